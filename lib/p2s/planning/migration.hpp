// SPDX-License-Identifier: Apache-2.0
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

/// What a step does with this program.
enum class StepTask : std::uint8_t {
  none,
  build_kits,      ///< of all users, from the new package
  check_gateway,   ///< with the new p2s.toml
  plan_migration,  ///< from the new tunnel types to ikev2
};

/// One step.
struct MigrationStep {
  std::string what;        ///< a sentence without a full stop
  std::string why;         ///< explanation; may be empty
  std::string powershell;  ///< commands to run, a line each; may be empty
  StepTask task = StepTask::none;
};

/// The effect of the change on users of one tunnel type.
struct ClientEffect {
  azure::Tunnel tunnel{};
  std::string effect;
};

/// Numbers of addresses of a pool before and after. Which addresses go to which protocol is not
/// published.
struct PoolChange {
  std::string prefix;
  std::vector<azure::PoolShare> before;
  std::vector<azure::PoolShare> after;
};

/// A published date that affects the plan.
struct MigrationDate {
  std::string date;            ///< "2027-03-31"
  std::string rule;            ///< what changes on that day
  std::int64_t days_left = 0;  ///< 0: today; negative: in the past
};

/// The migration from one set of tunnel types to another.
struct MigrationPlan {
  azure::TunnelSet from;
  azure::TunnelSet to;
  Time as_of{};
  /// A change that Azure refuses has one step, which says so; all lists below except dates and
  /// findings are then empty.
  std::vector<MigrationStep> steps;
  std::vector<ClientEffect> clients;  ///< in the order of the tunnel types
  std::vector<PoolChange> pools;
  std::vector<std::string> hand_out;   ///< what users need
  std::vector<std::string> unchanged;  ///< what does not change
  std::string downtime;
  std::vector<MigrationDate> dates;
  std::vector<std::string> irreversible;
  /// Errors and warnings of all rules that are new after the change.
  Findings findings;
};

/// The current tunnel types: current_tunnels of the spec, or its tunnels if that is empty.
P2S_API azure::TunnelSet present_tunnels(const spec::GatewaySpec& spec);

/// The plan for a gateway that offers `from` before and `to` after the change; the rest of the spec
/// does not change. Users of removed types are counted with the first new type. Error(usage) if
/// nothing changes, if a side is empty, or if `to` has SSTP and OpenVPN.
P2S_API MigrationPlan plan_migration(const spec::GatewaySpec& spec, const azure::TunnelSet& from,
                                     const azure::TunnelSet& to, Time as_of);

}  // namespace p2s::planning
