#pragma once

#include <cstddef>
#include <string_view>

namespace p2s::cli {

/// How many columns of a terminal valid UTF-8 takes: combining marks none, wide East Asian
/// characters two.
std::size_t display_width(std::string_view text) noexcept;

}  // namespace p2s::cli
