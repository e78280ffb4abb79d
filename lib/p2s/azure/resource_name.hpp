// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <string>
#include <string_view>

namespace p2s::azure {

/// Whether Azure accepts a name of a resource, such as a root: at most 80 letters, digits, '.', '_'
/// and '-', the first a letter or digit, the last one of these or '_'.
P2S_API bool is_resource_name(std::string_view name) noexcept;

/// The name with '-' in place of each run of characters that Azure refuses; `fallback` if no
/// character remains.
P2S_API std::string resource_name(std::string_view name, std::string_view fallback);

/// Whether a type or key names Virtual WAN, in any case and with any separators: "vWAN",
/// "virtual_hub", "P2SVpnGateway".
P2S_API bool is_virtual_wan(std::string_view name);

}  // namespace p2s::azure
