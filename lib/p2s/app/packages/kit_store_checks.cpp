// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/packages/kit_store_checks.hpp"

#include <p2s/app/certificates/spec_certificates.hpp>
#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/roots/authorities.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/kit_rules.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace p2s::app::detail {
namespace {

namespace fs = std::filesystem;
using kit::kit_finding;

/// Of the client certificates in the kit, and of those that its profiles refer to.
std::set<std::string> client_thumbprints(const kit::KitArchive& kit) {
  std::set<std::string> found;
  for (const auto& facts : kit.facts) {
    if (!facts.certificates.empty()) found.insert(pki::sha1_hex(facts.certificates.front()));
    if (!facts.client_hash.empty()) found.insert(to_upper(facts.client_hash));
  }
  return found;
}

std::vector<std::string> listed_roots(Workspace& workspace) {
  const auto file = workspace.spec_file();
  std::error_code ignored;
  if (!file || !fs::exists(*file, ignored)) return {};
  std::vector<std::string> thumbprints;
  const auto certificates =
      spec_certificates(spec::load_spec(*file), file->parent_path(), &workspace);
  for (const auto& root : certificates.roots) {
    if (root.has_certificate) thumbprints.push_back(root.facts.thumbprint);
  }
  return thumbprints;
}

void check_root(const store::ClientRecord& client, const Authorities& authorities,
                const std::vector<std::string>& listed, Findings& findings) {
  const auto chain = authorities.chain(client.issuer);
  if (listed.empty() || chain.empty() || authorities.is_trusted(listed, client.issuer)) return;
  const auto& root = chain.back();
  findings.push_back(kit_finding("KIT-067", client.name,
                                 fmt::format("p2s.toml does not list the root '{}' ({})",
                                             printable(root.name), root.thumbprint)));
}

void check_record(const store::ClientRecord& client, store::Inventory& store, Time at,
                  Findings& findings) {
  if (client.revoked_at) {
    auto finding = kit_finding("KIT-071", client.name,
                               fmt::format("its certificate {} was revoked on {}",
                                           client.thumbprint, format_date(*client.revoked_at)));
    findings.push_back(std::move(finding));
    return;
  }
  for (const auto& other : store.find_clients(client.name)) {
    if (other.id <= client.id || !is_live(other, at)) continue;
    auto finding = kit_finding("KIT-072", client.name,
                               fmt::format("a newer certificate {} was issued on {}",
                                           other.thumbprint, format_date(other.not_before)));
    finding.hint =
        fmt::format("build a new kit: p2sctl package build --azure AZURE.zip --client {}",
                    shell_word(client.name));
    findings.push_back(std::move(finding));
    return;
  }
}

}  // namespace

Findings check_kit_in_store(const kit::KitArchive& kit, Workspace& workspace, bool package_trusts) {
  Findings findings;
  auto* const store = workspace.existing_inventory();
  if (store == nullptr) return findings;
  const Time at = workspace.services().as_of;
  const auto listed = package_trusts ? std::vector<std::string>() : listed_roots(workspace);
  const Authorities authorities(*store);
  for (const auto& thumbprint : client_thumbprints(kit)) {
    const auto found = store->find_by_thumbprint(thumbprint);
    if (found.empty()) {
      findings.push_back(
          kit_finding("KIT-073", kit.source,
                      fmt::format("the store does not contain its certificate {}", thumbprint)));
      continue;
    }
    check_record(found.front(), *store, at, findings);
    check_root(found.front(), authorities, listed, findings);
  }
  return findings;
}

std::vector<StoredRootTrust> stored_root_trust(const package::VendorPackage& package,
                                               Workspace& workspace) {
  std::vector<StoredRootTrust> result;
  auto* const store = workspace.existing_inventory();
  if (store == nullptr) return result;
  const Time at = workspace.services().as_of;
  const auto& trusted = package.client_root_thumbprints;
  const Authorities authorities(*store);
  std::set<std::string> used;
  store->for_each_client([&](const store::ClientRecord& client) {
    const bool by_issuing_ca = !trusted.empty() && authorities.is_trusted(trusted, client.issuer);
    const auto root = authorities.root_of(client.issuer);
    if (is_live(client, at) && (!by_issuing_ca || authorities.is_trusted(trusted, root)))
      used.insert(root);
  });
  for (const auto& root : authorities.all()) {
    if (!root.is_root() || root_status(root, at) == ClientStatus::expired) continue;
    StoredRootTrust row{root.name, root.thumbprint, std::nullopt, used.count(root.name) != 0};
    if (!trusted.empty()) row.trusted = authorities.is_trusted(trusted, root.name);
    result.push_back(std::move(row));
  }
  return result;
}

}  // namespace p2s::app::detail
