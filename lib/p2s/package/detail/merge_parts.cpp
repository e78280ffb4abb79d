// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/detail/merge_parts.hpp"

#include <p2s/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package {
namespace {

template <typename Value>
void add_new(std::vector<Value>& list, const Value& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

void add_name(std::vector<std::string>& list, const std::string& name) {
  const bool known = std::any_of(list.begin(), list.end(), [&](const std::string& old) {
    return equals_ignoring_case(old, name);
  });
  if (!known && !name.empty()) list.push_back(name);
}

void join_names(VendorPackage& package) {
  if (package.settings) {
    const VpnSettings& settings = *package.settings;
    package.generation = settings.generation;
    package.vnet_name = settings.vnet_name;
    package.vnet_id = settings.vnet_id;
    add_name(package.servers, settings.server);
  }
  for (const OpenVpnProfile& profile : package.openvpn_profiles) {
    for (const OpenVpnRemote& remote : profile.remotes) add_name(package.servers, remote.host);
    if (package.server_name.empty()) package.server_name = profile.server_name;
    if (package.tls_auth_key.empty()) package.tls_auth_key = profile.tls_auth_key;
  }
  for (const AzureVpnProfile& profile : package.azure_vpn_profiles) {
    for (const std::string& server : profile.servers) add_name(package.servers, server);
    if (package.generation == Generation::unknown) package.generation = profile.generation;
    if (package.vnet_name.empty()) package.vnet_name = profile.name;
    if (package.tls_auth_key.empty()) package.tls_auth_key = profile.server_secret;
    add_name(package.client_root_thumbprints, profile.client_root_hash);
    if (!package.entra) package.entra = profile.entra;
  }
  if (!package.entra && package.settings) package.entra = package.settings->entra;
}

void join_network(VendorPackage& package) {
  if (package.settings) {
    const VpnSettings& settings = *package.settings;
    package.eap_method = settings.eap_method;
    package.routes = settings.routes;
    package.pools = settings.pools;
    package.dns_servers = settings.dns_servers;
  }
  for (const AzureVpnProfile& profile : package.azure_vpn_profiles) {
    for (const std::string& server : profile.dns_servers) add_new(package.dns_servers, server);
    for (const std::string& suffix : profile.dns_suffixes) add_new(package.dns_suffixes, suffix);
  }
}

void join_tunnels(VendorPackage& package) {
  if (package.settings) package.tunnels = package.settings->tunnels;
  const bool openvpn_part =
      !package.openvpn_profiles.empty() || !package.azure_vpn_profiles.empty();
  if (openvpn_part) add_new(package.tunnels, azure::Tunnel::openvpn);
  // Azure omits VpnSettings.xml only from packages that support SSTP alone.
  if (!package.settings && !openvpn_part) package.tunnels.push_back(azure::Tunnel::sstp);
}

/// "EAPTLS" means certificates, including those verified by a RADIUS server, or Entra ID alone.
void join_authentications(VendorPackage& package) {
  std::vector<azure::Method>& list = package.authentications;
  for (const AzureVpnProfile& profile : package.azure_vpn_profiles) {
    add_new(list, profile.authentication);
  }
  for (const OpenVpnProfile& profile : package.openvpn_profiles) {
    add_new(list, profile.asks_password ? azure::Method::radius : azure::Method::certificate);
  }
  const bool radius = package.eap_method == "EAPMSCHAPV2" || !package.radius_roots.empty();
  if (radius) add_new(list, azure::Method::radius);
  const bool native = package.has(azure::Tunnel::ikev2) || package.has(azure::Tunnel::sstp);
  if (list.empty() && !native && package.entra) list.push_back(azure::Method::entra);
  if (!radius && (native || list.empty())) add_new(list, azure::Method::certificate);
  std::sort(list.begin(), list.end());
}

/// A root without a file gets the name that Azure would use for its file.
void join_roots(VendorPackage& package) {
  const auto add = [&](const Bytes& der) {
    const bool known = std::any_of(package.server_roots.begin(), package.server_roots.end(),
                                   [&](const ServerRoot& root) { return root.der == der; });
    if (known) return;
    std::size_t number = 0;
    const auto taken = [&](const std::string& name) {
      return std::any_of(
          package.server_roots.begin(), package.server_roots.end(),
          [&](const ServerRoot& root) { return equals_ignoring_case(root.file_name, name); });
    };
    std::string name = "VpnServerRoot.cer";
    while (taken(name)) name = fmt::format("VpnServerRoot.cer_{}", number++);
    package.server_roots.push_back({std::move(name), der});
  };
  if (package.settings)
    std::for_each(package.settings->roots.begin(), package.settings->roots.end(), add);
  for (const OpenVpnProfile& profile : package.openvpn_profiles) {
    std::for_each(profile.roots.begin(), profile.roots.end(), add);
  }
}

}  // namespace

void merge_parts(VendorPackage& package) {
  join_names(package);
  join_network(package);
  join_tunnels(package);
  join_authentications(package);
  join_roots(package);
}

}  // namespace p2s::package
