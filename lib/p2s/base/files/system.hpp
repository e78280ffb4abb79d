// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace p2s {

/// Operating systems of clients. (Plain `linux` is a macro of GNU compilers.)
enum class System : std::uint8_t { windows, macos, ios, gnu_linux, android };

/// "windows", "macos", "ios", "linux", "android": identifiers, and the folders of a kit.
P2S_API std::string_view to_string(System system) noexcept;
P2S_API std::optional<System> parse_system(std::string_view text) noexcept;
/// For people: "Windows", "macOS", "iPhone and iPad", "Linux", "Android".
P2S_API std::string_view display_name(System system) noexcept;
/// In the order of the enumeration.
P2S_API std::span<const System> all_systems() noexcept;

}  // namespace p2s
