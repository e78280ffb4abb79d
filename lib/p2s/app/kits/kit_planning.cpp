// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/kit_planning.hpp"

#include <p2s/kit/kit_rules.hpp>
#include <p2s/planning/client_support.hpp>
#include <p2s/planning/deployment_summary.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

planning::ClientQuery query_of(const package::VendorPackage& gateway, const spec::GatewaySpec* spec,
                               const std::vector<System>& systems, Time at) {
  planning::ClientQuery query;
  for (const auto tunnel : gateway.tunnels) query.tunnels.insert(tunnel);
  for (const auto proof : gateway.authentications) query.methods.insert(proof);
  query.systems = systems;
  if (spec != nullptr) query.sku = spec->sku;
  query.as_of = at;
  return query;
}

constexpr const char* kCommunityClients =
    "use Windows or macOS, or a community client that reads azurevpnconfig.xml, such as azvpn, "
    "which "
    "Microsoft does not support";

/// A default route, whole or as the two halves recommended by Azure.
bool lead_everywhere(const std::vector<net::Prefix>& routes) {
  const auto reach = [&](const net::Prefix& half) {
    return std::any_of(routes.begin(), routes.end(),
                       [&](const net::Prefix& route) { return route.contains(half); });
  };
  return reach({net::Address{}, 1}) && reach({net::Address{net::Family::ipv4, 0, 1ULL << 31U}, 1});
}

}  // namespace

std::vector<azure::ConnectionMethod> connection_methods(const package::VendorPackage& gateway,
                                                        const spec::GatewaySpec* spec,
                                                        const std::vector<System>& systems, Time at,
                                                        Findings& findings) {
  const auto support = planning::supported_clients(query_of(gateway, spec, systems, at));
  std::vector<azure::ConnectionMethod> methods;
  for (const auto& usable : support.usable) {
    const auto& row = *usable.row;
    methods.push_back({row.system, std::string(row.software), row.tunnel, row.method});
  }
  for (const auto& left : support.unsupported) {
    auto finding = kit::kit_finding("KIT-008", std::string(to_string(left.system)),
                                    fmt::format("{} with {}: {}", display_name(left.system),
                                                display_name(left.method), left.reason));
    if (left.system == System::gnu_linux && left.method == azure::Method::entra)
      finding.hint = kCommunityClients;
    findings.push_back(std::move(finding));
  }
  return methods;
}

kit::KitSettings kit_settings(const spec::GatewaySpec* spec, kit::KitSettings given) {
  if (spec == nullptr) return given;
  const auto& kit = spec->kit;
  if (given.contact.empty()) given.contact = kit.contact;
  if (given.organization.empty()) given.organization = kit.organization;
  given.forced_tunnel = given.forced_tunnel || kit.forced_tunnel;
  given.always_on = given.always_on || kit.always_on;
  const auto& entra = spec->entra;
  given.entra = {entra.application_id, entra.cache_sign_in, entra.device_sso, entra.disable_sso,
                 entra.group_token};
  for (const auto& route : kit.exclude_routes) given.exclude_routes.push_back(route.prefix);
  given.trusted_networks.insert(given.trusted_networks.end(), kit.trusted_networks.begin(),
                                kit.trusted_networks.end());
  return given;
}

std::optional<Finding> missing_internet_route(const package::VendorPackage& gateway,
                                              const spec::GatewaySpec* spec,
                                              const kit::KitSettings& settings) {
  if (!settings.forced_tunnel) return std::nullopt;
  auto routes = gateway.routes;
  if (spec != nullptr) {
    for (const auto& route : planning::deployment_summary(*spec, {}).routes)
      routes.push_back(route.prefix);
  }
  if (lead_everywhere(routes)) return std::nullopt;
  return kit::kit_finding(
      "KIT-009", gateway.source,
      "all client traffic enters the tunnel, and the gateway drops Internet traffic");
}

}  // namespace p2s::app
