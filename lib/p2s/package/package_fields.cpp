// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/package_fields.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/package/detail/field_values.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::package {
namespace {

using detail::azure_options_of;
using detail::eap_methods_of;
using detail::entra_of;
using detail::has_azure;
using detail::has_settings;
using detail::issuers_of;
using detail::needs_no_ovpn;
using detail::openvpn_lines_of;
using detail::openvpn_of;
using detail::prefixes;
using detail::roots_in;
using detail::single;
using detail::states_client_roots;
using detail::states_eap_method;
using detail::states_entra;
using detail::states_routes;
using detail::states_transport;
using detail::states_tunnels;
using detail::Texts;
using detail::tls_auth_keys_of;
using detail::tunnels_of;
using Breaks = PackageField::Breaks;

// Client software, by what its profiles contain (docs/reference/profile-formats.md).
constexpr std::array<std::string_view, 5> kEverything{"azure-vpn-client", "native", "strongswan",
                                                      "openvpn", "openvpn-connect"};
constexpr std::array<std::string_view, 4> kWithName{"strongswan", "openvpn", "openvpn-connect",
                                                    "native"};
constexpr std::array<std::string_view, 3> kTls{"azure-vpn-client", "openvpn", "openvpn-connect"};
constexpr std::array<std::string_view, 2> kOpenVpn{"openvpn", "openvpn-connect"};
constexpr std::array<std::string_view, 2> kIke{"native", "strongswan"};
constexpr std::array<std::string_view, 1> kAzure{"azure-vpn-client"};
constexpr std::array<std::string_view, 1> kNative{"native"};

constexpr std::array kInSettings{PartKind::settings};
constexpr std::array kInOpenVpn{PartKind::openvpn};
constexpr std::array kInAzure{PartKind::azure_vpn};
constexpr std::array kInTls{PartKind::azure_vpn, PartKind::openvpn};
constexpr std::array kInRootFiles{PartKind::server_root, PartKind::settings, PartKind::openvpn};
constexpr std::array kInRadiusFiles{PartKind::radius_root};
constexpr std::array kInAny{PartKind::settings, PartKind::azure_vpn, PartKind::openvpn,
                            PartKind::powershell};
constexpr std::array kInPinned{PartKind::azure_vpn, PartKind::powershell};
constexpr std::array kInRoutes{PartKind::settings, PartKind::powershell};

// In the order in which they are shown. Keys are never renamed.
constexpr std::array kFields{
    PackageField{"gateway", "gateway name",
                 [](const VendorPackage& p, const RootReader&) { return p.servers; }, kInAny,
                 [](const VendorPackage& p) { return !p.servers.empty(); }, kEverything,
                 "every profile connects to the previous name", false, Breaks::if_removed},
    PackageField{"server_name", "name in the gateway's certificate",
                 [](const VendorPackage& p, const RootReader&) { return single(p.server_name); },
                 kInOpenVpn,
                 [](const VendorPackage& p) { return !p.server_name.empty() || needs_no_ovpn(p); },
                 kWithName, "these profiles require the previous name in the server certificate"},
    PackageField{
        "server_roots", "server roots",
        [](const VendorPackage& p, const RootReader& roots) {
          return roots_in(p.server_roots, roots);
        },
        kInRootFiles, [](const VendorPackage& p) { return !p.server_roots.empty(); }, kEverything,
        "the gateway may present a certificate from a root that existing profiles do not contain",
        false, Breaks::if_added},
    PackageField{"radius_roots", "roots of the RADIUS server",
                 [](const VendorPackage& p, const RootReader& roots) {
                   return roots_in(p.radius_roots, roots);
                 },
                 kInRadiusFiles, has_settings, kEverything,
                 "the RADIUS server may present a certificate that existing profiles do not accept",
                 false, Breaks::if_added},
    PackageField{"pinned_server_roots", "pinned server roots",
                 [](const VendorPackage& p, const RootReader&) { return p.pinned_roots; },
                 kInPinned, [](const VendorPackage& p) { return !p.pinned_roots.empty(); }, kAzure,
                 "the client accepts only the roots that its profile names", false,
                 Breaks::if_added},
    PackageField{"server_issuer", "issuer of the gateway's certificate", issuers_of, kInSettings,
                 has_settings, kNative, "Apple profiles require the previous issuer"},
    PackageField{"tls_auth_key", "tls-auth key", tls_auth_keys_of, kInTls,
                 [](const VendorPackage& p) {
                   return !p.tls_auth_key.empty() || (p.settings && !p.settings->tunnels.empty() &&
                                                      !p.has(azure::Tunnel::openvpn));
                 },
                 kTls, "the gateway drops packets signed with the previous key", true},
    PackageField{"tunnels", "tunnels", tunnels_of, kInSettings, states_tunnels, kEverything,
                 "the gateway no longer supports the previous method", false, Breaks::if_removed},
    PackageField{"authentications", "authentication",
                 [](const VendorPackage& p, const RootReader&) {
                   return authentication_names(p.authentications);
                 },
                 kInAny,
                 [](const VendorPackage& p) { return p.settings && !p.authentications.empty(); },
                 kEverything, "the gateway no longer supports the previous method", false,
                 Breaks::if_removed},
    PackageField{"eap_method", "EAP method", eap_methods_of, kInRoutes, states_eap_method, kIke,
                 "existing profiles offer a method that the gateway no longer supports"},
    PackageField{"routes", "routes",
                 [](const VendorPackage& p, const RootReader&) { return prefixes(p.routes); },
                 kInSettings, states_routes, kIke,
                 "these profiles contain the routes; all others receive them from the gateway"},
    PackageField{"pools", "client address pools",
                 [](const VendorPackage& p, const RootReader&) { return prefixes(p.pools); },
                 kInSettings, [](const VendorPackage& p) { return !p.pools.empty(); }, kEverything,
                 "the gateway assigns each client its address when it connects", false,
                 Breaks::never},
    PackageField{"dns_servers", "DNS servers",
                 [](const VendorPackage& p, const RootReader&) { return p.dns_servers; },
                 kInSettings,
                 [](const VendorPackage& p) { return p.settings && p.settings->dns_servers; },
                 kEverything, "these profiles contain them"},
    PackageField{"dns_suffixes", "DNS suffixes",
                 [](const VendorPackage& p, const RootReader&) { return p.dns_suffixes; }, kInAzure,
                 has_azure, kEverything, "these profiles contain them"},
    PackageField{
        "include_routes", "included routes",
        [](const VendorPackage& p, const RootReader&) { return prefixes(p.include_routes); },
        kInAzure, has_azure, kAzure, "the profile contains them"},
    PackageField{
        "exclude_routes", "excluded routes",
        [](const VendorPackage& p, const RootReader&) { return prefixes(p.exclude_routes); },
        kInAzure, has_azure, kAzure, "the profile contains them"},
    PackageField{
        "client_roots", "trusted roots of clients",
        [](const VendorPackage& p, const RootReader&) { return p.client_root_thumbprints; },
        kInPinned, states_client_roots, kEverything,
        "clients of a removed root need a certificate from another root and a new kit", false,
        Breaks::if_removed},
    PackageField{"entra", "Entra ID settings", entra_of, kInTls, states_entra, kAzure,
                 "users sign in with the settings of the previous profile"},
    PackageField{"transport", "transport protocol",
                 [](const VendorPackage& p, const RootReader&) { return single(p.transport); },
                 kInAzure, states_transport, kAzure, "the profile contains it"},
    PackageField{"high_availability", "high availability",
                 [](const VendorPackage& p, const RootReader&) {
                   if (!p.high_availability) return Texts{};
                   return Texts{*p.high_availability ? "on" : "off"};
                 },
                 kInAzure, has_azure, kAzure, "the profile contains it"},
    PackageField{"azure_vpn_options", "other settings of the Azure VPN Client", azure_options_of,
                 kInAzure, has_azure, kAzure, "the profile contains them"},
    PackageField{
        "openvpn_options", "settings of OpenVPN", openvpn_of, kInOpenVpn,
        [](const VendorPackage& p) { return !p.openvpn_profiles.empty() || has_settings(p); },
        kOpenVpn, "the profiles contain them"},
    PackageField{
        "openvpn_lines",
        "other lines of OpenVPN profiles",
        openvpn_lines_of,
        kInOpenVpn,
        [](const VendorPackage& p) { return !p.openvpn_profiles.empty() || has_settings(p); },
        {},
        "kits do not take them from the package",
        false,
        Breaks::never},
    PackageField{"vnet_name", "name of the connection",
                 [](const VendorPackage& p, const RootReader&) { return single(p.vnet_name); },
                 kInAny, [](const VendorPackage& p) { return !p.vnet_name.empty(); }, kEverything,
                 "only the display name of the connection changes", false, Breaks::never},
    PackageField{"vnet_id", "VNet id",
                 [](const VendorPackage& p, const RootReader&) { return single(p.vnet_id); },
                 kInSettings, [](const VendorPackage& p) { return !p.vnet_id.empty(); }, kNative,
                 "only the internal id of the connection changes", false, Breaks::never},
    PackageField{"generation", "package format",
                 [](const VendorPackage& p, const RootReader&) {
                   return single(p.generation == Generation::unknown ? std::string_view()
                                                                     : to_string(p.generation));
                 },
                 kInAny, [](const VendorPackage& p) { return p.generation != Generation::unknown; },
                 kAzure, "profiles of either format connect", false, Breaks::never},
};

std::string reason_for(const VendorPackage& package, const PackageField& field) {
  const auto find = [&](PartKind kind, bool damaged) {
    return std::find_if(package.parts.begin(), package.parts.end(), [&](const PackagePart& part) {
      return part.kind == kind && part.damage.empty() != damaged;
    });
  };
  const auto end = package.parts.end();
  const auto base = [](std::string_view path) { return path.substr(path.rfind('/') + 1); };
  for (const auto kind : field.parts) {
    if (const auto part = find(kind, true); part != end)
      return fmt::format("{} {}", printable(base(part->file)), part->damage);
  }
  if (package.is_single_file()) {
    return fmt::format("not in {}", printable(base(package.parts.front().file)));
  }
  for (const auto kind : field.parts) {
    if (const auto part = find(kind, false); part != end)
      return fmt::format("not in {}", printable(base(part->file)));
  }
  return fmt::format("{} is missing", usual_name(field.parts.front()));
}

}  // namespace

std::span<const PackageField> package_fields() noexcept { return kFields; }

void note_unknown_fields(VendorPackage& package) {
  for (const auto& field : kFields) {
    if (field.is_stated == nullptr || field.is_stated(package)) continue;
    package.unknown.emplace(field.key, reason_for(package, field));
  }
}

std::string unknown_text(const VendorPackage& package, std::string_view key) {
  const auto reason = package.unknown.find(key);
  const auto field = std::find_if(kFields.begin(), kFields.end(),
                                  [&](const PackageField& each) { return each.key == key; });
  if (reason == package.unknown.end() || field == kFields.end()) return {};
  return fmt::format("{}: unknown ({})", field->title, reason->second);
}

}  // namespace p2s::package
