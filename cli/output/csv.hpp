// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace p2s::cli {

/// One record as RFC 4180 defines it, ending with LF: fields with commas, quotes or line breaks are
/// quoted.
std::string csv_line(const std::vector<std::string>& fields);

}  // namespace p2s::cli
