// SPDX-License-Identifier: Apache-2.0
#include "output/display_width.hpp"
#include "output/output.hpp"

#include <p2s/base/text/text.hpp>

#include <algorithm>
#include <ostream>

namespace p2s::cli {
namespace {

constexpr std::size_t kCellLimit = 4096;

/// The last cell continues below itself if it is too long for the line but its column is not
/// narrow.
void print_aligned(std::ostream& out, const std::vector<std::string>& cells,
                   const std::vector<std::size_t>& widths, std::size_t width) {
  constexpr std::size_t kNarrow = 20;
  std::size_t column = 0;
  for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
    out << cells[i] << std::string(widths[i] - display_width(cells[i]) + 2, ' ');
    column += widths[i] + 2;
  }
  const auto& last = cells.back();
  const bool wraps = column + kNarrow <= width && column + display_width(last) > width;
  out << (wraps ? wrap(last, column, width).substr(column) : last) << '\n';
}

using Rows = std::vector<std::vector<std::string>>;

std::vector<std::size_t> widths_of(const Rows& rows) {
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      widths.at(i) = std::max(widths.at(i), display_width(row[i]));
  }
  return widths;
}

/// Whether the last column, which may wrap, does not have a third of the line or what it needs.
bool is_too_wide(const Rows& rows, std::size_t width) {
  const auto widths = widths_of(rows);
  std::size_t column = std::min(widths.back(), width / 3);
  for (std::size_t i = 0; i + 1 < widths.size(); ++i) column += widths[i] + 2;
  return column > width;
}

void erase_column(Rows& rows, const std::string& heading) {
  const auto& headings = rows.front();
  const auto column = std::find(headings.begin(), headings.end(), heading) - headings.begin();
  for (auto& row : rows) {
    if (static_cast<std::size_t>(column) < row.size()) row.erase(row.begin() + column);
  }
}

std::vector<std::string> shown(const std::vector<std::string>& cells) {
  std::vector<std::string> safe;
  safe.reserve(cells.size());
  for (const std::string& cell : cells) safe.push_back(printable(cell, kCellLimit));
  return safe;
}

}  // namespace

std::string tabbed_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const auto& cell : cells) {
    if (&cell != &cells.front()) line += '\t';
    line += printable(cell, kCellLimit);
  }
  return line + '\n';
}

void Table::print(Context& context) const {
  if (!context.out_is_terminal()) {
    for (const auto& row : rows_) context.out() << tabbed_line(row);
    return;
  }
  if (rows_.empty()) return;
  Rows rows{headings_};
  for (const auto& row : rows_) rows.push_back(shown(row));
  for (const auto& heading : minor_) {
    if (!is_too_wide(rows, context.width())) break;
    erase_column(rows, heading);
  }
  const auto widths = widths_of(rows);
  for (const auto& row : rows) print_aligned(context.out(), row, widths, context.width());
}

}  // namespace p2s::cli
