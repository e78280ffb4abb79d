#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/clock.hpp>
#include <p2s/base/system.hpp>
#include <p2s/pki/key.hpp>
#include <p2s/pki/pfx.hpp>
#include <p2s/secrets/source.hpp>

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace p2s::cli {

// The type_name() of an option is what help shows and what completion offers: FILE, DIR, SOURCE,
// RULE, ROOT, CLIENT, THUMBPRINT, CODE, or the values themselves as "a|b|c". Anything else is shown
// and not completed.

/// A check for Option::check(): the value is one of these.
std::function<std::string(const std::string&)> one_of(std::vector<std::string> choices);
/// An option with a fixed set of values.
CLI::Option* add_choice(CLI::App& app, const std::string& flags, std::string& text,
                        std::vector<std::string> choices, const std::string& help);

// Option groups that several commands share, and how their text becomes types: Error(usage) with a
// hint.

CLI::Option* add_key_option(CLI::App& app, std::string& text);       ///< --key
CLI::Option* add_validity_option(CLI::App& app, std::string& text);  ///< --validity
CLI::Option* add_output_option(CLI::App& app, std::string& text);    ///< -o, --output FILE|-
CLI::Option* add_force_option(CLI::App& app, bool& force);           ///< --force: replace files
CLI::Option* add_root_option(CLI::App& app, std::string& name);      ///< --root NAME
CLI::Option* add_systems_option(CLI::App& app, std::string& text);   ///< --os windows,linux

/// The whole file; "-" is standard input.
Bytes read_input(const std::string& path);

pki::KeyKind to_key_kind(const std::string& text);
Period to_period(const std::string& text, const std::string& option);
/// Empty text names no system, which means all of them.
std::vector<System> to_systems(const std::string& text);
secrets::Source to_source(const std::string& text, const std::string& option);

/// How PFX files are protected: --pfx-password, --pfx-encryption, --pfx-iterations.
struct PfxChoice {
  std::string password = "generate";
  std::string encryption = "aes256-sha256";
  int iterations = 0;  ///< 0: by the password: 2,048 for generated ones, 100,000 for chosen ones
};
void add_pfx_options(CLI::App& app, PfxChoice& choice);
pki::PfxEncryption to_pfx_encryption(const std::string& text);

}  // namespace p2s::cli
