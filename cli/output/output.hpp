#pragma once

#include "context.hpp"

#include <p2s/base/files.hpp>
#include <p2s/base/finding.hpp>

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace p2s::cli {

/// The one JSON document of a command on stdout: two-space indented, keys in the order they were
/// added.
void print_json(Context& context, const nlohmann::ordered_json& document);

/// Simple values for print_record() and print_checked(): commands need no more of JSON than this.
/// What has lists or objects in it has a view of its own.
using JsonValue = std::variant<std::nullptr_t, bool, std::uint64_t, std::string>;
using JsonFields = std::vector<std::pair<std::string_view, JsonValue>>;
nlohmann::ordered_json object_of(const JsonFields& fields);
/// {FIELDS…} on stdout.
void print_record(Context& context, const JsonFields& fields);
/// {"NAME": {FIELDS…}} on stdout.
void print_record(Context& context, std::string_view name, const JsonFields& fields);
/// {FIELDS…, "findings", "errors", "warnings"} on stdout.
void print_checked(Context& context, const JsonFields& fields, const Findings& findings);

nlohmann::ordered_json finding_json(const Finding& finding);
/// "findings", "errors" and "warnings" into a document (cli.md, section 4).
void add_findings(nlohmann::ordered_json& document, const Findings& findings);

/// Findings for people, on stdout: severity, rule, subject, message; hint and reference below.
void print_findings(Context& context, const Findings& findings);
/// One of them, after `before` in the same line: its place in a file.
void print_finding(Context& context, const Finding& finding, std::string_view before);

/// Rows under headings. On a terminal: aligned, with headings; elsewhere: tab separated without
/// headings, so that cut and awk work.
class Table {
 public:
  explicit Table(std::vector<std::string> headings) : headings_(std::move(headings)) {}
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  void print(Context& context) const;

 private:
  std::vector<std::string> headings_;
  std::vector<std::vector<std::string>> rows_;
};

/// A file that the command makes, to `target`; "" and "-" are stdout, but "" never puts bytes that
/// are no text on a terminal. Error(conflict) with a hint to --force.
void write_output(Context& context, const std::string& target, ByteView content, Access access,
                  bool force);

/// Progress of bulk work on stderr: only when that is a terminal, not quiet, and after one second.
app::Progress progress(Context& context, std::string what);
/// To be called before a line of the product is printed while work goes on: on a terminal it would
/// stand behind the progress otherwise.
void clear_progress(Context& context);

}  // namespace p2s::cli
