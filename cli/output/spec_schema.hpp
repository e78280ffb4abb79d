// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace p2s::cli {

/// JSON Schema of p2s.toml (draft 7, which TOML editors support best), from the reader's
/// own table. Dates are strings, as in every conversion of TOML to JSON.
std::string spec_schema();

}  // namespace p2s::cli
