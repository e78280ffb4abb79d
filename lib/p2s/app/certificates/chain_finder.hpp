// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/pki/certificate.hpp>

#include <map>
#include <string>

namespace p2s::app::detail {

/// The issuers above a certificate.
struct Chain {
  pki::Issuers issuers;      ///< as far as available
  bool signature_ok = true;  ///< no issuer is available, or the key of one verifies the certificate
};

/// The available issuers and the chains built from them.
class ChainFinder {
 public:
  void add(const pki::Certificate& issuer);

  /// The issuer is found by name and, if both have one, key id; issuers whose key verifies the
  /// certificate are preferred, of these a root, which others may have signed too.
  Chain chain_of(const pki::Certificate& certificate) const;

 private:
  struct Issuer {
    const pki::Certificate* certificate = nullptr;
    bool verifies = false;
  };
  Issuer issuer_of(const pki::Certificate& certificate) const;

  std::multimap<std::string, pki::Certificate> by_subject_;
};

}  // namespace p2s::app::detail
