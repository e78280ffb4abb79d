// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/live/live_gateway.hpp>
#include <p2s/rules/certificates.hpp>

namespace p2s::app {

/// What a deployed gateway and the certificates of spec_certificates(live.spec) say about each
/// other: revoked clients that it accepts, thumbprints and roots that the store does not know, and
/// expired roots (LIVE-006 to LIVE-009). Without a store, only the last.
Findings live_findings(const live::LiveGateway& live, const rules::Certificates& certificates,
                       Time as_of);

}  // namespace p2s::app
