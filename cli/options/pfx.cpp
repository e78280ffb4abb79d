// SPDX-License-Identifier: Apache-2.0
#include "options/options.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

namespace p2s::cli {

void add_pfx_options(CommandLine& line, PfxChoice& choice) {
  line.option("--pfx-password SOURCE", &choice.password,
              "Source of the PFX password; generate creates a random one");
  line.option("--pfx-encryption", &choice.encryption,
              "PFX encryption, named as in Export-PfxCertificate; tripledes-sha1 is for old "
              "operating systems")
      .choices({"aes256-sha256", "tripledes-sha1"});
  line.option("--pfx-iterations N", &choice.iterations,
              "Key derivation rounds (default: 2048 for generated passwords, 100000 for others)")
      .range(1, 10'000'000);
}

pki::PfxEncryption to_pfx_encryption(const std::string& text) {
  const auto encryption = pki::parse_pfx_encryption(text);
  if (!encryption) {
    throw Error(ErrorKind::usage, fmt::format("unknown PFX encryption '{}'", printable(text)))
        .hint("--pfx-encryption aes256-sha256|tripledes-sha1");
  }
  return *encryption;
}

}  // namespace p2s::cli
