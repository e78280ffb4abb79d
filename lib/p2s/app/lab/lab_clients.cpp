// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/lab/lab_clients.hpp"

#include <p2s/app/clients/selection/select_clients.hpp>
#include <p2s/app/roots/client_root.hpp>
#include <p2s/base/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace p2s::app::detail {
namespace {

Secret identity(const pki::Certificate& leaf, const pki::Issuers& issuers, const Secret& key) {
  std::string text = leaf.pem();
  for (const auto& issuer : issuers) text += issuer.pem();
  text.reserve(text.size() + key.size());
  text += key.text();
  Secret made(text);
  wipe(text);
  return made;
}

/// One that the workspace revoked, so that its revocation is tested.
Secret stored_revoked(Workspace& workspace, const Authorities& authorities,
                      const std::vector<std::string>& trusted, Time now) {
  auto& inventory = workspace.inventory();
  std::optional<store::ClientRecord> found;
  inventory.for_each_client_summary(
      [&](const store::ClientRecord& client) {
        if (!found && client.revoked_at && client.has_key && client.not_after > now &&
            authorities.is_trusted(trusted, client.issuer))
          found = client;
      },
      {.with_keys = true, .ending = {}});
  if (!found) return {};
  const auto client = whole_client(inventory, *found);
  const auto key =
      pki::PrivateKey::from_pkcs8(workspace.vault().open(client.sealed_key, client.thumbprint));
  return identity(pki::Certificate::from_pem(client.certificate),
                  certificates_of(authorities.chain(client.issuer)), key.pem());
}

void issue_revoked(const pki::Issuer& issuer, Time now, LabClients& clients) {
  const auto key = pki::PrivateKey::generate(pki::KeyKind::rsa2048);
  constexpr Period kDay{1, Period::Unit::days};
  const auto leaf = issuer.issue({"lab-revoked", {}, now, kDay}, key);
  clients.issuer = issuer.certificate().thumbprint();
  clients.thumbprint = leaf.thumbprint();
  clients.serials = {{leaf.facts().serial, now, "superseded"}};
  clients.revoked = identity(leaf, issuer.chain(), key.pem());
}

/// Valid for a second, at the beginning of its issuers.
void issue_expired(const pki::Issuer& issuer, Time now, LabClients& clients) {
  Time start = Time::min();
  for (const auto& authority : issuer.chain())
    start = std::max(start, authority.facts().not_before);
  constexpr std::chrono::seconds kShort{1};
  if (start + kShort >= now) return;
  const auto key = pki::PrivateKey::generate(pki::KeyKind::rsa2048);
  const pki::Issuer::Request request{"lab-expired", {}, start, {1, Period::Unit::hours}, start,
                                     start + kShort};
  clients.expired = identity(issuer.issue(request, key), issuer.chain(), key.pem());
}

void issue_missing(const pki::Issuer& issuer, Time now, LabClients& clients) {
  try {
    if (clients.revoked.empty()) issue_revoked(issuer, now, clients);
    if (clients.expired.empty()) issue_expired(issuer, now, clients);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::usage) throw;  // for example a weak or expired root
    clients.notes.push_back(error.message());
  }
}

}  // namespace

LabClients lab_clients(Workspace& workspace, const Authorities& authorities,
                       const std::vector<std::string>& trusted) {
  const Time now = workspace.services().clock.now();
  LabClients clients;
  clients.revoked = stored_revoked(workspace, authorities, trusted, now);
  for (const auto& authority : authorities.all()) {
    if (!clients.revoked.empty() && !clients.expired.empty()) break;
    if (authority.can_sign() && authorities.is_trusted(trusted, authority.name))
      issue_missing(open_issuer(workspace, authorities.chain(authority.name)), now, clients);
  }
  const auto note = [&](const char* what) {
    clients.notes.push_back(fmt::format(
        "no {} client: no root that the gateway trusts can issue one from this store", what));
  };
  if (clients.revoked.empty()) note("revoked");
  if (clients.expired.empty()) note("expired");
  return clients;
}

}  // namespace p2s::app::detail
