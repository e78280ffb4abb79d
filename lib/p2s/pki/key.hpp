// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/secret.hpp>

#include <memory>
#include <optional>
#include <string>

namespace p2s::pki {

/// The types of keys that can be generated.
enum class KeyKind { rsa2048, rsa3072, rsa4096, ec_p256, ec_p384 };

/// "rsa:2048", "rsa:3072", "rsa:4096", "ec:p256", "ec:p384".
P2S_API std::string_view to_string(KeyKind kind) noexcept;
P2S_API std::optional<KeyKind> parse_key_kind(std::string_view text) noexcept;

/// A key pair. Movable, not copyable; OpenSSL wipes it when it is freed.
class P2S_API PrivateKey {
 public:
  /// The only place where keys are generated (key_generator.cpp).
  static PrivateKey generate(KeyKind kind);
  /// PKCS#8 (plain DER). Error(malformed).
  static PrivateKey from_pkcs8(const Secret& der);
  /// PEM or DER of PKCS#8 (also encrypted), PKCS#1 or SEC 1. Error(malformed), Error(wrong_secret)
  /// if the password is missing or wrong.
  static PrivateKey from_file(ByteView content, const Secret* password);

  Secret pkcs8() const;      ///< plain PKCS#8 DER
  Secret pem() const;        ///< "-----BEGIN PRIVATE KEY-----", plain
  std::string kind() const;  ///< as CertificateSummary::key

  struct Impl;
  explicit PrivateKey(std::unique_ptr<Impl> impl) noexcept;
  PrivateKey(PrivateKey&&) noexcept;
  PrivateKey& operator=(PrivateKey&&) noexcept;
  ~PrivateKey();
  const Impl& impl() const noexcept { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

class Certificate;
/// Whether the certificate's public key matches this private key.
P2S_API bool matches(const PrivateKey& key, const Certificate& certificate);

}  // namespace p2s::pki
