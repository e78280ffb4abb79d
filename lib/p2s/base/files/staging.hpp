// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/files/files.hpp>

namespace p2s {

/// An unfinished file or folder with a temporary name beside its target. commit() renames it to the
/// target; without commit() it is removed.
class P2S_API StagedPath {
 public:
  StagedPath(const StagedPath&) = delete;
  StagedPath& operator=(const StagedPath&) = delete;
  virtual ~StagedPath();

  const std::filesystem::path& path() const noexcept { return path_; }
  /// OnExisting::fail: Error(conflict) if the target exists. OnExisting::replace: the target is
  /// complete at every moment; the destructor removes the replaced one.
  virtual void commit(OnExisting existing);
  /// After commit(): restores the previous state. commit() does so itself if it fails.
  void undo() noexcept;
  /// The file at path() has been renamed by the caller.
  void release() noexcept { path_.clear(); }

 protected:
  StagedPath() = default;

  std::filesystem::path target_;
  std::filesystem::path path_;
  int lock_ = -1;  ///< of path_, see detail/temporary.hpp

 private:
  enum class State { staged, placed, exchanged };
  State state_ = State::staged;
  int replaced_ = -1;  ///< lock of what has the temporary name after an exchange
};

/// A file, created with its final mode.
class P2S_API StagedFile final : public StagedPath {
 public:
  StagedFile(std::filesystem::path target, ByteView content, Access access);
  /// With OnExisting::replace, a target that is neither a file nor a link to a file is Error(io).
  void commit(OnExisting existing) override;
};

/// A folder (0700). Missing parents are created.
class P2S_API StagingDirectory final : public StagedPath {
 public:
  explicit StagingDirectory(std::filesystem::path target);

  /// Adds an owner-only file at this relative path, executable if it is a program, and creates its
  /// parent folders. commit() flushes all files together, which is cheaper than one by one.
  void add(const std::filesystem::path& relative, ByteView content, bool is_program = false);
  void commit(OnExisting existing) override;

 private:
  std::vector<std::filesystem::path> added_;
};

}  // namespace p2s
