// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace p2s::detail {

/// Memory for a secret. Small ones are in OpenSSL's secure heap: locked, so that they are not
/// swapped as far as the system allows it (RLIMIT_MEMLOCK), and left out of core dumps. From the
/// first call, OpenSSL keeps the numbers of private keys there too.
std::uint8_t* allocate_secret(std::size_t size);

/// Wipes and releases it; nothing for nullptr.
void release_secret(std::uint8_t* memory, std::size_t size) noexcept;

}  // namespace p2s::detail
