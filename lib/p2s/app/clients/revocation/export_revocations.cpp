// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/revocation/export_revocations.hpp"

#include <p2s/app/clients/revocation/revocation_names.hpp>
#include <p2s/app/clients/revocation/revocations.hpp>
#include <p2s/base/error.hpp>
#include <p2s/spec/spec.hpp>

#include <map>

namespace p2s::app {
namespace {

/// Names of all revoked clients by thumbprint. Expired ones come last: a gateway does not need
/// them.
std::map<std::string, std::string> names_on_gateway(Workspace& workspace) {
  RevocationNames names;
  if (const auto file = workspace.spec_file()) {
    for (const auto& each : spec::load_spec(*file).revoked) names.reserve(each.name);
  }
  auto clients = revocations(workspace, {});
  sort_by_revocation(clients);
  std::map<std::string, std::string> by_thumbprint;
  for (const bool expired : {false, true}) {
    for (const auto& client : clients) {
      if ((client.not_after < workspace.services().as_of) == expired)
        by_thumbprint.emplace(client.thumbprint, names.add(client));
    }
  }
  return by_thumbprint;
}

}  // namespace

RevocationExport export_revocations(Workspace& workspace, const std::string& root, bool prune) {
  RevocationExport result;
  const auto names = names_on_gateway(workspace);
  for (auto& client : revocations(workspace, root)) {
    const bool expired = client.not_after < workspace.services().as_of;
    if (expired) ++result.expired;
    if (expired && prune) continue;
    result.entries.push_back({names.at(client.thumbprint), client.thumbprint});
    result.clients.push_back(std::move(client));
  }
  return result;
}

deploy::EntryTarget entry_target(Workspace& workspace, deploy::EntryFormat format,
                                 const std::string& resource_group) {
  const auto file = workspace.spec_file();
  if (!file) return {{}, resource_group};
  const auto gateway = spec::load_spec(*file);
  if (format == deploy::EntryFormat::az && !gateway.groups.empty()) {
    throw Error(ErrorKind::unsupported,
                "these commands of the Azure CLI remove the user groups of the gateway")
        .hint("change the gateway with the script of: p2sctl gateway deploy --format az");
  }
  return {gateway.name, resource_group};
}

}  // namespace p2s::app
