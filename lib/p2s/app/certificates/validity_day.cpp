// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/certificates/validity_day.hpp"

#include <algorithm>
#include <chrono>

namespace p2s::app {

Time validity_day(const std::vector<pki::Certificate>& chain, Time now) {
  Time first = Time::min();
  Time last = Time::max();
  for (const auto& each : chain) {
    first = std::max(first, each.facts().not_before);
    // OpenSSL treats the last second as expired.
    last = std::min<Time>(last, each.facts().not_after - std::chrono::seconds(1));
  }
  return std::clamp(now, first, std::max(first, last));
}

}  // namespace p2s::app
