// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command_line.hpp"
#include "context.hpp"

#include <p2s/kit/kit_inputs.hpp>

#include <string>

namespace p2s::cli {

/// Options of macOS and iOS profiles: --sign-cert with --sign-key and --sign-password, and
/// --embed-password.
struct AppleProfileChoice {
  std::string certificate;
  std::string private_key;
  std::string password;
  bool embed_password = false;
};

void add_apple_profile_options(CommandLine& line, AppleProfileChoice& choice);

/// Reads the signer, except with --dry-run, which never prompts for a password.
void apply(const AppleProfileChoice& choice, kit::KitSettings& settings, Context& context);

}  // namespace p2s::cli
