// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/pki/certificate.hpp>

namespace p2s::app {

/// The time nearest to `now` at which all of the certificates are valid, if there is one: expired
/// certificates are verified as they were.
P2S_API Time validity_day(const std::vector<pki::Certificate>& chain, Time now);

}  // namespace p2s::app
