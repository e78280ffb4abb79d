// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <filesystem>

namespace p2s::detail {

// Each temporary name is locked as long as the returned descriptor is open, so that
// remove_unfinished() removes only what no process works on.

/// Creates a file with a unique name beside `target` and stores its path in `name`. The umask
/// applies to `mode`, as in open().
int create_beside(const std::filesystem::path& target, mode_t mode, std::filesystem::path& name);
/// The same for a folder (0700).
int create_folder_beside(const std::filesystem::path& target, std::filesystem::path& name);

/// Locks an existing file or folder, which is about to get a temporary name. -1 if it cannot be
/// locked.
int lock_existing(const std::filesystem::path& path);

/// Whether the path still leads to the opened file or folder.
bool is_still(const std::filesystem::path& path, int descriptor);

}  // namespace p2s::detail
