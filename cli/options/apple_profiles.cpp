// SPDX-License-Identifier: Apache-2.0
#include "options/apple_profiles.hpp"

#include "options/options.hpp"

#include <p2s/app/kits/kit_signer.hpp>
#include <p2s/base/text/text.hpp>

namespace p2s::cli {
namespace {

// A plan lists the files, without reading a key.
kit::KitSigner planned_signer() {
  const auto keep = [](ByteView content) { return Secret(as_text(content)); };
  return {{}, keep, keep};
}

}  // namespace

void add_apple_profile_options(CommandLine& line, AppleProfileChoice& choice) {
  line.option(
      "--sign-cert FILE", &choice.certificate,
      "Sign SHA256SUMS and the macOS and iOS profiles: certificate of the signer with its chain "
      "(PEM), or a PFX");
  line.option("--sign-key FILE", &choice.private_key,
              "Private key of the signer (default: read from the file of --sign-cert)")
      .needs("--sign-cert");
  line.option("--sign-password SOURCE", &choice.password,
              "Source of the password of the signer's key or PFX (default: prompt if required)")
      .needs("--sign-cert");
  line.flag("--embed-password", &choice.embed_password,
            "Write the PFX password into the macOS and iOS profiles: users need not type it, but "
            "anyone who has the file can use the key");
}

void apply(const AppleProfileChoice& choice, kit::KitSettings& settings, Context& context) {
  settings.embed_pfx_password = choice.embed_password;
  const auto password = password_from(choice.password, "--sign-password",
                                      "password of the signer's private key", context);
  if (choice.certificate.empty()) return;
  if (context.globals().dry_run) {
    settings.signer = planned_signer();
    return;
  }
  settings.signer =
      app::kit_signer({choice.certificate, choice.private_key}, password, context.services().clock);
}

}  // namespace p2s::cli
