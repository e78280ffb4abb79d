// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/client_state.hpp>

#include <string_view>

namespace p2s::diagnosis {

/// Whether the text contains lines such as "en0: flags=8863<UP,BROADCAST> mtu 1500" or "eth0  Link
/// encap:Ethernet".
P2S_API bool looks_like_ifconfig(std::string_view text);

/// Interfaces of `ifconfig` (macOS, Linux old and new). Other lines are ignored.
P2S_API ClientState read_ifconfig(std::string_view text);

}  // namespace p2s::diagnosis
