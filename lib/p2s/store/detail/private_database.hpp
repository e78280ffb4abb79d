// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/files/staging.hpp>
#include <p2s/store/detail/location.hpp>

#include <array>
#include <string_view>

namespace p2s::store::detail {

/// Files that SQLite may create next to a database and reads with the next database of that name.
inline constexpr std::array<std::string_view, 3> kCompanions{"-wal", "-shm", "-journal"};

/// The companion of a database.
std::filesystem::path beside(const std::filesystem::path& path, std::string_view suffix);

/// Error(conflict) listing a database at `path` or companions of an earlier one: a foreign -wal
/// would be replayed into the new file. Removes what killed commands left there first.
void require_unused(const std::filesystem::path& path, const std::string& shown);

/// A new SQLite file in a private folder next to its target: empty and 0600 from the first byte for
/// any umask, removed with its companions unless keep() renames it.
class PrivateDatabase {
 public:
  explicit PrivateDatabase(std::filesystem::path target);
  /// For connecting to it; messages show the target.
  const Location& location() const noexcept { return location_; }
  /// Sets SQLite's journal mode, "WAL" for a store, "DELETE" for a backup that is one file (done
  /// before anybody else can see it: the switch needs it alone), flushes it and renames it.
  /// Error(conflict) when the target or a companion of it exists.
  void keep(std::string_view journal_mode);

 private:
  std::filesystem::path target_;
  StagingDirectory folder_;
  Location location_;
};

}  // namespace p2s::store::detail
