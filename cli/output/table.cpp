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

void print_tabbed(std::ostream& out, const std::vector<std::string>& cells) {
  out << join(cells, "\t") << '\n';
}

std::vector<std::string> shown(const std::vector<std::string>& cells) {
  std::vector<std::string> safe;
  for (const std::string& cell : cells) safe.push_back(printable(cell, kCellLimit));
  return safe;
}

}  // namespace

void Table::print(Context& context) const {
  std::vector<std::vector<std::string>> rows;
  if (context.out_is_terminal()) rows.push_back(headings_);
  for (const auto& row : rows_) rows.push_back(shown(row));
  if (!context.out_is_terminal()) {
    for (const auto& row : rows) print_tabbed(context.out(), row);
    return;
  }
  if (rows_.empty()) return;
  std::vector<std::size_t> widths(headings_.size(), 0);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      widths.at(i) = std::max(widths.at(i), display_width(row[i]));
  }
  for (const auto& row : rows) print_aligned(context.out(), row, widths, context.width());
}

}  // namespace p2s::cli
