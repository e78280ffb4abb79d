// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/package/detail/part_findings.hpp>
#include <p2s/package/formats/values.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace p2s::package::detail {
namespace {

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

}  // namespace

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

}  // namespace p2s::package::detail
