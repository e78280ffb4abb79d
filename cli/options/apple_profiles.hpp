#pragma once

#include "command_line.hpp"
#include "context.hpp"

#include <p2s/kit/kit_inputs.hpp>

#include <string>

namespace p2s::cli {

/// How profiles of macOS and iOS are made: --sign-cert with --sign-key and --sign-password, and
/// --embed-password.
struct AppleProfileChoice {
  std::string certificate;
  std::string private_key;
  std::string password;
  bool embed_password = false;
};

void add_apple_profile_options(CommandLine& line, AppleProfileChoice& choice);

/// Reads the signer, but not with --dry-run: nobody is asked for a password then.
void apply(const AppleProfileChoice& choice, kit::KitSettings& settings, Context& context);

}  // namespace p2s::cli
