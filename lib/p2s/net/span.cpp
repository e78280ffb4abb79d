// SPDX-License-Identifier: Apache-2.0
#include "p2s/net/span.hpp"

#include <p2s/net/detail/bits.hpp>

#include <cmath>

namespace p2s::net {

Span span_in(const Prefix& block, const Prefix& prefix) noexcept {
  if (prefix.contains(block)) return {0, 1};
  // The difference is exact; only the ratio is rounded.
  const auto offset = detail::wide(prefix.first()) - detail::wide(block.first());
  const auto bits = static_cast<int>(block.width() - block.length());
  const double start = std::ldexp(static_cast<double>(offset), -bits);
  const auto deeper = static_cast<int>(prefix.length()) - static_cast<int>(block.length());
  return {start, start + std::ldexp(1.0, -deeper)};
}

}  // namespace p2s::net
