// SPDX-License-Identifier: Apache-2.0
#include "p2s/store/detail/private_database.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/files/unfinished.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/database.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace p2s::store::detail {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(std::string_view doing, const fs::path& path, int code) {
  throw Error(code == ENOENT ? ErrorKind::not_found : ErrorKind::io,
              fmt::format("cannot {} the store '{}': {}", doing, printable(path.string()),
                          std::strerror(code)));
}

void sync_file(const fs::path& path, const fs::path& shown) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail("write", shown, errno);
  const int code = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  if (code != 0) fail("write", shown, code);
}

/// With its folder, which is not created.
fs::path new_target(fs::path target) {
  require_unused(target, printable(target.string(), 4096));
  std::error_code ignored;
  if (!fs::is_directory(target.parent_path(), ignored)) fail("create", target, ENOENT);
  return target;
}

}  // namespace

fs::path beside(const fs::path& path, std::string_view suffix) {
  fs::path companion = path;
  companion += suffix;
  return companion;
}

void require_unused(const fs::path& path, const std::string& shown) {
  remove_unfinished(path.parent_path());
  std::vector<std::string> existing;
  const auto note = [&](const fs::path& file, std::string_view suffix) {
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(file, ignored)))
      existing.push_back(fmt::format("'{}{}'", shown, suffix));
  };
  note(path, "");
  const bool taken = !existing.empty();
  for (const auto suffix : kCompanions) note(beside(path, suffix), suffix);
  if (existing.empty()) return;
  if (taken && existing.size() == 1) {
    throw Error(ErrorKind::conflict, existing.front() + " already exists")
        .hint("choose another name, or move that file to another place");
  }
  throw Error(ErrorKind::conflict,
              fmt::format("files of an earlier database exist: {}", join(existing, ", ")))
      .hint("move all of them to another place, or choose another name");
}

PrivateDatabase::PrivateDatabase(fs::path target)
    : target_(new_target(std::move(target))), folder_(target_) {
  folder_.add("new.db", {});
  location_ = {Engine::sqlite, folder_.path() / "new.db", {}, printable(target_.string())};
}

void PrivateDatabase::keep(std::string_view journal_mode) {
  {
    const Database database = Database::connect(location_);
    database.guarded([&] {
      return single<std::string>(database.session(),
                                 fmt::format("PRAGMA journal_mode = {}", journal_mode));
    });
  }
  sync_file(location_.path, target_);
  require_unused(target_, printable(target_.string(), 4096));
  move_file(location_.path, target_, OnExisting::fail);
}

}  // namespace p2s::store::detail
