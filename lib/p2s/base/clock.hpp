// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace p2s {

/// A time in UTC with a resolution of one second, as in certificates.
using Time = std::chrono::sys_seconds;

/// Source of the current time; injected, so that callers and tests can choose it.
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

  /// nullopt unless it is a whole number from 1 to 9999 followed by h, d, m or y.
  static std::optional<Period> parse(std::string_view text);
  /// A day that does not exist in the target month becomes its last day (29 February plus 1y is 28
  /// February).
  Time after(Time start) const;
  Time before(Time end) const;  ///< likewise
  std::string to_string() const;
  bool operator==(const Period&) const = default;
};

/// RFC 3339 in UTC: "2026-01-31T12:00:00Z".
P2S_API std::string format_time(Time time);
/// "2026-01-31".
P2S_API std::string format_date(Time time);
/// "2026-01-31" (midnight UTC) or the RFC 3339 form above; nullopt for anything else, including a
/// day that does not exist.
P2S_API std::optional<Time> parse_time(std::string_view text);

}  // namespace p2s
