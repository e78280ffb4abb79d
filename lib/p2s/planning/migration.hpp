#pragma once

#include <p2s/azure/pool_split.hpp>
#include <p2s/azure/tunnel.hpp>
#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/spec/spec.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace p2s::planning {

/// One thing to do, in its order.
struct MigrationStep {
  std::string what;     ///< a sentence without its full stop
  std::string why;      ///< what to know of it; may be empty
  std::string command;  ///< to type; may be empty
};

/// What the change does to the users of one tunnel type.
struct ClientEffect {
  azure::Tunnel tunnel{};
  std::string effect;
};

/// Who gets how many addresses of a pool before and after. Shares are counts: which addresses go
/// to which protocol is not published.
struct PoolChange {
  std::string prefix;
  std::vector<azure::PoolShare> before;
  std::vector<azure::PoolShare> after;
};

/// A published day that the plan depends on.
struct MigrationDate {
  std::string date;            ///< "2027-03-31"
  std::string rule;            ///< what holds from that day on
  std::int64_t days_left = 0;  ///< 0: today is that day; negative: it holds already
};

/// The way from one set of tunnel types to another.
struct MigrationPlan {
  azure::TunnelSet from;
  azure::TunnelSet to;
  Time as_of{};
  std::vector<MigrationStep> steps;
  std::vector<ClientEffect> clients;  ///< in the order of the tunnel types
  std::vector<PoolChange> pools;
  std::vector<std::string> hand_out;   ///< what users need anew
  std::vector<std::string> unchanged;  ///< what stays as it is
  std::string downtime;
  std::vector<MigrationDate> dates;
  std::vector<std::string> irreversible;
  /// Errors and warnings that the gateway has after the change and has not before, by all rules.
  Findings findings;
};

/// The gateway's tunnel types today: current_tunnels of the spec, else its tunnels.
P2S_API azure::TunnelSet present_tunnels(const spec::GatewaySpec& spec);

/// The plan for a gateway that offers `from` today and `to` afterwards; the rest of the spec holds
/// for both. Users of types that go are counted with the first new type. Error(usage) when nothing
/// changes, when one side is empty, or when `to` has SSTP beside OpenVPN.
P2S_API MigrationPlan plan_migration(const spec::GatewaySpec& spec, const azure::TunnelSet& from,
                                     const azure::TunnelSet& to, Time as_of);

}  // namespace p2s::planning
