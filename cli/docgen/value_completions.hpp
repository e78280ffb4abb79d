// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "docgen/complete.hpp"

namespace p2s::cli {

/// Candidates for a metavariable: FILE, DIR, SOURCE, RULE, ROOT, CLIENT,
/// THUMBPRINT, CODE, or the parts of "a|b|c".
Completion value_completions(const std::string& metavariable, app::Workspace& workspace);

}  // namespace p2s::cli
