// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/kit_clients.hpp"

#include <p2s/app/clients/client_history.hpp>
#include <p2s/app/clients/client_status.hpp>
#include <p2s/app/clients/find_client.hpp>
#include <p2s/app/clients/selection/select_clients.hpp>
#include <p2s/app/packages/inspect_package.hpp>
#include <p2s/app/roots/authorities.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/kit_rules.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace p2s::app::detail {
namespace {

void require_usable(const store::ClientRecord& client, Time at) {
  const auto status = client_status(client, at);
  if (status != ClientStatus::revoked && status != ClientStatus::expired) return;
  const auto* const cure = status == ClientStatus::revoked ? "issue a new certificate" : "renew it";
  const auto* const command = status == ClientStatus::revoked ? "issue" : "renew";
  throw Error(ErrorKind::conflict, fmt::format("client '{}' ({}) is {}", printable(client.name),
                                               client.thumbprint, to_string(status)))
      .hint(fmt::format("{} with: p2sctl client {} {}", cure, command, shell_word(client.name)));
}

// Of a gateway where people sign in with a password or a work account.
bool has_users(const package::VendorPackage& gateway) {
  return gateway.has(azure::Method::radius) || gateway.has(azure::Method::entra);
}

/// With the package that was given.
std::string build_command(const KitRequest& request) {
  if (request.azure.empty()) return "p2sctl package build";
  return fmt::format("p2sctl package build --azure {}", shell_word(request.azure.string()));
}

std::vector<store::ClientRecord> every_live_client(const KitPlan& plan, const KitRequest& request,
                                                   Workspace& workspace) {
  const Time at = workspace.services().as_of;
  auto& inventory = workspace.inventory();
  std::vector<store::ClientRecord> clients;
  for_each_history(inventory, [&](const History& history) {
    const auto& current = current_certificate(history, at);
    if (is_live(current, at) && !has_left(history)) clients.push_back(current);
  });
  for (auto& client : clients) client = whole_client(inventory, client);
  if (clients.empty()) {
    throw Error(ErrorKind::not_found,
                "the store does not contain a client with a valid certificate")
        .hint(has_users(plan.gateway)
                  ? fmt::format("name the users of the gateway: {} --user alice",
                                build_command(request))
                  : "issue one with: p2sctl client issue alice");
  }
  return clients;
}

store::ClientRecord known_client(const KitPlan& plan, const KitRequest& request,
                                 const std::string& spelled, Workspace& workspace) {
  try {
    return newest_client(workspace.inventory(), spelled, workspace.services().as_of);
  } catch (Error& error) {
    const bool misspelt = error.hint().starts_with("did you mean");
    if (error.kind() != ErrorKind::not_found || misspelt || !has_users(plan.gateway)) throw;
    throw std::move(error).hint(fmt::format("for a user of RADIUS or Entra ID: {} --user {}",
                                            build_command(request), shell_word(spelled)));
  }
}

std::vector<store::ClientRecord> named_clients(const KitPlan& plan, const KitRequest& request,
                                               Workspace& workspace) {
  const Time at = workspace.services().as_of;
  std::vector<store::ClientRecord> clients;
  std::set<std::string> names;
  for (const auto& spelled : request.clients) {
    auto client = known_client(plan, request, spelled, workspace);
    const auto history = workspace.inventory().find_clients(client.name);
    // An older certificate may still be valid.
    require_usable(has_left(history) ? history.front() : client, at);
    if (names.insert(client.name).second) clients.push_back(std::move(client));
  }
  for (const auto& name : request.users) {
    store::ClientRecord user;
    user.name = name;
    if (names.insert(name).second) clients.push_back(std::move(user));
  }
  return clients;
}

void add_untrusted_roots(KitPlan& plan, Workspace& workspace) {
  const auto& trusted = plan.gateway.client_root_thumbprints;
  const bool certificates = std::any_of(plan.clients.begin(), plan.clients.end(),
                                        [](const auto& client) { return !client.issuer.empty(); });
  if (trusted.empty() || !certificates) return;
  const Authorities authorities(workspace.inventory());
  std::map<std::string, std::string> thumbprints;  // of the roots, by name
  for (const auto& client : plan.clients) {
    if (client.issuer.empty() || authorities.is_trusted(trusted, client.issuer)) continue;
    const auto root = authorities.chain(client.issuer).back();
    plan.untrusted_roots.emplace(client.issuer, root.name);
    thumbprints.emplace(root.name, root.thumbprint);
  }
  for (const auto& [name, thumbprint] : thumbprints) {
    if (auto finding = untrusted_root(plan.gateway, name, thumbprint))
      plan.findings.push_back(*std::move(finding));
  }
}

/// Where the gateway accepts no certificates, the owner of one is a user like any other.
void leave_certificates(KitPlan& plan, const KitRequest& request) {
  std::vector<std::string> owners;
  for (auto& client : plan.clients) {
    if (client.certificate.empty()) continue;
    owners.push_back(client.name);
    store::ClientRecord user;
    user.name = client.name;
    user.systems = client.systems;
    user.software = client.software;
    client = std::move(user);
  }
  if (owners.empty()) return;
  auto finding = kit::kit_finding(
      "KIT-002", plan.gateway.source,
      fmt::format("the gateway has no certificate authentication: {} no certificate",
                  owners.size() == 1 ? fmt::format("the kit of '{}' contains", printable(owners[0]))
                                     : fmt::format("{} kits contain", owners.size())));
  if (has_users(plan.gateway)) {
    finding.hint = fmt::format("its users need none: {} --user {}", build_command(request),
                               shell_word(owners.front()));
  }
  plan.findings.push_back(std::move(finding));
}

}  // namespace

void choose_clients(KitPlan& plan, const KitRequest& request, Workspace& workspace) {
  plan.clients = request.all ? every_live_client(plan, request, workspace)
                             : named_clients(plan, request, workspace);
  if (!kit::accepts_certificates(plan.gateway)) leave_certificates(plan, request);
  add_untrusted_roots(plan, workspace);
}

}  // namespace p2s::app::detail
