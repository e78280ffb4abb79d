// SPDX-License-Identifier: Apache-2.0
#include <p2s/pki/detail/objects.hpp>
#include <p2s/pki/detail/openssl_error.hpp>
#include <p2s/pki/key.hpp>

namespace p2s::pki {
namespace {

detail::KeyHandle generate_rsa(std::size_t bits) {
  return detail::KeyHandle(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", bits));
}

detail::KeyHandle generate_ec(const char* curve) {
  return detail::KeyHandle(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", curve));
}

detail::KeyHandle generate_handle(KeyKind kind) {
  switch (kind) {
    case KeyKind::rsa2048:
      return generate_rsa(2048);
    case KeyKind::rsa3072:
      return generate_rsa(3072);
    case KeyKind::rsa4096:
      return generate_rsa(4096);
    case KeyKind::ec_p256:
      return generate_ec("P-256");
    case KeyKind::ec_p384:
      return generate_ec("P-384");
  }
  return nullptr;
}

}  // namespace

PrivateKey PrivateKey::generate(KeyKind kind) {
  const detail::ErrorQueue queue;
  auto key = generate_handle(kind);
  detail::require(key.get(), "generate a private key");
  return detail::wrap_key(std::move(key));
}

}  // namespace p2s::pki
