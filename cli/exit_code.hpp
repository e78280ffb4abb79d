// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/error.hpp>
#include <p2s/base/finding.hpp>

namespace p2s::cli {

/// The exit statuses (docs/cli.md, section 3).
enum class ExitCode : int {
  done = 0,
  could_not = 1,
  usage = 2,
  findings = 3,
  named_thing = 4,
  secret = 5,
  malformed = 6,
  interrupted = 130,
  broken_pipe = 141,
};

ExitCode exit_code(ErrorKind kind) noexcept;
/// `findings` if one has at least that severity, otherwise `done`.
ExitCode exit_code(const Findings& findings, Severity severity = Severity::error) noexcept;

}  // namespace p2s::cli
