// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/client_state.hpp>

#include <string_view>

namespace p2s::diagnosis {

/// Whether the text is output of `ipconfig /all` in any language: labels with dotted leaders.
P2S_API bool looks_like_ipconfig(std::string_view text);

/// Adapters, addresses and DNS servers of `ipconfig` or `ipconfig /all`. Labels are translated, so
/// values are recognised by format and position where possible; DNS, DHCP, IPv4 and IPv6 are the
/// same in all languages. Other lines are ignored.
P2S_API ClientState read_ipconfig(std::string_view text);

}  // namespace p2s::diagnosis
