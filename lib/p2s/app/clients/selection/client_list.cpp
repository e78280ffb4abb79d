// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/clients/issue/csv.hpp>
#include <p2s/app/clients/selection/select_clients.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

/// The column with the names, if this is the first line of a CSV file.
std::optional<std::size_t> column_of_names(const CsvRow& header) {
  for (const std::string_view title : {"name", "thumbprint"}) {
    const auto found =
        std::find_if(header.fields.begin(), header.fields.end(),
                     [&](const auto& field) { return to_lower(trim(field)) == title; });
    if (found != header.fields.end())
      return static_cast<std::size_t>(found - header.fields.begin());
  }
  return std::nullopt;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (const auto line : split_lines(text)) {
    if (!trim(line).empty()) lines.emplace_back(trim(line));
  }
  return lines;
}

std::vector<std::string> fields_of(const std::vector<CsvRow>& rows, std::size_t column,
                                   const std::string& file) {
  std::vector<std::string> names;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& fields = rows[i].fields;
    if (fields.size() != rows.front().fields.size()) {
      throw Error(ErrorKind::malformed,
                  fmt::format("line {} of '{}' has {}, but the header has {}", rows[i].line,
                              printable(file), counted(fields.size(), "field", "fields"),
                              rows.front().fields.size()));
    }
    if (!trim(fields[column]).empty()) names.emplace_back(trim(fields[column]));
  }
  return names;
}

}  // namespace

std::vector<std::string> read_client_list(ByteView content, const std::string& file) {
  const auto text = decode_text(content);
  if (!text) throw Error(ErrorKind::malformed, fmt::format("'{}' is not text", printable(file)));
  const std::string_view whole = *text;
  const auto header = parse_csv(whole.substr(0, whole.find('\n')), file);
  const auto column = header.empty() ? std::nullopt : column_of_names(header.front());
  auto names = column ? fields_of(parse_csv(whole, file), *column, file) : lines_of(whole);
  if (names.empty()) {
    throw Error(ErrorKind::malformed, fmt::format("'{}' names no clients", printable(file)))
        .hint("write one name or thumbprint a line, or a CSV file with a column 'name'");
  }
  return names;
}

}  // namespace p2s::app
