// SPDX-License-Identifier: Apache-2.0
#include "p2s/rules/facts/tunnel_change.hpp"

#include <p2s/azure/dates.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace p2s::rules {
namespace {

constexpr std::array kTunnels{azure::Tunnel::ikev2, azure::Tunnel::openvpn, azure::Tunnel::sstp};

template <typename Condition>
azure::TunnelSet filter(Condition condition) {
  azure::TunnelSet found;
  for (const auto tunnel : kTunnels) {
    if (condition(tunnel)) found.insert(tunnel);
  }
  return found;
}

}  // namespace

azure::TunnelSet TunnelChange::added() const {
  return filter([this](azure::Tunnel tunnel) { return adds(tunnel); });
}

azure::TunnelSet TunnelChange::dropped() const {
  return filter([this](azure::Tunnel tunnel) { return drops(tunnel); });
}

azure::TunnelSet TunnelChange::kept() const {
  return filter([this](azure::Tunnel tunnel) { return keeps(tunnel); });
}

TunnelChange tunnel_change(const spec::GatewaySpec& spec) {
  return {spec.current_tunnels, spec.tunnels};
}

bool is_split(const azure::TunnelSet& tunnels) noexcept {
  return tunnels.has(azure::Tunnel::sstp) && tunnels != azure::TunnelSet{azure::Tunnel::sstp};
}

std::uint64_t addresses_for(const PoolFacts& facts, const azure::TunnelSet& offered,
                            azure::Tunnel tunnel) {
  std::uint64_t sum = 0;
  for (const auto& pool : facts.pools) {
    if (pool.prefix.family() != net::Family::ipv4) continue;
    for (const auto& share : azure::split_pool(pool.prefix, offered, facts.plan.active_active)) {
      if (share.tunnels.has(tunnel)) sum += share.addresses;
    }
  }
  return sum;
}

Fix without_sstp(const spec::GatewaySpec& spec) {
  auto fix = fix::remove_item("gateway.tunnels", "\"sstp\"");
  const bool is_used = spec.current_tunnels.has(azure::Tunnel::sstp) ||
                       expected(spec.clients, azure::Tunnel::sstp) > 0 ||
                       spec.tunnels == azure::TunnelSet{azure::Tunnel::sstp};
  return is_used ? fix::decide(std::move(fix)) : fix;
}

std::optional<std::uint64_t> sstp_clients(const spec::GatewaySpec& spec,
                                          const azure::TunnelSet& from) {
  const auto& counts = spec.clients.by_tunnel;
  if (const auto found = counts.find(azure::Tunnel::sstp); found != counts.end())
    return found->second;
  if (from == azure::TunnelSet{azure::Tunnel::sstp}) return spec.clients.total;
  return std::nullopt;
}

std::int64_t days_until(std::string_view date, Time as_of) {
  const auto today = std::chrono::floor<std::chrono::days>(as_of);
  return (std::chrono::floor<std::chrono::days>(azure::day(date)) - today).count();
}

bool must_be_replaced(const spec::GatewaySpec& spec, const TunnelChange& change, Time as_of) {
  if (!equals_ignoring_case(spec.sku, "Basic")) return false;
  return change.adds(azure::Tunnel::openvpn) ||
         (change.adds(azure::Tunnel::ikev2) && days_until(azure::kBasicTakesIkev2, as_of) > 0);
}

azure::TunnelSet still_working(const azure::TunnelSet& tunnels, Time as_of) {
  azure::TunnelSet working;
  for (const auto tunnel : tunnels.list()) {
    if (tunnel != azure::Tunnel::sstp || as_of < azure::day(azure::kSstpStops))
      working.insert(tunnel);
  }
  return working;
}

std::string outdated_part(const spec::GatewaySpec& spec) {
  const auto& sku = spec.current_sku.empty() ? spec.sku : spec.current_sku;
  if (equals_ignoring_case(spec.public_ip.sku, "Basic"))
    return "its public address has the SKU Basic";
  if (equals_ignoring_case(sku, "Standard") || equals_ignoring_case(sku, "HighPerformance"))
    return fmt::format("{} is a legacy SKU", printable(sku));
  const auto row = azure::find_sku(sku);
  if (row && row->name != "Basic" && !row->zone_redundant)
    return fmt::format("SKU {} is replaced by {}AZ", row->name, row->name);
  return {};
}

}  // namespace p2s::rules
