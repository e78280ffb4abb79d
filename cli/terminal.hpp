#pragma once

#include "context.hpp"

#include <p2s/secrets/source.hpp>

#include <string>

namespace p2s::cli {

/// Facts of this process's standard streams.
TerminalInfo terminal_info();

/// The name of the system user that runs the program; the number when there is no name.
std::string user_name();

/// Asks on the terminal device, whatever the standard streams are.
class TerminalPrompter final : public secrets::Prompter {
 public:
  /// Without echo. Signals that arrive meanwhile restore the echo first; Ctrl-C is
  /// Error(interrupted).
  Secret ask_secret(const std::string& question) override;
  /// Yes only for "y" and "yes". Error(usage) without a terminal.
  bool confirm(const std::string& question) override;
};

}  // namespace p2s::cli
