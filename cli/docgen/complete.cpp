// SPDX-License-Identifier: Apache-2.0
#include "docgen/complete.hpp"

#include "docgen/value_completions.hpp"
#include "parser.hpp"

#include <p2s/base/error.hpp>

#include <algorithm>

namespace p2s::cli {
namespace {

/// The command before the cursor, and the number of its arguments given so far.
struct Place {
  const Command* command = nullptr;
  std::string noun;
  std::size_t arguments = 0;
  const Option* pending = nullptr;  ///< the word under the cursor is its value
  app::WorkspaceChoice workspace;
};

/// The workspace and store options in the line being typed.
void note_workspace(Place& place, const Option& option, const std::string& value) {
  if (option.name == "--workspace") place.workspace.directory = value;
  if (option.name == "--store") place.workspace.store = value;
}

/// Parses the words before the cursor; an incomplete line is not an error.
Place find_place(const std::vector<std::string>& before, const CommandLine& line) {
  Place place;
  for (const std::string& word : before) {
    if (place.pending != nullptr) {
      note_workspace(place, *place.pending, word);
      place.pending = nullptr;
    } else if (word.size() > 1 && word[0] == '-') {
      const OptionWord option = line.read_option(word);
      if (option.waits) place.pending = option.named.back();
    } else if (place.command != nullptr) {
      ++place.arguments;
    } else {
      const std::string path = place.noun.empty() ? word : place.noun + " " + word;
      place.command = find_command(path);
      if (place.noun.empty()) place.noun = word;
    }
  }
  return place;
}

void add_commands(Completion& found, const std::string& noun) {
  for (const Command* command : commands()) {
    if (command->hidden) continue;
    const std::size_t space = command->path.find(' ');
    const bool single = space == std::string_view::npos;
    if (noun.empty() && single)
      found.candidates.push_back({std::string(command->path), std::string(command->summary)});
    if (!noun.empty() && !single && command->path.substr(0, space) == noun) {
      found.candidates.push_back(
          {std::string(command->path.substr(space + 1)), std::string(command->summary)});
    }
  }
  if (!noun.empty()) return;
  for (const std::string& word : nouns())
    found.candidates.push_back({word, "Commands for " + word});
}

void add_options(Completion& found, const CommandLine& line) {
  for (const Option& option : line.options()) {
    if (!option.is_argument) found.candidates.push_back({option.name, option.description});
  }
}

const Option* argument_at(const CommandLine& line, std::size_t index) {
  for (const Option& option : line.options()) {
    if (!option.is_argument) continue;
    if (index == 0 || option.is_repeatable()) return &option;
    --index;
  }
  return nullptr;
}

/// "--option=val": the candidates carry the option, because the whole word is replaced.
Completion values_after_equals(const CommandLine& line, const std::string& word,
                               app::Workspace& workspace) {
  const std::string name = word.substr(0, word.find('='));
  const Option* option = line.find(name);
  if (option == nullptr) return {};
  Completion found = value_completions(*option, word.substr(name.size() + 1), workspace);
  for (Candidate& candidate : found.candidates) candidate.text.insert(0, name + "=");
  found.prefix.insert(0, name + "=");
  return found;
}

Completion everything(const std::vector<std::string>& before, const std::string& word,
                      const app::Services& services) {
  DeclaredCommand declared = declare_globals();
  Place place = find_place(before, declared.line);
  if (place.command != nullptr) {
    declared = declare(*place.command);
    place = find_place(before, declared.line);
  }
  app::Workspace workspace(place.workspace, services);
  if (place.pending != nullptr) return value_completions(*place.pending, word, workspace);
  if (word.starts_with("--") && word.find('=') != std::string::npos)
    return values_after_equals(declared.line, word, workspace);
  Completion found;
  if (word.starts_with("-")) {
    add_options(found, declared.line);
  } else if (place.command == nullptr) {
    add_commands(found, place.noun);
  } else if (const Option* argument = argument_at(declared.line, place.arguments)) {
    found = value_completions(*argument, word, workspace);
  }
  return found;
}

}  // namespace

Completion complete(const std::vector<std::string>& words, const app::Services& services) {
  const std::string word = words.empty() ? "" : words.back();
  const std::vector<std::string> before(words.begin(),
                                        words.empty() ? words.begin() : words.end() - 1);
  Completion found = everything(before, word, services);
  std::erase_if(found.candidates,
                [&](const Candidate& candidate) { return !candidate.text.starts_with(word); });
  return found;
}

}  // namespace p2s::cli
