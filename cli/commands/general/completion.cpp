// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "docgen/completion_scripts.hpp"
#include "options/options.hpp"

#include <array>
#include <ostream>

namespace p2s::cli {
namespace {

struct CompletionOptions {
  std::string shell;
};

void add_options(CommandLine& line, CompletionOptions& options) {
  line.argument("SHELL", &options.shell, "The shell")
      .choices({"bash", "zsh", "fish", "powershell"})
      .required();
}

ExitCode run(const CompletionOptions& options, Context& context) {
  context.out() << completion_script(options.shell);
  return ExitCode::done;
}

constexpr std::array kCompletionExamples{
    Example{"source <(p2sctl completion bash)", "For this session"},
    Example{"p2sctl completion fish > ~/.config/fish/completions/p2sctl.fish", "For all sessions"},
    Example{"p2sctl completion powershell > p2sctl-completion.ps1",
            "For PowerShell: add \". ./p2sctl-completion.ps1\" to the file that $PROFILE names"}};

}  // namespace

extern const Command completion{
    .path = "completion",
    .summary = "Print a shell completion script",
    .details =
        "The installed package contains the scripts for bash, zsh and fish already. They complete "
        "commands, options, files, and the names and thumbprints of roots and clients.",
    .examples = kCompletionExamples,
    .see_also = "",
    .declare = make_command<CompletionOptions, add_options, run>,
};

}  // namespace p2s::cli
