// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::app {

/// One record of a CSV file and the line it begins on.
struct CsvRow {
  std::size_t line = 0;
  std::vector<std::string> fields;
};

/// RFC 4180: quoted fields may contain separators, line ends and doubled quotes; lines end with LF
/// or CRLF; blank lines are skipped. The separator is a comma, or ';' if the first line contains it
/// and no comma, as exported by spreadsheets in many countries. Error(malformed) naming `file` and
/// the line.
P2S_API std::vector<CsvRow> parse_csv(std::string_view text, std::string_view file);

}  // namespace p2s::app
