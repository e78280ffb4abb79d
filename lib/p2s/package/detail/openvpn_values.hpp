// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/package/formats/openvpn_lines.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace p2s::package::detail {

/// "port 1194; Azure's packages have 443": a value that no package of Azure has
/// (docs/reference/package-format.md, "vpnconfig.ovpn"); empty for any other line.
std::string unusual_value(const OpenVpnItem& item);

/// The lines of a profile that no member of OpenVpnProfile has: "key-direction 1", "<extra-certs>".
std::vector<std::string> other_lines(std::string_view text);

}  // namespace p2s::package::detail
