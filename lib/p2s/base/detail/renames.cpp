// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/detail/renames.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace p2s::detail {
namespace {

namespace fs = std::filesystem;

int rename_with(unsigned flags, const fs::path& from, const fs::path& to) {
  return ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flags) == 0 ? 0 : errno;
}

int plain_rename(const fs::path& from, const fs::path& to) {
  return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

bool is_unsupported(int code) noexcept { return code == EINVAL || code == ENOSYS; }

}  // namespace

int rename_new(const fs::path& from, const fs::path& to) {
  const int code = rename_with(RENAME_NOREPLACE, from, to);
  return is_unsupported(code) ? rename_new_in_steps(from, to) : code;
}

int exchange(const fs::path& a, const fs::path& b) {
  const int code = rename_with(RENAME_EXCHANGE, a, b);
  return is_unsupported(code) ? exchange_in_steps(a, b) : code;
}

int rename_new_in_steps(const fs::path& from, const fs::path& to) {
  struct stat facts {};
  if (::lstat(from.c_str(), &facts) != 0) return errno;
  if (!S_ISDIR(facts.st_mode)) {
    // link() fails if the name exists.
    if (::link(from.c_str(), to.c_str()) != 0) return errno;
    ::unlink(from.c_str());
    return 0;
  }
  // So does mkdir(); rename() then replaces the folder only if it is still empty.
  if (::mkdir(to.c_str(), 0700) != 0) return errno;
  const int code = plain_rename(from, to);
  if (code == ENOTEMPTY) return EEXIST;
  if (code != 0) ::rmdir(to.c_str());
  return code;
}

int exchange_in_steps(const fs::path& a, const fs::path& b) {
  fs::path aside = a;
  aside += ".old";
  if (const int code = plain_rename(b, aside); code != 0) return code;
  if (const int code = plain_rename(a, b); code != 0) {
    plain_rename(aside, b);
    return code;
  }
  return plain_rename(aside, a);
}

}  // namespace p2s::detail
