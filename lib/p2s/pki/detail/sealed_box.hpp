// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/secret.hpp>

#include <optional>

namespace p2s::pki::detail {

/// How much longer a box is than its content: nonce and tag.
inline constexpr std::size_t kBoxOverhead = 12 + 16;

/// AES-256-GCM under a fresh random nonce; `associated` must be the same when the box is opened.
Bytes seal_box(const Secret& key, ByteView plain, std::string_view associated);

/// Nothing if key, associated text or box are not the original ones.
std::optional<Secret> open_box(const Secret& key, ByteView box, std::string_view associated);

}  // namespace p2s::pki::detail
