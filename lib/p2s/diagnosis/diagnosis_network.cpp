// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/client_facts.hpp>
#include <p2s/rules/facts/pool_facts.hpp>

#include <fmt/format.h>

#include <array>

namespace p2s::diagnosis {
namespace {

/// Networks of one kind with its description.
struct Side {
  std::string_view noun;
  const std::vector<spec::Network>* networks;
  net::PrefixSet set;

  Side(std::string_view what, const std::vector<spec::Network>& of)
      : noun(what), networks(&of), set(rules::prefixes_of(of)) {}
  const spec::Network* touching(const net::Prefix& prefix) const {
    const auto places = set.overlapping(prefix, 1);
    return places.empty() ? nullptr : &(*networks)[places.front()];
  }
};

/// Virtual bridges such as docker0, whose addresses do not depend on the network.
bool is_container_bridge(std::string_view name) {
  return name.starts_with("docker") || name.starts_with("br-") || name.starts_with("virbr") ||
         name.starts_with("podman") || name.starts_with("cni");
}

void report_collision(ClientFacts& facts, const LanAddress& own, const Side& side,
                      const spec::Network& network) {
  const bool bridge = is_container_bridge(own.interface->name);
  const bool inside = network.prefix.contains({own.address, own.network.width()});
  const auto effect = inside ? "traffic to it does not use the tunnel"
                             : "addresses in both are reachable on one side only";
  facts.report(
      "POOL-025", own.interface->name,
      fmt::format("its network {} overlaps {} {}: {}", own.network.to_string(), side.noun,
                  network.prefix.to_string(), effect),
      bridge ? "use another range for containers (Docker: default-address-pools in daemon.json)"
             : "connect from another network or change the range of this one; for all users, "
               "choose a less common range for the pool and the virtual network");
}

}  // namespace

void check_own_network(ClientFacts& facts) {
  const std::array tight{Side("the virtual network", facts.expected.vnet),
                         Side("the pool", facts.expected.pools)};
  const std::array wide{Side("the peered network", facts.expected.peered),
                        Side("the on-premises range", facts.expected.on_premises)};
  for (const auto& own : facts.lan) {
    bool collides = false;
    for (const auto& side : tight) {
      if (const auto* network = side.touching(own.network)) {
        report_collision(facts, own, side, *network);
        collides = true;
      }
    }
    if (collides) continue;
    for (const auto& side : wide) {
      const auto* network = side.touching(own.network);
      if (network == nullptr) continue;
      facts.report(
          "DIAG-009", own.interface->name,
          fmt::format(
              "its network {} overlaps {} {}: addresses in both are reachable on one side only",
              own.network.to_string(), side.noun, network->prefix.to_string()),
          "if this computer is at that site, connect without the VPN; otherwise change the range "
          "of its network");
    }
  }
}

}  // namespace p2s::diagnosis
