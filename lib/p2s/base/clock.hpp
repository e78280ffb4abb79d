#pragma once

#include <p2s/base/export.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace p2s {

/// A moment in UTC, to the second: what certificates carry.
using Time = std::chrono::sys_seconds;

/// Where "now" comes from. Injected, so that dates in tests and `--as-of` are what the caller says.
class P2S_API Clock {
 public:
  virtual ~Clock();
  virtual Time now() const = 0;
};

class P2S_API SystemClock final : public Clock {
 public:
  Time now() const override;
};

class P2S_API FixedClock final : public Clock {
 public:
  explicit FixedClock(Time moment) : moment_(moment) {}
  Time now() const override { return moment_; }

 private:
  Time moment_;
};

/// A span of calendar time: "10y", "6m", "30d", "12h". Years and months follow the calendar.
struct P2S_API Period {
  enum class Unit { hours, days, months, years };
  int count = 0;
  Unit unit = Unit::days;

  /// Nothing unless it is a positive whole number, at most 9999, and one of h, d, m, y.
  static std::optional<Period> parse(std::string_view text);
  /// A day that the target month lacks becomes its last (29 February plus 1y is 28 February).
  Time after(Time start) const;
  std::string to_string() const;
  bool operator==(const Period&) const = default;
};

/// RFC 3339 in UTC: "2026-01-31T12:00:00Z".
P2S_API std::string format_time(Time time);
/// "2026-01-31".
P2S_API std::string format_date(Time time);
/// "2026-01-31" (midnight UTC) or the RFC 3339 form above; nothing for any other text or no such
/// day.
P2S_API std::optional<Time> parse_time(std::string_view text);

}  // namespace p2s
