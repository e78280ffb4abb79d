// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/net/prefix.hpp>

namespace p2s::net {

/// A part of a block, as fractions of 1, for drawings.
struct Span {
  double start = 0;
  double end = 0;
};

/// The part of `block` that `prefix`, which overlaps it, covers.
P2S_API Span span_in(const Prefix& block, const Prefix& prefix) noexcept;

}  // namespace p2s::net
