// SPDX-License-Identifier: Apache-2.0
#include "p2s/planning/migration.hpp"

#include <p2s/azure/dates.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/planning/detail/migration_steps.hpp>
#include <p2s/rules/facts/tunnel_change.hpp>
#include <p2s/rules/gateway_check.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::planning {
namespace {

void require_possible(const rules::TunnelChange& change) {
  if (change.from.empty()) {
    throw Error(ErrorKind::usage, "the current tunnel types of the gateway are unknown")
        .hint("set current_tunnels = [\"sstp\"] in [gateway] of p2s.toml");
  }
  if (change.to.empty()) {
    throw Error(ErrorKind::usage, "the new tunnel types of the gateway are unknown")
        .hint("choose openvpn, ikev2, ikev2 with openvpn, or ikev2 with sstp");
  }
  if (change.to.has(azure::Tunnel::sstp) && change.to.has(azure::Tunnel::openvpn)) {
    throw Error(ErrorKind::usage,
                "OpenVPN and SSTP both use TLS on port 443 and cannot share a gateway")
        .hint("choose openvpn, ikev2, ikev2 with openvpn, or ikev2 with sstp");
  }
  if (change.from == change.to) {
    throw Error(ErrorKind::usage, fmt::format("the gateway already offers {}", change.to.display()))
        .hint("choose other tunnel types");
  }
}

spec::GatewaySpec before(const spec::GatewaySpec& spec, const rules::TunnelChange& change) {
  auto present = spec;
  present.tunnels = change.from;
  present.current_tunnels = {};
  return present;
}

spec::GatewaySpec after(const spec::GatewaySpec& spec, const rules::TunnelChange& change,
                        Time as_of) {
  auto target = spec;
  target.tunnels = change.to;
  target.current_tunnels = change.from;
  if (change.adds(azure::Tunnel::sstp)) target.sstp_since = as_of;
  if (change.drops(azure::Tunnel::sstp)) target.sstp_since = std::nullopt;
  // Users of a removed type are counted with the first new type.
  const auto heirs = change.added().empty() ? change.kept() : change.added();
  auto& counts = target.clients.by_tunnel;
  for (const auto tunnel : change.dropped().list()) {
    const auto found = counts.find(tunnel);
    if (found == counts.end()) continue;
    if (!heirs.empty()) counts[heirs.list().front()] += found->second;
    counts.erase(tunnel);
  }
  return target;
}

/// Findings that are new after the change.
Findings new_findings(const spec::GatewaySpec& present, const spec::GatewaySpec& target,
                      Time as_of) {
  const auto old = rules::check_gateway(present, {}, as_of).findings;
  Findings found;
  for (auto& each : rules::check_gateway(target, {}, as_of).findings) {
    const bool is_new = std::find(old.begin(), old.end(), each) == old.end();
    if (is_new && each.severity != Severity::note) found.push_back(std::move(each));
  }
  return found;
}

std::string effect_on(azure::Tunnel tunnel, const rules::TunnelChange& change, Time as_of) {
  if (tunnel == azure::Tunnel::sstp && as_of >= azure::day(azure::kSstpStops))
    return fmt::format("stopped on {}: requires a profile of another type", azure::kSstpStops);
  if (change.adds(tunnel)) return "new: requires the new package";
  if (change.drops(tunnel))
    return "loses access with the change, until a profile of another type is installed";
  if (!change.dropped().empty())
    return "is interrupted while the change is applied, then continues with its current profile";
  if (tunnel == azure::Tunnel::sstp && change.adds(azure::Tunnel::ikev2))
    return "continues; with the new profile Windows tries IKEv2 first, then SSTP";
  return "continues with its current profile";
}

std::vector<ClientEffect> effects(const rules::TunnelChange& change, Time as_of) {
  std::vector<ClientEffect> all;
  for (const auto tunnel : {azure::Tunnel::ikev2, azure::Tunnel::openvpn, azure::Tunnel::sstp}) {
    if (change.from.has(tunnel) || change.to.has(tunnel))
      all.push_back({tunnel, effect_on(tunnel, change, as_of)});
  }
  return all;
}

std::vector<PoolChange> pool_changes(const rules::PoolFacts& facts,
                                     const rules::TunnelChange& change) {
  const bool two = facts.plan.active_active;
  std::vector<PoolChange> pools;
  for (const auto& pool : facts.pools) {
    pools.push_back({pool.prefix.to_string(), azure::split_pool(pool.prefix, change.from, two),
                     azure::split_pool(pool.prefix, change.to, two)});
  }
  return pools;
}

std::vector<std::string> handed_out(const rules::TunnelChange& change) {
  std::vector<std::string> things;
  if (!change.added().empty())
    things.push_back(
        fmt::format("the package or kit, for every user of {}", change.added().display()));
  if (change.adds(azure::Tunnel::openvpn))
    things.emplace_back("client software for OpenVPN, if it is not installed");
  return things;
}

std::vector<std::string> what_stays(const spec::GatewaySpec& spec,
                                    const rules::TunnelChange& change, Time as_of) {
  std::vector<std::string> things;
  if (spec.authentication.contains(azure::Method::certificate)) {
    things.emplace_back("root certificates and revocations");
    things.emplace_back("client certificates: the same certificate works with IKEv2 and OpenVPN");
  }
  if (!spec.groups.empty()) things.emplace_back("user groups and their pools");
  if (!rules::must_be_replaced(spec, change, as_of))
    things.emplace_back("the gateway's public address");
  return things;
}

std::string downtime_of(const spec::GatewaySpec& target, const rules::TunnelChange& change,
                        Time as_of) {
  if (rules::must_be_replaced(target, change, as_of)) {
    return "no connection works while the gateway is deleted and created again, which takes at "
           "least 45 minutes; users cannot connect until they have the new profile";
  }
  if (change.adds_ikev2_to_sstp()) return "none";
  if (change.dropped().empty())
    return "none is documented for adding a tunnel type; choose a quiet hour anyway";
  const auto those = change.dropped().display();
  if (change.added().empty())
    return fmt::format(
        "point-to-site is unavailable until the new configuration is applied; users of {} cannot "
        "connect unless they have another profile",
        those);
  return fmt::format(
      "point-to-site is unavailable until the new configuration is applied; users of {} cannot "
      "connect until they have the new profile",
      those);
}

std::vector<MigrationDate> dates_of(const rules::TunnelChange& change, Time as_of) {
  if (!change.from.has(azure::Tunnel::sstp) && !change.to.has(azure::Tunnel::sstp)) return {};
  return {{std::string(azure::kSstpClosed), "SSTP can no longer be enabled on any gateway",
           rules::days_until(azure::kSstpClosed, as_of)},
          {std::string(azure::kSstpStops),
           rules::days_until(azure::kSstpStops, as_of) > 0 ? "SSTP connections stop"
                                                           : "SSTP connections stopped",
           rules::days_until(azure::kSstpStops, as_of)}};
}

std::vector<std::string> irreversible_parts(const spec::GatewaySpec& spec,
                                            const rules::TunnelChange& change, Time as_of) {
  std::vector<std::string> parts;
  if (change.drops(azure::Tunnel::sstp)) {
    parts.push_back(
        rules::days_until(azure::kSstpClosed, as_of) <= 0
            ? fmt::format("since {}, SSTP cannot be enabled again", azure::kSstpClosed)
            : fmt::format("SSTP can be enabled again only before {}", azure::kSstpClosed));
  }
  if (rules::must_be_replaced(spec, change, as_of))
    parts.emplace_back("a new gateway has a different public address");
  return parts;
}

bool is_refused(const rules::TunnelChange& change, Time as_of) {
  return change.adds(azure::Tunnel::sstp) && as_of >= azure::day(azure::kSstpClosed);
}

/// Nothing follows a step that Azure refuses.
void refuse(MigrationPlan& plan) {
  plan.steps = {{"choose other tunnel types",
                 fmt::format("since {}, Azure refuses to enable SSTP", azure::kSstpClosed),
                 {},
                 StepTask::none}};
  plan.downtime = "none: the tunnel types cannot be changed like this";
  std::erase_if(plan.findings,
                [](const Finding& each) { return each.severity != Severity::error; });
}

}  // namespace

