// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/issue/csv.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

namespace p2s::app {
namespace {

char separator_of(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  const bool semicolons = first.find(';') != first.npos && first.find(',') == first.npos;
  return semicolons ? ';' : ',';
}

class CsvParser {
 public:
  CsvParser(std::string_view text, std::string_view file)
      : text_(text), file_(file), separator_(separator_of(text)) {}

  std::vector<CsvRow> rows() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) {
      CsvRow next = row();
      const bool is_empty = next.fields.size() == 1 && trim(next.fields.front()).empty();
      if (!is_empty) rows.push_back(std::move(next));
    }
    return rows;
  }

 private:
  CsvRow row() {
    CsvRow row{line_, {}};
    for (;;) {
      row.fields.push_back(peek() == '"' ? quoted() : bare());
      if (at_ < text_.size() && text_[at_] == separator_) {
        ++at_;
        continue;
      }
      end_of_line();
      return row;
    }
  }

  std::string bare() {
    const std::size_t start = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') {
      if (text_[at_] == '"') fail(line_, "a quote is inside a field that does not begin with one");
      ++at_;
    }
    std::string_view field = text_.substr(start, at_ - start);
    if (field.ends_with('\r')) field.remove_suffix(1);
    return std::string(field);
  }

  std::string quoted() {
    const std::size_t opened = line_;
    std::string field;
    for (++at_;; ++at_) {
      if (at_ == text_.size()) fail(opened, "a quoted field does not end");
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        field += text_[at_];
        continue;
      }
      ++at_;
      if (peek() != '"') break;
      field += '"';
    }
    if (peek() == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    if (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') {
      fail(line_, "text follows the closing quote of a field");
    }
    return field;
  }

  void end_of_line() {
    if (at_ == text_.size()) return;
    ++at_;
    ++line_;
  }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  [[noreturn]] void fail(std::size_t line, std::string_view what) const {
    throw Error(ErrorKind::malformed,
                fmt::format("line {} of '{}': {}", line, printable(file_), what));
  }

  std::string_view text_;
  std::string_view file_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace

std::vector<CsvRow> parse_csv(std::string_view text, std::string_view file) {
  return CsvParser(text, file).rows();
}

}  // namespace p2s::app
