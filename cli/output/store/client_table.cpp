// SPDX-License-Identifier: Apache-2.0
#include "output/store/client_table.hpp"

#include "output/csv.hpp"
#include "output/store/client_view.hpp"

#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/roots/authorities.hpp>
#include <p2s/base/text/text.hpp>

#include <nlohmann/json.hpp>

#include <array>

namespace p2s::cli {
namespace {

/// What the cells of a list depend on besides the row.
struct View {
  app::Authorities authorities;
  Time at;
  Period soon;
};

template <typename Row>
struct Column {
  std::string_view name;
  std::string (*text)(const Row&, const View&);
};

using ClientColumn = Column<app::ClientRow>;
using app::ClientRow;

std::string day_or_nothing(const std::optional<Time>& day) {
  return day ? format_date(*day) : std::string();
}

constexpr std::array kClientColumns{
    ClientColumn{"name", [](const ClientRow& row, const View&) { return row.client.name; }},
    ClientColumn{"status",
                 [](const ClientRow& row, const View& view) {
                   return std::string(
                       to_string(app::client_status(row.client, view.at, view.soon)));
                 }},
    ClientColumn{"expires", [](const ClientRow& row,
                               const View&) { return format_date(row.client.not_after); }},
    ClientColumn{"thumbprint",
                 [](const ClientRow& row, const View&) { return row.client.thumbprint; }},
    ClientColumn{"issuer", [](const ClientRow& row, const View&) { return row.client.issuer; }},
    ClientColumn{"key", [](const ClientRow& row, const View&) { return row.client.key; }},
    ClientColumn{"root",
                 [](const ClientRow& row, const View& view) {
                   return view.authorities.root_of(row.client.issuer);
                 }},
    ClientColumn{"serial", [](const ClientRow& row, const View&) { return row.client.serial; }},
    ClientColumn{"subject", [](const ClientRow& row, const View&) { return row.client.subject; }},
    ClientColumn{"valid_from", [](const ClientRow& row,
                                  const View&) { return format_date(row.client.not_before); }},
    ClientColumn{"revoked", [](const ClientRow& row,
                               const View&) { return day_or_nothing(row.client.revoked_at); }},
    ClientColumn{"reason",
                 [](const ClientRow& row, const View&) { return row.client.revocation_reason; }},
    ClientColumn{"private_key",
                 [](const ClientRow& row, const View&) {
                   return std::string(row.client.has_key ? "yes" : "no");
                 }},
    ClientColumn{"systems", [](const ClientRow& row,
                               const View&) { return replace_all(row.client.systems, ",", " "); }},
    ClientColumn{"software",
                 [](const ClientRow& row, const View&) {
                   return replace_all(row.client.software, ",", " ");
                 }},
    ClientColumn{"replaces", [](const ClientRow& row, const View&) { return row.replaces; }},
    ClientColumn{"superseded_by",
                 [](const ClientRow& row, const View&) { return row.superseded_by; }},
    ClientColumn{"last_seen",
                 [](const ClientRow& row, const View&) { return day_or_nothing(row.last_seen); }}};
constexpr std::size_t kClientShown = 6;

using Revoked = store::ClientRecord;
using RevokedColumn = Column<Revoked>;

constexpr std::array kRevokedColumns{
    RevokedColumn{"name",
                  [](const Revoked& row, const View&) {
                    return row.name.empty() ? std::string("(removed)") : row.name;
                  }},
    RevokedColumn{"revoked",
                  [](const Revoked& row, const View&) { return day_or_nothing(row.revoked_at); }},
    RevokedColumn{"reason", [](const Revoked& row, const View&) { return row.revocation_reason; }},
    RevokedColumn{"thumbprint", [](const Revoked& row, const View&) { return row.thumbprint; }},
    RevokedColumn{"issuer", [](const Revoked& row, const View&) { return row.issuer; }},
    RevokedColumn{"root", [](const Revoked& row,
                             const View& view) { return view.authorities.root_of(row.issuer); }},
    RevokedColumn{"serial", [](const Revoked& row, const View&) { return row.serial; }},
    RevokedColumn{"expires",
                  [](const Revoked& row, const View&) { return format_date(row.not_after); }}};
constexpr std::size_t kRevokedShown = 5;

template <typename Columns>
std::string names_of(const Columns& columns) {
  std::vector<std::string> names;
  for (const auto& column : columns) names.emplace_back(column.name);
  return join(names, ", ");
}

/// Refers to all of its arguments.
template <typename Columns, typename Row>
List list_of(const Columns& columns, std::size_t shown, const std::vector<Row>& rows,
             const View& view) {
  List list;
  for (const auto& column : columns) list.columns.push_back(column.name);
  list.shown = shown;
  list.rows = rows.size();
  list.cell = [&](std::size_t row, std::size_t column) {
    return columns[column].text(rows[row], view);
  };
  return list;
}

View view_of(Context& context, const Period& soon) {
  return {app::Authorities(context.workspace().inventory()), context.services().as_of, soon};
}

template <typename Row>
std::vector<Row> ordered(const std::vector<Row>& rows, const std::vector<std::size_t>& order) {
  std::vector<Row> sorted;
  sorted.reserve(rows.size());
  for (const auto index : order) sorted.push_back(rows[index]);
  return sorted;
}

}  // namespace

std::string client_columns() { return names_of(kClientColumns); }
std::string revocation_columns() { return names_of(kRevokedColumns); }

std::size_t show_clients(Context& context, const app::ClientFilter& filter,
                         const ListChoice& choice) {
  auto& inventory = context.workspace().inventory();
  const auto view = view_of(context, filter.expiring.value_or(app::kExpiringSoon));
  std::vector<ClientRow> rows;
  if (choice.sort.empty() && !choice.reverse && !is_json(choice, context)) {
    ListPrinter printer(context, list_of(kClientColumns, kClientShown, rows, view), choice);
    std::size_t count = 0;
    app::for_each_listed(inventory, filter, view.at, [&](const ClientRow& row) {
      printer.add([&](std::size_t column) { return kClientColumns[column].text(row, view); });
      ++count;
    });
    printer.finish();
    return count;
  }
  rows = app::list_clients(inventory, filter, view.at);
  const auto list = list_of(kClientColumns, kClientShown, rows, view);
  if (is_json(choice, context))
    print_client_rows_json(context, ordered(rows, order_of(list, choice)), view.soon);
  else
    print_list(context, list, choice);
  return rows.size();
}

std::string clients_csv(Context& context, const std::vector<app::ClientRow>& rows) {
  const auto view = view_of(context, app::kExpiringSoon);
  std::vector<std::string> cells;
  for (const auto& column : kClientColumns) cells.emplace_back(column.name);
  auto csv = csv_line(cells);
  for (const auto& row : rows) {
    cells.clear();
    for (const auto& column : kClientColumns)
      cells.push_back(spreadsheet_text(column.text(row, view)));
    csv += csv_line(cells);
  }
  return csv;
}

void show_revocations(Context& context, const std::vector<store::ClientRecord>& revoked,
                      const ListChoice& choice) {
  const auto view = view_of(context, app::kExpiringSoon);
  const auto list = list_of(kRevokedColumns, kRevokedShown, revoked, view);
  if (is_json(choice, context))
    print_revocations_json(context, ordered(revoked, order_of(list, choice)));
  else
    print_list(context, list, choice);
}

}  // namespace p2s::cli
