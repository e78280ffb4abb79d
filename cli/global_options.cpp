#include "global_options.hpp"

#include "options/options.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace p2s::cli {
namespace {

/// Known without a parser, because they may stand before the words that name the command.
struct GlobalName {
  char letter;
  std::string_view name;
  bool takes_value;
};

constexpr std::array<GlobalName, 12> kNames{{
    {'C', "--workspace", true},
    {0, "--store", true},
    {0, "--json", false},
    {'q', "--quiet", false},
    {'v', "--verbose", false},
    {0, "--color", true},
    {'n', "--dry-run", false},
    {'y', "--yes", false},
    {0, "--as-of", true},
    {0, "--passphrase", true},
    {'h', "--help", false},
    {0, "--version", false},
}};

/// "-qC": flags, then perhaps one option whose value is the rest or the next word.
GlobalForm short_form(std::string_view letters) {
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const auto* const row = std::find_if(kNames.begin(), kNames.end(), [&](const GlobalName& name) {
      return name.letter == letters[i];
    });
    if (row == kNames.end()) return GlobalForm::unknown;
    if (row->takes_value)
      return i + 1 == letters.size() ? GlobalForm::takes_next : GlobalForm::complete;
  }
  return GlobalForm::complete;
}

}  // namespace

void add_global_options(CLI::App& app, GlobalOptions& globals) {
  const auto global = [](CLI::Option* option) { return option->group(kGlobalGroup); };
  global(app.add_option("-C,--workspace", globals.workspace,
                        "the directory of p2s.toml; else $P2SCTL_WORKSPACE, else the nearest "
                        "parent that has one"))
      ->type_name("DIR");
  global(
      app.add_option(
          "--store", globals.store,
          "the inventory; else $P2SCTL_STORE, else [store] url of p2s.toml, else p2s.db beside it"))
      ->type_name("URL");
  global(app.add_flag("--json", globals.json,
                      "one JSON document on stdout; errors as JSON on stderr"));
  auto* quiet = global(app.add_flag("-q,--quiet", globals.quiet, "only the product"));
  global(app.add_flag("-v,--verbose", globals.verbose, "also what is being done"))->excludes(quiet);
  static const std::map<std::string, Colour> colours{
      {"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}};
  global(app.add_option_function<std::string>(
             "--color", [&globals](const std::string& text) { globals.colour = colours.at(text); },
             "colours: auto means on a terminal without NO_COLOR"))
      ->default_str("auto")
      ->check(one_of({"auto", "always", "never"}))
      ->type_name("auto|always|never");
  global(app.add_flag("-n,--dry-run", globals.dry_run, "say what would be done, write nothing"));
  global(app.add_flag("-y,--yes", globals.yes, "answer yes to every confirmation"));
  global(app.add_option("--as-of", globals.as_of, "judge dates as if it were that day"))
      ->type_name("DATE");
  global(app.add_option("--passphrase", globals.passphrase,
                        "where the store's passphrase comes from; else the file named by "
                        "$P2SCTL_PASSPHRASE_FILE, "
                        "else a prompt"))
      ->type_name("SOURCE");
  app.set_help_flag("-h,--help", "show the help of the command")->group(kGlobalGroup);
  global(app.add_flag_callback(
      "--version", [] {}, "show the version"));
}

GlobalForm global_form(const std::string& word) {
  if (!word.starts_with("--")) return short_form(std::string_view(word).substr(1));
  const std::string_view name = std::string_view(word).substr(0, word.find('='));
  const auto* const row = std::find_if(kNames.begin(), kNames.end(),
                                       [&](const GlobalName& known) { return known.name == name; });
  if (row == kNames.end()) return GlobalForm::unknown;
  return row->takes_value && name.size() == word.size() ? GlobalForm::takes_next
                                                        : GlobalForm::complete;
}

std::vector<std::string> global_option_names() {
  std::vector<std::string> names;
  for (const GlobalName& row : kNames) names.emplace_back(row.name);
  return names;
}

}  // namespace p2s::cli
