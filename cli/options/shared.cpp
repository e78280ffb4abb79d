// SPDX-License-Identifier: Apache-2.0
#include "options/options.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::cli {

void add_key_option(CommandLine& line, std::string& text) {
  line.option("--key", &text, "Key type")
      .choices({"rsa:2048", "rsa:3072", "rsa:4096", "ec:p256", "ec:p384"});
}

void add_root_key_option(CommandLine& line, std::string& text) {
  line.option("--key rsa:2048|rsa:3072|rsa:4096|ec:p256|ec:p384|pkcs11:URI", &text,
              "Key type, or the PKCS#11 URI of a key on a token");
}

void add_validity_option(CommandLine& line, std::string& text) {
  line.option("--validity PERIOD", &text, "Validity period: a number followed by y, m, d or h");
}

void add_output_option(CommandLine& line, std::string& text) {
  line.option("-o, --output FILE", &text, "Output file; - writes to standard output");
}

void add_force_option(CommandLine& line, bool& force) {
  line.flag("--force", &force, "Replace existing files");
}

void add_issuer_option(CommandLine& line, std::string& name, std::string_view text) {
  line.option("--issuer ROOT", &name, text);
  line.option("--root ROOT", &name, "The same as --issuer").excludes("--issuer");
}

void add_weak_passphrase_option(CommandLine& line, bool& weak) {
  line.flag("--allow-weak-passphrase", &weak, "Accept a short or common passphrase, for tests");
}

void add_systems_option(CommandLine& line, std::string& text) {
  line.option(
      "--os SYSTEMS", &text,
      "Operating systems, comma-separated: windows, macos, ios, linux, android (default: all)");
}

std::vector<System> to_systems(const std::string& text) {
  std::vector<System> systems;
  if (text.empty()) return systems;
  for (const auto name : split(text, ',')) {
    const auto system = parse_system(trim(name));
    if (!system) {
      throw Error(ErrorKind::usage, fmt::format("unknown operating system '{}'", printable(name)))
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
    throw Error(ErrorKind::usage, fmt::format("unknown key type '{}'", printable(text)))
        .hint("--key rsa:2048|rsa:3072|rsa:4096|ec:p256|ec:p384|pkcs11:URI");
  }
  return *kind;
}

RootKey to_root_key(const std::string& text) {
  if (!pki::is_key_uri(text)) return {to_key_kind(text), std::nullopt};
  return {{}, pki::KeyUri::parse(text)};
}

Period to_period(const std::string& text, const std::string& option) {
  const auto period = Period::parse(text);
  if (!period) {
    throw Error(ErrorKind::usage, fmt::format("{}: '{}' is not a period", option, printable(text)))
        .hint(fmt::format("use a number followed by y, m, d or h: {} 90d", option));
  }
  return *period;
}

std::string output_format(const std::string& format, const Context& context) {
  if (!context.globals().json) return format.empty() ? "text" : format;
  if (format.empty() || format == "json") return "json";
  throw Error(ErrorKind::usage,
              fmt::format("--json and --format {} cannot be used together", format))
      .hint("remove one of them");
}

secrets::Source to_source(const std::string& text, const std::string& option) {
  try {
    auto source = text.empty() ? secrets::Source{} : secrets::Source::parse(text);
    source.option = option;
    return source;
  } catch (Error& error) {
    error.add_context(fmt::format("while reading {}", option));
    throw;
  }
}

std::function<Secret()> password_from(const std::string& text, const std::string& option,
                                      const std::string& what, Context& context) {
  return [source = to_source(text, option), what, &context] {
    return secrets::read_password(source, what, context.services().inputs());
  };
}

}  // namespace p2s::cli
