// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/store/check_store.hpp"

#include <p2s/app/roots/authorities.hpp>
#include <p2s/app/store/certificate_check.hpp>
#include <p2s/base/error.hpp>

namespace p2s::app {
namespace {

void check_certificates(Workspace& workspace, const pki::Vault* vault, Findings& findings,
                        const Progress& progress) {
  store::Inventory& inventory = workspace.inventory();
  CertificateCheck check(findings, vault);
  const Authorities authorities(inventory);
  for (const auto& branch : authorities.tree()) check.check(*branch.authority);
  const std::vector<store::ClientRecord> clients = inventory.clients();
  for (std::size_t i = 0; i < clients.size(); ++i) {
    if (workspace.services().is_cancelled())
      throw Error(ErrorKind::interrupted, "the check was not finished");
    check.check(clients[i]);
    progress(i + 1, clients.size());
  }
}

}  // namespace

Findings check_store(Workspace& workspace, bool keys, const Progress& progress) {
  const pki::Vault* vault = keys ? &workspace.vault() : nullptr;
  Findings findings;
  for (const std::string& problem : workspace.inventory().problems())
    findings.push_back(finding(StoreRule("STORE-001"), "store", problem));
  try {
    check_certificates(workspace, vault, findings, progress);
  } catch (const Error& error) {
    // A row that cannot be read is what the check looks for.
    if (error.kind() != ErrorKind::malformed) throw;
    findings.push_back(finding(StoreRule("STORE-002"), "store", error.message()));
  }
  sort_findings(findings);
  return findings;
}

}  // namespace p2s::app
