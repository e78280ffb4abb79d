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

std::vector<store::RootRecord> find_sound(const std::string& issuer, Workspace& workspace) {
  auto issuers = find_issuers(workspace.inventory(), issuer);
  require_sound(issuers, workspace.services().clock.now());
  return issuers;
}

}  // namespace

RequestSigner::RequestSigner(SignSettings settings, Workspace& workspace)
    : settings_(std::move(settings)),
      workspace_(workspace),
      issuers_(find_sound(settings_.issuer, workspace)),
      issuer_(open_issuer(workspace, issuers_)) {}

/// A valid certificate of the same key with the same names, from an interrupted run for example.
std::optional<SignedClient> RequestSigner::find_earlier(ByteView csr,
                                                        const pki::Certificate& wanted) const {
  const Time now = workspace_.services().clock.now();
  for (auto& client : workspace_.inventory().find_clients(wanted.facts().common_name)) {
    if (!is_live(client, now) || client.issuer != issuers_.front().name) continue;
    auto certificate = pki::Certificate::from_pem(client.certificate);
    if (pki::is_request_of(csr, certificate) &&
        certificate.facts().alternative_names == wanted.facts().alternative_names)
      return SignedClient{std::move(certificate), std::move(client), {}, true};
  }
  return std::nullopt;
}

SignedClient RequestSigner::sign(const SignRequest& request) const {
  if (!request.name.empty()) require_name(request.name, "client");
  pki::require_valid(request.alternative_names);
  const Time now = workspace_.services().clock.now();
  auto certificate = issuer_.sign_request(
      request.csr, {request.name, request.alternative_names, now, settings_.validity});
  const std::string name = certificate.facts().common_name;
  require_name(name, "client");
  if (settings_.live != LiveClients::allow && has_live(workspace_.inventory(), name, now)) {
    if (auto earlier = find_earlier(request.csr, certificate)) return *std::move(earlier);
    refuse_live(name);
  }
  auto record = client_record(certificate, name, issuers_.front().name, nullptr, nullptr);
  if (settings_.keep) keep(record, settings_.live, workspace_);
  return {std::move(certificate), std::move(record),
          shortened(issuers_, settings_.validity.after(now))};
}

}  // namespace p2s::app
