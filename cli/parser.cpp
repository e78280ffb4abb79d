// SPDX-License-Identifier: Apache-2.0
#include "parser.hpp"

#include "global_options.hpp"
#include "usage_error.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::cli {
namespace {

bool is_option(const std::string& word) { return word.size() > 1 && word.front() == '-'; }

/// The words of a command line that are neither options nor values of global options, up to "--".
struct Words {
  std::vector<std::size_t> positions;
  std::string unknown_option;  ///< the first one before the second word
  bool help = false;
  bool version = false;
};

Words find_words(const std::vector<std::string>& arguments, const CommandLine& globals) {
  Words words;
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    const std::string& argument = arguments[i];
    if (!is_option(argument)) {
      words.positions.push_back(i);
      continue;
    }
    const OptionWord option = globals.read_option(argument);
    for (const Option* named : option.named) {
      words.help |= named->name == "--help";
      words.version |= named->name == "--version";
    }
    if (option.waits) ++i;
    if (option.named.empty() && words.positions.size() < 2 && words.unknown_option.empty())
      words.unknown_option = argument;
  }
  return words;
}

bool is_noun(const std::string& word) {
  return std::any_of(commands().begin(), commands().end(),
                     [&](const Command* command) { return command->path.starts_with(word + " "); });
}

std::vector<std::string> without(const std::vector<std::string>& arguments,
                                 const std::vector<std::size_t>& positions, std::size_t count) {
  std::vector<std::string> rest;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto end = positions.begin() + static_cast<std::ptrdiff_t>(count);
    if (std::find(positions.begin(), end, i) == end) rest.push_back(arguments[i]);
  }
  return rest;
}

ParsedCommand help_or_error(const std::vector<std::string>& arguments, const Words& words,
                            const CommandLine& globals) {
  if (arguments.empty()) return {ParsedCommand::Kind::overview, nullptr, "", {}};
  if (words.version) return {ParsedCommand::Kind::version, nullptr, "", {}};
  const std::string first = words.positions.empty() ? "" : arguments[words.positions[0]];
  const bool noun = is_noun(first);
  if (words.help && (first.empty() || (noun && words.positions.size() < 2))) {
    return {ParsedCommand::Kind::help, nullptr, first, {}};
  }
  if (!words.unknown_option.empty()) throw misplaced_option(globals, words.unknown_option);
  const std::string second = words.positions.size() > 1 ? arguments[words.positions[1]] : "";
  throw noun || first.empty() ? unknown_command(first, second) : missing_noun(first, second);
}

std::vector<std::string> given_values(const Option& option) {
  if (const auto* const text = std::get_if<std::string*>(&option.target)) return {**text};
  if (const auto* const list = std::get_if<std::vector<std::string>*>(&option.target))
    return **list;
  return {};
}

bool reads_standard_input(const Option& option, const std::string& value) {
  if (option.metavariable == "SOURCE") return value == "stdin" || value == "fd:0";
  return option.metavariable == "FILE" && option.name != "--output" && value == "-";
}

// Standard input is one secret or one file: checked before anything is read.
void require_one_use_of_standard_input(const CommandLine& line) {
  std::string first;
  for (const Option& option : line.options()) {
    for (const auto& value : given_values(option)) {
      if (!reads_standard_input(option, value)) continue;
      if (!first.empty()) {
        throw Error(
            ErrorKind::usage,
            fmt::format("standard input cannot be used for both {} and {}", first, option.name))
            .hint("use a file, env:NAME or prompt for one of them");
      }
      first = option.name;
    }
  }
}

}  // namespace

ParsedCommand recognise(const std::vector<std::string>& arguments) {
  const DeclaredCommand globals = declare_globals();
  const Words words = find_words(arguments, globals.line);
  for (std::size_t count = 1; count <= 2 && count <= words.positions.size() && !words.version;
       ++count) {
    std::string path = arguments[words.positions[0]];
    if (count == 2) path += " " + arguments[words.positions[1]];
    const Command* command = find_command(path);
    if (command == nullptr) continue;
    return {words.help ? ParsedCommand::Kind::help : ParsedCommand::Kind::command, command,
            arguments[words.positions[0]], without(arguments, words.positions, count)};
  }
  return help_or_error(arguments, words, globals.line);
}

DeclaredCommand declare(const Command& command) {
  DeclaredCommand declared(fmt::format("p2sctl {}", command.path));
  declared.action = command.declare(declared.line);
  add_global_options(declared.line, *declared.globals);
  return declared;
}

DeclaredCommand declare_globals() {
  DeclaredCommand declared("p2sctl");
  add_global_options(declared.line, *declared.globals);
  return declared;
}

Invocation parse(const ParsedCommand& parsed) {
  DeclaredCommand declared = declare(*parsed.command);
  declared.line.parse(parsed.arguments);
  require_one_use_of_standard_input(declared.line);
  return {parsed.command, *declared.globals, std::move(declared.action)};
}

bool asks_for_json(const std::vector<std::string>& arguments) {
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  return std::find(arguments.begin(), end, "--json") != end;
}

const Command* find_command(std::string_view path) {
  for (const Command* command : commands()) {
    if (command->path == path) return command;
  }
  return nullptr;
}

std::vector<std::string> nouns() {
  std::vector<std::string> found;
  for (const Command* command : commands()) {
    const std::size_t space = command->path.find(' ');
    if (command->hidden || space == std::string_view::npos) continue;
    const std::string noun(command->path.substr(0, space));
    if (std::find(found.begin(), found.end(), noun) == found.end()) found.push_back(noun);
  }
  return found;
}

}  // namespace p2s::cli
