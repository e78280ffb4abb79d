#pragma once

#include "context.hpp"

#include <p2s/base/clock.hpp>
#include <p2s/secrets/source.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace p2s::cli {

/// What the process gives to a run; tests give something else.
struct Surroundings {
  std::ostream& out;
  std::ostream& err;
  Terminals terminals;
  const Clock& clock;
  secrets::Prompter& prompter;
  std::function<std::optional<std::string>(const std::string&)> environment;
  std::function<std::string()> user;
};

/// Parses completely, then acts. The only place where errors are caught and become exit codes.
ExitCode run(const std::vector<std::string>& arguments, const Surroundings& surroundings);

}  // namespace p2s::cli
