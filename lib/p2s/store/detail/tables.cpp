// SPDX-License-Identifier: Apache-2.0
#include "p2s/store/detail/tables.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/store/detail/database.hpp>
#include <p2s/store/detail/migrations.hpp>

#include <fmt/format.h>

namespace p2s::store::detail {
namespace {

std::vector<Column> columns_of(soci::session& session, const std::string& table) {
  std::string name, type;
  int refuses_null = 0, is_key = 0;
  std::string initial;
  soci::indicator has_initial = soci::i_null;
  soci::statement statement =
      (session.prepare << "SELECT name, type, \"notnull\", dflt_value, pk FROM "
                          "pragma_table_info(:table) ORDER BY cid",
       soci::into(name), soci::into(type), soci::into(refuses_null),
       soci::into(initial, has_initial), soci::into(is_key), soci::use(table));
  std::vector<Column> columns;
  statement.execute();
  while (statement.fetch()) {
    columns.push_back({name, type != "TEXT", refuses_null == 0 || has_initial == soci::i_ok,
                       type == "INTEGER" && is_key != 0});
  }
  return columns;
}

std::vector<Table> created_tables() {
  auto fresh = memory_session();
  migrate(fresh, migrations_for(Engine::sqlite, schema::embedded_files()), 0);
  std::vector<std::string> names;
  const soci::rowset<std::string> rows =
      (fresh.prepare << "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid");
  for (const auto& name : rows) names.push_back(name);
  std::vector<Table> tables;
  for (const auto& name : names) tables.push_back({name, columns_of(fresh, name)});
  return tables;
}

}  // namespace

const std::vector<Table>& all_tables() {
  static const auto tables = created_tables();
  return tables;
}

void for_each_text_row(soci::session& session, const Table& table,
                       const std::function<void(const TextRow&)>& visit) {
  std::vector<std::string> casts;
  for (const auto& column : table.columns)
    casts.push_back(fmt::format("CAST({} AS TEXT)", column.name));
  TextRow row(casts.size());
  soci::statement statement(session);
  for (std::size_t i = 0; i < casts.size(); ++i)
    statement.exchange(soci::into(row.values[i], row.indicators[i]));
  statement.alloc();
  // Qualified, because PostgreSQL names the text of a column like the column.
  statement.prepare(fmt::format("SELECT {0} FROM {1} ORDER BY {1}.{2}", join(casts, ", "),
                                table.name, table.columns.front().name));
  statement.define_and_bind();
  statement.execute();
  while (statement.fetch()) visit(row);
}

TextInsert::TextInsert(soci::session& session, const Table& table)
    : row_(table.columns.size()), statement_(session) {
  std::vector<std::string> names, values;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    names.push_back(table.columns[i].name);
    values.push_back(
        fmt::format("CAST(:v{} AS {})", i, table.columns[i].is_number ? "BIGINT" : "TEXT"));
    statement_.exchange(soci::use(row_.values[i], row_.indicators[i]));
  }
  statement_.alloc();
  statement_.prepare(fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, join(names, ", "),
                                 join(values, ", ")));
  statement_.define_and_bind();
}

void TextInsert::operator()(const TextRow& row) {
  row_ = row;
  statement_.execute(true);
}

}  // namespace p2s::store::detail
