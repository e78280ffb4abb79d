// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"

#include <p2s/base/clock.hpp>
#include <p2s/secrets/source.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace p2s::cli {

/// What a command needs from the process; tests pass their own.
struct Environment {
  std::ostream& out;
  std::ostream& err;
  TerminalInfo terminal;
  const Clock& clock;
  secrets::Prompter& prompter;
  std::function<std::optional<std::string>(const std::string&)> variable;  ///< of the environment
  std::function<std::string()> user;
};

/// Parses completely, then runs. The only place where errors are caught and become exit statuses.
ExitCode run(const std::vector<std::string>& arguments, const Environment& environment);

}  // namespace p2s::cli
