// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/files/folder_lock.hpp"

#include <p2s/base/detail/file_calls.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace p2s {

namespace fs = std::filesystem;

namespace {

/// The one that had the lock may have removed the folder that was just opened.
bool is_still(const fs::path& folder, int descriptor) {
  struct stat there {};
  struct stat opened {};
  return ::stat(folder.c_str(), &there) == 0 && ::fstat(descriptor, &opened) == 0 &&
         there.st_dev == opened.st_dev && there.st_ino == opened.st_ino;
}

bool is_staging_name(std::string_view name) {
  constexpr std::string_view kPrefix = ".p2s-";
  return name.starts_with(kPrefix) && name.find_first_of(".-", kPrefix.size()) == name.npos &&
         (name.size() == kPrefix.size() + 6 || name.size() == kPrefix.size() + 8);
}

}  // namespace

FolderLock::FolderLock(fs::path folder) : folder_(std::move(folder)) {
  constexpr int kAttempts = 10;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    make_private_directory(folder_);
    detail::Descriptor opened(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.get() < 0 && errno == ENOENT) continue;
    if (opened.get() < 0) detail::fail("open", folder_, errno);
    if (::flock(opened.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      throw Error(ErrorKind::conflict,
                  fmt::format("another command is writing to '{}'", printable(folder_.string())))
          .hint("wait until it has finished, or choose another output directory");
    }
    if (!is_still(folder_, opened.get())) continue;
    descriptor_ = opened.release();
    return;
  }
  detail::fail("open", folder_, ENOENT);
}

FolderLock::~FolderLock() {
  ::rmdir(folder_.c_str());  // fails if anything is in it
  ::close(descriptor_);
}

void remove_unfinished(const fs::path& folder) {
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(folder, failure)) {
    struct stat facts {};
    if (!is_staging_name(entry.path().filename().string()) ||
        ::lstat(entry.path().c_str(), &facts) != 0 || facts.st_uid != ::geteuid())
      continue;
    std::error_code ignored;
    fs::remove_all(entry.path(), ignored);
  }
}

}  // namespace p2s
