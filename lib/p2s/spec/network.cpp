// SPDX-License-Identifier: Apache-2.0
#include "p2s/spec/network.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

namespace p2s::spec {

net::Prefix require_prefix(std::string_view text, std::string_view where, ErrorKind kind) {
  using Problem = net::Prefix::Problem;
  const auto [prefix, problem] = net::Prefix::parse(text);
  const auto shown = printable(text);
  switch (problem) {
    case Problem::none:
      return *prefix;
    case Problem::host_bits_set:
      throw Error(kind,
                  fmt::format("{}: '{}' is not a network address: host bits are set", where, shown))
          .hint(fmt::format("write {}", prefix->to_string()));
    case Problem::length_out_of_range:
      throw Error(kind, fmt::format("{}: the prefix length of '{}' is too large", where, shown))
          .hint("the largest is 32 for IPv4 and 128 for IPv6");
    case Problem::not_a_prefix:
      break;
  }
  throw Error(kind, fmt::format("{}: '{}' is not a prefix", where, shown))
      .hint("write ADDRESS/LENGTH, such as 10.1.0.0/16");
}

}  // namespace p2s::spec
