// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/issue/user_list.hpp"

#include <p2s/app/clients/issue/csv.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace p2s::app {
namespace {

enum class Column { name, email, upn, dns };

[[noreturn]] void fail(const std::string& file, std::size_t line, std::string_view what,
                       std::string hint = {}) {
  throw Error(ErrorKind::malformed, fmt::format("line {} of '{}': {}", line, printable(file), what))
      .hint(std::move(hint));
}

std::vector<Column> columns_of(const CsvRow& header, const std::string& file) {
  std::vector<Column> columns;
  for (const auto& field : header.fields) {
    const std::string title = to_lower(trim(field));
    if (title == "name")
      columns.push_back(Column::name);
    else if (title == "email")
      columns.push_back(Column::email);
    else if (title == "upn")
      columns.push_back(Column::upn);
    else if (title == "dns")
      columns.push_back(Column::dns);
    else {
      fail(file, header.line, fmt::format("unknown column '{}'", printable(field)),
           "the first line names the columns: name,email,upn,dns");
    }
  }
  if (std::count(columns.begin(), columns.end(), Column::name) != 1) {
    fail(file, header.line, "exactly one column 'name' is required",
         "begin the file with: name,email,upn,dns");
  }
  return columns;
}

std::vector<std::string>& names_of(pki::AlternativeNames& names, Column column) {
  if (column == Column::email) return names.emails;
  return column == Column::upn ? names.upns : names.dns;
}

void add_words(std::vector<std::string>& list, std::string_view cell) {
  while (!(cell = trim(cell)).empty()) {
    const std::size_t end = std::min(cell.find_first_of(" \t\r\n"), cell.size());
    list.emplace_back(cell.substr(0, end));
    cell.remove_prefix(end);
  }
}

NewClient client_of(const CsvRow& row, const std::vector<Column>& columns) {
  NewClient client;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] == Column::name)
      client.name = trim(row.fields[i]);
    else
      add_words(names_of(client.alternative_names, columns[i]), row.fields[i]);
  }
  require_name(client.name, "client");
  pki::require_valid(client.alternative_names);
  return client;
}

}  // namespace

std::vector<NewClient> read_user_list(ByteView content, const std::string& file) {
  const auto text = decode_text(content);
  if (!text) throw Error(ErrorKind::malformed, fmt::format("'{}' is not text", printable(file)));
  const auto rows = parse_csv(*text, file);
  if (rows.empty()) {
    throw Error(ErrorKind::malformed, fmt::format("'{}' is empty", printable(file)))
        .hint("begin the file with: name,email,upn,dns");
  }
  const auto columns = columns_of(rows.front(), file);
  std::vector<NewClient> clients;
  std::unordered_map<std::string, std::size_t> lines;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const CsvRow& row = rows[i];
    if (row.fields.size() != columns.size()) {
      fail(file, row.line,
           fmt::format("has {}, but the header has {}",
                       counted(row.fields.size(), "field", "fields"), columns.size()));
    }
    try {
      clients.push_back(client_of(row, columns));
    } catch (const Error& error) {
      fail(file, row.line, error.message(), error.hint());
    }
    const auto [known, fresh] = lines.emplace(clients.back().name, row.line);
    if (!fresh) {
      fail(file, row.line,
           fmt::format("'{}' is already in line {}", printable(known->first), known->second));
    }
  }
  return clients;
}

}  // namespace p2s::app
