#pragma once

#include <p2s/store/detail/location.hpp>

namespace p2s::store::detail {

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
  /// Makes it a WAL store (done before anybody else can see it: the switch needs it alone), flushes
  /// it and renames it. Error(conflict) when the target exists.
  void keep();

 private:
  std::filesystem::path target_;
  Location location_;
};

}  // namespace p2s::store::detail
