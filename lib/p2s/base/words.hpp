#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace p2s {

/// The lower-case words of a text that say something: letters and digits (and dots between digits),
/// two characters or more, without "the" and its like. At most `most`; longer than 40 characters:
/// no word.
std::vector<std::string> tokenize(std::string_view text,
                                  std::size_t most = std::numeric_limits<std::size_t>::max());

/// What stands between blanks, tabs and line ends.
std::vector<std::string_view> blank_separated(std::string_view text);

/// Without what sentences put around a word: quotes, brackets, commas, a last dot or colon.
std::string_view without_punctuation(std::string_view word) noexcept;

}  // namespace p2s
