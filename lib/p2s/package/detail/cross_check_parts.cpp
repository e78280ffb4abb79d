// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/detail/cross_check_parts.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/package/detail/part_findings.hpp>
#include <p2s/package/formats/values.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package {
namespace {

using detail::kAgain;
using detail::report;

bool holds_name(const std::vector<std::string>& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& other) { return equals_ignoring_case(other, name); });
}

bool has_damage(const VendorPackage& package) {
  return std::any_of(package.parts.begin(), package.parts.end(),
                     [](const PackagePart& part) { return !part.damage.empty(); });
}

/// A part may name additional gateways, but must have one in common with the others.
void compare_servers(VendorPackage& package) {
  if (package.servers.empty()) {
    // A damaged part has a finding of its own.
    if (!has_damage(package))
      report(package, "PKG-010", package.source, "no part of the package names the gateway",
             kAgain);
    return;
  }
  const std::string& expected = package.servers.front();
  const auto check = [&](const std::string& part, const std::vector<std::string>& names) {
    if (names.empty() || holds_name(names, expected)) return;
    report(package, "PKG-060", part,
           fmt::format("names '{}'; another part names '{}'", printable(names.front()),
                       printable(expected)),
           "do not mix parts of different packages");
  };
  for (const OpenVpnProfile& profile : package.openvpn_profiles) {
    std::vector<std::string> hosts;
    for (const OpenVpnRemote& remote : profile.remotes) hosts.push_back(remote.host);
    check(profile.file_name, hosts);
  }
  for (const AzureVpnProfile& profile : package.azure_vpn_profiles) {
    check(profile.file_name, profile.servers);
  }
  for (const PowerShellSetup& script : package.scripts) {
    if (!script.server.empty()) check(script.file_name, {script.server});
  }
  for (const AppleProfile& profile : package.apple_profiles) {
    if (!profile.server.empty()) check(profile.file_name, {profile.server});
  }
  for (const IntuneProfile& profile : package.intune_profiles)
    check(profile.file_name, profile.servers);
  for (const std::string& server : package.servers) {
    if (is_azure_name(server)) continue;
    report(package, "PKG-012", package.source,
           fmt::format("'{}' ends neither in '.vpn.azure.com' nor in '.cloudapp.net'", server));
  }
}

void compare_vnet(VendorPackage& package) {
  const std::string in_name =
      package.servers.empty() ? std::string() : vnet_id_in(package.servers.front());
  if (!in_name.empty() && !package.vnet_id.empty() &&
      !equals_ignoring_case(in_name, package.vnet_id)) {
    report(package, "PKG-013", package.source,
           fmt::format("the VNet id is '{}'; the gateway name contains '{}'",
                       printable(package.vnet_id), in_name));
  }
  const auto check = [&](const std::string& part, const std::string& name) {
    if (name.empty() || name == package.vnet_name) return;
    report(package, "PKG-062", part,
           fmt::format("the connection is named '{}'; another part names it '{}'", printable(name),
                       printable(package.vnet_name)));
  };
  for (const AzureVpnProfile& profile : package.azure_vpn_profiles)
    check(profile.file_name, profile.name);
  for (const PowerShellSetup& script : package.scripts) check(script.file_name, script.name);
}

/// A part for a tunnel type that VpnSettings.xml does not offer.
void compare_tunnels(VendorPackage& package) {
  if (!package.settings || package.settings->tunnels.empty()) return;
  const auto& offered = package.settings->tunnels;
  const auto check = [&](const std::string& part, azure::Tunnel tunnel) {
    if (std::find(offered.begin(), offered.end(), tunnel) != offered.end()) return;
    report(package, "PKG-064", part,
           fmt::format("is for {}; VpnSettings.xml offers {}", azure::display_name(tunnel),
                       join(tunnel_names(offered), ", ")),
           "do not mix parts of different packages");
  };
  for (const OpenVpnProfile& profile : package.openvpn_profiles)
    check(profile.file_name, azure::Tunnel::openvpn);
  for (const AzureVpnProfile& profile : package.azure_vpn_profiles)
    check(profile.file_name, azure::Tunnel::openvpn);
  for (const PowerShellSetup& script : package.scripts) {
    if (script.tunnel) check(script.file_name, *script.tunnel);
  }
  for (const AppleProfile& profile : package.apple_profiles)
    check(profile.file_name, azure::Tunnel::ikev2);
}

void compare_keys(VendorPackage& package) {
  const auto check = [&](const std::string& part, const std::string& key) {
    if (key.empty() || key == package.tls_auth_key) return;
    report(package, "PKG-061", part, "its tls-auth key differs from that of the other parts",
           kAgain);
  };
  for (const OpenVpnProfile& profile : package.openvpn_profiles) {
    check(profile.file_name, profile.tls_auth_key);
  }
  for (const AzureVpnProfile& profile : package.azure_vpn_profiles) {
    check(profile.file_name, profile.server_secret);
  }
}

void compare_generations(VendorPackage& package) {
  for (const AzureVpnProfile& profile : package.azure_vpn_profiles) {
    if (profile.generation == Generation::unknown || profile.generation == package.generation) {
      continue;
    }
    report(package, "PKG-063", profile.file_name,
           fmt::format("has the format of {}; VpnSettings.xml has that of {}",
                       to_string(profile.generation), to_string(package.generation)));
  }
}

}  // namespace

void cross_check_parts(VendorPackage& package) {
  compare_servers(package);
  compare_vnet(package);
  detail::compare_values(package);
  detail::compare_routes(package);
  compare_tunnels(package);
  compare_keys(package);
  compare_generations(package);
  detail::compare_roots(package);
  detail::require_announced(package);
}

}  // namespace p2s::package
