#pragma once

#include <p2s/pki/detail/openssl_handles.hpp>

namespace p2s::pki::detail {

/// How often password hashing may be repeated in one file. Real ones stay below 600,000 for each of
/// their three parts (.NET refuses more); crafted ones ask for hours.
class IterationBudget {
 public:
  /// Error(malformed) when the file asks for more than the budget in all.
  void spend(long iterations);
  /// The iterations that opening this box would take. scrypt is bounded by OpenSSL's memory limit.
  void spend(const X509_ALGOR* algorithm);

 private:
  static constexpr long kMost = 5'000'000;
  long left_ = kMost;
};

}  // namespace p2s::pki::detail
