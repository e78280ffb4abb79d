// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/files/files.hpp"

#include <p2s/base/detail/file_calls.hpp>
#include <p2s/base/detail/renames.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/staging.hpp>
#include <p2s/base/text/text.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace p2s {
namespace {

namespace fs = std::filesystem;

using detail::Descriptor;
using detail::fail;

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

}  // namespace

Bytes read_descriptor(int descriptor, std::string_view name, std::size_t limit) {
  constexpr std::size_t kBlock = std::size_t{64} << 10U;
  struct stat facts {};
  const bool sized = ::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode);
  Bytes content;
  std::size_t used = 0;
  content.resize(sized ? std::min(static_cast<std::size_t>(facts.st_size), limit) + 1 : kBlock);
  for (;;) {
    if (used == content.size()) content.resize(used * 2);
    const auto got = ::read(descriptor, content.data() + used, content.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("read", fs::path(name), errno);
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (used > limit) {
      throw Error(ErrorKind::malformed,
                  fmt::format("'{}' is larger than {} bytes", printable(name), limit));
    }
  }
  content.resize(used);
  return content;
}

Bytes read_file(const fs::path& path, std::size_t limit) {
  const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (descriptor.get() < 0) fail("open", path, errno);
  return read_descriptor(descriptor.get(), path.string(), limit);
}

void require_replaceable(const fs::path& path) {
  std::error_code ignored;
  const auto status = fs::status(path, ignored);
  if (!fs::exists(status) || fs::is_regular_file(status)) return;
  throw Error(ErrorKind::io,
              fmt::format("'{}' is not a file that can be replaced", printable(path.string())))
      .hint("choose another name");
}

void write_file(const fs::path& path, ByteView content, Access access, OnExisting existing) {
  if (existing == OnExisting::fail && detail::is_taken(path)) detail::fail_existing(path);
  if (existing == OnExisting::replace) require_replaceable(path);
  StagedFile staged(path, content, access);
  move_file(staged.path(), path, existing);
  staged.release();
}

void move_file(const fs::path& from, const fs::path& to, OnExisting existing) {
  const int code = existing == OnExisting::replace
                       ? (::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno)
                       : detail::rename_new(from, to);
  if (code == EEXIST) detail::fail_existing(to);
  if (code != 0) fail("create", to, code);
  detail::sync_directory(detail::folder_of(to));
}

void make_private_directory(const fs::path& path) {
  if (path.empty() || is_folder(path)) return;
  const fs::path clean = path.has_filename() ? path : path.parent_path();
  if (clean.has_parent_path()) make_private_directory(clean.parent_path());
  if (::mkdir(clean.c_str(), 0700) == 0) return;
  const int code = errno;
  if (code == EEXIST && is_folder(clean)) return;
  fail("create directory", clean, code);
}

}  // namespace p2s
