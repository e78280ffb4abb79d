// SPDX-License-Identifier: Apache-2.0
#include <p2s/pki/detail/objects.hpp>

#include <fmt/format.h>

#include <ctime>

namespace p2s::pki::detail {

TimeHandle to_asn1(Time time) {
  // RFC 5280: UTCTime through 2049, GeneralizedTime after it, which ends with the year 9999.
  constexpr Time kEnd = std::chrono::sys_days{std::chrono::year{10000} / 1 / 1};
  TimeHandle made(time < kEnd ? ASN1_TIME_set(nullptr, time.time_since_epoch().count()) : nullptr);
  if (!made) {
    throw Error(ErrorKind::usage,
                fmt::format("'{}' is not a valid certificate date", format_time(time)))
        .hint("choose a shorter validity");
  }
  return made;
}

Time from_asn1(const ASN1_TIME* time) {
  std::tm parts{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) {
    throw Error(ErrorKind::malformed, "the certificate contains an invalid date");
  }
  const std::chrono::year_month_day date{
      std::chrono::year{parts.tm_year + 1900},
      std::chrono::month{static_cast<unsigned>(parts.tm_mon + 1)},
      std::chrono::day{static_cast<unsigned>(parts.tm_mday)}};
  return std::chrono::sys_days{date} + std::chrono::hours{parts.tm_hour} +
         std::chrono::minutes{parts.tm_min} + std::chrono::seconds{parts.tm_sec};
}

}  // namespace p2s::pki::detail
