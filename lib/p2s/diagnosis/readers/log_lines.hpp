// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::diagnosis {

/// A line of a log. A line of `journalctl -o json` is its MESSAGE, an event of RasClient its whole
/// message, even if that is wrapped or XML.
struct LogLine {
  std::size_t number = 0;  ///< in the file, counted from 1
  std::int64_t time = 0;   ///< of this line or the last one with a date; only compared
  std::string_view text;
};

/// The lines of a log in time order. Views into the text and into itself.
class LogLines {
 public:
  explicit LogLines(std::string_view text);
  LogLines(const LogLines&) = delete;
  LogLines& operator=(const LogLines&) = delete;
  const std::vector<LogLine>& lines() const noexcept { return lines_; }

 private:
  void read_events(std::string_view text);
  void read_lines(std::string_view text);
  bool continue_message(std::string_view line);

  std::deque<std::string> messages_;  ///< of JSON lines, events and wrapped messages
  std::vector<LogLine> lines_;
  std::size_t joined_ = 0;  ///< lines of the last message after its first
};

/// The first date with a time near the start of the line: 2026-11-20 09:22:11, 11/20/2026 6:10:02
/// PM or 20.11.2026 09:22:11. Later is greater.
std::optional<std::int64_t> time_of_line(std::string_view line);

}  // namespace p2s::diagnosis
