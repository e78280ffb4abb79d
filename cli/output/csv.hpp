// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace p2s::cli {

/// One record as RFC 4180 defines it, ending with LF: fields with commas, quotes or line breaks are
/// quoted.
std::string csv_line(const std::vector<std::string>& fields);

/// The text with an apostrophe before it if a spreadsheet would read it as a formula.
std::string spreadsheet_text(const std::string& text);

}  // namespace p2s::cli
