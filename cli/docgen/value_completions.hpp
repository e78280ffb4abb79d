// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command_line.hpp"
#include "docgen/complete.hpp"

namespace p2s::cli {

/// Candidates for the value of an option, by its metavariable: FILE, DIR, SOURCE, RULE, ROOT,
/// CLIENT, CODE, TOPIC, or the parts of "a|b|c". `typed` is its beginning: thumbprints of clients
/// are offered once it begins like one, files after "file:".
Completion value_completions(const Option& option, const std::string& typed,
                             app::Workspace& workspace);

}  // namespace p2s::cli
