// SPDX-License-Identifier: Apache-2.0
#include "exit_code.hpp"

#include <algorithm>

namespace p2s::cli {

ExitCode exit_code(ErrorKind kind) noexcept {
  switch (kind) {
    case ErrorKind::usage:
      return ExitCode::usage;
    case ErrorKind::not_found:
    case ErrorKind::conflict:
      return ExitCode::named_thing;
    case ErrorKind::wrong_secret:
      return ExitCode::secret;
    case ErrorKind::malformed:
      return ExitCode::malformed;
    case ErrorKind::interrupted:
      return ExitCode::interrupted;
    case ErrorKind::io:
    case ErrorKind::crypto:
    case ErrorKind::unsupported:
    case ErrorKind::internal:
      break;
  }
  return ExitCode::could_not;
}

ExitCode exit_code(const Findings& findings, Severity severity) noexcept {
  const bool failed = std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    return is_at_least(finding.severity, severity);
  });
  return failed ? ExitCode::findings : ExitCode::done;
}

}  // namespace p2s::cli
