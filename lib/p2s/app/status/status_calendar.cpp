// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/status/status_files.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/version.hpp>

#include <fmt/format.h>

namespace p2s::app {
namespace {

/// TEXT of RFC 5545, section 3.3.11.
std::string escaped(std::string_view text) {
  auto result = replace_all(text, "\\", "\\\\");
  for (const std::string_view special : {";", ","})
    result = replace_all(result, special, fmt::format("\\{}", special));
  return replace_all(result, "\n", "\\n");
}

/// A content line: at most 75 octets a line, further ones after a space (section 3.1). A character
/// of UTF-8 is never split.
std::string folded(std::string_view line) {
  constexpr std::size_t kMost = 75;
  std::string result;
  std::size_t room = kMost;
  while (line.size() > room) {
    std::size_t end = room;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    result.append(line.substr(0, end)).append("\r\n ");
    line.remove_prefix(end);
    room = kMost - 1;
  }
  return result.append(line).append("\r\n");
}

std::string day_of(Time time) { return replace_all(format_date(time), "-", ""); }

std::string stamp_of(Time time) {
  return replace_all(replace_all(format_time(time), "-", ""), ":", "");
}

std::string event_of(const StatusDate& date, Time now) {
  const auto day = std::chrono::floor<std::chrono::days>(date.day);
  std::string text = "BEGIN:VEVENT\r\n";
  text += folded("UID:" + escaped(date.id) + "@p2sctl");
  text += folded("DTSTAMP:" + stamp_of(now));
  text += folded("DTSTART;VALUE=DATE:" + day_of(day));
  text += folded("DTEND;VALUE=DATE:" + day_of(day + std::chrono::days(1)));
  text += folded("SUMMARY:" + escaped(date.summary));
  if (!date.description.empty()) text += folded("DESCRIPTION:" + escaped(date.description));
  return text + "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n";
}

}  // namespace

std::string status_calendar(const std::vector<StatusDate>& dates, Time now) {
  std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
  text += folded(fmt::format("PRODID:-//p2sctl//p2sctl {}//EN", kVersion));
  for (const auto& date : dates) text += event_of(date, now);
  return text + "END:VCALENDAR\r\n";
}

}  // namespace p2s::app
