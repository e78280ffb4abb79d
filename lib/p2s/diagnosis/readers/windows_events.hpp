// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// An event of RasClient as one line: its time, "RasClient", its number, "CoId={…}" and its values.
/// If it reports a failure or the end of a connection, the last is the error code.
struct WindowsEvent {
  std::size_t line = 0;  ///< where the event begins, counted from 1
  std::string text;
};

/// Whether the text has events as Event Viewer and `wevtutil` save them.
bool looks_like_event_xml(std::string_view text);

/// The events of RasClient; others are left out.
std::vector<WindowsEvent> read_event_xml(std::string_view text);

}  // namespace p2s::diagnosis
