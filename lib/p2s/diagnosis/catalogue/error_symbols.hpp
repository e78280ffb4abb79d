// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// A word of a text that can be the name of an error.
struct Symbol {
  std::string text;
  bool certain = false;  ///< it is one: after Code=, or in capitals with _ and called an error
};

/// NO_PROPOSAL_CHOSEN, NonAzSkusNotAllowedForVPNGateway, and the word after Code= or "code":.
std::vector<Symbol> symbols_in(std::string_view text);

}  // namespace p2s::diagnosis
