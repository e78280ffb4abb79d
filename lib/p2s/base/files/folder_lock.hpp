// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <filesystem>

namespace p2s {

/// Keeps other commands from writing to a folder, as long as it exists; the kernel releases it when
/// the process ends. Creates the folder (0700), and removes it at the end if it is still empty.
/// Error(conflict) while another process has it. File systems without locks are not locked.
class P2S_API FolderLock {
 public:
  explicit FolderLock(std::filesystem::path folder);
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

 private:
  std::filesystem::path folder_;
  int descriptor_ = -1;
};

}  // namespace p2s
