// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace p2s::cli {

/// The number of terminal columns of valid UTF-8: combining marks have none, wide East Asian
/// characters two.
std::size_t display_width(std::string_view text) noexcept;

}  // namespace p2s::cli
