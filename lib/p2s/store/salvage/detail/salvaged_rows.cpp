// SPDX-License-Identifier: Apache-2.0
#include "p2s/store/salvage/detail/salvaged_rows.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/rows.hpp>

#include <algorithm>
#include <charconv>
#include <set>

namespace p2s::store::detail {
namespace {

bool fits(const Column& column, char type) {
  if (type == 'n') return column.is_rowid || column.can_be_null;
  return !column.is_rowid && type == (column.is_number ? 'i' : 't');
}

/// Rows that an older version wrote end before the columns that were added later.
bool fits(const Table& table, const LooseRow& row) {
  for (std::size_t i = 0; i < row.types.size(); ++i) {
    const bool is_fit =
        i < table.columns.size() ? fits(table.columns[i], row.types[i]) : row.types[i] == 'n';
    if (!is_fit) return false;
  }
  return true;
}

/// The row of sqlite_master about a table, index or trigger; without SQL, about the index of a key.
bool is_schema(const LooseRow& row) {
  return row.types.starts_with("tttitn") || row.types.starts_with("tttinn");
}

long long number_in(const std::string& text) {
  long long number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

void SalvagedRows::add(const DamagedFile::Page& page) {
  std::size_t unknown = page.unreadable;
  for (const auto& row : page.rows) {
    if (add(row))
      ++rows;
    else if (!is_schema(row))
      ++unknown;
  }
  if (unknown != 0)
    lost.push_back(
        fmt::format("page {}: {} cannot be read", page.number, counted(unknown, "row", "rows")));
}

void SalvagedRows::complete(const DamagedFile::Page& page) {
  for (auto row : page.rows) {
    for (const auto& table : all_tables()) {
      if (!fits(table, row)) continue;
      if (table.name == "store_settings" && row.values[0] == "wrapped_key")
        wrapped_keys.push_back(row.values[1]);
      if (table.name != "roots" || insert(table, row)) continue;
      // Another root may be the default one by now.
      const auto flag = std::find_if(table.columns.begin(), table.columns.end(),
                                     [](const auto& each) { return each.name == "is_default"; });
      row.values[static_cast<std::size_t>(flag - table.columns.begin())] = "0";
      insert(table, row);
    }
  }
}

bool SalvagedRows::add(const LooseRow& row) {
  for (const auto& table : all_tables()) {
    if (!fits(table, row)) continue;
    if (table.name == "events") return add_event(row), true;
    const bool is_value = table.name == "store_settings" && row.values[0] != "sightings_since";
    if (is_value ? add_setting(row) : insert(table, row)) return true;
  }
  return false;
}

bool SalvagedRows::add_setting(const LooseRow& row) {
  const auto& name = row.values[0];
  if (name == "wrapped_key") wrapped_keys.push_back(row.values[1]);
  if (name == "event_head") event_head = row.values[1];
  static const std::set<std::string_view> known{"wrapped_key", "event_head", "schema_version",
                                                "data_key"};
  return known.contains(name);
}

void SalvagedRows::add_event(const LooseRow& row) {
  const auto& values = row.values;
  events.push_back({row.rowid, time_of(number_in(values[1])), values[2], values[3], values[4],
                    values[5], values[6]});
}

bool SalvagedRows::insert(const Table& table, const LooseRow& row) {
  std::vector<std::string> names, values;
  soci::statement statement(session_);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto& column = table.columns[i];
    if (row.types[i] == 'n' && !column.is_rowid) continue;
    names.push_back(column.name);
    values.push_back(fmt::format("CAST(:v{} AS {})", i, column.is_number ? "BIGINT" : "TEXT"));
    if (column.is_rowid)
      statement.exchange(soci::use(row.rowid));
    else
      statement.exchange(soci::use(row.values[i]));
  }
  try {
    statement.alloc();
    statement.prepare(fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, join(names, ", "),
                                  join(values, ", ")));
    statement.define_and_bind();
    statement.execute(true);
    return true;
  } catch (const soci::soci_error& error) {
    if (!is_constraint_violation(error)) throw;
    return false;
  }
}

}  // namespace p2s::store::detail
