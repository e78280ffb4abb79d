// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/random.hpp"

#include <p2s/pki/detail/openssl_error.hpp>

#include <openssl/rand.h>

namespace p2s::pki {

void random_bytes(std::span<std::uint8_t> out) {
  const detail::ErrorQueue queue;
  detail::require(RAND_priv_bytes_ex(nullptr, out.data(), out.size(), 0), "generate random bytes");
}

}  // namespace p2s::pki
