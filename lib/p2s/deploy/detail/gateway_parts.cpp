// SPDX-License-Identifier: Apache-2.0
#include <p2s/deploy/detail/point_to_site.hpp>
#include <p2s/net/prefix.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace p2s::deploy::detail {
namespace {

/// Pools of the table with this key ("groups[0]"), or of the gateway if it is empty.
std::vector<std::string> pools_of(const spec::GatewaySpec& gateway, std::string_view table) {
  std::vector<std::string> pools;
  for (const auto& pool : gateway.pools) {
    const bool wanted =
        table.empty() ? pool.group.empty() : pool.origin.starts_with(fmt::format("{}.", table));
    if (wanted) pools.push_back(net::Prefix::parse(pool.text).prefix.value().to_string());
  }
  return pools;
}

template <typename Item>
void sort_by_name(std::vector<Item>& items) {
  std::stable_sort(items.begin(), items.end(),
                   [](const Item& a, const Item& b) { return a.name < b.name; });
}

}  // namespace

std::vector<spec::RadiusServer> radius_servers(const spec::GatewaySpec& gateway) {
  if (!gateway.authentication.contains(azure::Method::radius)) return {};
  return gateway.radius.servers;
}

std::string radius_secret_name(const spec::GatewaySpec& gateway, std::size_t server,
                               std::string_view stem) {
  if (radius_servers(gateway).size() == 1) return std::string(stem);
  return fmt::format("{}{}", stem, server + 1);
}

std::vector<std::string> gateway_pools(const spec::GatewaySpec& gateway) {
  return pools_of(gateway, {});
}

std::vector<spec::UserGroup> sorted_groups(const spec::GatewaySpec& gateway) {
  auto groups = gateway.groups;
  sort_by_name(groups);
  for (auto& group : groups) {
    std::sort(group.members.begin(), group.members.end(), [](const auto& a, const auto& b) {
      return std::tie(a.type, a.value) < std::tie(b.type, b.value);
    });
  }
  return groups;
}

std::vector<std::string> custom_routes(const spec::GatewaySpec& gateway) {
  std::vector<std::string> routes;
  for (const auto& route : gateway.custom_routes) routes.push_back(route.prefix.to_string());
  return routes;
}

std::vector<Connection> connections(const spec::GatewaySpec& gateway) {
  std::vector<Connection> all;
  for (const auto& each : gateway.configurations)
    all.push_back({each.name, each.groups, pools_of(gateway, each.origin)});
  for (const auto& group : gateway.groups) {
    if (auto pools = pools_of(gateway, group.origin); !pools.empty())
      all.push_back({group.name, {group.name}, std::move(pools)});
  }
  sort_by_name(all);
  return all;
}

std::vector<std::string> protocols(const spec::GatewaySpec& gateway) {
  std::vector<std::string> names;
  for (const auto tunnel : gateway.tunnels.list()) names.emplace_back(azure_name(tunnel));
  return names;
}

std::vector<std::string> authentication_types(const spec::GatewaySpec& gateway) {
  std::vector<std::string> names;
  for (const auto method : gateway.authentication) {
    names.emplace_back(method == azure::Method::certificate ? "Certificate"
                       : method == azure::Method::entra     ? "AAD"
                                                            : "Radius");
  }
  return names;
}

}  // namespace p2s::deploy::detail
