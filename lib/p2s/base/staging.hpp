#pragma once

#include <p2s/base/files.hpp>

namespace p2s {

/// A file or folder in the making, of a name of its own beside its target: it takes the target's
/// name with commit(), and is removed otherwise.
class P2S_API StagedPath {
 public:
  StagedPath(const StagedPath&) = delete;
  StagedPath& operator=(const StagedPath&) = delete;
  virtual ~StagedPath();

  const std::filesystem::path& path() const noexcept { return path_; }
  /// OnExisting::fail: conflict when the target exists. OnExisting::replace: at every moment one whole
  /// thing has the name, and the old one goes with this object.
  virtual void commit(OnExisting existing);
  /// After commit(): everything is as it was before.
  void undo() noexcept;
  /// What is at path() was given away.
  void release() noexcept { path_.clear(); }

 protected:
  StagedPath() = default;

  std::filesystem::path target_;
  std::filesystem::path path_;

 private:
  enum class State { staged, placed, exchanged };
  State state_ = State::staged;
};

/// A file, on disk from the start with its final mode.
class P2S_API StagedFile final : public StagedPath {
 public:
  StagedFile(std::filesystem::path target, ByteView content, Access access);
  /// With OnExisting::replace only a file or a link to one is replaced: Error(io).
  void commit(OnExisting existing) override;
};

/// A folder (0700). Its missing parents are made.
class P2S_API StagingDirectory final : public StagedPath {
 public:
  explicit StagingDirectory(std::filesystem::path target);

  /// A new owner-only file at this relative path, with the folders above it. commit() flushes it to
  /// disk, all of them together: that is what makes many small files cheap.
  void add(const std::filesystem::path& relative, ByteView content);
  void commit(OnExisting existing) override;

 private:
  std::vector<std::filesystem::path> added_;
};

}  // namespace p2s
