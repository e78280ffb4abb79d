// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>

namespace p2s::pki {

/// Bytes from OpenSSL's generator. Error(crypto) if it fails.
P2S_API void random_bytes(std::span<std::uint8_t> out);

}  // namespace p2s::pki
