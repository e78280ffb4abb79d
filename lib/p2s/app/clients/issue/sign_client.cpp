// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/issue/sign_client.hpp"

#include <p2s/app/clients/client_record.hpp>
#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/roots/client_root.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::app {
namespace {

[[noreturn]] void refuse_live(const std::string& name) {
  throw Error(ErrorKind::conflict,
              fmt::format("client '{}' already has a valid certificate", printable(name)))
      .hint("sign another certificate with: --force");
}

void keep(const store::ClientRecord& record, LiveClients live, Workspace& workspace) {
  const std::span<const store::ClientRecord> one(&record, 1);
  if (live == LiveClients::allow) {
    workspace.inventory().add_clients(one, "client.sign", workspace.actor());
  } else if (!workspace.inventory()
                  .add_clients_if_missing(one, "client.sign", workspace.actor())
                  .front()) {
    refuse_live(record.name);
  }
}

}  // namespace

SignedClient sign_client(const SignRequest& request, Workspace& workspace) {
  if (!request.name.empty()) require_name(request.name, "client");
  pki::require_valid(request.alternative_names);
  const auto issuers = find_issuers(workspace.inventory(), request.issuer);
  const Time now = workspace.services().clock.now();
  require_sound(issuers, now);
  const auto issuer = open_issuer(workspace, issuers);
  auto certificate = issuer.sign_request(
      request.csr, {request.name, request.alternative_names, now, request.validity});
  const std::string name = certificate.facts().common_name;
  require_name(name, "client");
  if (request.live != LiveClients::allow && has_live(workspace.inventory(), name, now))
    refuse_live(name);
  auto record = client_record(certificate, name, issuers.front().name, nullptr, nullptr);
  if (request.keep) keep(record, request.live, workspace);
  return {std::move(certificate), std::move(record),
          shortened(issuers, request.validity.after(now))};
}

}  // namespace p2s::app
