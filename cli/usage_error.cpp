// SPDX-License-Identifier: Apache-2.0
#include "usage_error.hpp"

#include "help.hpp"
#include "parser.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::cli {
namespace {

std::string see_help(const CommandLine& line) { return fmt::format("{} --help", line.command()); }

Error wrong(const CommandLine& line, const std::string& message) {
  return Error(ErrorKind::usage, message).hint(see_help(line));
}

Error invalid_value(const CommandLine& line, const Option& option, const std::string& value,
                    const std::string& expected) {
  return wrong(
      line, fmt::format("invalid value '{}' for {}: {}", printable(value), option.name, expected));
}

std::optional<std::string> nearest_option(const CommandLine& line, const std::string& name) {
  std::vector<std::string> names;
  for (const Option& option : line.options()) {
    if (!option.is_argument) names.push_back(option.name);
  }
  return closest_match(name, names);
}

std::string_view verb_of(const Command& command) {
  return command.path.substr(command.path.find(' ') + 1);
}

/// The noun or command with this name or, if it is a verb, the commands with that verb: of the noun
/// `next`, if it is one of them.
std::vector<std::string> commands_named(const std::string& name, const std::string& next) {
  const auto known = nouns();
  if (find_command(name) != nullptr || std::find(known.begin(), known.end(), name) != known.end())
    return {name};
  const std::string of_next = next + " " + name;
  if (find_command(of_next) != nullptr) return {of_next};
  std::vector<std::string> found;
  for (const Command* command : commands()) {
    if (!command->hidden && verb_of(*command) == name) found.emplace_back(command->path);
  }
  return found;
}

}  // namespace

Error unknown_option(const CommandLine& line, const std::string& word) {
  const std::string name = word.substr(0, word.find('='));
  const auto near = nearest_option(line, name);
  const std::string hint = near ? fmt::format("did you mean {}?", *near) : see_help(line);
  return Error(ErrorKind::usage, fmt::format("unknown option '{}'", printable(name))).hint(hint);
}

Error unexpected_argument(const CommandLine& line, const std::string& word) {
  return Error(ErrorKind::usage, fmt::format("unexpected argument '{}'", printable(word)))
      .hint(fmt::format("usage: {}", usage_line(line)));
}

Error missing_option(const CommandLine& line, const Option& option) {
  const std::string& name = option.is_argument ? option.metavariable : option.name;
  return Error(ErrorKind::usage, fmt::format("missing {}", name))
      .hint(fmt::format("usage: {}", usage_line(line)));
}

Error missing_value(const CommandLine& line, const std::string& word) {
  const OptionWord read = line.read_option(word);
  const std::string name = read.named.empty() ? word : read.named.back()->name;
  const std::string value = read.named.empty() ? "VALUE" : read.named.back()->metavariable;
  return Error(ErrorKind::usage, fmt::format("option '{}' requires a value", printable(name)))
      .hint(fmt::format("{} {}", printable(name), value));
}

Error unwanted_value(const CommandLine& line, const Option& option) {
  return wrong(line, fmt::format("option '{}' does not accept a value", option.name));
}

Error repeated_option(const CommandLine& line, const Option& option) {
  return wrong(line, fmt::format("option '{}' cannot be repeated", option.name));
}

Error not_a_choice(const CommandLine& line, const Option& option, const std::string& value) {
  return invalid_value(line, option, value,
                       fmt::format("expected one of {}", join(option.values, ", ")));
}

Error not_a_number(const CommandLine& line, const Option& option, const std::string& value) {
  return invalid_value(line, option, value, "expected a number");
}

Error out_of_range(const CommandLine& line, const Option& option, const std::string& value) {
  return invalid_value(
      line, option, value,
      fmt::format("expected a number from {} to {}", option.limits->min, option.limits->max));
}

Error missing_companion(const CommandLine& line, const Option& option, const Option& needed) {
  return wrong(line, fmt::format("{} requires {}", option.name, needed.name));
}

Error conflicting_options(const CommandLine& line, const Option& option, const Option& other) {
  return wrong(line, fmt::format("{} and {} cannot be used together", option.name, other.name));
}

Error misplaced_option(const CommandLine& globals, const std::string& word) {
  const std::string name = word.substr(0, word.find('='));
  const auto near = nearest_option(globals, name);
  return Error(ErrorKind::usage,
               fmt::format("unknown option '{}' before the command", printable(name)))
      .hint(near ? fmt::format("did you mean {}?", *near)
                 : "put the options of a command after it: p2sctl NOUN VERB [OPTIONS]");
}

Error missing_noun(const std::string& word, const std::string& next) {
  std::vector<std::string> known = nouns();
  for (const Command* command : commands()) {
    if (command->hidden) continue;
    known.emplace_back(command->path);
    known.emplace_back(verb_of(*command));
  }
  const auto near = closest_match(word, known);
  const auto meant = near ? commands_named(*near, next) : std::vector<std::string>();
  std::string hint = meant.empty() ? "p2sctl --help" : "did you mean: p2sctl " + meant.front();
  for (std::size_t i = 1; i < meant.size(); ++i)
    hint += (i + 1 == meant.size() ? " or p2sctl " : ", p2sctl ") + meant[i];
  return Error(ErrorKind::usage, fmt::format("unknown command '{}'", printable(word))).hint(hint);
}

Error unknown_command(const std::string& noun, const std::string& verb) {
  if (noun.empty()) return Error(ErrorKind::usage, "no command given").hint("p2sctl --help");
  std::vector<std::string> known;
  std::string verbs;
  for (const Command* command : commands()) {
    if (command->hidden) continue;
    known.emplace_back(command->path);
    if (!command->path.starts_with(noun + " ")) continue;
    verbs += (verbs.empty() ? "" : "|") + std::string(command->path.substr(noun.size() + 1));
  }
  if (verb.empty()) {
    return Error(ErrorKind::usage, fmt::format("'{}' requires a verb", noun))
        .hint(fmt::format("p2sctl {} {}", noun, verbs));
  }
  const std::string path = noun + " " + verb;
  const auto near = closest_match(path, known);
  return Error(ErrorKind::usage, fmt::format("unknown command '{}'", printable(path)))
      .hint(near ? fmt::format("did you mean: p2sctl {}", *near)
                 : fmt::format("p2sctl {} {}", noun, verbs));
}

}  // namespace p2s::cli
