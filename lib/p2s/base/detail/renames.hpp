// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace p2s::detail {

// Each returns 0 or an errno.

/// Renames a file or folder; EEXIST if the new name exists, also in a race.
int rename_new(const std::filesystem::path& from, const std::filesystem::path& to);
/// Exchanges two files or folders, atomically if the file system supports it.
int exchange(const std::filesystem::path& a, const std::filesystem::path& b);

/// The same on file systems without RENAME_NOREPLACE and RENAME_EXCHANGE (NFS).
int rename_new_in_steps(const std::filesystem::path& from, const std::filesystem::path& to);
int exchange_in_steps(const std::filesystem::path& a, const std::filesystem::path& b);

}  // namespace p2s::detail
