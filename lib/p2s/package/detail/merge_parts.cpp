// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/detail/merge_parts.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/package/package_fields.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package {
namespace {

template <typename Value>
void add_new(std::vector<Value>& list, const Value& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

bool holds_name(const std::vector<std::string>& names, const std::string& name) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& other) { return equals_ignoring_case(other, name); });
}

void add_name(std::vector<std::string>& list, const std::string& name) {
  if (!name.empty() && !holds_name(list, name)) list.push_back(name);
}

/// A part may name additional gateways, but must have one in common with those known. Those of
/// another gateway are left out; cross_check_parts reports them.
void add_servers(VendorPackage& package, const std::vector<std::string>& names) {
  const bool fits = package.servers.empty() ||
                    std::any_of(names.begin(), names.end(), [&](const std::string& name) {
                      return holds_name(package.servers, name);
                    });
  if (!fits) return;
  for (const std::string& name : names) add_name(package.servers, name);
}

void set_if_empty(std::string& text, const std::string& value) {
  if (text.empty()) text = value;
}

void join_servers(VendorPackage& package) {
  if (package.settings) add_servers(package, {package.settings->server});
  for (const OpenVpnProfile& profile : package.openvpn_profiles) {
    std::vector<std::string> hosts;
    for (const OpenVpnRemote& remote : profile.remotes) hosts.push_back(remote.host);
    add_servers(package, hosts);
  }
  for (const AzureVpnProfile& profile : package.azure_vpn_profiles)
    add_servers(package, profile.servers);
  for (const PowerShellSetup& script : package.scripts) add_servers(package, {script.server});
  for (const AppleProfile& profile : package.apple_profiles) add_servers(package, {profile.server});
  for (const IntuneProfile& profile : package.intune_profiles)
    add_servers(package, profile.servers);
}

void join_names(VendorPackage& package) {
  if (package.settings) {
    package.generation = package.settings->generation;
    package.vnet_name = package.settings->vnet_name;
    package.vnet_id = package.settings->vnet_id;
  }
  for (const OpenVpnProfile& profile : package.openvpn_profiles) {
    set_if_empty(package.server_name, profile.server_name);
    set_if_empty(package.tls_auth_key, profile.tls_auth_key);
  }
  for (const AzureVpnProfile& profile : package.azure_vpn_profiles) {
    if (package.generation == Generation::unknown) package.generation = profile.generation;
    set_if_empty(package.vnet_name, profile.name);
    set_if_empty(package.tls_auth_key, profile.server_secret);
    add_name(package.client_root_thumbprints, profile.client_root_hash);
    for (const std::string& hash : profile.server_root_hashes) add_name(package.pinned_roots, hash);
    if (!package.entra) package.entra = profile.entra;
    set_if_empty(package.transport, profile.transport);
    if (!package.high_availability) package.high_availability = profile.high_availability;
  }
  for (const PowerShellSetup& script : package.scripts) {
    set_if_empty(package.vnet_name, script.name);
    for (const std::string& hash : script.issuer_hashes)
      add_name(package.client_root_thumbprints, hash);
    for (const std::string& hash : script.root_hashes) add_name(package.pinned_roots, hash);
  }
  for (const AppleProfile& profile : package.apple_profiles)
    set_if_empty(package.server_name, profile.server_name);
  if (!package.entra && package.settings) package.entra = package.settings->entra;
}

/// The script adds the client pool to the routes.
std::vector<net::Prefix> script_routes(const VendorPackage& package) {
  std::vector<net::Prefix> routes;
  for (const PowerShellSetup& script : package.scripts) {
    for (const net::Prefix& route : script.routes) {
      const auto& pools = package.pools;
      if (std::find(pools.begin(), pools.end(), route) == pools.end()) add_new(routes, route);
    }
  }
  return routes;
}

void join_network(VendorPackage& package) {
  if (package.settings) {
    const VpnSettings& settings = *package.settings;
    package.eap_method = settings.eap_method;
    package.pools = settings.pools.value_or(std::vector<net::Prefix>());
    package.dns_servers = settings.dns_servers.value_or(std::vector<std::string>());
  }
  package.routes = package.settings && package.settings->routes ? *package.settings->routes
                                                                : script_routes(package);
  for (const PowerShellSetup& script : package.scripts)
    set_if_empty(package.eap_method, script.eap_method);
  for (const AzureVpnProfile& profile : package.azure_vpn_profiles) {
    for (const std::string& server : profile.dns_servers) add_new(package.dns_servers, server);
    for (const std::string& suffix : profile.dns_suffixes) add_new(package.dns_suffixes, suffix);
    for (const net::Prefix& route : profile.include_routes) add_new(package.include_routes, route);
    for (const net::Prefix& route : profile.exclude_routes) add_new(package.exclude_routes, route);
  }
  for (const AppleProfile& profile : package.apple_profiles) {
    for (const std::string& server : profile.dns_servers) add_new(package.dns_servers, server);
  }
}

void join_tunnels(VendorPackage& package) {
  if (package.settings) package.tunnels = package.settings->tunnels;
  // A part for another tunnel type contradicts it; cross_check_parts reports that.
  if (!package.tunnels.empty()) return;
  if (!package.openvpn_profiles.empty() || !package.azure_vpn_profiles.empty())
    add_new(package.tunnels, azure::Tunnel::openvpn);
  for (const PowerShellSetup& script : package.scripts) {
    if (script.tunnel) add_new(package.tunnels, *script.tunnel);
  }
  if (!package.apple_profiles.empty()) add_new(package.tunnels, azure::Tunnel::ikev2);
}

/// "EAPTLS" means certificates, including those verified by a RADIUS server, or Entra ID alone.
void join_authentications(VendorPackage& package) {
  std::vector<azure::Method>& list = package.authentications;
  for (const AzureVpnProfile& profile : package.azure_vpn_profiles) {
    if (profile.authentication) add_new(list, *profile.authentication);
  }
  for (const OpenVpnProfile& profile : package.openvpn_profiles) {
    if (profile.asks_password) add_new(list, azure::Method::radius);
    if (!profile.asks_password && profile.certificate != ProfileSlot::missing)
      add_new(list, azure::Method::certificate);
  }
  for (const AppleProfile& profile : package.apple_profiles) {
    if (profile.authentication) add_new(list, *profile.authentication);
  }
  const bool radius = package.eap_method == "EAPMSCHAPV2" || !package.radius_roots.empty();
  if (radius) add_new(list, azure::Method::radius);
  if (!radius && package.eap_method == "EAPTLS") {
    const bool native = package.has(azure::Tunnel::ikev2) || package.has(azure::Tunnel::sstp);
    const bool no_entra = !package.entra && package.settings && package.settings->names_entra;
    if (native || (list.empty() && no_entra)) add_new(list, azure::Method::certificate);
    if (!native && list.empty() && package.entra) add_new(list, azure::Method::entra);
  }
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
  for (const AppleProfile& profile : package.apple_profiles) {
    std::for_each(profile.roots.begin(), profile.roots.end(), add);
  }
}

}  // namespace

void merge_parts(VendorPackage& package) {
  join_servers(package);
  join_names(package);
  join_network(package);
  join_tunnels(package);
  join_authentications(package);
  join_roots(package);
  note_unknown_fields(package);
}

}  // namespace p2s::package
