// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace p2s::cli {

/// The number of terminal columns of valid UTF-8: combining marks have none, wide East Asian
/// characters two.
std::size_t display_width(std::string_view text) noexcept;

/// The words in lines of at most `width` columns, each after `indent` spaces; a longer word has a
/// line of its own.
std::string wrap(std::string_view text, std::size_t indent, std::size_t width);

}  // namespace p2s::cli
