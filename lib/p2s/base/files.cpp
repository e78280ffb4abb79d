#include <p2s/base/error.hpp>
#include <p2s/base/files.hpp>
#include <p2s/base/text.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/fs.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <set>
#include <utility>

namespace p2s {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(std::string_view doing, const fs::path& path, int code) {
  const ErrorKind kind = code == ENOENT   ? ErrorKind::not_found
                         : code == EEXIST ? ErrorKind::conflict
                                          : ErrorKind::io;
  throw Error(kind, fmt::format("cannot {} '{}': {}", doing, printable(path.string()),
                                std::strerror(code)));
}

[[noreturn]] void fail_existing(const fs::path& path) {
  throw Error(ErrorKind::conflict, fmt::format("'{}' exists already", printable(path.string())))
      .hint("choose another name, or replace it with --force");
}

class Descriptor {
 public:
  explicit Descriptor(int number) noexcept : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int get() const noexcept { return number_; }
  int release() noexcept { return std::exchange(number_, -1); }

 private:
  int number_;
};

// Also a link to nowhere. What cannot be told (a name too long, a folder closed to us) is false
// here, and the call that follows says why.
bool is_taken(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

// A rename over a device, a pipe or a directory would take it away from whoever uses it.
void require_replaceable(const fs::path& path) {
  std::error_code ignored;
  const auto status = fs::status(path, ignored);
  if (!fs::exists(status) || fs::is_regular_file(status)) return;
  throw Error(ErrorKind::io,
              fmt::format("'{}' is not a file that can be replaced", printable(path.string())))
      .hint("choose another name");
}

// Removes a temporary unless it was renamed away.
class Temporary {
 public:
  explicit Temporary(std::string path) : path_(std::move(path)) {}
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  void keep() noexcept { path_.clear(); }

 private:
  std::string path_;
};

void write_all(int descriptor, ByteView content, const fs::path& path) {
  while (!content.empty()) {
    const auto written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("write", path, errno);
    content = content.subspan(static_cast<std::size_t>(written));
  }
}

void sync_directory(const fs::path& directory) {
  const Descriptor descriptor(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.get() >= 0) ::fsync(descriptor.get());
}

void sync_file(const fs::path& path) {
  const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (descriptor.get() < 0 || ::fsync(descriptor.get()) != 0) fail("write", path, errno);
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

int rename_new(const char* from, const char* to) {
  if (::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // File systems without RENAME_NOREPLACE: a hard link refuses an existing name too (files only).
  if (::link(from, to) != 0) return errno;
  ::unlink(from);
  return 0;
}

mode_t current_umask() {
  const mode_t mask = ::umask(077);
  ::umask(mask);
  return mask;
}

// Read once, before threads exist: umask() can only be asked by setting it.
const mode_t kUmask = current_umask();

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

void write_file(const fs::path& path, ByteView content, Access access, Existing existing) {
  if (existing == Existing::keep && is_taken(path)) fail_existing(path);
  if (existing == Existing::replace) require_replaceable(path);
  std::string name = (folder_of(path) / ".p2s-XXXXXX").string();
  Descriptor descriptor(::mkostemp(name.data(), O_CLOEXEC));
  if (descriptor.get() < 0) fail("create", path, errno);
  Temporary temporary(name);
  const mode_t mode = access == Access::owner_only ? 0600 : static_cast<mode_t>(0644) & ~kUmask;
  if (::fchmod(descriptor.get(), mode) != 0) fail("protect", path, errno);
  write_all(descriptor.get(), content, path);
  if (::fsync(descriptor.get()) != 0) fail("write", path, errno);
  if (::close(descriptor.release()) != 0) fail("write", path, errno);
  move_file(name, path, existing);
  temporary.keep();
}

void move_file(const fs::path& from, const fs::path& to, Existing existing) {
  const int code = existing == Existing::replace
                       ? (::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno)
                       : rename_new(from.c_str(), to.c_str());
  if (code == EEXIST) fail_existing(to);
  if (code != 0) fail("create", to, code);
  sync_directory(folder_of(to));
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

StagingDirectory::StagingDirectory(fs::path target) : target_(std::move(target)) {
  if (!target_.has_filename()) target_ = target_.parent_path();
  make_private_directory(folder_of(target_));
  std::string name = (folder_of(target_) / ".p2s-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) fail("create directory", target_, errno);
  path_ = name;
}

StagingDirectory::~StagingDirectory() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

void StagingDirectory::add(const fs::path& relative, ByteView content) {
  const fs::path path = path_ / relative;
  make_private_directory(path.parent_path());
  Descriptor descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (descriptor.get() < 0) fail("create", path, errno);
  if (::fchmod(descriptor.get(), 0600) != 0) fail("protect", path, errno);
  write_all(descriptor.get(), content, path);
  if (::close(descriptor.release()) != 0) fail("write", path, errno);
  added_.push_back(relative);
}

void StagingDirectory::commit(Existing existing) {
  std::set<fs::path> folders{path_};
  for (const auto& relative : added_) {
    sync_file(path_ / relative);
    for (auto folder = relative.parent_path(); !folder.empty(); folder = folder.parent_path())
      folders.insert(path_ / folder);
  }
  for (const auto& folder : folders) sync_directory(folder);
  if (existing == Existing::replace && is_taken(target_)) {
    // Swap, so that at every moment one whole tree has the name; the destructor removes the old
    // one.
    if (::syscall(SYS_renameat2, AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(),
                  RENAME_EXCHANGE) != 0) {
      fail("replace", target_, errno);
    }
  } else {
    move_file(path_, target_, Existing::keep);
    path_.clear();
  }
  sync_directory(folder_of(target_));
}

}  // namespace p2s
