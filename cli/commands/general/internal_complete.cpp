// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "docgen/complete.hpp"

#include <p2s/base/text/text.hpp>

#include <ostream>

namespace p2s::cli {
namespace {

struct InternalCompleteOptions {
  std::vector<std::string> words;
};

void add_options(CommandLine& line, InternalCompleteOptions& options) {
  line.argument("WORD", &options.words, "Words after p2sctl, the last one under the cursor");
}

/// One candidate per line: TEXT, a tab, MEANING. ":files" and ":directories" ask the shell for
/// names of its own; what follows after a space is the part of the word before the name.
ExitCode run(const InternalCompleteOptions& options, Context& context) {
  const Completion found = complete(options.words, context.services());
  for (const Candidate& candidate : found.candidates) {
    if (printable(candidate.text, 4096) != candidate.text) continue;  // a shell could not show it
    context.out() << candidate.text << '\t' << printable(candidate.meaning) << '\n';
  }
  if (found.files) context.out() << ":files " << found.prefix << '\n';
  if (found.directories) context.out() << ":directories " << found.prefix << '\n';
  return ExitCode::done;
}

}  // namespace

extern const Command internal_complete{
    .path = "internal complete",
    .summary = "Answer the completion scripts",
    .details = "",
    .examples = {},
    .see_also = "",
    .hidden = true,
    .declare = make_command<InternalCompleteOptions, add_options, run>,
};

}  // namespace p2s::cli
