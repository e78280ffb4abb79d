// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/detail/field_values.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/package/detail/openvpn_values.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package::detail {

namespace {

void add_new(Texts& texts, const std::string& text) {
  if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end())
    texts.push_back(text);
}

void add_named(Texts& texts, std::string_view name, const std::string& value) {
  if (!value.empty()) add_new(texts, fmt::format("{} {}", name, value));
}

/// The field "gateway" has the name.
bool names_gateway(const VendorPackage& package, std::string_view name) {
  return std::any_of(package.servers.begin(), package.servers.end(),
                     [&](const std::string& server) { return equals_ignoring_case(server, name); });
}

}  // namespace

Texts single(std::string_view text) { return text.empty() ? Texts{} : Texts{std::string(text)}; }

Texts prefixes(const std::vector<net::Prefix>& list) {
  Texts texts;
  for (const auto& prefix : list) texts.push_back(prefix.to_string());
  return texts;
}

Texts roots_in(const std::vector<ServerRoot>& roots, const RootReader& facts) {
  Texts texts;
  for (const auto& root : roots) {
    const auto read = facts ? facts(root.der) : std::nullopt;
    texts.push_back(read ? fmt::format("{} ({}, until {})", printable(read->common_name),
                                       read->thumbprint, format_date(read->not_after))
                         : root.file_name + " (no certificate)");
  }
  return texts;
}

Texts tunnels_of(const VendorPackage& package, const RootReader&) {
  auto texts = tunnel_names(package.tunnels);
  if (!package.settings) return texts;
  const auto& unknown = package.settings->unknown_tunnels;
  texts.insert(texts.end(), unknown.begin(), unknown.end());
  return texts;
}

Texts eap_methods_of(const VendorPackage& package, const RootReader&) {
  auto texts = single(package.eap_method);
  if (package.settings) add_new(texts, package.settings->unknown_eap_method);
  return texts;
}

Texts tls_auth_keys_of(const VendorPackage& package, const RootReader&) {
  auto texts = single(package.tls_auth_key);
  for (const auto& profile : package.openvpn_profiles) add_new(texts, profile.tls_auth_key);
  for (const auto& profile : package.azure_vpn_profiles) add_new(texts, profile.server_secret);
  return texts;
}

Texts entra_of(const VendorPackage& package, const RootReader&) {
  Texts texts;
  const auto add = [&](const std::optional<EntraSettings>& entra) {
    if (!entra) return;
    add_named(texts, "tenant", entra->tenant);
    add_named(texts, "issuer", entra->issuer);
    add_named(texts, "audience", entra->audience);
    add_named(texts, "application", entra->application_id);
  };
  add(package.entra);
  for (const auto& profile : package.azure_vpn_profiles) add(profile.entra);
  return texts;
}

Texts openvpn_of(const VendorPackage& package, const RootReader&) {
  Texts texts;
  for (const auto& profile : package.openvpn_profiles) {
    for (const auto& remote : profile.remotes) {
      if (!names_gateway(package, remote.host)) add_named(texts, "remote", remote.host);
      add_named(texts, "port", remote.port);
      add_named(texts, "protocol", remote.protocol);
    }
    add_named(texts, "auth", profile.auth);
    add_named(texts, "cipher", profile.cipher);
    add_named(texts, "tls-version-min", profile.tls_version);
  }
  return texts;
}

Texts openvpn_lines_of(const VendorPackage& package, const RootReader&) {
  Texts texts;
  for (const auto& profile : package.openvpn_profiles) {
    for (const auto& line : other_lines(profile.text)) add_new(texts, line);
  }
  return texts;
}

Texts azure_options_of(const VendorPackage& package, const RootReader&) {
  Texts texts;
  for (const auto& profile : package.azure_vpn_profiles) {
    for (const auto& [path, value] : profile.others)
      texts.push_back(fmt::format("{} {}", path, value));
    add_named(texts, "clientauth/cert/hash", profile.client_hash);
    for (const auto& server : profile.servers) {
      if (!names_gateway(package, server)) add_named(texts, "serverlist/ServerEntry/fqdn", server);
    }
  }
  return texts;
}

Texts issuers_of(const VendorPackage& package, const RootReader&) {
  return package.settings ? package.settings->issuer_names : Texts{};
}

bool has_settings(const VendorPackage& package) { return package.settings.has_value(); }

bool has_azure(const VendorPackage& package) {
  return !package.azure_vpn_profiles.empty() ||
         (package.settings && !package.settings->tunnels.empty() &&
          !package.has(azure::Tunnel::openvpn));
}

bool needs_no_ovpn(const VendorPackage& package) {
  if (!package.settings || package.settings->tunnels.empty()) return false;
  const bool entra_alone = package.authentications == std::vector{azure::Method::entra};
  return entra_alone || !package.has(azure::Tunnel::openvpn);
}

bool states_tunnels(const VendorPackage& package) {
  const auto& settings = package.settings;
  return settings && !(settings->tunnels.empty() && settings->unknown_tunnels.empty());
}

bool states_eap_method(const VendorPackage& package) {
  return !eap_methods_of(package, {}).empty();
}

bool states_transport(const VendorPackage& package) {
  return !package.transport.empty() || (has_azure(package) && package.azure_vpn_profiles.empty());
}

bool states_client_roots(const VendorPackage& package) {
  const bool other = !package.authentications.empty() &&
                     package.unknown.find("authentications") == package.unknown.end() &&
                     !package.has(azure::Method::certificate);
  return !package.client_root_thumbprints.empty() || other;
}

bool states_entra(const VendorPackage& package) {
  return package.entra || (package.settings && package.settings->names_entra) ||
         std::any_of(package.azure_vpn_profiles.begin(), package.azure_vpn_profiles.end(),
                     [](const AzureVpnProfile& profile) {
                       return profile.authentication &&
                              profile.authentication != azure::Method::entra;
                     });
}

bool states_routes(const VendorPackage& package) {
  // VpnProfileSetup.ps1 has the client pools among them, and nothing tells those apart.
  return package.settings && package.settings->routes;
}

}  // namespace p2s::package::detail
