#include <p2s/base/text.hpp>
#include <p2s/gateway/dates.hpp>
#include <p2s/gateway/detail/gateway_facts.hpp>
#include <p2s/gateway/detail/tunnel_change.hpp>

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace p2s::gateway {
namespace {

constexpr std::array kTunnels{Tunnel::ikev2, Tunnel::openvpn, Tunnel::sstp};

template <typename Condition>
TunnelSet those(Condition condition) {
  TunnelSet found;
  for (const auto tunnel : kTunnels) {
    if (condition(tunnel)) found.insert(tunnel);
  }
  return found;
}

}  // namespace

TunnelSet TunnelChange::added() const {
  return those([this](Tunnel tunnel) { return adds(tunnel); });
}

TunnelSet TunnelChange::dropped() const {
  return those([this](Tunnel tunnel) { return drops(tunnel); });
}

TunnelSet TunnelChange::kept() const {
  return those([this](Tunnel tunnel) { return keeps(tunnel); });
}

TunnelChange tunnel_change(const GatewaySpec& spec) { return {spec.current_tunnels, spec.tunnels}; }

bool is_split(const TunnelSet& tunnels) noexcept {
  return tunnels.has(Tunnel::sstp) && tunnels != TunnelSet{Tunnel::sstp};
}

std::uint64_t addresses_for(const PoolFacts& facts, const TunnelSet& offered, Tunnel tunnel) {
  std::uint64_t sum = 0;
  for (const auto& pool : facts.pools) {
    if (pool.prefix.family() != net::Family::ipv4) continue;
    for (const auto& share : split_pool(pool.prefix, offered, facts.question.active_active)) {
      if (share.tunnels.has(tunnel)) sum += share.addresses;
    }
  }
  return sum;
}

std::optional<std::uint64_t> sstp_clients(const GatewaySpec& spec, const TunnelSet& from) {
  const auto& counts = spec.clients.by_tunnel;
  if (const auto found = counts.find(Tunnel::sstp); found != counts.end()) return found->second;
  if (from == TunnelSet{Tunnel::sstp}) return spec.clients.total;
  return std::nullopt;
}

std::int64_t days_until(std::string_view date, Time as_of) {
  const auto today = std::chrono::floor<std::chrono::days>(as_of);
  return (std::chrono::floor<std::chrono::days>(day(date)) - today).count();
}

bool must_be_replaced(const GatewaySpec& spec, const TunnelChange& change, Time as_of) {
  if (!equals_ignoring_case(spec.sku, "Basic")) return false;
  return change.adds(Tunnel::openvpn) ||
         (change.adds(Tunnel::ikev2) && days_until(kBasicTakesIkev2, as_of) > 0);
}

std::string outdated_part(const GatewaySpec& spec) {
  const auto& sku = spec.current_sku.empty() ? spec.sku : spec.current_sku;
  if (equals_ignoring_case(spec.public_ip.sku, "Basic"))
    return "its public address is of SKU Basic";
  if (equals_ignoring_case(sku, "Standard") || equals_ignoring_case(sku, "HighPerformance"))
    return fmt::format("SKU {} is a legacy one", printable(sku));
  const auto row = find_sku(sku);
  if (row && row->name != "Basic" && !row->zone_redundant)
    return fmt::format("SKU {} is replaced by {}AZ", row->name, row->name);
  return {};
}

}  // namespace p2s::gateway
