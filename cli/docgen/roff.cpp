// SPDX-License-Identifier: Apache-2.0
#include "docgen/roff.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/version.hpp>

#include <fmt/format.h>

namespace p2s::cli {
namespace {

/// Of the release, not of the build: the same source gives the same pages.
constexpr std::string_view kManual = "p2sctl manual";

}  // namespace

std::string roff_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts_line = i == 0 || text[i - 1] == '\n';
    if (starts_line && (text[i] == '.' || text[i] == '\'')) out += "\\&";
    switch (text[i]) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '`':
        out += "\\(ga";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '~':
        out += "\\(ti";
        break;
      default:
        out += text[i];
    }
  }
  return out;
}

RoffPage::RoffPage(std::string_view name, std::string_view summary, int manual_section) {
  // Ragged right: long options and paths cannot be justified.
  text_ = fmt::format(".TH \"{}\" {} {} \"p2sctl {}\" \"{}\"\n.ad l\n", to_upper(name),
                      manual_section, kReleaseDate, kVersion, kManual);
  section("NAME");
  text_ += fmt::format("{} \\- {}\n", roff_text(name), roff_text(summary));
}

void RoffPage::section(std::string_view title) { text_ += fmt::format(".SH {}\n", title); }

void RoffPage::subsection(std::string_view title) {
  text_ += fmt::format(".SS {}\n", roff_text(title));
}

void RoffPage::start_paragraph() {
  const std::size_t last_line = text_.rfind('\n', text_.size() - 2) + 1;
  const bool begun =
      text_.compare(last_line, 4, ".SH ") == 0 || text_.compare(last_line, 4, ".SS ") == 0;
  if (!begun) text_ += ".PP\n";
}

void RoffPage::paragraphs(std::string_view text) {
  bool gap = true;
  for (const std::string_view line : split_lines(text)) {
    if (trim(line).empty()) {
      gap = true;
      continue;
    }
    if (gap) start_paragraph();
    text_ += roff_text(trim(line)) + '\n';
    gap = false;
  }
}

void RoffPage::item(std::string_view term, std::string_view explanation) {
  constexpr std::size_t kLongest = 70;
  auto shown = roff_text(term);
  if (term.size() > kLongest) shown = replace_all(shown, "|", "|\\:");  // lines may break there
  text_ += fmt::format(".TP\n\\fB{}\\fR\n{}\n", shown, roff_text(explanation));
}

void RoffPage::verbatim(std::string_view lines) {
  if (lines.ends_with('\n')) lines.remove_suffix(1);
  start_paragraph();
  text_ += fmt::format(".RS 4\n.nf\n{}\n.fi\n.RE\n", roff_text(lines));
}

void RoffPage::example(std::string_view command, std::string_view meaning) {
  start_paragraph();
  text_ += fmt::format("{}:\n", roff_text(meaning));
  verbatim(command);
}

void RoffPage::bold_line(std::string_view text) {
  text_ += fmt::format("\\fB{}\\fR\n", roff_text(text));
}

}  // namespace p2s::cli
