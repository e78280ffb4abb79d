#include "apple_profiles.hpp"

#include "options.hpp"

#include <p2s/app/apple_signer.hpp>

#include <CLI/CLI.hpp>

namespace p2s::cli {

void add_apple_profile_options(CLI::App& app, AppleProfileChoice& choice) {
  auto* certificate =
      app.add_option("--sign-cert", choice.certificate,
                     "sign the profiles of macOS and iOS: the signer's certificate with its chain "
                     "(PEM), or a PFX")
          ->type_name("FILE");
  app.add_option("--sign-key", choice.private_key,
                 "the signer's private key; else it is in the file of the certificate")
      ->type_name("FILE")
      ->needs(certificate);
  app.add_option("--sign-password", choice.password,
                 "the password of the signer's key or PFX; else asked for when needed")
      ->type_name("SOURCE")
      ->needs(certificate);
  app.add_flag("--embed-password", choice.embed_password,
               "write the password of the PFX into the profiles of macOS and iOS: users type "
               "none, and whoever holds the file holds the key");
}

void apply(const AppleProfileChoice& choice, package::KitWishes& wishes, Context& context) {
  wishes.embed_pfx_password = choice.embed_password;
  const auto source =
      choice.password.empty() ? secrets::Source{} : to_source(choice.password, "--sign-password");
  if (choice.certificate.empty() || context.globals().dry_run) return;
  const auto password = [&] {
    return secrets::read_secret(source, "password of the signer's private key",
                                context.services().inputs(), false);
  };
  wishes.apple_signer = app::apple_signer({choice.certificate, choice.private_key}, password,
                                          context.services().clock);
}

}  // namespace p2s::cli
