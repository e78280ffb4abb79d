// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/secret.hpp>
#include <p2s/pki/certificate.hpp>
#include <p2s/pki/key.hpp>
#include <p2s/pki/key_uri.hpp>

#include <functional>
#include <memory>
#include <string>

namespace p2s::pki {

/// What opening a key on a token requires.
struct TokenAccess {
  std::string module;           ///< path of the PKCS#11 module; empty: those of p11-kit
  std::function<Secret()> pin;  ///< called once at most, when the token asks for its PIN
};

/// The private key of a root or issuing CA: in memory, or on a token, which signs with it and never
/// gives it away. Copies share it. Thread-safe: a token makes one signature at a time.
class P2S_API IssuerKey {
 public:
  /// A key in memory.
  IssuerKey(const PrivateKey& key);
  /// Logs in to the token with one PIN; a wrong one is not repeated, because tokens lock.
  /// Error(not_found) for token or key, Error(wrong_secret), Error(io) if a module or what OpenSSL
  /// needs for tokens is missing.
  static IssuerKey on_token(const KeyUri& uri, const TokenAccess& access);

  std::string kind() const;  ///< as CertificateSummary::key
  /// Makes a signature and verifies it. Error(io) if the token does not sign with this key.
  void require_signs() const;

  struct Impl;
  explicit IssuerKey(std::shared_ptr<const Impl> impl) noexcept : impl_(std::move(impl)) {}
  const Impl& impl() const noexcept { return *impl_; }

 private:
  std::shared_ptr<const Impl> impl_;
};

/// Whether the certificate's public key matches this private key.
P2S_API bool matches(const IssuerKey& key, const Certificate& certificate);

}  // namespace p2s::pki
