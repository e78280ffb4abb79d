// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/spec/spec.hpp>

namespace p2s::rules {

/// Checks the custom policies of a spec by the POL rules. A spec without tunnel types is checked as
/// if it offered IKEv2, the only type that policies apply to.
P2S_API Findings check_policies(const spec::GatewaySpec& spec, Time as_of);

}  // namespace p2s::rules
