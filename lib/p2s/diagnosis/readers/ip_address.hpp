// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/client_state.hpp>

#include <string_view>

namespace p2s::diagnosis {

/// Whether the text contains lines such as "2: eth0: <BROADCAST,UP> mtu 1500".
P2S_API bool looks_like_ip_address(std::string_view text);

/// Interfaces of `ip addr` (Linux). Other lines are ignored.
P2S_API ClientState read_ip_address(std::string_view text);

}  // namespace p2s::diagnosis
