// SPDX-License-Identifier: Apache-2.0
#include "p2s/rules/facts/gateway_facts.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::rules {

GatewayFacts::GatewayFacts(const spec::GatewaySpec& desired, const Certificates& known_certificates,
                           Time day)
    : spec(desired),
      certificates(known_certificates),
      as_of(day),
      plan(pool_plan(desired)),
      pool(plan),
      known(desired, known_certificates, day) {}

bool GatewayFacts::has_sku(std::string_view name) const noexcept {
  return equals_ignoring_case(spec.sku, name);
}

bool GatewayFacts::expects(System system) const {
  const auto count = spec.clients.by_os.find(system);
  return (count != spec.clients.by_os.end() && count->second > 0) ||
         spec.clients.software.contains(system);
}

bool GatewayFacts::has_own_dns() const {
  const auto azure = net::Prefix::parse("168.63.129.16/32").prefix;
  return std::any_of(spec.vnet.dns_servers.begin(), spec.vnet.dns_servers.end(),
                     [&](const spec::Network& server) { return server.prefix != azure; });
}

bool GatewayFacts::on_or_after(std::string_view date) const { return as_of >= azure::day(date); }

Fix route_based(const GatewayFacts& facts) {
  auto fix = fix::set("gateway.vpn_type", "\"RouteBased\"");
  if (facts.is_new()) return fix;
  return fix::decide(fix::told(std::move(fix),
                               "delete the gateway and create it as RouteBased, as the type cannot "
                               "be changed: about 60 minutes and a new public address"));
}

std::string add_to_roots(const GatewayFacts& facts, std::string_view name, std::string_view where) {
  return facts.spec.roots.empty()
             ? fmt::format("add every root of the store to [[roots]], and {}{}", name, where)
             : fmt::format("add {} to [[roots]]{}", name, where);
}

}  // namespace p2s::rules
