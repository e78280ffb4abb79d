// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/readers/windows_events.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace p2s::diagnosis {
namespace {

/// Events whose last value is an error code: disconnected, terminated, failed.
constexpr std::array<std::string_view, 3> kWithErrorCode{"20220", "20226", "20227"};

constexpr std::string_view kBegin = "<Event";

/// The content of the first <tag …> in the text, which then begins behind it.
std::optional<std::string_view> take_element(std::string_view& text, std::string_view tag) {
  const auto begin = text.find(tag);
  if (begin == std::string_view::npos) return std::nullopt;
  const auto content = text.find('>', begin);
  if (content == std::string_view::npos) return std::nullopt;
  const auto end = std::min(text.find('<', content), text.size());
  const auto found = trim(text.substr(content + 1, end - content - 1));
  text.remove_prefix(end);
  return found;
}

/// The value of SystemTime='…'; empty if there is none.
std::string_view time_of(std::string_view event) {
  constexpr std::string_view kName = "SystemTime=";
  const auto begin = event.find(kName);
  if (begin == std::string_view::npos || begin + kName.size() >= event.size()) return {};
  const auto quote = event[begin + kName.size()];
  const auto value = event.substr(begin + kName.size() + 1);
  return value.substr(0, value.find(quote));
}

std::string line_of(std::string_view event) {
  auto rest = event;
  const std::string number(take_element(rest, "<EventID").value_or(""));
  std::vector<std::string> values;
  while (const auto value = take_element(rest, "<Data")) values.emplace_back(*value);
  auto line = fmt::format("{} RasClient {}", time_of(event), number);
  if (!values.empty() && values.front().starts_with('{')) line += " CoId=" + values.front() + ":";
  const bool has_code = !values.empty() && std::find(kWithErrorCode.begin(), kWithErrorCode.end(),
                                                     number) != kWithErrorCode.end();
  const auto code = has_code ? ", error code " + values.back() : ", event of RasClient";
  for (std::size_t i = 1; i + 1 < values.size(); ++i) line += " " + values[i];
  return line + code;
}

}  // namespace

bool looks_like_event_xml(std::string_view text) {
  return text.find("<EventID") != std::string_view::npos &&
         text.find("RasClient") != std::string_view::npos;
}

std::vector<WindowsEvent> read_event_xml(std::string_view text) {
  std::vector<WindowsEvent> events;
  std::size_t line = 1;
  const auto skip = [&](std::size_t size) {
    const auto skipped = text.substr(0, size);
    line += static_cast<std::size_t>(std::count(skipped.begin(), skipped.end(), '\n'));
    text.remove_prefix(skipped.size());
  };
  while (true) {
    skip(text.find(kBegin));
    if (text.size() <= kBegin.size()) return events;
    const auto after = text[kBegin.size()];
    if (after != ' ' && after != '>') {  // <Events>
      skip(kBegin.size());
      continue;
    }
    const auto event = text.substr(0, text.find("</Event>"));
    if (event.find("RasClient") != std::string_view::npos) events.push_back({line, line_of(event)});
    skip(event.size());
  }
}

}  // namespace p2s::diagnosis
