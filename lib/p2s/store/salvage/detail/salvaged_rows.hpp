// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/store/detail/tables.hpp>
#include <p2s/store/records.hpp>
#include <p2s/store/salvage/detail/damaged_file.hpp>

#include <optional>

namespace p2s::store::detail {

/// Puts the rows of a damaged file into the tables of a new store. Which table a row belongs to is
/// decided by the types of its values and by the constraints of the tables.
class SalvagedRows {
 public:
  explicit SalvagedRows(soci::session& session) : session_(session) {}

  void add(const DamagedFile::Page& page);
  /// Adds only the wrapped key, and roots that are missing.
  void complete(const DamagedFile::Page& page);

  std::vector<std::string> wrapped_keys;
  std::optional<std::string> event_head;
  std::vector<EventRecord> events;  ///< in any order
  std::vector<std::string> lost;
  std::size_t rows = 0;  ///< that belong to a store

 private:
  bool add(const LooseRow& row);
  bool add_setting(const LooseRow& row);
  void add_event(const LooseRow& row);
  bool insert(const Table& table, const LooseRow& row);

  soci::session& session_;
};

}  // namespace p2s::store::detail
