// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/files/folder_lock.hpp"

#include <p2s/base/detail/file_calls.hpp>
#include <p2s/base/detail/temporary.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace p2s {

namespace fs = std::filesystem;

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
    if (!detail::is_still(folder_, opened.get())) continue;
    descriptor_ = opened.release();
    return;
  }
  detail::fail("open", folder_, ENOENT);
}

FolderLock::~FolderLock() {
  ::rmdir(folder_.c_str());  // fails if anything is in it
  ::close(descriptor_);
}

}  // namespace p2s
