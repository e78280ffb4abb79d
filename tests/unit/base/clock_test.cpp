// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/clock.hpp>

#include <gtest/gtest.h>
#include <support/law.hpp>

namespace p2s {
namespace {

using test::expect_law;
using Unit = Period::Unit;

Time at(std::string_view text) { return parse_time(text).value(); }

// The years that four digits can write.
Time some_time() {
  const auto first = at("0000-01-01").time_since_epoch().count();
  const auto last = at("9999-12-31T23:59:59Z").time_since_epoch().count();
  return Time{std::chrono::seconds{*rc::gen::inRange(first, last + 1)}};
}

std::string after(std::string_view period, std::string_view start) {
  return format_time(Period::parse(period).value().after(at(start)));
}

TEST(Period, ParsesCountAndUnit) {
  EXPECT_EQ(Period::parse("12h"), (Period{12, Unit::hours}));
  EXPECT_EQ(Period::parse("30d"), (Period{30, Unit::days}));
  EXPECT_EQ(Period::parse("6m"), (Period{6, Unit::months}));
  EXPECT_EQ(Period::parse("9999y"), (Period{9999, Unit::years}));
  EXPECT_EQ(Period::parse("007d"), (Period{7, Unit::days}));
}

TEST(Period, RejectsInvalidCountsAndUnits) {
  for (const auto* wrong : {"", "y", "1", "0d", "000d", "-1d", "+1d", "1.5y", " 1d", "1d ", "1 d",
                            "1D", "1w", "1dd", "10000d", "00001d", "0x1d", "yd"}) {
    EXPECT_EQ(Period::parse(wrong), std::nullopt) << wrong;
  }
}

TEST(Period, RoundTrips) {
  expect_law([] {
    const Period period{*rc::gen::inRange(1, 10000),
                        *rc::gen::element(Unit::hours, Unit::days, Unit::months, Unit::years)};
    RC_ASSERT(Period::parse(period.to_string()) == period);
  });
}

TEST(Period, OfHoursAndDaysIsOfFixedLength) {
  EXPECT_EQ(after("25h", "2026-02-28T12:00:01Z"), "2026-03-01T13:00:01Z");
  EXPECT_EQ(after("1d", "2028-02-28"), "2028-02-29T00:00:00Z");
  EXPECT_EQ(after("365d", "2028-01-01"), "2028-12-31T00:00:00Z");
}

TEST(Period, OfMonthsAndYearsFollowsTheCalendar) {
  EXPECT_EQ(after("1m", "2026-01-15T23:59:59Z"), "2026-02-15T23:59:59Z");
  EXPECT_EQ(after("12m", "2026-12-01"), "2027-12-01T00:00:00Z");
  EXPECT_EQ(after("13m", "2026-12-31"), "2028-01-31T00:00:00Z");
  EXPECT_EQ(after("10y", "2026-06-30T08:00:00Z"), "2036-06-30T08:00:00Z");
}

TEST(Period, UsesLastDayOfShorterMonth) {
  EXPECT_EQ(after("1y", "2028-02-29T01:02:03Z"), "2029-02-28T01:02:03Z");
  EXPECT_EQ(after("4y", "2028-02-29"), "2032-02-29T00:00:00Z");
  EXPECT_EQ(after("4y", "2096-02-29"), "2100-02-28T00:00:00Z");  // no leap year
  EXPECT_EQ(after("1m", "2026-01-31"), "2026-02-28T00:00:00Z");
  EXPECT_EQ(after("1m", "2028-01-31"), "2028-02-29T00:00:00Z");
  EXPECT_EQ(after("1m", "2026-03-31"), "2026-04-30T00:00:00Z");
}

TEST(Period, EndIsNeverBeforeStart) {
  expect_law([] {
    const Time start = some_time();
    const Period period{*rc::gen::inRange(1, 10000),
                        *rc::gen::element(Unit::hours, Unit::days, Unit::months, Unit::years)};
    RC_ASSERT(period.after(start) > start);
    const Period longer{period.count + 1, period.unit};
    RC_ASSERT(longer.after(start) > period.after(start));
  });
}

TEST(TimeText, RoundTrips) {
  expect_law([] {
    const Time time = some_time();
    RC_ASSERT(parse_time(format_time(time)) == time);
    RC_ASSERT(parse_time(format_date(time)) == std::chrono::floor<std::chrono::days>(time));
  });
}

// One character of a good text replaced: what is still accepted is the text of that very moment.
TEST(TimeText, HasOneSpelling) {
  expect_law([] {
    std::string text =
        *rc::gen::arbitrary<bool>() ? format_time(some_time()) : format_date(some_time());
    text[*rc::gen::inRange<std::size_t>(0, text.size())] =
        *rc::gen::elementOf(std::string("0123456789-+:TZtz ./"));
    const auto time = parse_time(text);
    if (time) RC_ASSERT((text.size() == 10 ? format_date(*time) : format_time(*time)) == text);
  });
}

TEST(TimeText, RefusesDaysThatDoNotExistAndOtherForms) {
  for (const auto* wrong : {"",
                            "2026",
                            "2026-02-29",
                            "2026-00-10",
                            "2026-13-01",
                            "2026-04-31",
                            "2026-01-00",
                            "26-01-01",
                            "2026-1-1",
                            "2026/01/01",
                            "-026-01-01",
                            "2026-01-01 ",
                            "2026-01-01T",
                            "2026-01-01T10:00",
                            "2026-01-01T10:00:00",
                            "2026-01-01T24:00:00Z",
                            "2026-01-01T10:60:00Z",
                            "2026-01-01T10:00:60Z",
                            "2026-01-01T10:00:00z",
                            "2026-01-01 10:00:00Z",
                            "2026-01-01T10:00:00+00:00",
                            "2026-01-01T10:00:00.5Z",
                            "2026-01-01T-1:00:00Z",
                            "today"}) {
    EXPECT_EQ(parse_time(wrong), std::nullopt) << wrong;
  }
  EXPECT_TRUE(parse_time("2028-02-29"));
}

TEST(TimeText, CountsFromTheEpoch) {
  EXPECT_EQ(at("1970-01-01").time_since_epoch().count(), 0);
  EXPECT_EQ(at("2026-01-31T12:00:00Z").time_since_epoch().count(), 1769860800);
  EXPECT_EQ(format_time(Time{std::chrono::seconds{-1}}), "1969-12-31T23:59:59Z");
}

TEST(Clocks, ReturnTheTime) {
  EXPECT_EQ(FixedClock(at("2026-01-31")).now(), at("2026-01-31"));
  const auto before = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const Time now = SystemClock().now();
  EXPECT_GE(now, before);
  EXPECT_LE(now, std::chrono::system_clock::now());
}

}  // namespace
}  // namespace p2s
