// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/files/staging.hpp"

#include <p2s/base/detail/file_calls.hpp>
#include <p2s/base/detail/renames.hpp>
#include <p2s/base/detail/temporary.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <set>

namespace p2s {

namespace fs = std::filesystem;

namespace {

mode_t mode_of(const fs::path& target, Access access) {
  struct stat facts {};
  if (access == Access::kept && ::stat(target.c_str(), &facts) == 0) return facts.st_mode & 07777U;
  return access == Access::everyone ? 0644 : 0600;
}

}  // namespace

StagedPath::~StagedPath() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
  if (lock_ >= 0) ::close(lock_);
  if (replaced_ >= 0) ::close(replaced_);
}

void StagedPath::commit(OnExisting existing) {
  if (existing == OnExisting::replace && detail::is_taken(target_)) {
    replaced_ = detail::lock_existing(target_);
    if (const int code = detail::exchange(path_, target_); code != 0)
      detail::fail("replace", target_, code);
    state_ = State::exchanged;
  } else {
    const int code = detail::rename_new(path_, target_);
    if (code == EEXIST) detail::fail_existing(target_);
    if (code != 0) detail::fail("create", target_, code);
    state_ = State::placed;
  }
  try {
    detail::sync_directory(detail::folder_of(target_));
  } catch (...) {
    undo();
    throw;
  }
}

void StagedPath::undo() noexcept {
  std::error_code ignored;
  if (state_ == State::exchanged) detail::exchange(path_, target_);
  if (state_ == State::placed) fs::rename(target_, path_, ignored);
  state_ = State::staged;
}

StagedFile::StagedFile(fs::path target, ByteView content, Access access) {
  target_ = std::move(target);
  const mode_t mode = mode_of(target_, access);
  lock_ = detail::create_beside(target_, mode, path_);
  // The umask must not keep the owner from reading it.
  if (access != Access::everyone && ::fchmod(lock_, mode) != 0)
    detail::fail("protect", target_, errno);
  detail::write_all(lock_, content, target_);
  if (::fsync(lock_) != 0) detail::fail("write", target_, errno);
}

void StagedFile::commit(OnExisting existing) {
  if (existing == OnExisting::replace) require_replaceable(target_);
  StagedPath::commit(existing);
}

StagingDirectory::StagingDirectory(fs::path target) {
  target_ = target.has_filename() ? std::move(target) : target.parent_path();
  make_private_directory(detail::folder_of(target_));
  lock_ = detail::create_folder_beside(target_, path_);
}

void StagingDirectory::add(const fs::path& relative, ByteView content, bool is_program) {
  const mode_t mode = is_program ? 0700 : 0600;
  const fs::path path = path_ / relative;
  make_private_directory(path.parent_path());
  detail::Descriptor descriptor(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
  if (descriptor.get() < 0) detail::fail("create", path, errno);
  if (::fchmod(descriptor.get(), mode) != 0) detail::fail("protect", path, errno);
  detail::write_all(descriptor.get(), content, path);
  if (::close(descriptor.release()) != 0) detail::fail("write", path, errno);
  added_.push_back(relative);
}

void StagingDirectory::commit(OnExisting existing) {
  std::set<fs::path> folders{path_};
  for (const auto& relative : added_) {
    detail::sync_file(path_ / relative);
    for (auto folder = relative.parent_path(); !folder.empty(); folder = folder.parent_path())
      folders.insert(path_ / folder);
  }
  for (const auto& folder : folders) detail::sync_directory(folder);
  StagedPath::commit(existing);
}

}  // namespace p2s
