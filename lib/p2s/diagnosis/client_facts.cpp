// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/client_facts.hpp"

#include <p2s/rules/facts/pool_facts.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace p2s::diagnosis {
namespace {

constexpr std::size_t kMostOfOneRule = 20;

unsigned width(const net::Address& address) {
  return address.family == net::Family::ipv4 ? 32 : 128;
}

}  // namespace

ClientFacts::ClientFacts(const ClientState& of_client, const ExpectedNetwork& of_gateway,
                         Diagnosis& into)
    : client(of_client),
      expected(of_gateway),
      diagnosis(into),
      pools_(rules::prefixes_of(of_gateway.pools)) {
  for (const auto& interface : client.interfaces) {
    if (interface.loopback) continue;
    sort_out(interface);
  }
}

bool ClientFacts::in_pool(const net::Address& address) const {
  return pools_.overlaps({address, width(address)});
}

void ClientFacts::sort_out(const Interface& interface) {
  bool link_local = false;
  bool other = false;
  for (const auto& [address, length] : interface.addresses) {
    if (is_loopback(address)) continue;
    if (is_link_local(address)) {
      link_local = link_local || address.family == net::Family::ipv4;
      continue;
    }
    other = true;
    const bool alone = !length || *length == width(address);
    // strongSwan adds the pool's address as a single address to the network interface.
    if (in_pool(address) && (interface.tunnel || (alone && length))) {
      diagnosis.pool_addresses.push_back({address, interface.name});
      tunnels_.insert(address.to_string());
      if (interface.tunnel) tunnels_.insert(interface.name);
      routes_elsewhere = routes_elsewhere || !interface.tunnel;
    } else if (interface.tunnel) {
      stray.push_back({&interface, address});
    } else {
      lan.push_back({&interface, address, {address, length.value_or(width(address))}});
    }
  }
  if (interface.up && link_local && !other && !interface.tunnel)
    link_local_only.push_back(&interface);
}

bool ClientFacts::has_pool_address(net::Family family) const {
  return std::any_of(diagnosis.pool_addresses.begin(), diagnosis.pool_addresses.end(),
                     [&](const PoolAddress& address) { return address.address.family == family; });
}

bool ClientFacts::is_tunnel(const Route& route) const {
  if (client.interfaces_known) return tunnels_.find(route.interface) != tunnels_.end();
  const auto address =
      net::Address::parse(route.interface);  // Windows identifies interfaces by address
  return address ? in_pool(*address) : names_tunnel(route.interface);
}

Finding* ClientFacts::report(DiagnosisRule rule, std::string subject, std::string message,
                             std::string hint) {
  return report(rule, static_cast<const Rule&>(rule).severity, std::move(subject),
                std::move(message), std::move(hint));
}

Finding* ClientFacts::report(DiagnosisRule rule, Severity severity, std::string subject,
                             std::string message, std::string hint) {
  const Rule& info = rule;
  if (++reported_[info.id] > kMostOfOneRule) return nullptr;
  diagnosis.findings.push_back(
      finding(info, severity, std::move(subject), std::move(message), std::move(hint)));
  return &diagnosis.findings.back();
}

void ClientFacts::sort() { sort_findings(diagnosis.findings); }

void ClientFacts::count_more() {
  for (const auto& [rule, count] : reported_) {
    if (count <= kMostOfOneRule) continue;
    const auto last = std::find_if(diagnosis.findings.rbegin(), diagnosis.findings.rend(),
                                   [&id = rule](const Finding& one) { return one.rule == id; });
    last->message += fmt::format(" (and {} more)", count - kMostOfOneRule);
  }
}

}  // namespace p2s::diagnosis
