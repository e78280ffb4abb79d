// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/net/prefix.hpp>

#include <span>
#include <vector>

namespace p2s::net {

/// Whether the prefixes together contain every address of `whole`.
P2S_API bool covers(std::span<const Prefix> parts, const Prefix& whole);

/// The prefixes without those inside another one of the list.
P2S_API std::vector<Prefix> largest(std::span<const Prefix> prefixes);

}  // namespace p2s::net
