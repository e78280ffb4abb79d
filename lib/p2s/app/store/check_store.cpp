// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/store/check_store.hpp"

#include <p2s/app/store/store_rules.hpp>
#include <p2s/base/error.hpp>
#include <p2s/pki/key.hpp>
#include <p2s/pki/verify.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

namespace p2s::app {
namespace {

class StoreCheck {
 public:
  StoreCheck(Findings& findings, const pki::Vault* vault) : findings_(findings), vault_(vault) {}

  void check(const store::RootRecord& row) {
    const auto certificate = parsed(row, fmt::format("root {}", row.name));
    if (!certificate) return;
    if (!certificate->facts().self_signed)
      report("STORE-003", subject_, "its signature does not match its own key");
    roots_.emplace(row.name, *certificate);
  }

  void check(const store::ClientRecord& row) {
    const auto certificate = parsed(row, fmt::format("client {} {}", row.name, row.thumbprint));
    if (!certificate) return;
    const auto root = roots_.find(row.root);
    if (root == roots_.end()) {
      report("STORE-003", subject_,
             fmt::format("its root '{}' is not in the store or cannot be parsed", row.root));
      return;
    }
    // Checked at the start of its validity: expiry is not a problem of the store.
    const Time when = std::max(certificate->facts().not_before, root->second.facts().not_before);
    if (const auto problem = pki::chain_problem(*certificate, root->second, when))
      report("STORE-003", subject_, *problem);
  }

 private:
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
  std::map<std::string, pki::Certificate> roots_;
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
  for (const store::RootRecord& root : inventory.roots()) check.check(root);
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
