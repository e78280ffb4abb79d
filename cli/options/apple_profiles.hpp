#pragma once

#include "../context.hpp"

#include <p2s/package/kit_wishes.hpp>

#include <string>

namespace CLI {
class App;
}

namespace p2s::cli {

/// How profiles of macOS and iOS are made: --sign-cert with --sign-key and --sign-password, and
/// --embed-password.
struct AppleProfileChoice {
  std::string certificate;
  std::string private_key;
  std::string password;
  bool embed_password = false;
};

void add_apple_profile_options(CLI::App& app, AppleProfileChoice& choice);

/// Reads the signer, but not with --dry-run: nobody is asked for a password then.
void apply(const AppleProfileChoice& choice, package::KitWishes& wishes, Context& context);

}  // namespace p2s::cli
