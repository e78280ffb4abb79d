// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/openvpn/openvpn_plan.hpp"

#include <p2s/package/formats/openvpn_lines.hpp>

namespace p2s::kit {
namespace {

std::string netmask(unsigned length) {
  const auto bits = length == 0 ? 0U : ~0U << (32U - length);
  return net::Address{net::Family::ipv4, 0, bits}.to_string();
}

constexpr std::string_view kPort = "443";

// Defaults of Azure gateways, for packages whose profile does not specify them
// (docs/reference/package-format.md, "vpnconfig.ovpn").
constexpr std::string_view kAuth = "SHA256";
constexpr std::string_view kCipher = "AES-256-GCM";
constexpr std::string_view kTlsVersion = "1.2";

}  // namespace

OpenVpnPlan plan_openvpn(const KitContext& context, azure::Method authentication) {
  const auto& gateway = context.gateway;
  OpenVpnPlan plan;
  plan.authentication = authentication;
  plan.auth = kAuth;
  plan.cipher = kCipher;
  plan.tls_version = kTlsVersion;
  const auto* profile = gateway.openvpn_profile(authentication);
  if (profile == nullptr && !gateway.openvpn_profiles.empty())
    profile = &gateway.openvpn_profiles.front();
  if (profile != nullptr) {
    plan.remotes = profile->remotes;
    for (const auto& item : package::openvpn_items(profile->text)) {
      if (item.block || item.words.size() < 2) continue;
      if (item.words[0] == "auth") plan.auth = item.words[1];
      if (item.words[0] == "cipher") plan.cipher = item.words[1];
      if (item.words[0] == "tls-version-min") plan.tls_version = item.words[1];
    }
  }
  if (plan.remotes.empty()) {
    for (const auto& server : gateway.servers) plan.remotes.push_back({server, {}, {}});
  }
  for (auto& remote : plan.remotes) {
    if (remote.port.empty()) remote.port = kPort;
  }
  return plan;
}

// Windows has one suffix for a connection, the first; the type for others is new in version 2.5.
// OpenVPN Connect takes several of the same type, and refuses them without a server.
void plan_names(OpenVpnPlan& plan, const KitContext& context, bool for_connect) {
  std::vector<std::string> servers{"server", "0", "address"};
  for (const auto family : {net::Family::ipv4, net::Family::ipv6}) {
    for (const auto& server : context.dns_servers(family)) {
      plan.dhcp_options.push_back({family == net::Family::ipv4 ? "DNS" : "DNS6", server});
      servers.push_back(server);
    }
  }
  const bool any_server = !plan.dhcp_options.empty();
  const auto suffixes = context.dns_domains();
  if (for_connect && !any_server) return;
  for (const auto& suffix : suffixes) {
    const bool first = &suffix == &suffixes.front();
    plan.dhcp_options.push_back({first || for_connect ? "DOMAIN" : "DOMAIN-SEARCH", suffix});
  }
  if (for_connect || !any_server || suffixes.empty()) return;
  const auto with_suffixes = [&](std::vector<std::string> line) {
    line.insert(line.end(), suffixes.begin(), suffixes.end());
    return line;
  };
  plan.dns.push_back(servers);
  if (!context.inputs.settings.forced_tunnel)
    plan.dns.push_back(with_suffixes({"server", "0", "resolve-domains"}));
  plan.dns.push_back(with_suffixes({"search-domains"}));
}

std::string missing_for_openvpn(const package::VendorPackage& gateway) {
  if (!gateway.has(azure::Tunnel::openvpn) && gateway.openvpn_profiles.empty()) {
    return "the gateway does not offer OpenVPN";
  }
  if (auto missing = missing_server(gateway); !missing.empty()) return missing;
  if (gateway.server_name.empty())
    return "the package does not contain the name of the server certificate";
  if (gateway.tls_auth_key.empty()) return "the package has no tls-auth key";
  return {};
}

std::vector<std::pair<std::string, std::string>> openvpn_routes_outside(const KitContext& context) {
  std::vector<std::pair<std::string, std::string>> routes;
  for (const auto& prefix : context.inputs.settings.exclude_routes) {
    if (prefix.family() == net::Family::ipv4)
      routes.emplace_back(prefix.first().to_string(), netmask(prefix.length()));
  }
  return routes;
}

Secret openvpn_static_key(std::string_view digits) {
  constexpr std::size_t kLine = 32;
  std::string text = "-----BEGIN OpenVPN Static key V1-----\n";
  text.reserve(1024);
  for (std::size_t i = 0; i < digits.size(); i += kLine) {
    text.append(digits, i, kLine);
    text += '\n';
  }
  text += "-----END OpenVPN Static key V1-----";
  Secret key(text);
  wipe(text);
  return key;
}

}  // namespace p2s::kit
