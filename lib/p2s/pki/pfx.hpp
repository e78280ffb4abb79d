// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/pki/certificate.hpp>
#include <p2s/pki/key.hpp>

#include <functional>
#include <optional>
#include <vector>

namespace p2s::pki {

/// As Export-PfxCertificate names them: AES-256-CBC with PBKDF2-SHA-256 and a SHA-256 MAC, or 3DES
/// and SHA-1 for systems that read nothing newer (Windows before 10 1709, Apple before iOS 18 /
/// macOS 15).
enum class PfxEncryption { aes256_sha256, tripledes_sha1 };
P2S_API std::string_view to_string(PfxEncryption encryption) noexcept;
P2S_API std::optional<PfxEncryption> parse_pfx_encryption(std::string_view text) noexcept;

struct PfxOptions {
  PfxEncryption encryption = PfxEncryption::aes256_sha256;
  int iterations = 100'000;  ///< of key derivation and MAC
  std::string friendly_name;
};

/// Key, leaf and whole chain (PKCS#12). Read back and compared before it is returned.
P2S_API Secret make_pfx(const PrivateKey& key, const Certificate& leaf,
                        const std::vector<Certificate>& chain, const Secret& password,
                        const PfxOptions& options);

struct PfxContent {
  std::optional<PrivateKey> key;
  std::optional<Certificate> leaf;  ///< the certificate of the key, or the first one
  std::vector<Certificate> others;
  std::string friendly_name;
  /// Of the private key, otherwise of the certificates: "AES-256-CBC with PBKDF2", "3DES with
  /// SHA-1"; empty if nothing is encrypted.
  std::string encryption;
};

/// Error(malformed), Error(wrong_secret).
P2S_API PfxContent read_pfx(ByteView content, const Secret& password);
/// The same; `password` is called only if the PFX does not open without one.
P2S_API PfxContent read_pfx(ByteView content, const std::function<Secret()>& password);
/// Whether the bytes look like a PFX (version 3, authSafe), without opening it.
P2S_API bool looks_like_pfx(ByteView content) noexcept;

}  // namespace p2s::pki
