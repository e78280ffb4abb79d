// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/detail/temporary.hpp"

#include <p2s/base/detail/file_calls.hpp>
#include <p2s/base/files/unfinished.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <mutex>
#include <random>
#include <set>

namespace p2s::detail {
namespace {

namespace fs = std::filesystem;

/// Once per process: the folder of PFX files may have many.
void sweep(const fs::path& folder) {
  static std::mutex mutex;
  static std::set<fs::path> swept;
  const std::lock_guard lock(mutex);
  if (swept.insert(folder).second) remove_unfinished(folder);
}

/// False if another process is about to remove it, or has done so, before it was locked.
bool lock_new(const fs::path& name, int descriptor) {
  const bool is_lost = ::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  return !is_lost && is_still(name, descriptor);
}

template <typename Create>
int create_locked(const fs::path& target, fs::path& name, const Create& create) {
  constexpr int kAttempts = 100;
  sweep(folder_of(target));
  std::random_device random;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    name = folder_of(target) / fmt::format(".p2s-{:08x}", random());
    Descriptor descriptor(create(name));
    if (descriptor.get() < 0 && errno != EEXIST) fail("create", target, errno);
    if (descriptor.get() >= 0 && lock_new(name, descriptor.get())) return descriptor.release();
  }
  fail("create", target, EEXIST);
}

int make_and_open(const fs::path& folder) {
  if (::mkdir(folder.c_str(), 0700) != 0) return -1;
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const int code = errno;
  if (descriptor < 0) ::rmdir(folder.c_str());
  errno = code;
  return descriptor;
}

}  // namespace

int create_beside(const fs::path& target, mode_t mode, fs::path& name) {
  return create_locked(target, name, [&](const fs::path& path) {
    return ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  });
}

int create_folder_beside(const fs::path& target, fs::path& name) {
  return create_locked(target, name, make_and_open);
}

int lock_existing(const fs::path& path) {
  Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (descriptor.get() < 0 || ::flock(descriptor.get(), LOCK_EX | LOCK_NB) != 0) return -1;
  return descriptor.release();
}

bool is_still(const fs::path& path, int descriptor) {
  struct stat there {};
  struct stat opened {};
  return ::stat(path.c_str(), &there) == 0 && ::fstat(descriptor, &opened) == 0 &&
         there.st_dev == opened.st_dev && there.st_ino == opened.st_ino;
}

}  // namespace p2s::detail
