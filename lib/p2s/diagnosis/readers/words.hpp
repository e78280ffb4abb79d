// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// The words of a text in lower case: letters and digits (and dots between digits), 2 to 40
/// characters, without common words such as "the". At most `most` of them.
std::vector<std::string> tokenize(std::string_view text,
                                  std::size_t most = std::numeric_limits<std::size_t>::max());

/// Whether messages of every program have this word, such as "denied" or "failed".
bool is_everyday(std::string_view word);

/// Splits at spaces, tabs and line breaks.
std::vector<std::string_view> blank_separated(std::string_view text);

/// Without surrounding punctuation: quotes, brackets, commas, a last dot or colon.
std::string_view without_punctuation(std::string_view word) noexcept;

}  // namespace p2s::diagnosis
