// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"

#include <p2s/base/files/files.hpp>
#include <p2s/base/finding.hpp>

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace p2s::cli {

/// A JSON document: two-space indented, keys in the order they were added, ending with LF.
std::string json_text(const nlohmann::ordered_json& document);
/// The one JSON document of a command on stdout. With --dry-run, "dry_run": true is added.
void print_json(Context& context, const nlohmann::ordered_json& document);

/// Simple values for print_record() and print_checked().
/// Documents with lists or objects have their own view.
using JsonValue = std::variant<std::nullptr_t, bool, std::uint64_t, std::string>;
using JsonFields = std::vector<std::pair<std::string_view, JsonValue>>;
nlohmann::ordered_json object_of(const JsonFields& fields);
/// {FIELDS…} on stdout.
void print_record(Context& context, const JsonFields& fields);
/// {"NAME": {FIELDS…}} on stdout.
void print_record(Context& context, std::string_view name, const JsonFields& fields);
/// {FIELDS…, "findings", "errors", "warnings"} on stdout.
void print_checked(Context& context, const JsonFields& fields, const Findings& findings);

/// {"text","edits":[{"change","key","value"}],"decision"}
nlohmann::ordered_json fix_json(const Fix& fix);
nlohmann::ordered_json finding_json(const Finding& finding);
/// Adds "findings", "errors" and "warnings" to a document (docs/cli.md, section 4).
void add_findings(nlohmann::ordered_json& document, const Findings& findings);

/// Findings for people, on stdout: severity, rule, subject, message; hint and reference below,
/// unless with --quiet.
void print_findings(Context& context, const Findings& findings);
/// One finding; `before` is its position in a file.
void print_finding(Context& context, const Finding& finding, std::string_view before);

/// A table. On a terminal: aligned, with headings. Otherwise: tab-separated, without
/// headings, so that cut and awk work.
class Table {
 public:
  /// `minor`: headings of columns that a narrow terminal leaves out, the first one first.
  explicit Table(std::vector<std::string> headings, std::vector<std::string> minor = {})
      : headings_(std::move(headings)), minor_(std::move(minor)) {}
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  void print(Context& context) const;

 private:
  std::vector<std::string> headings_;
  std::vector<std::string> minor_;
  std::vector<std::vector<std::string>> rows_;
};

/// A line of a table that is not printed on a terminal.
std::string tabbed_line(const std::vector<std::string>& cells);

/// Writes an output file. "" and "-" are stdout, but "" never writes binary data
/// to a terminal. Error(conflict) with the hint --force.
void write_output(Context& context, const std::string& target, ByteView content, Access access,
                  bool force);

/// Progress of bulk work on stderr: only on a terminal, without --quiet, after one second.
app::Progress progress(Context& context, std::string what);
/// Call before printing a line of output during the work: on a terminal, the progress would be in
/// front of it.
void clear_progress(Context& context);

}  // namespace p2s::cli
