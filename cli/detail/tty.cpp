// SPDX-License-Identifier: Apache-2.0
#include "detail/tty.hpp"

#include <p2s/base/error.hpp>

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace p2s::cli::detail {
namespace {

volatile std::sig_atomic_t arrived = 0;

extern "C" void note(int signal) { arrived = signal; }

/// Blocks signals except while waiting with mask(): a signal
/// just before a plain read() would be missed.
class SignalNotes {
 public:
  SignalNotes() {
    arrived = 0;
    sigset_t blocked;
    ::sigemptyset(&blocked);
    for (const int signal : kSignals) ::sigaddset(&blocked, signal);
    ::pthread_sigmask(SIG_BLOCK, &blocked, &mask_);
    struct sigaction action {};
    action.sa_handler = note;
    for (std::size_t i = 0; i < kSignals.size(); ++i)
      ::sigaction(kSignals[i], &action, &before_[i]);
  }
  SignalNotes(const SignalNotes&) = delete;
  SignalNotes& operator=(const SignalNotes&) = delete;
  ~SignalNotes() {
    for (std::size_t i = 0; i < kSignals.size(); ++i)
      ::sigaction(kSignals[i], &before_[i], nullptr);
    ::pthread_sigmask(SIG_SETMASK, &mask_, nullptr);
  }
  /// The signals that were blocked before.
  const sigset_t& mask() const noexcept { return mask_; }

 private:
  static constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
  std::array<struct sigaction, kSignals.size()> before_{};
  sigset_t mask_{};
};

/// Sets the echo, and restores it in the destructor.
class EchoGuard {
 public:
  EchoGuard(int descriptor, Echo echo) : descriptor_(descriptor) {
    if (echo == Echo::on || ::tcgetattr(descriptor, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL);
    changed_ = ::tcsetattr(descriptor, TCSAFLUSH, &silent) == 0;
  }
  EchoGuard(const EchoGuard&) = delete;
  EchoGuard& operator=(const EchoGuard&) = delete;
  ~EchoGuard() {
    if (changed_) ::tcsetattr(descriptor_, TCSAFLUSH, &before_);
  }
  bool changed() const noexcept { return changed_; }

 private:
  int descriptor_;
  bool changed_ = false;
  termios before_{};
};

void show(int descriptor, const std::string& text) {
  // If the question cannot be written, the following read() fails as well.
  if (::write(descriptor, text.data(), text.size()) < 0) return;
}

/// False if a signal arrived before the end of the line.
bool read_into(int descriptor, const sigset_t& mask, Bytes& line) {
  std::uint8_t byte = 0;
  while (true) {
    pollfd input{descriptor, POLLIN, 0};
    const int ready = ::ppoll(&input, 1, nullptr, &mask);
    if (arrived != 0) return false;
    if (ready < 0 && errno == EINTR) continue;
    const ssize_t got = ::read(descriptor, &byte, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0 && line.empty())
      throw Error(ErrorKind::wrong_secret, "no input from the terminal");
    if (got <= 0 || byte == '\n') return true;
    line.push_back(byte);
  }
}

}  // namespace

Tty::Tty() : descriptor_(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)) {}

Tty::~Tty() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Secret Tty::read_line(const std::string& question, Echo echo) const {
  while (true) {
    Bytes line;
    line.reserve(1024);  // a longer line would leave parts of itself in released memory
    bool complete = false;
    int signal = 0;
    {
      const SignalNotes notes;
      const EchoGuard guard(descriptor_, echo);
      show(descriptor_, question);
      complete = read_into(descriptor_, notes.mask(), line);
      signal = arrived;
      if (guard.changed() || !complete) show(descriptor_, "\n");
    }
    if (complete) return Secret(std::move(line));
    wipe(line);
    if (signal != SIGTSTP) throw Error(ErrorKind::interrupted, "interrupted at the prompt");
    static_cast<void>(::raise(SIGTSTP));  // ask again after SIGCONT
  }
}

}  // namespace p2s::cli::detail
