// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"

#include <p2s/secrets/source.hpp>

#include <string>

namespace p2s::cli {

/// Describes the standard streams of this process.
TerminalInfo terminal_info();

/// Name of the user who runs the program; the number if the user has no name.
std::string user_name();

/// Prompts on the terminal device, even if the standard streams are redirected.
class TerminalPrompter final : public secrets::Prompter {
 public:
  /// Without echo. Signals restore the echo first; Ctrl-C is
  /// Error(interrupted).
  Secret ask_secret(const std::string& question) override;
  /// Yes only for "y" and "yes". Error(usage) without a terminal.
  bool confirm(const std::string& question) override;
};

}  // namespace p2s::cli
