// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

namespace p2s::cli {

/// Before anything else: no core files (secrets are in memory), a closed pipe is an error
/// of write() and not a signal, and descriptors 0 to 2 are open.
void protect_process();

/// From now on the first SIGINT or SIGTERM sets the flag; the second ends the process.
const std::atomic<bool>* cancel_on_signals();

}  // namespace p2s::cli
