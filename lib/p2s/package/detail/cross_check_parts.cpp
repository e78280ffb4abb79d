// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/detail/cross_check_parts.hpp"

#include <p2s/base/text.hpp>
#include <p2s/package/formats/values.hpp>
#include <p2s/package/package_rules.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package {
namespace {

constexpr std::string_view kAgain = "download the package again from Azure";

void report(VendorPackage& package, PackageRule rule, std::string_view subject, std::string message,
            std::string_view hint = {}) {
  package.findings.push_back(
      finding(rule, std::string(subject), std::move(message), std::string(hint)));
}

bool holds_name(const std::vector<std::string>& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& other) { return equals_ignoring_case(other, name); });
}

/// A part may name additional gateways, but must have one in common with the others.
void compare_servers(VendorPackage& package) {
  if (package.servers.empty()) {
    report(package, "PKG-010", package.source, "no part of the package names the gateway", kAgain);
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
  for (const AzureVpnProfile& profile : package.azure_vpn_profiles) {
    if (profile.name == package.vnet_name) continue;
    report(package, "PKG-062", profile.file_name,
           fmt::format("the connection is named '{}'; another part names it '{}'",
                       printable(profile.name), printable(package.vnet_name)));
  }
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

/// Every part with roots should contain all of them.
void compare_roots(VendorPackage& package) {
  if (package.server_roots.empty()) {
    report(package, "PKG-030", package.source, "the package has no server root certificate",
           kAgain);
  }
  const auto check = [&](const std::string& part, const std::vector<Bytes>& roots) {
    const auto lost = std::count_if(
        package.server_roots.begin(), package.server_roots.end(), [&](const ServerRoot& root) {
          return std::find(roots.begin(), roots.end(), root.der) == roots.end();
        });
    if (lost == 0) return;
    report(package, "PKG-032", part,
           fmt::format("lacks {} of the {}", lost,
                       counted(package.server_roots.size(), "server root", "server roots")),
           kAgain);
  };
  if (package.settings) check("VpnSettings.xml", package.settings->roots);
  for (const OpenVpnProfile& profile : package.openvpn_profiles) {
    check(profile.file_name, profile.roots);
  }
}

void require_announced(VendorPackage& package) {
  if (!package.settings) {
    report(package, "PKG-001", package.source,
           "'Generic/VpnSettings.xml' is missing; routes and client pools are unknown",
           package.tunnels == std::vector{azure::Tunnel::sstp}
               ? "SSTP is retired in 2027: enable IKEv2 or OpenVPN, then download the package again"
               : kAgain);
    return;
  }
  if (package.routes.empty()) {
    report(package, "PKG-022", package.source, "the package has no routes");
  }
  if (!package.has(azure::Tunnel::openvpn)) return;
  if (package.azure_vpn_profiles.empty()) {
    report(package, "PKG-003", package.source,
           "OpenVPN is announced but 'AzureVPN/azurevpnconfig.xml' is missing", kAgain);
  }
  if (package.has(azure::Method::certificate) && package.openvpn_profiles.empty()) {
    report(package, "PKG-003", package.source,
           "OpenVPN is announced but 'OpenVPN/vpnconfig.ovpn' is missing", kAgain);
  }
}

}  // namespace

void cross_check_parts(VendorPackage& package) {
  compare_servers(package);
  compare_vnet(package);
  compare_keys(package);
  compare_generations(package);
  compare_roots(package);
  require_announced(package);
}

}  // namespace p2s::package
