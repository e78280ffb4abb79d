// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/revocation/revoke_client.hpp"

#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/clients/find_client.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/issuer.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {

std::vector<store::ClientRecord> certificates_to_revoke(Workspace& workspace,
                                                        const std::string& spelled) {
  auto found = find_clients(workspace.inventory(), spelled);
  const Time now = workspace.services().clock.now();
  std::erase_if(found, [](const auto& client) { return client.revoked_at.has_value(); });
  if (found.empty()) {
    throw Error(ErrorKind::not_found, fmt::format("'{}' is already revoked", printable(spelled)));
  }
  const auto live = [&](const auto& client) { return is_live(client, now); };
  if (std::any_of(found.begin(), found.end(), live))
    std::erase_if(found, [&](const auto& client) { return !live(client); });
  return found;
}

store::ClientRecord client_to_restore(Workspace& workspace, const std::string& spelled) {
  return only_client(
      find_clients(workspace.inventory(), spelled), spelled,
      [](const auto& client) { return client.revoked_at.has_value(); }, "is not revoked");
}

store::ClientRecord client_to_remove(Workspace& workspace, const std::string& spelled) {
  return only_client(
      find_clients(workspace.inventory(), spelled), spelled, [](const auto&) { return true; }, "");
}

void require_reason(const std::string& reason) {
  const auto& reasons = pki::revocation_reasons();
  if (std::find(reasons.begin(), reasons.end(), reason) != reasons.end()) return;
  throw Error(ErrorKind::usage, fmt::format("unknown revocation reason '{}'", printable(reason)))
      .hint("--reason " + join(reasons, "|"));
}

}  // namespace p2s::app
