// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/pki/detail/openssl_handles.hpp>

#include <string>

namespace p2s::pki::detail {

/// Limits the key derivation iterations of one file. Real files have less than 600,000 for each of
/// their three parts (.NET rejects more); crafted ones would take hours.
class IterationBudget {
 public:
  /// Error(malformed) if the file requires more than the budget in total.
  void spend(long iterations);
  /// The iterations of this algorithm. scrypt is limited by OpenSSL's memory limit.
  void spend(const X509_ALGOR* algorithm);

 private:
  static constexpr long kMost = 5'000'000;
  long left_ = kMost;
};

/// "AES-256-CBC with PBKDF2", "3DES with SHA-1", or OpenSSL's name of another algorithm.
std::string encryption_name(const X509_ALGOR* algorithm);

}  // namespace p2s::pki::detail
