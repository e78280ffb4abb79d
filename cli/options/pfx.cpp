#include "options/options.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>

#include <fmt/format.h>

namespace p2s::cli {

void add_pfx_options(CommandLine& line, PfxChoice& choice) {
  line.option("--pfx-password SOURCE", &choice.password,
              "where the password of the PFX comes from; generate makes one");
  line.option(
          "--pfx-encryption", &choice.encryption,
          "as Export-PfxCertificate names it; tripledes-sha1 for systems that read nothing newer")
      .choices({"aes256-sha256", "tripledes-sha1"});
  line.option(
          "--pfx-iterations N", &choice.iterations,
          "rounds of key derivation; else 2048 for generated passwords and 100000 for chosen ones")
      .range(1, 10'000'000);
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
