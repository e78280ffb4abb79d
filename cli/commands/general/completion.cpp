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
  line.argument("SHELL", &options.shell, "the shell").choices({"bash", "zsh", "fish"}).required();
}

ExitCode run(const CompletionOptions& options, Context& context) {
  context.out() << completion_script(options.shell);
  return ExitCode::done;
}

constexpr std::array kCompletionExamples{
    Example{"source <(p2sctl completion bash)", "for this session"},
    Example{"p2sctl completion fish > ~/.config/fish/completions/p2sctl.fish", "for good"}};

}  // namespace

extern const Command completion{
    .path = "completion",
    .summary = "print the completion script of a shell",
    .details =
        "A package puts the scripts where the shells find them. They ask the program for "
        "everything: commands, "
        "options, names of roots and clients.",
    .examples = kCompletionExamples,
    .see_also = "",
    .declare = make_command<CompletionOptions, add_options, run>,
};

}  // namespace p2s::cli
