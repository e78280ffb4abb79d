// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace p2s::azure {

/// How clients authenticate.
enum class Method : std::uint8_t { certificate, entra, radius };
using MethodSet = std::set<Method>;
inline constexpr std::array<std::string_view, 3> kMethodNames{"certificate", "entra", "radius"};

/// Our spelling, as in p2s.toml: "entra".
P2S_API std::string_view to_string(Method method) noexcept;
/// For people: "Azure certificate", "Microsoft Entra ID", "RADIUS".
P2S_API std::string_view display_name(Method method) noexcept;
/// In any case.
P2S_API std::optional<Method> parse_method(std::string_view text) noexcept;
/// Throws Error(usage) with a list of the valid names for an unknown name.
P2S_API MethodSet parse_methods(std::string_view comma_separated);
/// "certificate+entra"; "none" when empty.
P2S_API std::string to_string(const MethodSet& methods);

}  // namespace p2s::azure
