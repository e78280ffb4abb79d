// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace p2s::package {

/// A value without what editors, chats and web pages add to it.
struct CleanText {
  std::string text;                    ///< trimmed, invisible characters removed
  std::vector<std::string> invisible;  ///< "U+200E", each once, in order
  bool trimmed = false;                ///< visible whitespace was removed at an end
};

/// Removes invisible characters, turns spaces of other kinds into ordinary ones, and trims.
CleanText clean_text(std::string_view text);

}  // namespace p2s::package
