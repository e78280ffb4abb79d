#include "complete.hpp"

#include "../global_options.hpp"
#include "../help.hpp"
#include "../parser.hpp"
#include "value_candidates.hpp"

#include <p2s/base/error.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>

namespace p2s::cli {
namespace {

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

/// The command that the words before the cursor name, and how many of its arguments they hold.
struct Place {
  const Command* command = nullptr;
  std::string noun;
  std::size_t arguments = 0;
  std::string pending_option;  ///< the last word is its value
  app::WorkspaceChoice workspace;
};

/// What the line being typed says about where to work.
void note_workspace(Place& place, const std::string& option, const std::string& value) {
  if (option == "-C" || option == "--workspace") place.workspace.directory = value;
  if (option == "--store") place.workspace.store = value;
}

/// The words before the cursor are read as far as they go: a half-typed line is no error.
Place find_place(const std::vector<std::string>& before, const CLI::App* app) {
  Place place;
  for (const std::string& word : before) {
    if (!place.pending_option.empty()) {
      note_workspace(place, place.pending_option, word);
      place.pending_option.clear();
    } else if (word.size() > 1 && word[0] == '-') {
      const CLI::Option* option = app == nullptr ? nullptr : app->get_option_no_throw(word);
      const bool waits =
          option != nullptr ? takes_value(*option) : global_form(word) == GlobalForm::takes_next;
      if (waits) place.pending_option = word;
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
    const std::size_t blank = command->path.find(' ');
    const bool single = blank == std::string_view::npos;
    if (noun.empty() && single)
      found.candidates.push_back({std::string(command->path), std::string(command->summary)});
    if (!noun.empty() && !single && command->path.substr(0, blank) == noun) {
      found.candidates.push_back(
          {std::string(command->path.substr(blank + 1)), std::string(command->summary)});
    }
  }
  if (!noun.empty()) return;
  for (const std::string& word : nouns()) found.candidates.push_back({word, "commands of " + word});
}

void add_options(Completion& found, const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      found.candidates.push_back({"--" + name, option->get_description()});
    }
  }
}

const CLI::Option* argument_at(const CLI::App& app, std::size_t index) {
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) continue;
    if (index == 0 || option->get_items_expected_max() > 1) return option;
    --index;
  }
  return nullptr;
}

/// "--option=val": the candidates carry the option, because the whole word is replaced.
Completion values_after_equals(const CLI::App& app, const std::string& word,
                               app::Workspace& workspace) {
  const std::string name = word.substr(0, word.find('='));
  const CLI::Option* option = app.get_option_no_throw(name);
  if (option == nullptr) return {};
  Completion found = value_candidates(metavariable(*option), workspace);
  for (Candidate& candidate : found.candidates) candidate.text.insert(0, name + "=");
  return found;
}

Completion everything(const std::vector<std::string>& before, const std::string& word,
                      const app::Services& services) {
  Place place = find_place(before, nullptr);
  DeclaredCommand declared;
  if (place.command != nullptr) {
    declared = declare(*place.command);
    place = find_place(before, declared.app.get());
  } else {
    declared.app = std::make_unique<CLI::App>();
    declared.app->set_help_flag();
    declared.globals = std::make_unique<GlobalOptions>();
    add_global_options(*declared.app, *declared.globals);
  }
  const CLI::App& app = *declared.app;
  app::Workspace workspace(place.workspace, services);
  if (!place.pending_option.empty()) {
    return value_candidates(metavariable(*app.get_option(place.pending_option)), workspace);
  }
  if (word.starts_with("--") && word.find('=') != std::string::npos)
    return values_after_equals(app, word, workspace);
  Completion found;
  if (word.starts_with("-")) {
    add_options(found, app);
  } else if (place.command == nullptr) {
    add_commands(found, place.noun);
  } else if (const CLI::Option* argument = argument_at(app, place.arguments)) {
    found = value_candidates(metavariable(*argument), workspace);
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
