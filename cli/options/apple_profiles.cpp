#include "options/apple_profiles.hpp"

#include "options/options.hpp"

#include <p2s/app/kits/apple_signer.hpp>

namespace p2s::cli {

void add_apple_profile_options(CommandLine& line, AppleProfileChoice& choice) {
  line.option("--sign-cert FILE", &choice.certificate,
              "sign the profiles of macOS and iOS: the signer's certificate with its chain "
              "(PEM), or a PFX");
  line.option("--sign-key FILE", &choice.private_key,
              "the signer's private key; else it is in the file of the certificate")
      .needs("--sign-cert");
  line.option("--sign-password SOURCE", &choice.password,
              "the password of the signer's key or PFX; else asked for when needed")
      .needs("--sign-cert");
  line.flag("--embed-password", &choice.embed_password,
            "write the password of the PFX into the profiles of macOS and iOS: users type "
            "none, and whoever holds the file holds the key");
}

void apply(const AppleProfileChoice& choice, kit::KitSettings& settings, Context& context) {
  settings.embed_pfx_password = choice.embed_password;
  const auto source =
      choice.password.empty() ? secrets::Source{} : to_source(choice.password, "--sign-password");
  if (choice.certificate.empty() || context.globals().dry_run) return;
  const auto password = [&] {
    return secrets::read_secret(source, "password of the signer's private key",
                                context.services().inputs(), false);
  };
  settings.apple_signer = app::apple_signer({choice.certificate, choice.private_key}, password,
                                            context.services().clock);
}

}  // namespace p2s::cli
