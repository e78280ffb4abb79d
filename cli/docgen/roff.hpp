// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace p2s::cli {

/// Text as man(7) shows it unchanged: backslashes, hyphens that must stay ASCII, and dots and
/// quotes that would begin a request.
std::string roff_text(std::string_view text);

/// A page in man(7), built from top to bottom.
class RoffPage {
 public:
  /// `manual_section`: 1 commands, 5 files, 7 the rest.
  RoffPage(std::string_view name, std::string_view summary, int manual_section = 1);

  void section(std::string_view title);
  void subsection(std::string_view title);
  /// Paragraphs separated by an empty line.
  void paragraphs(std::string_view text);
  /// A term in bold with its explanation below.
  void item(std::string_view term, std::string_view explanation);
  /// Lines of a file, unchanged.
  void verbatim(std::string_view lines);
  /// A line as typed, and its meaning.
  void example(std::string_view command, std::string_view meaning);
  void bold_line(std::string_view text);

  const std::string& text() const noexcept { return text_; }

 private:
  /// A section already starts with a paragraph.
  void start_paragraph();

  std::string text_;
};

}  // namespace p2s::cli
