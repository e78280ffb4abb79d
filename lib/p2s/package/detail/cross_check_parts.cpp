// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/detail/cross_check_parts.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/package/formats/values.hpp>
#include <p2s/package/package_rules.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>

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

bool has_damage(const VendorPackage& package) {
  return std::any_of(package.parts.begin(), package.parts.end(),
                     [](const PackagePart& part) { return !part.damage.empty(); });
}

std::string settings_file(const VendorPackage& package) {
  const auto part =
      std::find_if(package.parts.begin(), package.parts.end(),
                   [](const PackagePart& each) { return each.kind == PartKind::settings; });
  return part == package.parts.end() ? std::string() : part->file;
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

/// One value of a fact, as one part states it.
struct Statement {
  std::string fact;  ///< "audience", for messages
  std::string part;
  std::string value;
};

/// Each part must state what the first one states.
void compare_statements(VendorPackage& package, const std::vector<Statement>& statements) {
  std::map<std::string, const Statement*> first;
  for (const Statement& statement : statements) {
    if (statement.value.empty()) continue;
    const auto [known, is_first] = first.emplace(statement.fact, &statement);
    if (is_first || equals_ignoring_case(known->second->value, statement.value)) continue;
    report(
        package, "PKG-064", statement.part,
        fmt::format("{} '{}' differs from '{}' in {}", statement.fact, printable(statement.value),
                    printable(known->second->value), printable(known->second->part)),
        "do not mix parts of different packages");
  }
}

std::string without_slash(std::string text) {
  while (text.ends_with('/')) text.pop_back();
  return text;
}

void state_entra(std::vector<Statement>& statements, const std::string& part,
                 const std::optional<EntraSettings>& entra) {
  if (!entra) return;
  statements.push_back({"tenant", part, entra->tenant_id});
  statements.push_back({"issuer", part, without_slash(entra->issuer)});
  statements.push_back({"audience", part, entra->audience});
  // Both name one directory; a tenant may be given by its domain.
  const auto issuer = tenant_id_of(entra->issuer);
  if (is_guid(entra->tenant_id) && is_guid(issuer)) {
    statements.push_back({"tenant of the issuer", part, entra->tenant_id});
    statements.push_back({"tenant of the issuer", part, issuer});
  }
}

std::string listed(std::vector<std::string> texts) {
  std::sort(texts.begin(), texts.end());
  return join(texts, ", ");
}

/// "tls-auth key" and gateway names have findings of their own.
void compare_values(VendorPackage& package) {
  std::vector<Statement> statements;
  const auto in_name =
      package.servers.empty() ? std::string() : vnet_id_in(package.servers.front());
  if (package.settings) {
    const auto part = settings_file(package);
    state_entra(statements, part, package.settings->entra);
    statements.push_back({"EAP method", part, package.settings->eap_method});
  }
  for (const AzureVpnProfile& profile : package.azure_vpn_profiles) {
    state_entra(statements, profile.file_name, profile.entra);
    statements.push_back({"root of clients", profile.file_name, profile.client_root_hash});
    if (package.server_roots.empty()) {
      statements.push_back(
          {"pinned server root", profile.file_name, listed(profile.server_root_hashes)});
    }
  }
  for (const PowerShellSetup& script : package.scripts) {
    statements.push_back({"EAP method", script.file_name, script.eap_method});
    statements.push_back({"root of clients", script.file_name, listed(script.issuer_hashes)});
    if (package.server_roots.empty() && package.radius_roots.empty())
      statements.push_back({"pinned server root", script.file_name, listed(script.root_hashes)});
  }
  for (const OpenVpnProfile& profile : package.openvpn_profiles) {
    statements.push_back(
        {"name in the gateway's certificate", profile.file_name, profile.server_name});
    const auto id = profile.server_name.substr(0, profile.server_name.find('.'));
    if (is_guid(in_name) && is_guid(id)) {
      statements.push_back({"VNet id", package.source, in_name});
      statements.push_back({"VNet id", profile.file_name, id});
    }
  }
  compare_statements(package, statements);
}

/// VpnProfileSetup.ps1 adds every route and pool of VpnSettings.xml, and no other.
void compare_routes(VendorPackage& package) {
  if (!package.settings || !package.settings->routes || !package.settings->pools) return;
  std::vector<net::Prefix> expected = package.routes;
  expected.insert(expected.end(), package.pools.begin(), package.pools.end());
  const auto missing = [](const std::vector<net::Prefix>& from,
                          const std::vector<net::Prefix>& in) {
    std::vector<std::string> texts;
    for (const net::Prefix& prefix : from) {
      if (std::find(in.begin(), in.end(), prefix) == in.end()) texts.push_back(prefix.to_string());
    }
    return join(texts, ", ");
  };
  for (const PowerShellSetup& script : package.scripts) {
    const auto lost = missing(expected, script.routes);
    const auto added = missing(script.routes, expected);
    if (!lost.empty()) {
      report(package, "PKG-064", script.file_name,
             fmt::format("lacks a route to {}, which VpnSettings.xml names", lost), kAgain);
    }
    if (!added.empty()) {
      report(package, "PKG-064", script.file_name,
             fmt::format("has a route to {}, which VpnSettings.xml does not name", added), kAgain);
    }
  }
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

/// Every part with roots should contain all of them.
void compare_roots(VendorPackage& package) {
  // Without a part that should contain one, none is missing: the Azure VPN Client needs only a
  // hash.
  const bool expected = package.settings || !package.openvpn_profiles.empty();
  const bool needed = !package.has(azure::Method::entra) || package.authentications.size() != 1;
  if (package.server_roots.empty()) {
    if (expected && needed) {
      report(package, "PKG-030", package.source, "the package has no server root certificate",
             kAgain);
    }
    return;
  }
  const auto is_file = [](const PackagePart& part) { return part.kind == PartKind::server_root; };
  if (!package.is_single_file() && needed &&
      std::none_of(package.parts.begin(), package.parts.end(), is_file)) {
    report(package, "PKG-037", package.source,
           "'Generic/VpnServerRoot.cer' is missing; the server root is taken from other parts",
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
  if (package.settings) check(settings_file(package), package.settings->roots);
  for (const OpenVpnProfile& profile : package.openvpn_profiles) {
    check(profile.file_name, profile.roots);
  }
}

void require_settings(VendorPackage& package) {
  const auto found =
      std::find_if(package.parts.begin(), package.parts.end(),
                   [](const PackagePart& part) { return part.kind == PartKind::settings; });
  if (found != package.parts.end()) {
    report(package, "PKG-001", found->file,
           fmt::format("{}; what only this file states is unknown", found->damage), kAgain);
    return;
  }
  const bool installers_only =
      std::all_of(package.parts.begin(), package.parts.end(),
                  [](const PackagePart& part) { return part.kind == PartKind::installer; });
  report(package, "PKG-001", package.source,
         "'Generic/VpnSettings.xml' is missing; what only this file states is unknown",
         installers_only ? std::string_view("Azure omits it if the gateway offers only SSTP, which "
                                            "is retired in 2027: enable IKEv2 or OpenVPN, then "
                                            "download the package again")
                         : kAgain);
}

bool has_part(const VendorPackage& package, PartKind kind) {
  return std::any_of(package.parts.begin(), package.parts.end(),
                     [&](const PackagePart& part) { return part.kind == kind; });
}

void require_announced(VendorPackage& package) {
  if (package.is_single_file()) return;
  if (!package.settings) {
    require_settings(package);
    return;
  }
  if (package.settings->routes && package.routes.empty()) {
    report(package, "PKG-022", package.source, "the package has no routes");
  }
  if (!package.has(azure::Tunnel::openvpn)) return;
  if (!has_part(package, PartKind::azure_vpn)) {
    report(package, "PKG-003", package.source,
           "OpenVPN is announced but 'AzureVPN/azurevpnconfig.xml' is missing", kAgain);
  }
  if (package.has(azure::Method::certificate) && !has_part(package, PartKind::openvpn)) {
    report(package, "PKG-003", package.source,
           "OpenVPN is announced but 'OpenVPN/vpnconfig.ovpn' is missing", kAgain);
  }
}

}  // namespace

void cross_check_parts(VendorPackage& package) {
  compare_servers(package);
  compare_vnet(package);
  compare_values(package);
  compare_routes(package);
  compare_tunnels(package);
  compare_keys(package);
  compare_generations(package);
  compare_roots(package);
  require_announced(package);
}

}  // namespace p2s::package
