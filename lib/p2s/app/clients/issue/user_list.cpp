// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/issue/user_list.hpp"

#include <p2s/app/clients/issue/csv.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/kit.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace p2s::app {
namespace {

enum class Column { name, email, upn, dns, os, software };

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
    else if (title == "os")
      columns.push_back(Column::os);
    else if (title == "software")
      columns.push_back(Column::software);
    else {
      static const std::vector<std::string> known{"name", "email", "upn", "dns", "os", "software"};
      const auto near = closest_match(title, known);
      fail(file, header.line, fmt::format("unknown column '{}'", printable(field)),
           near ? fmt::format("did you mean '{}'?", *near)
                : "the first line names the columns: name,email,upn,dns,os,software");
    }
  }
  if (std::count(columns.begin(), columns.end(), Column::name) != 1) {
    fail(file, header.line, "exactly one column 'name' is required",
         "begin the file with: name,email,upn,dns,os,software");
  }
  return columns;
}

std::vector<std::string>& names_of(pki::AlternativeNames& names, Column column) {
  if (column == Column::email) return names.emails;
  return column == Column::upn ? names.upns : names.dns;
}

void add_words(std::vector<std::string>& list, std::string_view cell,
               std::string_view separators = " \t\r\n") {
  for (auto at = cell.find_first_not_of(separators); at != cell.npos;
       at = cell.find_first_not_of(separators)) {
    cell.remove_prefix(at);
    const std::size_t end = std::min(cell.find_first_of(separators), cell.size());
    list.emplace_back(cell.substr(0, end));
    cell.remove_prefix(end);
  }
}

constexpr std::string_view kOfIdentifiers = " \t\r\n,;";

std::vector<System> parse_systems(std::string_view cell) {
  std::vector<std::string> words;
  add_words(words, cell, kOfIdentifiers);
  std::vector<System> systems;
  for (const auto& word : words) {
    const auto system = parse_system(to_lower(word));
    if (!system) {
      throw Error(ErrorKind::usage, fmt::format("unknown operating system '{}'", printable(word)))
          .hint("use windows, macos, ios, linux or android");
    }
    systems.push_back(*system);
  }
  return systems;
}

NewClient client_of(const CsvRow& row, const std::vector<Column>& columns) {
  NewClient client;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] == Column::name)
      client.name = trim(row.fields[i]);
    else if (columns[i] == Column::os)
      client.systems = parse_systems(row.fields[i]);
    else if (columns[i] == Column::software)
      client.software = parse_software(row.fields[i]);
    else
      add_words(names_of(client.alternative_names, columns[i]), row.fields[i]);
  }
  require_name(client.name, "client");
  pki::require_valid(client.alternative_names);
  return client;
}

}  // namespace

std::vector<std::string> parse_software(std::string_view text) {
  std::vector<std::string> words;
  add_words(words, to_lower(text), kOfIdentifiers);
  const auto known = kit::client_software_ids();
  for (const auto& word : words) {
    if (std::find(known.begin(), known.end(), word) != known.end()) continue;
    throw Error(ErrorKind::usage, fmt::format("unknown client software '{}'", printable(word)))
        .hint("use one of: " + join(known, ", "));
  }
  return words;
}

std::vector<NewClient> read_user_list(ByteView content, const std::string& file) {
  return read_users(content, file).clients;
}

UserList read_users(ByteView content, const std::string& file) {
  const auto text = decode_text(content);
  if (!text) throw Error(ErrorKind::malformed, fmt::format("'{}' is not text", printable(file)));
  const auto rows = parse_csv(*text, file);
  if (rows.empty()) {
    throw Error(ErrorKind::malformed, fmt::format("'{}' is empty", printable(file)))
        .hint("begin the file with: name,email,upn,dns,os,software");
  }
  const auto columns = columns_of(rows.front(), file);
  const auto has = [&](Column column) {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
  };
  UserList list{{},
                has(Column::email),
                has(Column::upn),
                has(Column::dns),
                has(Column::os),
                has(Column::software)};
  auto& clients = list.clients;
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
  return list;
}

}  // namespace p2s::app
