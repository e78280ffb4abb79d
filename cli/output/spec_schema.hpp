#pragma once

#include <string>

namespace p2s::cli {

/// JSON Schema (draft 7, which TOML editors know best) of what a p2s.toml holds, from the reader's
/// own table. Dates are strings, as every translation of TOML to JSON has them.
std::string spec_schema();

}  // namespace p2s::cli
