// SPDX-License-Identifier: Apache-2.0
#include "output/list.hpp"

#include "options/options.hpp"
#include "output/csv.hpp"
#include "output/output.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <ostream>

namespace p2s::cli {
namespace {

std::size_t column_of(const List& list, std::string_view name, std::string_view option) {
  const std::string wanted = to_lower(trim(name));
  const auto found = std::find(list.columns.begin(), list.columns.end(), wanted);
  if (found != list.columns.end()) return static_cast<std::size_t>(found - list.columns.begin());
  throw Error(ErrorKind::usage, fmt::format("{}: unknown column '{}'", option, printable(name)))
      .hint(fmt::format("use {}", fmt::join(list.columns, ", ")));
}

std::vector<std::size_t> chosen(const List& list, const ListChoice& choice, bool all) {
  std::vector<std::size_t> columns;
  if (choice.columns.empty()) {
    columns.resize(all ? list.columns.size() : list.shown);
    std::iota(columns.begin(), columns.end(), 0U);
  }
  for (const auto name : split(choice.columns, ','))
    if (!choice.columns.empty()) columns.push_back(column_of(list, name, "--columns"));
  return columns;
}

bool is_number(const std::string& text) {
  return text.find_first_not_of("0123456789") == std::string::npos;
}

std::string heading_of(std::string_view name) { return to_upper(replace_all(name, "_", " ")); }

}  // namespace

void add_list_options(CommandLine& line, ListChoice& choice, std::string_view columns) {
  line.option("--format", &choice.format, "Output format (default: text)")
      .choices({"text", "csv", "json"});
  line.option("--columns LIST", &choice.columns,
              fmt::format("Columns of text and CSV, comma-separated: {}", columns));
  line.option("--sort COLUMN", &choice.sort, "Sort by this column");
  line.flag("--reverse", &choice.reverse, "Reverse the order");
}

std::vector<std::size_t> order_of(const List& list, const ListChoice& choice) {
  std::vector<std::size_t> order(list.rows);
  std::iota(order.begin(), order.end(), 0U);
  if (!choice.sort.empty()) {
    const std::size_t column = column_of(list, choice.sort, "--sort");
    std::vector<std::string> keys;
    for (std::size_t row = 0; row < list.rows; ++row) keys.push_back(list.cell(row, column));
    const bool numbers = std::all_of(keys.begin(), keys.end(), is_number);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
      if (numbers && keys[one].size() != keys[other].size())
        return keys[one].size() < keys[other].size();
      return keys[one] < keys[other];
    });
  }
  if (choice.reverse) std::reverse(order.begin(), order.end());
  return order;
}

ListPrinter::ListPrinter(Context& context, const List& list, const ListChoice& choice)
    : context_(context),
      csv_(output_format(choice.format, context) == "csv"),
      columns_(chosen(list, choice, csv_)),
      table_(headings(list), choice.columns.empty() ? std::vector<std::string>{"KEY", "PRIVATE KEY"}
                                                    : std::vector<std::string>{}) {
  if (csv_) context_.out() << csv_line(headings(list));
}

std::vector<std::string> ListPrinter::headings(const List& list) const {
  std::vector<std::string> headings;
  for (const auto column : columns_) {
    const auto name = list.columns[column];
    headings.push_back(csv_ ? std::string(name) : heading_of(name));
  }
  return headings;
}

void ListPrinter::add(const std::function<std::string(std::size_t column)>& cell) {
  cells_.clear();
  for (const auto column : columns_) cells_.push_back(cell(column));
  if (csv_)
    context_.out() << csv_line(cells_);
  else if (!context_.out_is_terminal())
    context_.out() << tabbed_line(cells_);
  else
    table_.add(cells_);
}

void print_list(Context& context, const List& list, const ListChoice& choice) {
  ListPrinter printer(context, list, choice);
  for (const auto row : order_of(list, choice))
    printer.add([&](std::size_t column) { return list.cell(row, column); });
  printer.finish();
}

bool is_json(const ListChoice& choice, const Context& context) {
  if (output_format(choice.format, context) != "json") return false;
  if (choice.columns.empty()) return true;
  throw Error(ErrorKind::usage, "--columns cannot be used with JSON, which has all of them")
      .hint("remove --columns, or use --format csv");
}

}  // namespace p2s::cli
