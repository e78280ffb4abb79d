#include "parser.hpp"

#include "global_options.hpp"
#include "usage_error.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace p2s::cli {
namespace {

bool is_option(const std::string& word) { return word.size() > 1 && word.front() == '-'; }

/// The words of a command line that are neither options nor values of global options, up to "--".
struct Words {
  std::vector<std::size_t> positions;
  std::string unknown_option;  ///< the first that stands before the second word
  bool help = false;
  bool version = false;
};

Words find_words(const std::vector<std::string>& arguments) {
  Words words;
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    const std::string& argument = arguments[i];
    if (!is_option(argument)) {
      words.positions.push_back(i);
      continue;
    }
    if (argument == "-h" || argument == "--help") words.help = true;
    if (argument == "--version") words.version = true;
    const GlobalForm form = global_form(argument);
    if (form == GlobalForm::takes_next) ++i;
    if (form == GlobalForm::unknown && words.positions.size() < 2 && words.unknown_option.empty()) {
      words.unknown_option = argument;
    }
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

Request help_or_error(const std::vector<std::string>& arguments, const Words& words) {
  if (words.version) return {Request::Kind::version, nullptr, "", {}};
  const std::string first = words.positions.empty() ? "" : arguments[words.positions[0]];
  const bool noun = is_noun(first);
  if (words.help && (first.empty() || (noun && words.positions.size() < 2))) {
    return {Request::Kind::help, nullptr, first, {}};
  }
  if (!words.unknown_option.empty()) throw misplaced_option(words.unknown_option);
  const std::string second = words.positions.size() > 1 ? arguments[words.positions[1]] : "";
  throw unknown_command(first, noun ? second : "");
}

// Standard input is one secret or one file: said before anything is read.
void require_one_use_of_standard_input(const CLI::App& app) {
  std::string first;
  for (const CLI::Option* option : app.get_options([](const CLI::Option*) { return true; })) {
    const bool is_secret = option->get_type_name() == "SOURCE";
    const bool is_file = option->get_type_name() == "FILE" && !option->check_lname("output");
    for (const auto& value : option->results()) {
      const bool is_used =
          is_secret ? value == "stdin" || value == "fd:0" : is_file && value == "-";
      if (!is_used) continue;
      if (!first.empty()) {
        throw Error(ErrorKind::usage,
                    fmt::format("standard input cannot be used twice: by {} and by {}", first,
                                option->get_name()))
            .hint("name another source for one of them: a file, env:NAME or prompt");
      }
      first = option->get_name();
    }
  }
}

}  // namespace

Request recognise(const std::vector<std::string>& arguments) {
  const Words words = find_words(arguments);
  for (std::size_t count = 1; count <= 2 && count <= words.positions.size() && !words.version;
       ++count) {
    std::string path = arguments[words.positions[0]];
    if (count == 2) path += " " + arguments[words.positions[1]];
    const Command* command = find_command(path);
    if (command == nullptr) continue;
    return {words.help ? Request::Kind::help : Request::Kind::command, command,
            arguments[words.positions[0]], without(arguments, words.positions, count)};
  }
  return help_or_error(arguments, words);
}

DeclaredCommand::DeclaredCommand() = default;
DeclaredCommand::DeclaredCommand(DeclaredCommand&&) noexcept = default;
DeclaredCommand& DeclaredCommand::operator=(DeclaredCommand&&) noexcept = default;
DeclaredCommand::~DeclaredCommand() = default;

DeclaredCommand declare(const Command& command) {
  DeclaredCommand declared;
  declared.app = std::make_unique<CLI::App>(std::string(command.summary),
                                            fmt::format("p2sctl {}", command.path));
  declared.globals = std::make_unique<GlobalOptions>();
  declared.app->set_help_flag();
  declared.app->option_defaults()->always_capture_default();
  declared.action = command.declare(*declared.app);
  // An option that may be repeated takes one value each time: it must not swallow the arguments
  // after it.
  for (CLI::Option* option : declared.app->get_options()) {
    if (!option->get_positional()) option->allow_extra_args(false);
  }
  add_global_options(*declared.app, *declared.globals);
  return declared;
}

Invocation parse(const Request& request) {
  DeclaredCommand declared = declare(*request.command);
  std::vector<std::string> reversed(request.arguments.rbegin(), request.arguments.rend());
  try {
    declared.app->parse(reversed);
  } catch (const CLI::ParseError& error) {
    throw usage_error(*declared.app, error);
  }
  require_one_use_of_standard_input(*declared.app);
  return {request.command, *declared.globals, std::move(declared.action)};
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
    const std::size_t blank = command->path.find(' ');
    if (command->hidden || blank == std::string_view::npos) continue;
    const std::string noun(command->path.substr(0, blank));
    if (std::find(found.begin(), found.end(), noun) == found.end()) found.push_back(noun);
  }
  return found;
}

}  // namespace p2s::cli
