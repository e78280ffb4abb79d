#pragma once

#include <string>

namespace p2s::cli {

/// p2sctl-rules(7): the catalogue of rules, area by area.
std::string rules_page();

}  // namespace p2s::cli
