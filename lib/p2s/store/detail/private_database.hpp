#pragma once

#include <p2s/store/detail/location.hpp>

#include <array>
#include <string_view>

namespace p2s::store::detail {

/// What SQLite may put beside a database and reads again with the next file of that name.
inline constexpr std::array<std::string_view, 3> kCompanions{"-wal", "-shm", "-journal"};

/// Error(conflict) that names them all while a database at `path`, or a companion of one that was
/// there before, exists: a foreign -wal would be replayed into the new file.
void require_unused(const std::filesystem::path& path, const std::string& shown);

/// A SQLite file in the making: empty and 0600 from the first byte whatever the umask, beside the
/// place it is for, removed with what SQLite put beside it unless keep() gave it its name.
class PrivateDatabase {
 public:
  explicit PrivateDatabase(std::filesystem::path target);
  PrivateDatabase(const PrivateDatabase&) = delete;
  PrivateDatabase& operator=(const PrivateDatabase&) = delete;
  ~PrivateDatabase();

  /// To connect to it; messages show the target.
  const Location& location() const noexcept { return location_; }
  /// Sets SQLite's journal mode, "WAL" for a store, "DELETE" for a backup that is one file (done
  /// before anybody else can see it: the switch needs it alone), flushes it and renames it.
  /// Error(conflict) when the target or a companion of it exists.
  void keep(std::string_view journal_mode);

 private:
  std::filesystem::path target_;
  Location location_;
};

}  // namespace p2s::store::detail
