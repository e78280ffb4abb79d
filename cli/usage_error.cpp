#include "usage_error.hpp"

#include "global_options.hpp"
#include "help.hpp"
#include "parser.hpp"

#include <p2s/base/text.hpp>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace p2s::cli {
namespace {

std::string see_help(const CLI::App& app) { return fmt::format("{} --help", app.get_name()); }

Error extra_argument(const CLI::App& app) {
  const std::vector<std::string> rest = app.remaining();
  const auto option = std::find_if(rest.begin(), rest.end(), [](const std::string& word) {
    return word.size() > 1 && word[0] == '-';
  });
  if (option == rest.end()) {
    const std::string word = rest.empty() ? "" : rest.front();
    return Error(ErrorKind::usage, fmt::format("unexpected argument '{}'", printable(word)))
        .hint(fmt::format("usage: {}", usage_line(app)));
  }
  const std::string name = option->substr(0, option->find('='));
  const auto near = closest_match(name, option_names(app));
  return Error(ErrorKind::usage, fmt::format("unknown option '{}'", printable(name)))
      .hint(near ? fmt::format("did you mean {}?", *near) : see_help(app));
}

Error missing_argument(const CLI::App& app, const CLI::ParseError& error) {
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_required() || option->count() > 0) continue;
    const std::string name = option->get_positional() ? metavariable(*option) : option->get_name();
    return Error(ErrorKind::usage, fmt::format("{} is missing", name))
        .hint(fmt::format("usage: {}", usage_line(app)));
  }
  return Error(ErrorKind::usage, printable(error.what())).hint(see_help(app));
}

/// "--key: 1 required TEXT missing" and "--key: 1 required but received 2".
Error wrong_count(const CLI::App& app, const CLI::ParseError& error) {
  const std::string text = error.what();
  const std::string name = text.substr(0, text.find_first_of(": "));
  const CLI::Option* option = app.get_option_no_throw(name);
  if (option != nullptr && option->count() > 1) {
    return Error(ErrorKind::usage,
                 fmt::format("option '{}' is given more than once", printable(name)))
        .hint(see_help(app));
  }
  const std::string value = option != nullptr ? metavariable(*option) : "VALUE";
  return Error(ErrorKind::usage, fmt::format("option '{}' needs a value", printable(name)))
      .hint(fmt::format("{} {}", printable(name), value));
}

/// The name that the parser puts before its complaint, as help spells it.
std::string shown_name(const CLI::App& app, const std::string& name) {
  const CLI::Option* option = app.get_option_no_throw(name);
  return option != nullptr && option->get_positional() ? to_upper(name) : printable(name);
}

/// "Could not convert: --last = many": only numbers are converted.
Error not_a_number(const CLI::App& app, const std::string& complaint) {
  const std::size_t colon = complaint.find(": ");
  const std::size_t equals = complaint.find(" = ", colon);
  if (colon == std::string::npos || equals == std::string::npos) {
    return Error(ErrorKind::usage, printable(complaint)).hint(see_help(app));
  }
  const std::string name = shown_name(app, complaint.substr(colon + 2, equals - colon - 2));
  return Error(ErrorKind::usage, fmt::format("{}: '{}' is not a number", name,
                                             printable(complaint.substr(equals + 3))))
      .hint(see_help(app));
}

/// "--format: 'x' is not one of …"
Error wrong_value(const CLI::App& app, const std::string& complaint) {
  const std::size_t colon = complaint.find(": ");
  if (colon == std::string::npos)
    return Error(ErrorKind::usage, printable(complaint)).hint(see_help(app));
  const std::string name = shown_name(app, complaint.substr(0, colon));
  return Error(ErrorKind::usage,
               fmt::format("{}: {}", name, printable(complaint.substr(colon + 2))))
      .hint(see_help(app));
}

}  // namespace

Error usage_error(const CLI::App& app, const CLI::ParseError& error) {
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) return extra_argument(app);
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
    return missing_argument(app, error);
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) return wrong_count(app, error);
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr)
    return not_a_number(app, error.what());
  if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr)
    return wrong_value(app, error.what());
  return Error(ErrorKind::usage, printable(error.what())).hint(see_help(app));
}

Error misplaced_option(const std::string& option) {
  const std::string name = option.substr(0, option.find('='));
  const auto near = closest_match(name, global_option_names());
  return Error(ErrorKind::usage,
               fmt::format("unknown option '{}' before the command", printable(name)))
      .hint(near ? fmt::format("did you mean {}?", *near)
                 : "options of a command stand after it: p2sctl NOUN VERB [OPTIONS]");
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
  if (!verbs.empty() && verb.empty()) {
    return Error(ErrorKind::usage, fmt::format("'{}' needs a verb", noun))
        .hint(fmt::format("p2sctl {} {}", noun, verbs));
  }
  const std::string path = verb.empty() ? noun : noun + " " + verb;
  if (verb.empty()) {
    for (const std::string& word : nouns()) known.push_back(word);
  }
  const auto near = closest_match(path, known);
  const std::string fallback =
      verbs.empty() ? "p2sctl --help" : fmt::format("p2sctl {} {}", noun, verbs);
  return Error(ErrorKind::usage, fmt::format("unknown command '{}'", printable(path)))
      .hint(near ? fmt::format("did you mean: p2sctl {}", *near) : fallback);
}

}  // namespace p2s::cli
