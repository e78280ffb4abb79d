// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/store_rules.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/pki/vault.hpp>
#include <p2s/pki/verify.hpp>
#include <p2s/store/records.hpp>

#include <map>
#include <optional>
#include <string>

namespace p2s::app {

/// Checks rows against their certificates, keys and issuers: rules STORE-002 to STORE-004.
class CertificateCheck {
 public:
  /// Without a vault, keys are not checked.
  CertificateCheck(Findings& findings, const pki::Vault* vault)
      : findings_(findings), vault_(vault) {}

  /// Each CA after its issuer.
  void check(const store::RootRecord& row);
  void check(const store::ClientRecord& row);

 private:
  const pki::Issuers* chain_above(const store::CertificateRecord& row);
  void report(StoreRule rule, const std::string& message);
  void report_problem(const std::optional<std::string>& problem);
  /// Checks the row against it, and its key.
  std::optional<pki::Certificate> parsed(const store::CertificateRecord& row, std::string subject);
  void check_key(const store::CertificateRecord& row, const pki::Certificate& certificate);
  void check_uri(const std::string& uri);

  Findings& findings_;
  const pki::Vault* vault_;
  std::map<std::string, pki::Issuers> chains_;  ///< by name: the CA and those above it
  std::string subject_;                         ///< of findings: the row at hand
};

}  // namespace p2s::app
