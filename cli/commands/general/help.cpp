// SPDX-License-Identifier: Apache-2.0
#include "help.hpp"

#include "command.hpp"
#include "docgen/topic.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::cli {
namespace {

struct HelpOptions {
  std::vector<std::string> words;
};

void add_options(CommandLine& line, HelpOptions& options) {
  line.argument("TOPIC", &options.words,
                "A command, such as client issue, or its first word; or one of " +
                    join(topic_names(), ", ") + " (default: all commands)");
}

Error unknown_topic(const std::string& asked) {
  auto known = topic_names();
  for (const auto& noun : nouns()) known.push_back(noun);
  for (const Command* command : commands()) {
    if (!command->hidden) known.emplace_back(command->path);
  }
  const auto near = closest_match(asked, known);
  return Error(ErrorKind::usage, fmt::format("no help about '{}'", printable(asked)))
      .hint(near ? fmt::format("did you mean: p2sctl help {}", *near)
                 : "list all commands and topics with: p2sctl help");
}

ExitCode run(const HelpOptions& options, Context& context) {
  const auto asked = join(options.words, " ");
  const auto known_nouns = nouns();
  if (const Command* command = find_command(asked)) {
    print_help(context.out(), {ParsedCommand::Kind::help, command, "", {}});
  } else if (asked.empty() ||
             std::find(known_nouns.begin(), known_nouns.end(), asked) != known_nouns.end()) {
    print_help(context.out(), {ParsedCommand::Kind::help, nullptr, asked, {}});
  } else if (const auto topic = find_topic(asked)) {
    print_topic(context.out(), *topic);
  } else {
    throw unknown_topic(asked);
  }
  return ExitCode::done;
}

constexpr std::array kHelpExamples{
    Example{"p2sctl help client issue", "The same as p2sctl client issue --help"},
    Example{"p2sctl help security", "What is protected, and what is not"}};

}  // namespace

extern const Command help{
    .path = "help",
    .summary = "Show help about a command or a topic",
    .details = "Topics are also man pages in section 7, such as p2sctl-tutorial(7).",
    .examples = kHelpExamples,
    .see_also = "version",
    .declare = make_command<HelpOptions, add_options, run>,
};

}  // namespace p2s::cli
