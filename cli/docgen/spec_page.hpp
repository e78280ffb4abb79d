// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace p2s::cli {

/// p2s.toml(5): every table and key, from the reader's own table.
std::string spec_page();

}  // namespace p2s::cli
