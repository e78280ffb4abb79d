#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/gateway/certificates.hpp>
#include <p2s/gateway/pool_check.hpp>
#include <p2s/gateway/silenced_rules.hpp>
#include <p2s/gateway/spec.hpp>

#include <vector>

namespace p2s::gateway {

struct GatewayReport {
  std::vector<PoolSummary> pools;
  Findings findings;  ///< sorted
  std::vector<SilencedFinding> silenced;
};

/// Runs every rule over the spec as of that day.
P2S_API GatewayReport check_gateway(const GatewaySpec& spec, const Certificates& certificates,
                                    Time as_of);

}  // namespace p2s::gateway
