// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace p2s::cli {

/// p2sctl-rules(7): the rules by area.
std::string rules_page();

}  // namespace p2s::cli
