#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/spec/spec.hpp>

namespace p2s::rules {

/// What the rules on IKE and IPsec policies (POL) say of the policies in a spec. Where it names no
/// tunnel types, the policy is judged as for IKEv2, which is what policies are for.
P2S_API Findings check_policies(const spec::GatewaySpec& spec, Time as_of);

}  // namespace p2s::rules
