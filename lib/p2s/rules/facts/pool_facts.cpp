// SPDX-License-Identifier: Apache-2.0
#include "p2s/rules/facts/pool_facts.hpp"

#include <p2s/azure/private_ranges.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/net/free_block.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <limits>

namespace p2s::rules {
namespace {

/// 10.0.0.0/8 is the largest private range, and fc00::/7 holds no larger site.
constexpr unsigned kShortestPool = 8;

std::uint64_t add(std::uint64_t a, std::uint64_t b) {
  return a > std::numeric_limits<std::uint64_t>::max() - b
             ? std::numeric_limits<std::uint64_t>::max()
             : a + b;
}

std::vector<net::Prefix> quiet_prefixes() {
  // The range of the documentation's example comes first, as users know it.
  std::vector<net::Prefix> quiet{*net::Prefix::parse("172.16.201.0/24").prefix};
  const auto ranges = prefixes(azure::kQuietRanges);
  quiet.insert(quiet.end(), ranges.begin(), ranges.end());
  return quiet;
}

}  // namespace

PoolFacts::PoolFacts(const PoolPlan& asked) : plan(asked) {
  for (const auto& pool : plan.pools) {
    const auto [prefix, problem] = net::Prefix::parse(pool.text);
    if (problem != net::Prefix::Problem::none) continue;
    (prefix->length() < kShortestPool ? oversized : pools).push_back({*prefix, &pool});
  }
  sku = azure::find_sku(plan.sku, plan.generation);
}

bool PoolFacts::is_split() const noexcept {
  return plan.tunnels.has(azure::Tunnel::sstp) && plan.tunnels.has(azure::Tunnel::ikev2);
}

bool PoolFacts::has_ipv6_pool() const noexcept {
  return std::any_of(pools.begin(), pools.end(), [](const ParsedPool& pool) {
    return pool.prefix.family() == net::Family::ipv6;
  });
}

std::uint64_t PoolFacts::addresses_for(azure::Tunnel tunnel) const {
  std::uint64_t sum = 0;
  for (const auto& pool : pools) {
    if (pool.prefix.family() != net::Family::ipv4) continue;
    for (const auto& share : azure::split_pool(pool.prefix, plan.tunnels, plan.active_active)) {
      if (share.tunnels.has(tunnel)) sum = add(sum, share.addresses);
    }
  }
  return sum;
}

std::uint64_t PoolFacts::addresses() const {
  std::uint64_t sum = 0;
  for (const auto& pool : pools) {
    if (pool.prefix.family() == net::Family::ipv4) sum = add(sum, pool.prefix.addresses());
  }
  return sum;
}

/// How a suggested block is described: without the virtual network, it may be taken.
static std::string_view how_free(const PoolPlan& plan) noexcept {
  return plan.vnet.empty() ? "which overlaps no declared range" : "which is free";
}

std::vector<Fix> PoolFacts::instead_of(const ParsedPool& pool) const {
  return instead_of(pool, pool.prefix.length());
}

std::vector<Fix> PoolFacts::instead_of(const ParsedPool& pool, unsigned length) const {
  if (pool.prefix.family() != net::Family::ipv4) return {};
  unsigned longest = plan.active_active ? kLongestActiveActivePool : kLongestPool;
  if (!pool.source->group.empty()) longest = kLongestGroupPool;
  if (plan.pools.size() == 1)
    longest = std::min(longest, length_for(expected_in_all(plan.clients)));
  const auto block = free_block(subject_of(*pool.source), std::min(length, longest));
  if (!block) return {};
  return {fix::set(pool.source->origin, fix::quoted(block->to_string()),
                   fmt::format(", {}", how_free(plan)))};
}

std::vector<Fix> PoolFacts::enlarged(unsigned length) const {
  const bool is_one = plan.pools.size() == 1 && pools.size() == 1 &&
                      pools.front().prefix.family() == net::Family::ipv4;
  return is_one ? instead_of(pools.front(), length) : added(length);
}

std::vector<Fix> PoolFacts::added(unsigned length) const {
  const auto block = free_block("gateway.pools", length);
  if (!block) return {};
  const bool is_typed = !plan.pools.empty() && plan.pools.front().origin.empty();
  const auto text = block->to_string();
  if (is_typed) return {fix::outside(fmt::format("use {}, {}", text, how_free(plan)))};
  return {fix::told(fix::add("gateway.pools", fix::quoted(text)),
                    fmt::format("add {}, {}, to gateway.pools", text, how_free(plan)))};
}

std::optional<net::Prefix> PoolFacts::free_block(const std::string& purpose,
                                                 unsigned length) const {
  const auto [known, is_new] = suggestions_.try_emplace(fmt::format("{}/{}", purpose, length));
  if (is_new) {
    auto taken = declared_prefixes(*this);
    taken.insert(taken.end(), suggested_.begin(), suggested_.end());
    known->second = net::free_block(length, quiet_prefixes(), taken);
    if (known->second) suggested_.push_back(*known->second);
  }
  return known->second;
}

unsigned length_for(std::uint64_t clients) {
  const auto bits = static_cast<unsigned>(std::bit_width(std::max<std::uint64_t>(clients, 1) - 1));
  return bits >= 32 ? 0 : 32 - bits;
}

std::uint64_t expected(const spec::ClientCounts& clients, azure::Tunnel tunnel) {
  const auto found = clients.by_tunnel.find(tunnel);
  return found == clients.by_tunnel.end() ? 0 : found->second;
}

std::uint64_t expected_on_ikev2_and_openvpn(const spec::ClientCounts& clients) {
  const auto declared =
      expected(clients, azure::Tunnel::ikev2) + expected(clients, azure::Tunnel::openvpn);
  const auto all = expected_in_all(clients);
  return std::max(declared, all - std::min(all, kMostSstpClients));
}

std::uint64_t expected_in_all(const spec::ClientCounts& clients) {
  const auto sum = [](const auto& counts) {
    std::uint64_t all = 0;
    for (const auto& [key, count] : counts) all += count;
    return all;
  };
  return std::max({clients.total.value_or(0), sum(clients.by_tunnel), sum(clients.by_os)});
}

std::vector<net::Prefix> declared_prefixes(const PoolFacts& facts) {
  auto taken = prefixes(azure::kUsualHomeRanges);
  for (const auto& kind : kOverlapKinds) {
    for (const auto& network : networks_of(facts.plan, kind)) taken.push_back(network.prefix);
  }
  for (const auto& subnet : facts.plan.gateway_subnet) taken.push_back(subnet.prefix);
  for (const auto& pool : facts.pools) taken.push_back(pool.prefix);
  return taken;
}

std::string subject_of(const spec::Pool& pool) {
  return pool.origin.empty() ? printable(pool.text) : pool.origin;
}

std::string shown(const spec::Network& network) {
  const auto text = network.prefix.to_string();
  return network.origin.empty() ? text : fmt::format("{} ({})", text, network.origin);
}

std::vector<spec::Network> networks_of(const PoolPlan& plan, const OverlapKind& kind) {
  auto networks = plan.*kind.networks;
  if (kind.may_be_default) {
    networks.erase(
        std::remove_if(networks.begin(), networks.end(),
                       [](const spec::Network& route) { return route.prefix.length() <= 1; }),
        networks.end());
  }
  return networks;
}

std::vector<spec::Network> stray_subnets(const PoolPlan& plan) {
  const net::PrefixSet vnet(prefixes_of(plan.vnet));
  std::vector<spec::Network> stray;
  for (const auto& subnet : plan.gateway_subnet) {
    if (!vnet.overlaps(subnet.prefix)) stray.push_back(subnet);
  }
  return stray;
}

std::vector<net::Prefix> prefixes_of(const std::vector<spec::Network>& networks) {
  std::vector<net::Prefix> prefixes;
  prefixes.reserve(networks.size());
  for (const auto& network : networks) prefixes.push_back(network.prefix);
  return prefixes;
}

}  // namespace p2s::rules
