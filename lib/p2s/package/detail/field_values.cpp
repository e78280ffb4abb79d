// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/detail/field_values.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package::detail {

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

Texts entra_of(const VendorPackage& package, const RootReader&) {
  if (!package.entra) return {};
  const auto& entra = *package.entra;
  Texts texts;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) texts.push_back(fmt::format("{} {}", name, value));
  };
  add("tenant", entra.tenant);
  add("issuer", entra.issuer);
  add("audience", entra.audience);
  add("application", entra.application_id);
  return texts;
}

Texts openvpn_of(const VendorPackage& package, const RootReader&) {
  Texts texts;
  for (const auto& profile : package.openvpn_profiles) {
    const auto add = [&](std::string_view name, const std::string& value) {
      auto text = fmt::format("{} {}", name, value);
      if (!value.empty() && std::find(texts.begin(), texts.end(), text) == texts.end())
        texts.push_back(std::move(text));
    };
    for (const auto& remote : profile.remotes) add("port", remote.port);
    add("auth", profile.auth);
    add("cipher", profile.cipher);
    add("tls-version-min", profile.tls_version);
  }
  return texts;
}

Texts azure_options_of(const VendorPackage& package, const RootReader&) {
  Texts texts;
  for (const auto& profile : package.azure_vpn_profiles) {
    for (const auto& [path, value] : profile.others)
      texts.push_back(fmt::format("{} {}", path, value));
    if (!profile.client_hash.empty())
      texts.push_back(fmt::format("clientauth/cert/hash {}", profile.client_hash));
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
