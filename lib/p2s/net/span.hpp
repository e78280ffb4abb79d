#pragma once

#include <p2s/base/export.hpp>
#include <p2s/net/prefix.hpp>

namespace p2s::net {

/// A stretch of a block, as parts of 1: for pictures to scale.
struct Span {
  double start = 0;
  double end = 0;
};

/// Where `prefix` stands in `block`, which contains it.
P2S_API Span span_in(const Prefix& block, const Prefix& prefix) noexcept;

}  // namespace p2s::net
