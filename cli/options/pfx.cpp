#include "options.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace p2s::cli {

void add_pfx_options(CLI::App& app, PfxChoice& choice) {
  app.add_option("--pfx-password", choice.password,
                 "where the password of the PFX comes from; generate makes one")
      ->type_name("SOURCE");
  add_choice(
      app, "--pfx-encryption", choice.encryption, {"aes256-sha256", "tripledes-sha1"},
      "as Export-PfxCertificate names it; tripledes-sha1 for systems that read nothing newer");
  app.add_option(
         "--pfx-iterations", choice.iterations,
         "rounds of key derivation; else 2048 for generated passwords and 100000 for chosen ones")
      ->type_name("N")
      ->default_str("")
      ->check(CLI::Range(1, 10'000'000).description(""));
}

pki::PfxEncryption to_pfx_encryption(const std::string& text) {
  const auto encryption = pki::parse_pfx_encryption(text);
  if (!encryption) {
    throw Error(ErrorKind::usage,
                fmt::format("'{}' is not an encryption of PFX files", printable(text)))
        .hint("--pfx-encryption aes256-sha256|tripledes-sha1");
  }
  return *encryption;
}

}  // namespace p2s::cli
