// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/secret.hpp>

#include <string>

namespace p2s::cli::detail {

enum class Echo { on, off };

/// The controlling terminal, open while this object lives.
class Tty {
 public:
  Tty();
  Tty(const Tty&) = delete;
  Tty& operator=(const Tty&) = delete;
  ~Tty();
  explicit operator bool() const noexcept { return descriptor_ >= 0; }

  /// One line without its end. Ctrl-C, SIGTERM and SIGHUP restore the terminal and throw
  /// Error(interrupted); a job that is stopped and continued asks again. Error(wrong_secret) at the
  /// end of input.
  Secret read_line(const std::string& question, Echo echo) const;

 private:
  int descriptor_;
};

}  // namespace p2s::cli::detail
