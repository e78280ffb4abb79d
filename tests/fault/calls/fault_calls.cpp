// SPDX-License-Identifier: Apache-2.0
// Preloaded into a program: counts its calls that change the files of one folder or send to a
// socket there, and lets one of them fail or ends the process there. Environment:
//   P2S_FAULT_FOLDER  absolute path of the folder
//   P2S_FAULT_LOG     file outside of it: a line "CALL PATH" for each call
//   P2S_FAULT_AT      which call, from 1; 0: none
//   P2S_FAULT_KIND    what goes wrong:
//     EIO, ENOSPC, EDQUOT  the call fails
//     kill                 the process ends before it
//     torn                 half of it is written, then the process ends
//     short                half of it is written, which is not an error
//     full                 from here on nothing can be written (ENOSPC), only removed
//     gone                 from here on every call fails with EIO
//     lost                 it is sent, but the answer does not arrive
#include "fault_calls.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace fault {
namespace {

struct Settings {
  std::string folder;
  int log = -1;
  long at = 0;
  std::string kind;
};

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// Never destroyed: called until the process ends.
const Settings& settings() {
  static const Settings* const read = [] {
    auto* made =
        new Settings{variable("P2S_FAULT_FOLDER"), -1, std::atol(variable("P2S_FAULT_AT").c_str()),
                     variable("P2S_FAULT_KIND")};
    made->log = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, variable("P2S_FAULT_LOG").c_str(),
                                           O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600));
    if (made->folder.empty() || made->log < 0) std::abort();
    return made;
  }();
  return *read;
}

std::string target_of(const std::string& link) {
  std::string path(PATH_MAX, '\0');
  const auto size = ::readlink(link.c_str(), path.data(), path.size());
  path.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  return path;
}

bool is_inside(const std::string& path) {
  const std::string& folder = settings().folder;
  return path == folder || path.rfind(folder + '/', 0) == 0;
}

std::string absolute(int folder, const char* name) {
  if (name[0] == '/') return name;
  const std::string start = folder == AT_FDCWD
                                ? target_of("/proc/self/cwd")
                                : target_of("/proc/self/fd/" + std::to_string(folder));
  return start + '/' + name;
}

[[noreturn]] void die() {
  ::kill(::getpid(), SIGKILL);
  for (;;) ::pause();
}

int code_of(const std::string& kind) {
  if (kind == "ENOSPC" || kind == "full") return ENOSPC;
  return kind == "EDQUOT" ? EDQUOT : EIO;
}

/// Whether the fault lasts, and meets this call.
bool lasts(const std::string& kind, Needs needs) {
  return kind == "gone" || (kind == "full" && needs == Needs::space);
}

Verdict decide(const char* call, const std::string& path, Needs needs) {
  static std::atomic<long> count{0};
  const Settings& wanted = settings();
  const long number = ++count;
  const std::string line = std::string(call) + ' ' + path + '\n';
  if (::syscall(SYS_write, wanted.log, line.data(), line.size()) < 0) std::abort();
  if (wanted.at == 0 || number < wanted.at) return {};
  if (number > wanted.at && !lasts(wanted.kind, needs)) return {};
  if (wanted.kind == "kill") die();
  if (wanted.kind == "torn") return {Verdict::half_then_die, 0};
  if (wanted.kind == "short") return {Verdict::half, 0};
  if (wanted.kind == "lost") return {Verdict::deaf, 0};
  if (wanted.kind == "full" && needs != Needs::space) return {};
  return {Verdict::fail, code_of(wanted.kind)};
}

}  // namespace

Verdict on_descriptor(const char* call, int descriptor, Needs needs) {
  const int before = errno;
  struct stat facts {};
  Verdict verdict;
  if (::fstat(descriptor, &facts) == 0 && (S_ISREG(facts.st_mode) || S_ISDIR(facts.st_mode))) {
    const auto path = target_of("/proc/self/fd/" + std::to_string(descriptor));
    if (is_inside(path)) verdict = decide(call, path, needs);
  }
  errno = verdict.action == Verdict::fail ? verdict.code : before;
  return verdict;
}

Verdict on_socket(const char* call, int descriptor) {
  const int before = errno;
  sockaddr_un peer{};
  socklen_t size = sizeof peer;
  Verdict verdict;
  if (::getpeername(descriptor, reinterpret_cast<sockaddr*>(&peer), &size) == 0 &&
      peer.sun_family == AF_UNIX && is_inside(peer.sun_path))
    verdict = decide(call, peer.sun_path, Needs::nothing);
  errno = verdict.action == Verdict::fail ? verdict.code : before;
  return verdict;
}

Verdict on_path(const char* call, int folder, const char* name, Needs needs) {
  const int before = errno;
  Verdict verdict;
  const auto path = absolute(folder, name);
  if (is_inside(path)) verdict = decide(call, path, needs);
  if (verdict.action == Verdict::half_then_die) die();
  errno = verdict.action == Verdict::fail ? verdict.code : before;
  return verdict;
}

void end_process() { die(); }

}  // namespace fault
