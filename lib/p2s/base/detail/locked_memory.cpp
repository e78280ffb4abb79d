// SPDX-License-Identifier: Apache-2.0
#include "p2s/base/detail/locked_memory.hpp"

#include <p2s/base/secret.hpp>

#include <openssl/crypto.h>

#include <new>

namespace p2s::detail {
namespace {

/// Below the 8 MiB that Debian lets a user lock, and room for the keys of hundreds of threads.
constexpr std::size_t kHeap = std::size_t{2} << 20U;
constexpr std::size_t kSmallestBlock = 32;
/// Larger ones are files of kits.
constexpr std::size_t kLargestLocked = std::size_t{4} << 10U;
/// OpenSSL cannot make a key once its heap is full, so this much of it is for keys.
constexpr std::size_t kKeptForKeys = kHeap / 2;

bool has_secure_heap() {
  static const bool ready = CRYPTO_secure_malloc_initialized() == 1 ||
                            CRYPTO_secure_malloc_init(kHeap, kSmallestBlock) != 0;
  return ready;
}

}  // namespace

std::uint8_t* allocate_secret(std::size_t size) {
  if (has_secure_heap() && size <= kLargestLocked &&
      CRYPTO_secure_used() + size <= kHeap - kKeptForKeys) {
    if (void* const memory = OPENSSL_secure_malloc(size)) return static_cast<std::uint8_t*>(memory);
  }
  return static_cast<std::uint8_t*>(::operator new(size));
}

void release_secret(std::uint8_t* memory, std::size_t size) noexcept {
  if (memory == nullptr) return;
  wipe({memory, size});
  if (CRYPTO_secure_allocated(memory) == 1) {
    OPENSSL_secure_free(memory);
  } else {
    ::operator delete(memory);
  }
}

}  // namespace p2s::detail
