// SPDX-License-Identifier: Apache-2.0
#include "help.hpp"

#include "docgen/topic.hpp"
#include "global_options.hpp"
#include "output/display_width.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <ostream>

namespace p2s::cli {
namespace {

constexpr std::size_t kWidth = 80;

std::string wrapped(std::string_view text, std::size_t indent) {
  return wrap(text, indent, kWidth);
}

/// A list of choices that is too long for one line, broken after a '|'.
std::string broken_choices(std::string name) {
  const std::string indent(name.find(' ') + 3, ' ');
  std::size_t begin = 0;
  while (name.size() - begin + 2 > kWidth) {
    const auto end = name.rfind('|', begin + kWidth - 3);
    if (end == std::string::npos || end <= begin) break;
    name.insert(end + 1, '\n' + indent);
    begin = end + 2;
  }
  return name;
}

/// "  NAME   text", the text beside the name or, if the name is long, below it.
void print_entry(std::ostream& out, const std::string& name, const std::string& text,
                 std::size_t column) {
  const std::string body = wrapped(text, column);
  const bool beside = name.size() + 4 <= column && body.size() > column;
  if (beside) {
    out << "  " << name << std::string(column - name.size() - 2, ' ') << body.substr(column)
        << '\n';
  } else {
    out << "  " << broken_choices(name) << '\n' << body << '\n';
  }
}

void print_paragraphs(std::ostream& out, std::string_view text) {
  std::string paragraph;
  const auto print = [&] {
    if (!paragraph.empty()) out << '\n' << wrapped(paragraph, 0) << '\n';
    paragraph.clear();
  };
  for (const std::string_view line : split_lines(text)) {
    if (trim(line).empty()) {
      print();
    } else {
      paragraph += std::string(trim(line)) + ' ';
    }
  }
  print();
}

void print_options(std::ostream& out, const CommandLine& line, std::string_view title,
                   std::string_view group) {
  bool first = true;
  for (const bool arguments : {true, false}) {
    for (const Option& option : line.options()) {
      if (option.group != group || option.is_argument != arguments) continue;
      if (first) out << '\n' << title << ":\n";
      first = false;
      print_entry(out, spelling(option), explanation(option), 28);
    }
  }
}

void print_command_help(std::ostream& out, const Command& command) {
  const DeclaredCommand declared = declare(command);
  out << command.summary << ".\n\nUsage: " << usage_line(declared.line) << '\n';
  print_paragraphs(out, command.details);
  print_options(out, declared.line, "Arguments and options", "");
  print_options(out, declared.line, kGlobalGroup, kGlobalGroup);
  if (!command.examples.empty()) out << "\nExamples:\n";
  for (const Example& example : command.examples) {
    out << "  " << example.command << '\n' << wrapped(example.meaning, 6) << '\n';
  }
  if (!command.see_also.empty())
    out << "\nSee also: " << replace_all(command.see_also, ",", ", ") << '\n';
}

void print_commands(std::ostream& out, const std::string& noun) {
  for (const Command* command : commands()) {
    const std::size_t space = command->path.find(' ');
    const std::string_view of =
        space == std::string_view::npos ? "" : command->path.substr(0, space);
    if (command->hidden || of != noun) continue;
    print_entry(out, std::string(command->path), std::string(command->summary), 22);
  }
}

constexpr std::string_view kPurpose =
    "Manage certificates, client profiles and checks for Azure point-to-site VPN\ngateways.\n\n"
    "Usage: p2sctl NOUN VERB [ARGUMENT...] [OPTIONS]\n\n";

/// "create, import, list"
std::string verbs_of(const std::string& noun) {
  std::vector<std::string> verbs;
  for (const Command* command : commands()) {
    if (!command->hidden && command->path.starts_with(noun + " "))
      verbs.emplace_back(command->path.substr(noun.size() + 1));
  }
  return join(verbs, ", ");
}

}  // namespace

void print_overview(std::ostream& out) {
  constexpr std::size_t kColumn = 15;
  out << kPurpose << "Commands:\n";
  for (const Command* command : commands()) {
    const bool single = command->path.find(' ') == std::string_view::npos;
    if (!command->hidden && single)
      print_entry(out, std::string(command->path), std::string(command->summary), kColumn);
  }
  out << "\nNouns and their verbs:\n";
  for (const std::string& noun : nouns()) print_entry(out, noun, verbs_of(noun), kColumn);
  out << '\n'
      << "New here: p2sctl help tutorial\n"
      << wrapped("Other topics of p2sctl help: " + join(topic_names(), ", "), 0) << '\n'
      << "Run 'p2sctl help' for all commands, 'p2sctl NOUN VERB --help' for one.\n";
}

void print_help(std::ostream& out, const ParsedCommand& parsed) {
  if (parsed.command != nullptr) {
    print_command_help(out, *parsed.command);
    return;
  }
  if (!parsed.noun.empty()) {
    out << "Usage: p2sctl " << parsed.noun << " VERB [ARGUMENT...] [OPTIONS]\n\n";
    print_commands(out, parsed.noun);
    out << "\nRun 'p2sctl " << parsed.noun << " VERB --help' for more information.\n";
    return;
  }
  out << kPurpose;
  print_commands(out, "");
  for (const std::string& noun : nouns()) {
    out << '\n';
    print_commands(out, noun);
  }
  print_options(out, declare_globals().line, "Global options, allowed anywhere on the command line",
                kGlobalGroup);
  out << "\nTopics:\n";
  for (const auto& name : topic_names()) print_entry(out, name, find_topic(name)->summary, 22);
  out << "\nRun 'p2sctl help TOPIC', 'p2sctl NOUN VERB --help' or 'man p2sctl' for more\n"
         "information.\n";
}

std::string usage_line(const CommandLine& line) {
  std::string text = line.command();
  for (const Option& option : line.options()) {
    if (!option.is_argument) continue;
    const std::string name = option.metavariable + (option.is_repeatable() ? "..." : "");
    text += option.is_required ? " " + name : " [" + name + "]";
  }
  for (const Option& option : line.options()) {
    if (!option.is_argument && option.is_required)
      text += " " + option.name + " " + option.metavariable;
  }
  return text + " [OPTIONS]";
}

std::string spelling(const Option& option) {
  if (option.is_argument) return option.metavariable;
  const std::string names =
      option.letter.empty() ? option.name : option.letter + ", " + option.name;
  return option.metavariable.empty() ? names : names + " " + option.metavariable;
}

std::string explanation(const Option& option) {
  if (option.default_value.empty()) return option.description;
  return fmt::format("{} (default: {})", option.description, option.default_value);
}

}  // namespace p2s::cli
