// SPDX-License-Identifier: Apache-2.0
#include "signals.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>

namespace p2s::cli {
namespace {

std::atomic<bool> cancelled{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

extern "C" void cancel(int /*signal*/) { cancelled.store(true); }

/// A file opened later must not become a standard stream by accident.
void open_standard_descriptors() {
  int opened = ::open("/dev/null", O_RDWR);
  while (opened >= 0 && opened <= STDERR_FILENO) opened = ::open("/dev/null", O_RDWR);
  if (opened > STDERR_FILENO) ::close(opened);
}

}  // namespace

void protect_process() {
  // One byte, not zero: zero still lets a core go to a program named in core_pattern (core(5)).
  const rlimit one_byte{1, 1};
  const rlimit nothing{0, 0};
  if (::setrlimit(RLIMIT_CORE, &one_byte) != 0) ::setrlimit(RLIMIT_CORE, &nothing);
  // No other process of the same user may read the memory (ptrace, /proc/PID/mem).
  static_cast<void>(::prctl(PR_SET_DUMPABLE, 0));
  // write() fails instead; std::signal fails for no signal that exists.
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
  static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));
  if (::fcntl(STDIN_FILENO, F_GETFD) < 0 || ::fcntl(STDOUT_FILENO, F_GETFD) < 0 ||
      ::fcntl(STDERR_FILENO, F_GETFD) < 0) {
    open_standard_descriptors();
  }
}

const std::atomic<bool>* cancel_on_signals() {
  cancelled.store(false);
  struct sigaction action {};
  action.sa_handler = cancel;
  action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  ::sigaction(SIGHUP, &action, nullptr);
  return &cancelled;
}

}  // namespace p2s::cli
