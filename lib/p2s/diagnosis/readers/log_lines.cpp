// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/readers/log_lines.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/readers/line_reader.hpp>
#include <p2s/diagnosis/readers/windows_events.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace p2s::diagnosis {
namespace {

constexpr std::size_t kDateWithin = 64;  ///< characters from the start of a line

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// Reads digits at the start of the text.
std::optional<std::int64_t> take_number(std::string_view& text) {
  std::int64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || value < 0 || end - text.data() > 4) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

/// Numbers separated by this character.
template <std::size_t Count>
std::optional<std::array<std::int64_t, Count>> take_numbers(std::string_view& text,
                                                            char separator) {
  std::array<std::int64_t, Count> numbers{};
  for (std::size_t i = 0; i < Count; ++i) {
    if (i > 0) {
      if (!text.starts_with(separator)) return std::nullopt;
      text.remove_prefix(1);
    }
    const auto number = is_digit_at(text, 0) ? take_number(text) : std::nullopt;
    if (!number) return std::nullopt;
    numbers[i] = *number;
  }
  return numbers;
}

/// Year, month, day.
std::optional<std::array<std::int64_t, 3>> take_date(std::string_view& text) {
  for (const char separator : {'-', '/', '.'}) {
    auto rest = text;
    auto date = take_numbers<3>(rest, separator);
    if (!date) continue;
    auto& [first, second, third] = *date;
    if (separator != '-') {
      if (separator == '.' || first > 12) std::swap(first, second);  // day first
      date = {third, first, second};
    }
    text = rest;
    return date;
  }
  return std::nullopt;
}

std::optional<std::int64_t> time_at(std::string_view text) {
  const auto date = take_date(text);
  if (!date || (*date)[0] < 1990) return std::nullopt;
  while (text.starts_with(' ') || text.starts_with('T') || text.starts_with(','))
    text.remove_prefix(1);
  const auto hours = take_numbers<2>(text, ':');
  if (!hours) return std::nullopt;
  std::int64_t seconds = 0;
  std::int64_t milliseconds = 0;
  if (text.starts_with(':')) {
    text.remove_prefix(1);
    seconds = take_number(text).value_or(0);
    if (text.starts_with('.') && is_digit_at(text, 3)) {
      text = text.substr(1, 3);
      milliseconds = take_number(text).value_or(0);
    }
  }
  auto hour = (*hours)[0];
  if (text.starts_with(" PM") && hour < 12) hour += 12;
  if (text.starts_with(" AM") && hour == 12) hour = 0;
  const auto day = ((*date)[0] * 12 + (*date)[1]) * 31 + (*date)[2];
  return (((day * 24 + hour) * 60 + (*hours)[1]) * 60 + seconds) * 1000 + milliseconds;
}

struct JournalEntry {
  std::string message;
  std::optional<std::int64_t> time;
};

/// journald writes a message that is not UTF-8 as an array of bytes.
std::optional<JournalEntry> read_journal_entry(std::string_view line) {
  if (!line.starts_with('{') || line.find("\"MESSAGE\"") == std::string_view::npos)
    return std::nullopt;
  const auto json = nlohmann::json::parse(line, nullptr, false);
  if (!json.is_object() || !json.contains("MESSAGE")) return std::nullopt;
  JournalEntry entry;
  const auto& message = json["MESSAGE"];
  if (message.is_string()) {
    entry.message = message.get<std::string>();
  } else if (message.is_array()) {
    for (const auto& byte : message)
      if (byte.is_number_unsigned()) entry.message += static_cast<char>(byte.get<unsigned char>());
  }
  if (const auto time = json.find("__REALTIME_TIMESTAMP");
      time != json.end() && time->is_string()) {
    const auto text = time->get<std::string>();
    std::int64_t microseconds = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), microseconds).ec == std::errc{})
      entry.time = microseconds;
  }
  return entry;
}

}  // namespace

std::optional<std::int64_t> time_of_line(std::string_view line) {
  for (std::size_t at = 0; at < std::min(line.size(), kDateWithin); ++at) {
    if (!is_digit_at(line, at) || (at > 0 && is_digit_at(line, at - 1))) continue;
    if (const auto time = time_at(line.substr(at))) return time;
  }
  return std::nullopt;
}

LogLines::LogLines(std::string_view text) {
  if (looks_like_event_xml(text)) {
    read_events(text);
  } else {
    read_lines(text);
  }
  std::stable_sort(lines_.begin(), lines_.end(),
                   [](const LogLine& a, const LogLine& b) { return a.time < b.time; });
}

void LogLines::read_events(std::string_view text) {
  for (auto& event : read_event_xml(text)) {
    messages_.push_back(std::move(event.text));
    const std::string_view line = messages_.back();
    lines_.push_back({event.line, time_of_line(line).value_or(0), line});
  }
}

/// A message of RasClient goes on if it is indented, as Format-List prints it, or its last line
/// does not end a sentence.
bool LogLines::continue_message(std::string_view line) {
  constexpr std::size_t kMostJoined = 8;
  constexpr std::string_view kIndent = "    ";
  if (lines_.empty() || joined_ == kMostJoined || trim(line).empty()) return false;
  auto& last = lines_.back();
  const auto begun = to_lower(last.text);
  const bool ended = trim(begun).ends_with('.') || trim(begun).ends_with('"');
  if (begun.find("coid={") == std::string::npos || (ended && !line.starts_with(kIndent)) ||
      to_lower(line).find("coid={") != std::string::npos || time_of_line(line))
    return false;
  messages_.push_back(fmt::format("{} {}", trim(last.text), trim(line)));
  last.text = messages_.back();
  ++joined_;
  return true;
}

void LogLines::read_lines(std::string_view text) {
  Lines lines(text);
  std::int64_t last = 0;
  while (lines.next()) {
    auto line = lines.line();
    if (continue_message(line)) continue;
    joined_ = 0;
    if (auto entry = read_journal_entry(line)) {
      messages_.push_back(std::move(entry->message));
      line = messages_.back();
      last = entry->time.value_or(last);
    } else {
      last = time_of_line(line).value_or(last);
    }
    lines_.push_back({lines.number(), last, line});
  }
}

}  // namespace p2s::diagnosis
