#include <p2s/base/error.hpp>
#include <p2s/base/files.hpp>
#include <p2s/base/text.hpp>
#include <p2s/store/detail/database.hpp>
#include <p2s/store/detail/private_database.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
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

}  // namespace

PrivateDatabase::PrivateDatabase(fs::path target) : target_(std::move(target)) {
  if (fs::exists(fs::symlink_status(target_))) {
    throw Error(ErrorKind::conflict,
                fmt::format("'{}' exists already", printable(target_.string())))
        .hint("choose another name, or move that file away");
  }
  std::string name = (target_.parent_path() / ".p2s-XXXXXX").string();
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) fail("create", target_, errno);
  location_ = {Engine::sqlite, name, {}, printable(target_.string())};
  const int code = ::fchmod(descriptor, 0600) == 0 ? 0 : errno;
  ::close(descriptor);
  if (code != 0) {
    ::unlink(name.c_str());
    fail("protect", target_, code);
  }
}

PrivateDatabase::~PrivateDatabase() {
  if (location_.path.empty()) return;
  for (const auto* suffix : {"", "-journal", "-wal", "-shm"})
    ::unlink((location_.path.string() + suffix).c_str());
}

void PrivateDatabase::keep() {
  {
    const Database database = Database::connect(location_);
    database.guarded(
        [&] { return single<std::string>(database.session(), "PRAGMA journal_mode = WAL"); });
  }
  sync_file(location_.path, target_);
  move_file(location_.path, target_, Existing::keep);
  location_.path.clear();
}

}  // namespace p2s::store::detail
