// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/authentication.hpp>
#include <p2s/azure/tunnel.hpp>
#include <p2s/base/export.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::azure {

// Which tunnel types and authentication methods a gateway can offer together, from Azure's
// published table.

inline constexpr std::string_view kCompatibilitySource =
    "MicrosoftDocs/azure-docs articles/vpn-gateway/point-to-site-about.md (2026-08-17)";

/// The tunnel sets of the table, those with OpenVPN first.
P2S_API std::span<const TunnelSet> legal_tunnel_sets() noexcept;
P2S_API bool is_legal(TunnelSet tunnels) noexcept;

/// The sets of methods that the table lists with these tunnels; empty for tunnels that it does not
/// list.
P2S_API std::vector<MethodSet> legal_methods(TunnelSet tunnels);
P2S_API bool are_compatible(TunnelSet tunnels, const MethodSet& methods);

/// Why a gateway cannot offer these together; nullopt if it can. Empty sets are not checked.
P2S_API std::optional<std::string> incompatibility(TunnelSet tunnels, const MethodSet& methods);

/// Whether the tunnel type supports the method: Entra ID requires OpenVPN.
P2S_API bool carries(Tunnel tunnel, Method method) noexcept;

/// For messages: "certificate, radius, entra+radius".
P2S_API std::string list_of(const std::vector<MethodSet>& sets);

}  // namespace p2s::azure
