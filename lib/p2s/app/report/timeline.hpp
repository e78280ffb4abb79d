// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/status/gateway_status.hpp>

#include <string>
#include <vector>

namespace p2s::app {

/// A month, or several in a row without dates.
struct TimelineMonths {
  std::string first;                 ///< "2026-12"
  std::string last;                  ///< the same for one month
  std::size_t clients = 0;           ///< current client certificates that expire
  std::vector<std::string> names{};  ///< of these clients, if they are few
  std::vector<std::string> dates{};  ///< "2027-03-31: SSTP connections stop"
};

/// The months from `at` to the last known date, in order, without gaps. Empty without dates.
P2S_API std::vector<TimelineMonths> timeline(const GatewayStatus& status, Time at);

}  // namespace p2s::app
