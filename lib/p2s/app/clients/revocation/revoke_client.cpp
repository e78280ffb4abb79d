// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/revocation/revoke_client.hpp"

#include <p2s/app/clients/client_status.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/issuer.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

using Certificates = std::vector<store::ClientRecord>;

Certificates to_revoke(Certificates certificates, Time now) {
  std::erase_if(certificates, [](const auto& each) { return each.revoked_at.has_value(); });
  const auto live = [&](const auto& each) { return is_live(each, now); };
  if (std::any_of(certificates.begin(), certificates.end(), live))
    std::erase_if(certificates, [&](const auto& each) { return !live(each); });
  return certificates;
}

/// RFC 5280 lets only a hold be released; a revocation without a reason may have been one.
bool can_restore(const store::ClientRecord& client) {
  return client.revocation_reason == "certificate-hold" ||
         client.revocation_reason == "unspecified";
}

/// What the last revocation of the name revoked.
Certificates to_restore(Certificates certificates) {
  std::erase_if(certificates, [](const auto& each) { return !each.revoked_at; });
  if (certificates.empty()) return certificates;
  const auto last = std::max_element(
      certificates.begin(), certificates.end(),
      [](const auto& one, const auto& other) { return one.revoked_at < other.revoked_at; });
  std::erase_if(certificates,
                [at = last->revoked_at, reason = last->revocation_reason](const auto& each) {
                  return each.revoked_at != at || each.revocation_reason != reason;
                });
  return certificates;
}

void require_restorable(const store::ClientRecord& client) {
  if (can_restore(client)) return;
  throw Error(ErrorKind::conflict,
              fmt::format("the revocation of '{}' ({}) cannot be taken back: {}",
                          printable(client.name), client.thumbprint, client.revocation_reason))
      .hint(fmt::format("issue a new certificate with: p2sctl client issue {}",
                        shell_word(client.name)));
}

void skip(const SelectedClient& client, const std::string& reason, ClientOutcome& outcome) {
  if (client.is_named) outcome.skipped.push_back({client.spelled, reason});
}

}  // namespace

ClientOutcome revoke_clients(Workspace& workspace, const SelectedClients& selected,
                             const std::string& reason, bool dry) {
  require_reason(reason);
  const auto actor = workspace.actor();  // one time for all: the same act, taken back as one
  return for_each_selected(selected, workspace.services(),
                           [&](const SelectedClient& client, ClientOutcome& outcome) {
                             auto certificates = to_revoke(client.certificates, actor.at);
                             if (certificates.empty())
                               return skip(client, "is already revoked", outcome);
                             for (auto& each : certificates) {
                               if (!dry) {
                                 workspace.inventory().revoke(each.thumbprint, reason, actor);
                                 each.revoked_at = actor.at;
                                 each.revocation_reason = reason;
                               }
                               outcome.done.push_back(std::move(each));
                             }
                           });
}

ClientOutcome restore_clients(Workspace& workspace, const SelectedClients& selected, bool dry) {
  const auto actor = workspace.actor();
  return for_each_selected(selected, workspace.services(),
                           [&](const SelectedClient& client, ClientOutcome& outcome) {
                             auto certificates = to_restore(client.certificates);
                             if (certificates.empty())
                               return skip(client, "is not revoked", outcome);
                             require_restorable(certificates.front());
                             for (auto& each : certificates) {
                               if (!dry) {
                                 workspace.inventory().restore(each.thumbprint, actor);
                                 each.revoked_at.reset();
                                 each.revocation_reason.clear();
                               }
                               outcome.done.push_back(std::move(each));
                             }
                           });
}

ClientOutcome remove_clients(Workspace& workspace, const SelectedClients& selected, bool dry) {
  const auto actor = workspace.actor();
  return for_each_selected(selected, workspace.services(),
                           [&](const SelectedClient& client, ClientOutcome& outcome) {
                             for (const auto& each : client.certificates) {
                               if (!dry)
                                 workspace.inventory().remove_client(each.thumbprint, actor);
                               outcome.done.push_back(each);
                             }
                           });
}

void require_reason(const std::string& reason) {
  const auto& reasons = pki::revocation_reasons();
  if (std::find(reasons.begin(), reasons.end(), reason) != reasons.end()) return;
  throw Error(ErrorKind::usage, fmt::format("unknown revocation reason '{}'", printable(reason)))
      .hint("--reason " + join(reasons, "|"));
}

}  // namespace p2s::app
