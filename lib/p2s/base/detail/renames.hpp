#pragma once

#include <filesystem>

namespace p2s::detail {

// Each returns 0 or the errno of what failed.

/// Renames a file or folder; EEXIST when the new name is taken, races included.
int rename_new(const std::filesystem::path& from, const std::filesystem::path& to);
/// The names of two files or folders change places, at once where the file system can.
int exchange(const std::filesystem::path& a, const std::filesystem::path& b);

/// The same on file systems that know neither RENAME_NOREPLACE nor RENAME_EXCHANGE (NFS).
int rename_new_in_steps(const std::filesystem::path& from, const std::filesystem::path& to);
int exchange_in_steps(const std::filesystem::path& a, const std::filesystem::path& b);

}  // namespace p2s::detail
