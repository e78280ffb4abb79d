#include "command.hpp"
#include "docgen/complete.hpp"

#include <p2s/base/text.hpp>

#include <ostream>

namespace p2s::cli {
namespace {

struct InternalCompleteOptions {
  std::vector<std::string> words;
};

void add_options(CommandLine& line, InternalCompleteOptions& options) {
  line.argument("WORD", &options.words, "the words after p2sctl, the last under the cursor");
}

/// A line a candidate: TEXT, a tab, MEANING. ":files" and ":directories" say that such names fit as
/// well.
ExitCode run(const InternalCompleteOptions& options, Context& context) {
  const Completion found = complete(options.words, context.services());
  for (const Candidate& candidate : found.candidates) {
    if (printable(candidate.text, 4096) != candidate.text) continue;  // no shell could show it
    context.out() << candidate.text << '\t' << printable(candidate.meaning) << '\n';
  }
  if (found.files) context.out() << ":files\n";
  if (found.directories) context.out() << ":directories\n";
  return ExitCode::done;
}

}  // namespace

extern const Command internal_complete{
    .path = "internal complete",
    .summary = "answer the completion scripts",
    .details = "",
    .examples = {},
    .see_also = "",
    .hidden = true,
    .declare = make_command<InternalCompleteOptions, add_options, run>,
};

}  // namespace p2s::cli
