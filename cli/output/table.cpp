// SPDX-License-Identifier: Apache-2.0
#include "output/display_width.hpp"
#include "output/output.hpp"

#include <p2s/base/text/text.hpp>

#include <algorithm>
#include <ostream>

namespace p2s::cli {
namespace {

constexpr std::size_t kCellLimit = 4096;

void print_aligned(std::ostream& out, const std::vector<std::string>& cells,
                   const std::vector<std::size_t>& widths) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    out << cells[i];
    if (i + 1 < cells.size()) out << std::string(widths[i] - display_width(cells[i]) + 2, ' ');
  }
  out << '\n';
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
  for (const auto& row : rows) print_aligned(context.out(), row, widths);
}

}  // namespace p2s::cli
