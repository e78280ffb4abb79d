// SPDX-License-Identifier: Apache-2.0
#include "p2s/azure/dates.hpp"

#include <p2s/base/error.hpp>

#include <fmt/format.h>

namespace p2s::azure {

Time day(std::string_view date) {
  const auto time = parse_time(date);
  if (!time) throw Error(ErrorKind::internal, fmt::format("'{}' is not a date", date));
  return *time;
}

}  // namespace p2s::azure
