// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace p2s::test {

struct ProgramResult {
  int exit_code = -1;  ///< 127: no such program; 128 + n: ended by signal n
  std::string out;
  std::string err;
};

namespace detail {

/// Both ends of a pipe, closed when they go.
class Pipe {
 public:
  Pipe() {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close(0);
    close(1);
  }
  int operator[](std::size_t end) const noexcept { return ends_[end]; }
  void close(std::size_t end) noexcept {
    const int descriptor = std::exchange(ends_[end], -1);
    if (descriptor >= 0) ::close(descriptor);
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

/// Feeds and listens at once, so that no side waits for the other for ever.
inline void converse(Pipe& in, Pipe& out, Pipe& err, std::string_view input,
                     ProgramResult& result) {
  std::array<char, 4096> block{};
  if (input.empty()) in.close(1);
  while (in[1] >= 0 || out[0] >= 0 || err[0] >= 0) {
    std::array<pollfd, 3> waits{pollfd{in[1], POLLOUT, 0}, pollfd{out[0], POLLIN, 0},
                                pollfd{err[0], POLLIN, 0}};
    if (::poll(waits.data(), waits.size(), -1) < 0 && errno != EINTR)
      throw std::runtime_error("cannot wait");
    if (waits[0].revents != 0) {
      const auto written = ::write(in[1], input.data(), input.size());
      if (written >= 0) input.remove_prefix(static_cast<std::size_t>(written));
      if ((written < 0 && errno != EAGAIN && errno != EINTR) || input.empty()) in.close(1);
    }
    const auto take = [&](short events, Pipe& from, std::string& into) {
      if (events == 0) return;
      const auto got = ::read(from[0], block.data(), block.size());
      if (got > 0) into.append(block.data(), static_cast<std::size_t>(got));
      if (got == 0 || (got < 0 && errno != EINTR)) from.close(0);
    };
    take(waits[1].revents, out, result.out);
    take(waits[2].revents, err, result.err);
  }
}

[[noreturn]] inline void become(const std::vector<std::string>& argv, const Pipe& in,
                                const Pipe& out, const Pipe& err) {
  std::vector<char*> words;
  for (const auto& word : argv) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  ::dup2(in[0], STDIN_FILENO);
  ::dup2(out[1], STDOUT_FILENO);
  ::dup2(err[1], STDERR_FILENO);
  ::signal(SIGPIPE, SIG_DFL);
  ::execvp(words[0], words.data());
  ::_exit(127);
}

}  // namespace detail

/// Runs argv without a shell: `input` is its standard input, and everything it prints comes back.
inline ProgramResult run_program(const std::vector<std::string>& argv,
                                 std::string_view input = {}) {
  ::signal(SIGPIPE, SIG_IGN);  // a program that does not read its input must not end the test
  detail::Pipe in;
  detail::Pipe out;
  detail::Pipe err;
  ProgramResult result;
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot start a program");
  if (child == 0) detail::become(argv, in, out, err);
  in.close(0);
  out.close(1);
  err.close(1);
  ::fcntl(in[1], F_SETFL, O_NONBLOCK);
  detail::converse(in, out, err, input, result);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

}  // namespace p2s::test
