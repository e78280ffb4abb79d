// SPDX-License-Identifier: Apache-2.0
#include "p2s/rules/facts/needed_facts.hpp"

#include <algorithm>
#include <array>

namespace p2s::rules {
namespace {

constexpr std::array kFacts{
    NeededFact{Fact::sku, "gateway.sku", "set sku = \"VpnGw1AZ\" or another published SKU",
               [](const spec::GatewaySpec& spec) { return !spec.sku.empty(); }},
    NeededFact{Fact::network, "vnet.prefixes", "list the address space of the virtual network",
               [](const spec::GatewaySpec& spec) { return !spec.vnet.prefixes.empty(); }},
    NeededFact{Fact::gateway_subnet, "vnet.gateway_subnet", "set it to the prefix of GatewaySubnet",
               [](const spec::GatewaySpec& spec) { return !spec.vnet.gateway_subnet.empty(); }},
    NeededFact{Fact::public_ip, "public_ip", "add [public_ip] with count, sku and allocation",
               [](const spec::GatewaySpec& spec) {
                 const auto& ip = spec.public_ip;
                 return ip.count || !ip.sku.empty() || !ip.allocation.empty();
               }},
};

}  // namespace

std::span<const NeededFact> needed_facts() noexcept { return kFacts; }

bool can_check(Fact needed, const spec::GatewaySpec& spec) {
  return std::all_of(kFacts.begin(), kFacts.end(), [&](const NeededFact& fact) {
    return fact.fact != needed || fact.is_declared(spec);
  });
}

}  // namespace p2s::rules
