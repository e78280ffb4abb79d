// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

namespace p2s::app::detail {

struct ProgramResult {
  int status = 0;  ///< exit status; of a process that a signal ended, 128 and its number
  std::string output;
  std::string errors;
};

/// Runs a program, given by its path, and waits for it. The only place where a process is started:
/// without a shell, with a fixed environment, no input, and its output in files of `folder`. If
/// `cancelled` becomes true, its process group gets SIGTERM, after ten seconds SIGKILL, then
/// Error(interrupted).
ProgramResult run_program(const std::vector<std::string>& command,
                          const std::filesystem::path& folder, const std::atomic<bool>* cancelled);

}  // namespace p2s::app::detail
