// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/clock.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <charconv>

namespace p2s {
namespace {

using std::chrono::year_month_day;

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size() || text.front() == '-')
    return std::nullopt;
  return value;
}

Time add_months(Time start, int months) {
  const auto midnight = std::chrono::floor<std::chrono::days>(start);
  year_month_day date{midnight};
  date += std::chrono::months{months};
  if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
  return Time{std::chrono::sys_days{date}} + (start - midnight);
}

}  // namespace

Clock::~Clock() = default;

Time SystemClock::now() const {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::optional<Period> Period::parse(std::string_view text) {
  if (text.size() < 2 || text.size() > 5) return std::nullopt;
  const auto count = digits(text.substr(0, text.size() - 1));
  if (!count || *count == 0) return std::nullopt;
  switch (text.back()) {
    case 'h':
      return Period{*count, Unit::hours};
    case 'd':
      return Period{*count, Unit::days};
    case 'm':
      return Period{*count, Unit::months};
    case 'y':
      return Period{*count, Unit::years};
    default:
      return std::nullopt;
  }
}

Time Period::after(Time start) const {
  switch (unit) {
    case Unit::hours:
      return start + std::chrono::hours{count};
    case Unit::days:
      return start + std::chrono::days{count};
    case Unit::months:
      return add_months(start, count);
    case Unit::years:
      return add_months(start, count * 12);
  }
  return start;
}

Time Period::before(Time end) const { return Period{-count, unit}.after(end); }

std::string Period::to_string() const {
  constexpr std::string_view letters = "hdmy";
  return fmt::format("{}{}", count, letters[static_cast<std::size_t>(unit)]);
}

std::string format_time(Time time) {
  const auto midnight = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock{time - midnight};
  return fmt::format("{}T{:02}:{:02}:{:02}Z", format_date(time), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

std::string format_date(Time time) {
  const year_month_day date{std::chrono::floor<std::chrono::days>(time)};
  // Compiled, because lists have one in each of many rows.
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}"), static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<Time> parse_time(std::string_view text) {
  const bool dated = text.size() >= 10 && text[4] == '-' && text[7] == '-';
  if (!dated) return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const year_month_day date{std::chrono::year{*year},
                            std::chrono::month{static_cast<unsigned>(*month)},
                            std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  const Time midnight = std::chrono::sys_days{date};
  if (text.size() == 10) return midnight;
  const bool timed =
      text.size() == 20 && text[10] == 'T' && text[13] == ':' && text[16] == ':' && text[19] == 'Z';
  if (!timed) return std::nullopt;
  const auto hour = digits(text.substr(11, 2));
  const auto minute = digits(text.substr(14, 2));
  const auto second = digits(text.substr(17, 2));
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59)
    return std::nullopt;
  return midnight + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
         std::chrono::seconds{*second};
}

}  // namespace p2s
