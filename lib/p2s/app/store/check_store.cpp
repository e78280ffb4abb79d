// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/store/check_store.hpp"

#include <p2s/app/certificates/validity_day.hpp>
#include <p2s/app/roots/authorities.hpp>
#include <p2s/app/store/store_rules.hpp>
#include <p2s/base/error.hpp>
#include <p2s/pki/key.hpp>
#include <p2s/pki/verify.hpp>

#include <fmt/format.h>

#include <map>
#include <optional>

namespace p2s::app {
namespace {

class StoreCheck {
 public:
  StoreCheck(Findings& findings, const pki::Vault* vault) : findings_(findings), vault_(vault) {}

  /// Each CA after its issuer.
  void check(const store::RootRecord& row) {
    const auto certificate = parsed(row, fmt::format("root {}", row.name));
    if (!certificate) return;
    if (row.is_root()) {
      if (!certificate->facts().self_signed)
        report("STORE-003", subject_, "its signature does not match its own key");
      chains_.emplace(row.name, pki::Issuers{*certificate});
      return;
    }
    const auto* const above = chain_above(row);
    if (above == nullptr) return;
    pki::Issuers chain{*certificate};
    chain.insert(chain.end(), above->begin(), above->end());
    report_problem(pki::issuers_problem(chain, day_of(chain)));
    chains_.emplace(row.name, std::move(chain));
  }

  void check(const store::ClientRecord& row) {
    const auto certificate = parsed(row, fmt::format("client {} {}", row.name, row.thumbprint));
    if (!certificate) return;
    const auto* const above = chain_above(row);
    if (above == nullptr) return;
    auto chain = *above;
    chain.push_back(*certificate);
    report_problem(pki::chain_problem(*certificate, *above, day_of(chain)));
  }

 private:
  /// Checked at the start of its validity: expiry is not a problem of the store.
  static Time day_of(const pki::Issuers& chain) { return validity_day(chain, Time::min()); }

  const pki::Issuers* chain_above(const store::CertificateRecord& row) {
    const auto above = chains_.find(row.issuer);
    if (above != chains_.end()) return &above->second;
    report("STORE-003", subject_,
           fmt::format("its issuer '{}' is not in the store or cannot be parsed", row.issuer));
    return nullptr;
  }

  void report_problem(const std::optional<std::string>& problem) {
    if (problem) report("STORE-003", subject_, *problem);
  }

  void report(StoreRule rule, const std::string& subject, const std::string& message) {
    findings_.push_back(finding(rule, subject, message));
  }

  template <typename Row>
  std::optional<pki::Certificate> parsed(const Row& row, std::string subject) {
    subject_ = std::move(subject);
    try {
      const pki::Certificate certificate = pki::Certificate::from_pem(row.certificate);
      const CertificateSummary& facts = certificate.facts();
      if (certificate.thumbprint() != row.thumbprint || facts.serial != row.serial ||
          facts.subject != row.subject || facts.key != row.key ||
          facts.not_before != row.not_before || facts.not_after != row.not_after) {
        report("STORE-002", subject_, "the row differs from its certificate");
      }
      if (vault_ != nullptr && !row.sealed_key.empty())
        check_key(row.sealed_key, row.thumbprint, certificate);
      return certificate;
    } catch (const Error& error) {
      report("STORE-002", subject_,
             fmt::format("the certificate cannot be parsed: {}", error.message()));
      return std::nullopt;
    }
  }

  void check_key(const Bytes& sealed, const std::string& thumbprint,
                 const pki::Certificate& certificate) {
    try {
      const pki::PrivateKey key = pki::PrivateKey::from_pkcs8(vault_->open(sealed, thumbprint));
      if (!pki::matches(key, certificate))
        report("STORE-004", subject_, "the private key belongs to another certificate");
    } catch (const Error& error) {
      report("STORE-004", subject_,
             fmt::format("the private key cannot be decrypted: {}", error.message()));
    }
  }

  Findings& findings_;
  const pki::Vault* vault_;
  std::map<std::string, pki::Issuers> chains_;  ///< by name: the CA and those above it
  std::string subject_;
};

}  // namespace

Findings check_store(Workspace& workspace, bool keys, const Progress& progress) {
  store::Inventory& inventory = workspace.inventory();
  const pki::Vault* vault = keys ? &workspace.vault() : nullptr;
  Findings findings;
  for (const std::string& problem : inventory.problems()) {
    findings.push_back(finding(StoreRule("STORE-001"), "store", problem));
  }
  StoreCheck check(findings, vault);
  const Authorities authorities(inventory);
  for (const auto& branch : authorities.tree()) check.check(*branch.authority);
  const std::vector<store::ClientRecord> clients = inventory.clients();
  for (std::size_t i = 0; i < clients.size(); ++i) {
    if (workspace.services().is_cancelled())
      throw Error(ErrorKind::interrupted, "the check was not finished");
    check.check(clients[i]);
    progress(i + 1, clients.size());
  }
  sort_findings(findings);
  return findings;
}

}  // namespace p2s::app
