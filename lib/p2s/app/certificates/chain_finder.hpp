#pragma once

#include <p2s/pki/certificate.hpp>

#include <map>
#include <string>
#include <vector>

namespace p2s::app::detail {

/// What stands above a certificate.
struct Chain {
  std::vector<std::string> thumbprints;  ///< from its issuer upwards, as far as issuers are known
  bool signature_ok = true;  ///< no issuer is known, or the key of one verifies the certificate
};

/// Known issuers, and the chains that can be made of them.
class ChainFinder {
 public:
  void add(const pki::Certificate& issuer);

  /// The issuer is found by names and, where both carry them, key ids; one whose key verifies the
  /// certificate goes before one that only has the name.
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
