// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/diagnosis.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/client_facts.hpp>
#include <p2s/rules/facts/pool_facts.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::diagnosis {
namespace {

std::string pools_text(const ExpectedNetwork& expected) {
  std::vector<std::string> texts;
  for (const auto& pool : expected.pools) texts.push_back(pool.prefix.to_string());
  if (texts.size() > 4) {
    const auto more = texts.size() - 4;
    texts.resize(4);
    return fmt::format("{} and {} more", join(texts, ", "), more);
  }
  return join(texts, ", ");
}

bool has_pool(const ExpectedNetwork& expected, net::Family family) {
  return std::any_of(expected.pools.begin(), expected.pools.end(),
                     [&](const spec::Network& pool) { return pool.prefix.family() == family; });
}

}  // namespace

void check_addresses(ClientFacts& facts) {
  for (const auto* interface : facts.link_local_only) {
    facts.report("DIAG-004", interface->name,
                 "only a link-local address (169.254.x.x): no DHCP server answered",
                 "check cable or Wi-Fi, then renew the lease: ipconfig /renew, or dhclient");
  }
  if (facts.lan.empty() && facts.stray.empty() && !facts.is_connected()) {
    facts.report("DIAG-003", "client", "no interface has an IP address",
                 "connect this computer to a network before the VPN");
    return;
  }
  if (facts.expected.pools.empty()) {
    facts.diagnosis.unchecked.emplace_back(
        "whether this client has an address of the pool: the pool is unknown; add it to "
        "gateway.pools of p2s.toml");
    return;
  }
  const auto pools = pools_text(facts.expected);
  for (const auto& stray : facts.stray) {
    facts.report(
        "DIAG-002", stray.interface->name,
        fmt::format("{} is not in a pool of this gateway ({})", stray.address.to_string(), pools),
        "another VPN may be connected, or the pool has changed: compare it with p2s.toml and "
        "import a new profile");
  }
  if (!facts.is_connected()) {
    facts.report("DIAG-001", "client",
                 fmt::format("no interface has an address of the pool {}", pools),
                 "connect the VPN; if that fails, check the client's log");
  } else if (has_pool(facts.expected, net::Family::ipv6) &&
             !facts.has_pool_address(net::Family::ipv6)) {
    facts.report("DIAG-010", "client",
                 "the gateway has an IPv6 pool, but this client has only an IPv4 address",
                 "connect by IKEv2 or OpenVPN: SSTP does not support IPv6");
  }
}

/// What the text lacks is unknown, not right. A log alone says nothing about networks.
void note_missing_tables(ClientFacts& facts) {
  const auto& client = facts.client;
  if (!client.interfaces_known && !client.routes_known && !client.dns_known) return;
  const auto note = [&](bool known, bool expected, std::string_view what) {
    if (!known && expected)
      facts.diagnosis.unchecked.push_back(fmt::format("{}: not in the text", what));
  };
  note(client.interfaces_known, !facts.expected.pools.empty(),
       "whether this client has an address of the pool");
  note(client.routes_known,
       !facts.expected.vnet.empty() && (!client.interfaces_known || facts.is_connected()),
       "whether the virtual network is routed into the tunnel");
  note(client.dns_known, !facts.expected.dns_servers.empty(), "which DNS servers this client uses");
}

Diagnosis diagnose(const ClientState& client, const ExpectedNetwork& expected,
                   std::span<const NamedLog> logs) {
  Diagnosis diagnosis;
  ClientFacts facts(client, expected, diagnosis);
  if (client.interfaces_known) {
    check_addresses(facts);
    check_own_network(facts);
  }
  if (client.routes_known) check_routes(facts);
  if (client.dns_known) check_dns(facts);
  note_missing_tables(facts);
  facts.sort();
  check_logs(facts, logs);
  facts.count_more();
  return diagnosis;
}

}  // namespace p2s::diagnosis
