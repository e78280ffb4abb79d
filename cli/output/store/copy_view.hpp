// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/store/inventory.hpp>

namespace p2s::cli {

/// A line for each table: name, number of rows, digest of all values.
void print_copy(Context& context, const std::vector<store::CopiedTable>& tables);
/// {"copy":{"source","target","tables":[{"name","rows","digest"}],"written"}}
void print_copy_json(Context& context, const std::string& source, const std::string& target,
                     const std::vector<store::CopiedTable>& tables);

}  // namespace p2s::cli
