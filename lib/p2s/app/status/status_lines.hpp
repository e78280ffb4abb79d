// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/status/gateway_status.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace p2s::app {

enum class StatusState { ok, todo, unknown };
/// "ok", "todo", "unknown".
P2S_API std::string_view to_string(StatusState state) noexcept;

/// What the status says about one area, and the command that helps.
struct StatusLine {
  StatusState state = StatusState::ok;
  std::string_view area;  ///< "roots"
  std::string text;
  std::string command;  ///< as typed; may be empty
};

/// Always the same areas in the same order.
P2S_API std::vector<StatusLine> status_lines(const GatewayStatus& status, Time at);

/// A date ahead, for a calendar.
struct StatusDate {
  Time day{};
  std::string id;  ///< the same for the same date of the same workspace
  std::string summary;
  std::string description;  ///< may be empty
};

/// Ends of roots and of current client certificates, one entry a day, and retirements, by date.
P2S_API std::vector<StatusDate> status_dates(const GatewayStatus& status, Time at);

}  // namespace p2s::app
