// SPDX-License-Identifier: Apache-2.0
#include "p2s/pki/thumbprint.hpp"

#include <p2s/pki/detail/openssl_error.hpp>

#include <openssl/evp.h>

#include <array>

namespace p2s::pki {
namespace {

std::string digest_hex(ByteView bytes, const EVP_MD* kind) {
  const detail::ErrorQueue queue;
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  detail::require(EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, kind, nullptr),
                  "hash");
  return to_hex(ByteView(digest).first(size));
}

}  // namespace

std::string sha1_hex(ByteView bytes) { return digest_hex(bytes, EVP_sha1()); }
std::string sha256_hex(ByteView bytes) { return digest_hex(bytes, EVP_sha256()); }

}  // namespace p2s::pki
