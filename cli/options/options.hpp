// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command_line.hpp"
#include "context.hpp"

#include <p2s/base/bytes.hpp>
#include <p2s/base/clock.hpp>
#include <p2s/base/files/system.hpp>
#include <p2s/pki/key.hpp>
#include <p2s/pki/key_uri.hpp>
#include <p2s/pki/pfx.hpp>
#include <p2s/secrets/source.hpp>

#include <optional>
#include <string>
#include <vector>

namespace p2s::cli {

// Option groups that several commands share, and the conversion of their text to types.
// Conversions throw Error(usage) with a hint.

void add_key_option(CommandLine& line, std::string& text);       ///< --key
void add_root_key_option(CommandLine& line, std::string& text);  ///< --key, also on a token
void add_validity_option(CommandLine& line, std::string& text);  ///< --validity
void add_output_option(CommandLine& line, std::string& text);    ///< -o, --output FILE|-
void add_force_option(CommandLine& line, bool& force);           ///< --force: replace files
/// --issuer and, the same, --root. `text` says what it does and what the default is.
void add_issuer_option(CommandLine& line, std::string& name, std::string_view text);
void add_weak_passphrase_option(CommandLine& line, bool& weak);  ///< --allow-weak-passphrase
void add_systems_option(CommandLine& line, std::string& text);   ///< --os windows,linux

pki::KeyKind to_key_kind(const std::string& text);
/// The key of a root: a new one of a type, or an existing one on a token.
struct RootKey {
  pki::KeyKind kind = pki::KeyKind::rsa3072;
  std::optional<pki::KeyUri> token;
};
RootKey to_root_key(const std::string& text);
Period to_period(const std::string& text, const std::string& option);
/// Empty for all operating systems.
std::vector<System> to_systems(const std::string& text);
/// A prompt if the text is empty.
secrets::Source to_source(const std::string& text, const std::string& option);
/// Reads the password of an existing file when it is needed.
std::function<Secret()> password_from(const std::string& text, const std::string& option,
                                      const std::string& what, Context& context);
/// The output format, from --format (default: text) and --json.
std::string output_format(const std::string& format, const Context& context);

/// How PFX files are protected: --pfx-password, --pfx-encryption, --pfx-iterations.
struct PfxChoice {
  std::string password = "generate";
  std::string encryption = "aes256-sha256";
  int iterations = 0;  ///< 0: by the password: 2,048 for generated ones, 100,000 for chosen ones
};
void add_pfx_options(CommandLine& line, PfxChoice& choice);
pki::PfxEncryption to_pfx_encryption(const std::string& text);

}  // namespace p2s::cli
