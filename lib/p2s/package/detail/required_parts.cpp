// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/package/detail/part_findings.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package::detail {
namespace {

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

}  // namespace

void report(VendorPackage& package, PackageRule rule, std::string_view subject, std::string message,
            std::string_view hint) {
  package.findings.push_back(
      finding(rule, std::string(subject), std::move(message), std::string(hint)));
}

std::string settings_file(const VendorPackage& package) {
  const auto part =
      std::find_if(package.parts.begin(), package.parts.end(),
                   [](const PackagePart& each) { return each.kind == PartKind::settings; });
  return part == package.parts.end() ? std::string() : part->file;
}

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

}  // namespace p2s::package::detail
