// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command_line.hpp"
#include "context.hpp"
#include "output/output.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::cli {

/// How the user wants a list: --format, --columns, --sort, --reverse.
struct ListChoice {
  std::string format;
  std::string columns;
  std::string sort;
  bool reverse = false;
};

/// `columns` are the names of all columns of the list, for help.
void add_list_options(CommandLine& line, ListChoice& choice, std::string_view columns);

/// The rows and columns of a list; cells are made when they are printed.
struct List {
  std::vector<std::string_view> columns;  ///< names: "valid_from"; the heading is "VALID FROM"
  std::size_t shown = 0;                  ///< how many of them a table has by default; CSV has all
  std::size_t rows = 0;
  std::function<std::string(std::size_t row, std::size_t column)> cell;
};

/// The rows in the order of --sort, otherwise as they are. Error(usage) for an unknown column.
std::vector<std::size_t> order_of(const List& list, const ListChoice& choice);

/// Prints rows as they come, as a table or as CSV.
class ListPrinter {
 public:
  /// Of `list` it needs the columns only. Error(usage) for an unknown column.
  ListPrinter(Context& context, const List& list, const ListChoice& choice);
  void add(const std::function<std::string(std::size_t column)>& cell);
  /// Prints the table, whose widths depend on all rows, if there is one.
  void finish() { table_.print(context_); }

 private:
  std::vector<std::string> headings(const List& list) const;

  Context& context_;
  bool csv_;
  std::vector<std::size_t> columns_;
  Table table_;
  std::vector<std::string> cells_;
};

/// The whole list. Error(usage) for an unknown column.
void print_list(Context& context, const List& list, const ListChoice& choice);

/// Whether the list is to be JSON, which has every column. Error(usage) for --columns with it.
bool is_json(const ListChoice& choice, const Context& context);

}  // namespace p2s::cli
