// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/lab/program.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <thread>

namespace p2s::app::detail {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kOutputLimit = std::size_t{1} << 20U;
constexpr std::chrono::milliseconds kPause{20};
constexpr std::chrono::seconds kPatience{10};

void require(int error, const std::string& program) {
  if (error == 0) return;
  throw Error(ErrorKind::io,
              fmt::format("cannot run '{}': {}", printable(program), std::strerror(error)));
}

/// Standard streams of the child: no input, and two files.
class Streams {
 public:
  Streams(const std::string& program, const fs::path& output, const fs::path& errors) {
    require(::posix_spawn_file_actions_init(&actions_), program);
    constexpr int kWrite = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW;
    add(program, STDIN_FILENO, "/dev/null", O_RDONLY);
    add(program, STDOUT_FILENO, output.c_str(), kWrite);
    add(program, STDERR_FILENO, errors.c_str(), kWrite);
  }
  Streams(const Streams&) = delete;
  Streams& operator=(const Streams&) = delete;
  ~Streams() { ::posix_spawn_file_actions_destroy(&actions_); }
  const posix_spawn_file_actions_t* get() const noexcept { return &actions_; }

 private:
  void add(const std::string& program, int descriptor, const char* path, int flags) {
    const int failed =
        ::posix_spawn_file_actions_addopen(&actions_, descriptor, path, flags, S_IRUSR | S_IWUSR);
    if (failed != 0) ::posix_spawn_file_actions_destroy(&actions_);
    require(failed, program);
  }
  posix_spawn_file_actions_t actions_{};
};

/// A process group of its own, so that Ctrl-C reaches the child through us, and default signals.
class Attributes {
 public:
  explicit Attributes(const std::string& program) {
    require(::posix_spawnattr_init(&attributes_), program);
    sigset_t defaults;
    sigset_t none;
    ::sigemptyset(&none);
    ::sigemptyset(&defaults);
    for (const int signal : {SIGPIPE, SIGXFSZ, SIGINT, SIGTERM, SIGHUP})
      ::sigaddset(&defaults, signal);
    int failed = ::posix_spawnattr_setsigdefault(&attributes_, &defaults);
    if (failed == 0) failed = ::posix_spawnattr_setsigmask(&attributes_, &none);
    if (failed == 0) failed = ::posix_spawnattr_setpgroup(&attributes_, 0);
    if (failed == 0) {
      constexpr int kFlags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP;
      failed = ::posix_spawnattr_setflags(&attributes_, static_cast<short>(kFlags));
    }
    if (failed != 0) ::posix_spawnattr_destroy(&attributes_);
    require(failed, program);
  }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;
  ~Attributes() { ::posix_spawnattr_destroy(&attributes_); }
  const posix_spawnattr_t* get() const noexcept { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

pid_t spawn(const std::vector<std::string>& command, const fs::path& output,
            const fs::path& errors) {
  const auto& program = command.front();
  const Streams streams(program, output, errors);
  const Attributes attributes(program);
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::string path = "PATH=/usr/sbin:/usr/bin:/sbin:/bin";
  std::string locale = "LC_ALL=C.UTF-8";
  std::string home = "HOME=/nonexistent";
  const std::array<char*, 4> environment{path.data(), locale.data(), home.data(), nullptr};
  pid_t child = 0;
  require(::posix_spawn(&child, program.c_str(), streams.get(), attributes.get(), arguments.data(),
                        environment.data()),
          program);
  return child;
}

/// Its wait status, if it has ended.
bool has_ended(pid_t child, int& status, const std::string& program) {
  const pid_t ended = ::waitpid(child, &status, WNOHANG);
  if (ended < 0 && errno != EINTR) require(errno, program);
  return ended == child;
}

void stop(pid_t child, const std::string& program) {
  int status = 0;
  ::kill(-child, SIGTERM);
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (!has_ended(child, status, program)) {
    if (std::chrono::steady_clock::now() > end) ::kill(-child, SIGKILL);
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace

ProgramResult run_program(const std::vector<std::string>& command, const fs::path& folder,
                          const std::atomic<bool>* cancelled) {
  const auto output = folder / "program.out";
  const auto errors = folder / "program.err";
  const pid_t child = spawn(command, output, errors);
  int status = 0;
  while (!has_ended(child, status, command.front())) {
    if (cancelled != nullptr && cancelled->load()) {
      stop(child, command.front());
      throw Error(ErrorKind::interrupted, "interrupted");
    }
    std::this_thread::sleep_for(kPause);
  }
  ProgramResult result;
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.output = std::string(as_text(read_file(output, kOutputLimit)));
  result.errors = std::string(as_text(read_file(errors, kOutputLimit)));
  return result;
}

}  // namespace p2s::app::detail
