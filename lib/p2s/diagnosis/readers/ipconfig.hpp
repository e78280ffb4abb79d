#pragma once

#include <p2s/base/export.hpp>
#include <p2s/diagnosis/client_state.hpp>

#include <string_view>

namespace p2s::diagnosis {

/// Whether a text looks like what `ipconfig /all` prints, in any language: labels with dotted
/// leaders.
P2S_API bool looks_like_ipconfig(std::string_view text);

/// Adapters, addresses and DNS servers of `ipconfig` or `ipconfig /all`. Labels are translated in
/// other languages, so what a value is comes from its form and place wherever that is enough; DNS,
/// DHCP, IPv4 and IPv6 are called so in all of them. Anything else is passed over.
P2S_API ClientState read_ipconfig(std::string_view text);

}  // namespace p2s::diagnosis