azure::TunnelSet present_tunnels(const spec::GatewaySpec& spec) {
  return spec.current_tunnels.empty() ? spec.tunnels : spec.current_tunnels;
}

MigrationPlan plan_migration(const spec::GatewaySpec& spec, const azure::TunnelSet& from,
                             const azure::TunnelSet& to, Time as_of) {
  const rules::TunnelChange change{from, to};
  require_possible(change);
  const auto target = after(spec, change, as_of);
  const auto pool_plan = rules::pool_plan(target);
  const rules::PoolFacts facts(pool_plan);
  MigrationPlan plan;
  plan.from = from;
  plan.to = to;
  plan.as_of = as_of;
  plan.dates = dates_of(change, as_of);
  plan.findings = new_findings(before(spec, change), target, as_of);
  if (is_refused(change, as_of)) {
    refuse(plan);
    return plan;
  }
  plan.steps = migration_steps(target, change, as_of);
  plan.clients = effects(change, as_of);
  plan.pools = pool_changes(facts, change);
  plan.hand_out = handed_out(change);
  plan.unchanged = what_stays(spec, change, as_of);
  plan.downtime = downtime_of(target, change, as_of);
  plan.irreversible = irreversible_parts(spec, change, as_of);
  return plan;
}

}  // namespace p2s::planning
