// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/roots/import_root.hpp"

#include <p2s/app/certificates/chain_finder.hpp>
#include <p2s/app/certificates/validity_day.hpp>
#include <p2s/app/roots/authorities.hpp>
#include <p2s/app/roots/create_root.hpp>
#include <p2s/app/roots/root_record.hpp>
#include <p2s/azure/resource_name.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/thumbprint.hpp>
#include <p2s/pki/verify.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

/// The certificate and those of `known` above it, as far as there are any.
pki::Issuers chain_of(const pki::Certificate& certificate, const pki::Issuers& known) {
  detail::ChainFinder finder;
  for (const auto& each : known) finder.add(each);
  pki::Issuers chain{certificate};
  for (auto& issuer : finder.chain_of(certificate).issuers) chain.push_back(std::move(issuer));
  return chain;
}

[[noreturn]] void refuse_unverified(const pki::Certificate& certificate,
                                    const std::string& problem) {
  throw Error(ErrorKind::malformed, fmt::format("'{}' cannot be verified: {}",
                                                printable(certificate.facts().subject), problem));
}

/// A CA with the name of the issuer, but another key, decides what is reported.
void require_complete(const pki::Issuers& chain, const pki::Issuers& known, Time now) {
  const auto& last = chain.back();
  const auto& facts = last.facts();
  if (facts.self_signed) return;
  for (const auto& other : known) {
    if (other.facts().subject != facts.issuer) continue;
    const pki::Issuers pair{last, other};
    if (const auto problem = pki::issuers_problem(pair, validity_day(pair, now)))
      refuse_unverified(last, *problem);
  }
  throw Error(ErrorKind::not_found,
              fmt::format("the issuer '{}' of '{}' is neither in the store nor in the files",
                          printable(facts.issuer), printable(facts.subject)))
      .hint("import it first: p2sctl root import NAME --cert FILE, or add its file with --chain");
}

/// A root alone is imported as it is: its weaknesses are findings, as for every certificate.
void require_verified(const pki::Issuers& chain, Time now) {
  if (chain.size() < 2) return;
  if (const auto problem = pki::issuers_problem(chain, validity_day(chain, now)))
    refuse_unverified(chain.front(), *problem);
}

class RootImport {
 public:
  RootImport(std::string name, const ImportedRoot& root, Workspace& workspace)
      : name_(std::move(name)), root_(root), workspace_(workspace), known_(workspace.inventory()) {}

  std::vector<store::RootRecord> plan() {
    require_name(name_, "root");
    auto available = certificates_of(known_.all());
    available.insert(available.end(), root_.others.begin(), root_.others.end());
    const Time now = workspace_.services().clock.now();
    const auto chain = chain_of(root_.certificate, available);
    require_complete(chain, available, now);
    require_verified(chain, now);
    for (auto at = chain.rbegin(); at != chain.rend(); ++at) add(*at, at + 1 == chain.rend());
    return std::move(added_);
  }

 private:
  const store::RootRecord* stored(const pki::Certificate& certificate) const {
    const auto& all = known_.all();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) {
      return each.thumbprint == certificate.thumbprint();
    });
    return found == all.end() ? nullptr : &*found;
  }

  void add(const pki::Certificate& certificate, bool is_last) {
    const auto* const same = stored(certificate);
    const auto name =
        is_last ? name_ : azure::resource_name(certificate.facts().common_name, "Issuer");
    if (same != nullptr && !is_last) {
      issuer_ = same->name;
      return;
    }
    const bool completes =
        same != nullptr && same->name == name &&
        ((root_.key && !same->can_sign()) || (root_.token && same->sealed_key.empty()));
    if (!completes) require_free(name, same);
    added_.push_back(root_record(certificate, name, issuer_, {}));
    issuer_ = name;
  }

  void require_free(const std::string& name, const store::RootRecord* same) const {
    if (same != nullptr && same->name != name) {
      throw Error(ErrorKind::conflict,
                  fmt::format("{} is the same certificate ({})", called(*same), same->thumbprint))
          .hint("use the name that it has in the store");
    }
    const bool twice = std::any_of(added_.begin(), added_.end(),
                                   [&](const auto& each) { return each.name == name; });
    if (twice) {
      throw Error(ErrorKind::conflict,
                  fmt::format("its issuer is called '{}' too", printable(name)))
          .hint("choose another name");
    }
    require_new_root(workspace_, name);
  }

  const std::string name_;
  const ImportedRoot& root_;
  Workspace& workspace_;
  const Authorities known_;
  std::string issuer_;  ///< name of the CA above the next one
  std::vector<store::RootRecord> added_;
};

}  // namespace

std::vector<store::RootRecord> plan_root_import(const std::string& name, const ImportedRoot& root,
                                                Workspace& workspace) {
  return RootImport(name, root, workspace).plan();
}

std::vector<store::RootRecord> import_root(const std::string& name, const ImportedRoot& root,
                                           Workspace& workspace) {
  auto records = plan_root_import(name, root, workspace);
  auto& last = records.back();
  if (root.key) last.sealed_key = workspace.vault().seal(root.key->pkcs8(), last.thumbprint);
  if (root.token) {
    root.token->key.require_signs();
    last.key_uri = root.token->uri.text;
  }
  auto& inventory = workspace.inventory();
  if (!inventory.find_root(name))
    inventory.add_roots(records, workspace.actor());
  else if (last.key_uri)
    inventory.set_root_key_uri(name, *last.key_uri, workspace.actor());
  else
    inventory.set_root_key(name, last.sealed_key, workspace.actor());
  return records;
}

}  // namespace p2s::app
