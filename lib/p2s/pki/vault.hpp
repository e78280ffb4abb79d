// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/secret.hpp>

#include <string>

namespace p2s::pki {

/// scrypt's cost: 2^17, 8, 1 takes about 0.4 s and 128 MiB, once for each command. Stored with the
/// wrapped key, so that every store opens with its own.
struct ScryptParameters {
  unsigned log_n = 17;
  unsigned r = 8;
  unsigned p = 1;
};

/// Keys at rest: a random 256-bit data key, wrapped under scrypt(passphrase) with AES-256-GCM; each
/// private key is sealed with AES-256-GCM under the data key, its thumbprint as associated data, so
/// that a swapped or altered row does not open.
class P2S_API Vault {
 public:
  /// A vault with a new data key.
  static Vault create();
  /// Opens what wrap() gave. Error(wrong_secret); Error(malformed) when the text is not a wrapped
  /// key.
  static Vault unwrap(std::string_view wrapped, const Secret& passphrase);
  /// The data key under a new salt: one line of text with version, scrypt parameters, salt, nonce,
  /// box.
  std::string wrap(const Secret& passphrase, const ScryptParameters& cost = {}) const;

  Bytes seal(const Secret& plain, std::string_view thumbprint) const;
  /// Error(crypto) when the box is not of this vault, of this thumbprint, or was altered.
  Secret open(ByteView box, std::string_view thumbprint) const;

 private:
  explicit Vault(Secret data_key) : data_key_(std::move(data_key)) {}
  Secret data_key_;
};

}  // namespace p2s::pki
