// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/status/status_lines.hpp>

#include <string>

namespace p2s::app {

/// The text format of Prometheus (version 0.0.4), as node_exporter's textfile collector reads it.
/// What is unknown has no sample.
P2S_API std::string status_metrics(const GatewayStatus& status, Time at);

/// The dates as an iCalendar object (RFC 5545): a day-long event each. `now` is its time stamp.
P2S_API std::string status_calendar(const std::vector<StatusDate>& dates, Time now);

}  // namespace p2s::app
