// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/net/prefix.hpp>

#include <optional>
#include <span>

namespace p2s::net {

/// The first block of `length` inside one of `candidates` (tried in order) that overlaps none of
/// `taken`. Nothing if there is no such block.
P2S_API std::optional<Prefix> free_block(unsigned length, std::span<const Prefix> candidates,
                                         std::span<const Prefix> taken);

}  // namespace p2s::net
