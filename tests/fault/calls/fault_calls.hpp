// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace fault {

/// Whether a call needs space on the disk.
enum class Needs { nothing, space };

/// What a call has to do. `fail`: errno is set to `code` already.
struct Verdict {
  enum Action { go_on, fail, half, half_then_die, deaf };
  Action action = go_on;
  int code = 0;
};

/// Counts a call. Files outside of the folder are not counted.
Verdict on_descriptor(const char* call, int descriptor, Needs needs);
Verdict on_socket(const char* call, int descriptor);
Verdict on_path(const char* call, int folder, const char* name, Needs needs);

[[noreturn]] void end_process();

}  // namespace fault
