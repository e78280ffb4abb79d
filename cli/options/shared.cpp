#include "options.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace p2s::cli {

CLI::Option* add_key_option(CLI::App& app, std::string& text) {
  return add_choice(app, "--key", text, {"rsa:2048", "rsa:3072", "rsa:4096", "ec:p256", "ec:p384"},
                    "the kind of key");
}

CLI::Option* add_validity_option(CLI::App& app, std::string& text) {
  return app.add_option("--validity", text, "how long it is valid: a number and y, m, d or h")
      ->type_name("PERIOD");
}

CLI::Option* add_output_option(CLI::App& app, std::string& text) {
  return app.add_option("-o,--output", text, "where to write it; - is standard output")
      ->type_name("FILE");
}

CLI::Option* add_force_option(CLI::App& app, bool& force) {
  return app.add_flag("--force", force, "replace files that exist");
}

CLI::Option* add_root_option(CLI::App& app, std::string& name) {
  return app.add_option("--root", name, "the root; else the default one")->type_name("ROOT");
}

CLI::Option* add_systems_option(CLI::App& app, std::string& text) {
  return app
      .add_option("--os", text, "windows, macos, ios, linux, android, joined by commas; else all")
      ->type_name("SYSTEMS");
}

std::vector<System> to_systems(const std::string& text) {
  std::vector<System> systems;
  if (text.empty()) return systems;
  for (const auto name : split(text, ',')) {
    const auto system = parse_system(trim(name));
    if (!system) {
      throw Error(ErrorKind::usage, fmt::format("--os: '{}' is no system", printable(name)))
          .hint("--os windows,macos,ios,linux,android");
    }
    if (std::find(systems.begin(), systems.end(), *system) == systems.end())
      systems.push_back(*system);
  }
  return systems;
}

pki::KeyKind to_key_kind(const std::string& text) {
  const auto kind = pki::parse_key_kind(text);
  if (!kind) {
    throw Error(ErrorKind::usage, fmt::format("'{}' is not a kind of key", printable(text)))
        .hint("--key rsa:2048|rsa:3072|rsa:4096|ec:p256|ec:p384");
  }
  return *kind;
}

Period to_period(const std::string& text, const std::string& option) {
  const auto period = Period::parse(text);
  if (!period) {
    throw Error(ErrorKind::usage, fmt::format("{}: '{}' is not a period", option, printable(text)))
        .hint(fmt::format("write a number and y, m, d or h: {} 90d", option));
  }
  return *period;
}

secrets::Source to_source(const std::string& text, const std::string& option) {
  try {
    return secrets::Source::parse(text);
  } catch (Error& error) {
    error.add_context(fmt::format("while reading {}", option));
    throw;
  }
}

}  // namespace p2s::cli
