// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <soci/soci.h>

#include <functional>
#include <string>
#include <vector>

namespace p2s::store::detail {

struct Column {
  std::string name;
  bool is_number = false;    ///< otherwise text
  bool can_be_null = false;  ///< or has a default
  bool is_rowid = false;     ///< SQLite keeps it apart from the row
};

/// A table of the newest schema.
struct Table {
  std::string name;
  std::vector<Column> columns;
};

/// All of them as the migrations create them, each after those that it refers to.
const std::vector<Table>& all_tables();

/// A row in the form that both engines read and write: the text of each value.
struct TextRow {
  std::vector<std::string> values;
  std::vector<soci::indicator> indicators;

  explicit TextRow(std::size_t columns) : values(columns), indicators(columns, soci::i_null) {}
};

/// Visits the rows by their first column.
void for_each_text_row(soci::session& session, const Table& table,
                       const std::function<void(const TextRow&)>& visit);

/// Inserts rows with one prepared statement.
class TextInsert {
 public:
  TextInsert(soci::session& session, const Table& table);
  TextInsert(const TextInsert&) = delete;
  TextInsert& operator=(const TextInsert&) = delete;

  void operator()(const TextRow& row);

 private:
  TextRow row_;
  soci::statement statement_;
};

}  // namespace p2s::store::detail
