// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/client_state.hpp>

#include <string_view>

namespace p2s::diagnosis {

/// The routes in a text: `route print` (Windows, any language; IPv4 only, as its IPv6 table
/// identifies interfaces by number), `netstat -rn` (Linux, macOS) and `ip route`. Other lines are
/// ignored. routes_known stays false if there is none.
P2S_API ClientState read_route_table(std::string_view text);

/// /proc/net/route and /proc/net/ipv6_route of Linux.
P2S_API ClientState read_proc_route(std::string_view text);
P2S_API ClientState read_proc_ipv6_route(std::string_view text);

}  // namespace p2s::diagnosis
