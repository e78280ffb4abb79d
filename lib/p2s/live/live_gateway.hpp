// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/live/part.hpp>
#include <p2s/spec/spec.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace p2s::live {

/// Who printed the gateway.
enum class Form : std::uint8_t { arm, azure_cli, powershell, terraform, arm_template };
/// For people: "Azure CLI".
P2S_API std::string_view display_name(Form form) noexcept;

/// A deployed gateway. `origin` members of the spec are paths in the JSON document, such as
/// "properties.vpnClientConfiguration.vpnClientAddressPool.addressPrefixes[0]". Roots have `data`
/// only: the one Base64 line, or as written if it has no certificate. Thumbprints are normalised.
/// RADIUS secrets are never read: their source is "prompt".
struct LiveGateway {
  /// The gateway exists: `current_sku` and `current_tunnels` are those that it has.
  spec::GatewaySpec spec;
  Form form = Form::arm;
  std::string subscription;  ///< of the resource id; empty: not in the document
  std::string resource_group;
  std::string provisioning_state;  ///< "Succeeded"; empty: not in the document
  bool point_to_site = true;       ///< false: the gateway has no point-to-site configuration
  Parts unread;                    ///< what the document does not show: unknown, not empty
  Findings findings;               ///< LIVE-001 to LIVE-005
  /// Paths of what has no `origin`, by key of p2s.toml: {"gateway.sku", "properties.sku.name"}; of
  /// members of what has one: {ORIGIN + ".score", ORIGIN + ".radiusServerScore"}.
  std::map<std::string, std::string> places;
};

/// Far larger than any output with a gateway.
inline constexpr std::size_t kLiveLimit = std::size_t{16} << 20U;

/// Whether the content is JSON rather than a p2s.toml.
P2S_API bool looks_like_json(ByteView content);

/// Reads what shows one gateway: the body of an ARM GET, the output of `az network vnet-gateway`
/// (show, list, create), of `Get-AzVirtualNetworkGateway | ConvertTo-Json` and of `terraform show
/// -json` (azurerm and azapi; of a plan the state before it), or an exported ARM template. UTF-8 or
/// UTF-16. `name` is the file name in messages. Error(malformed) names what else the file is, a
/// value of a wrong type with its path, and output that was cut off.
P2S_API LiveGateway read_live_gateway(ByteView content, std::string_view name);

}  // namespace p2s::live
