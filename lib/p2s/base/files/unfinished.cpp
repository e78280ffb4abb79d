// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/files/unfinished.hpp"

#include <p2s/base/detail/file_calls.hpp>
#include <p2s/base/detail/temporary.hpp>

#include <sys/stat.h>
#include <unistd.h>

namespace p2s {
namespace {

namespace fs = std::filesystem;

bool is_staging_name(std::string_view name) {
  constexpr std::string_view kPrefix = ".p2s-";
  return name.starts_with(kPrefix) && name.find_first_of(".-", kPrefix.size()) == name.npos &&
         (name.size() == kPrefix.size() + 6 || name.size() == kPrefix.size() + 8);
}

bool is_ours(const fs::path& path) {
  struct stat facts {};
  return is_staging_name(path.filename().string()) && ::lstat(path.c_str(), &facts) == 0 &&
         facts.st_uid == ::geteuid() && (S_ISREG(facts.st_mode) || S_ISDIR(facts.st_mode));
}

}  // namespace

void remove_unfinished(const fs::path& folder) {
  std::error_code failure;
  for (fs::directory_iterator at(folder.empty() ? "." : folder, failure), end;
       !failure && at != end; at.increment(failure)) {
    const fs::path& path = at->path();
    if (!is_ours(path)) continue;
    const detail::Descriptor locked(detail::lock_existing(path));
    std::error_code ignored;
    if (locked.get() >= 0 && detail::is_still(path, locked.get())) fs::remove_all(path, ignored);
  }
}

}  // namespace p2s
