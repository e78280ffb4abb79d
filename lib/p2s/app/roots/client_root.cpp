// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/roots/client_root.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/verify.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

std::vector<store::RootRecord> that_sign(const std::vector<store::RootRecord>& all) {
  std::vector<store::RootRecord> found;
  std::copy_if(all.begin(), all.end(), std::back_inserter(found),
               [](const auto& authority) { return authority.can_sign(); });
  return found;
}

[[noreturn]] void refuse_ambiguous(const std::vector<store::RootRecord>& able) {
  std::vector<std::string> names;
  for (const auto& authority : able) names.push_back(called(authority));
  throw Error(ErrorKind::usage,
              fmt::format("the private key of the default root is not in the store, and more than "
                          "one CA can sign: {}",
                          join(names, ", ")))
      .hint(fmt::format("choose one: --issuer {}", shell_word(able.front().name)));
}

/// Of a row, which may be damaged.
pki::KeyUri key_uri_of(const store::RootRecord& issuer) {
  try {
    return pki::KeyUri::parse(*issuer.key_uri);
  } catch (const Error& error) {
    throw Error(ErrorKind::malformed, fmt::format("the reference of {} to a key on a token is "
                                                  "invalid: {}",
                                                  called(issuer), error.message()))
        .hint("check the store");
  }
}

pki::IssuerKey open_key(Workspace& workspace, const store::RootRecord& issuer) {
  if (issuer.key_uri) return workspace.token_key(key_uri_of(issuer));
  if (issuer.sealed_key.empty()) {
    throw Error(ErrorKind::not_found,
                fmt::format("{} cannot sign: its private key is not in the store", called(issuer)))
        .hint(fmt::format("add it with: p2sctl root import {} --cert FILE --private-key FILE",
                          shell_word(issuer.name)));
  }
  const Secret key = workspace.vault().open(issuer.sealed_key, issuer.thumbprint);
  return pki::PrivateKey::from_pkcs8(key);
}

}  // namespace

store::RootRecord find_root(store::Inventory& inventory, const std::string& name) {
  auto root = name.empty() ? inventory.default_root() : inventory.find_root(name);
  if (root) return *std::move(root);
  if (name.empty()) {
    throw Error(ErrorKind::not_found, "the store does not contain a root")
        .hint("create one with: p2sctl root create P2SRootCert");
  }
  throw Error(ErrorKind::not_found, fmt::format("root '{}' not found", printable(name)))
      .hint("list the roots with: p2sctl root list");
}

std::vector<store::RootRecord> find_issuers(store::Inventory& inventory, const std::string& name) {
  auto issuer = find_root(inventory, name);
  const Authorities authorities(inventory);
  if (name.empty() && !issuer.can_sign()) {
    const auto able = that_sign(authorities.all());
    if (able.size() > 1) refuse_ambiguous(able);
    if (able.size() == 1) issuer = able.front();
  }
  return authorities.chain(issuer.name);
}

pki::Issuer open_issuer(Workspace& workspace, const std::vector<store::RootRecord>& issuers) {
  return {certificates_of(issuers), open_key(workspace, issuers.front())};
}

void require_sound(const std::vector<store::RootRecord>& issuers, Time now) {
  if (const auto problem = pki::issuers_problem(certificates_of(issuers), now))
    throw Error(ErrorKind::usage, *problem).hint("list the roots with: p2sctl root list");
}

std::string shortened(const std::vector<store::RootRecord>& issuers, Time end) {
  const auto first = std::min_element(
      issuers.begin(), issuers.end(),
      [](const auto& one, const auto& other) { return one.not_after < other.not_after; });
  if (first == issuers.end() || first->not_after >= end) return {};
  return fmt::format("valid until {}, when {} expires", format_date(first->not_after),
                     called(*first));
}

}  // namespace p2s::app
