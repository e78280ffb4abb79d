// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/detail/file_calls.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace p2s::detail {

namespace fs = std::filesystem;

void fail(std::string_view doing, const fs::path& path, int code) {
  const ErrorKind kind = code == ENOENT   ? ErrorKind::not_found
                         : code == EEXIST ? ErrorKind::conflict
                                          : ErrorKind::io;
  throw Error(kind, fmt::format("cannot {} '{}': {}", doing, printable(path.string()),
                                std::strerror(code)));
}

void fail_existing(const fs::path& path) {
  throw Error(ErrorKind::conflict, fmt::format("'{}' already exists", printable(path.string())))
      .hint("choose another name");
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

int Descriptor::release() noexcept { return std::exchange(number_, -1); }

bool is_taken(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

void write_all(int descriptor, ByteView content, const fs::path& path) {
  while (!content.empty()) {
    const auto written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("write", path, errno);
    content = content.subspan(static_cast<std::size_t>(written));
  }
}

void sync_file(const fs::path& path) {
  const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (descriptor.get() < 0 || ::fsync(descriptor.get()) != 0) fail("write", path, errno);
}

void sync_directory(const fs::path& directory) {
  const Descriptor descriptor(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // A folder may be writable without being readable, and some file systems cannot flush one.
  if (descriptor.get() < 0 || ::fsync(descriptor.get()) == 0) return;
  if (errno != EINVAL && errno != ENOTSUP) fail("write", directory, errno);
}

}  // namespace p2s::detail
