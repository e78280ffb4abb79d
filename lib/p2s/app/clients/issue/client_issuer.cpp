// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/issue/client_issuer.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

namespace p2s::app::detail {

ClientIssuer::ClientIssuer(const IssueRequest& request, Workspace& workspace)
    : request_(request), workspace_(workspace) {
  if (request.pfx) make_private_directory(request.pfx->folder());
}

std::unique_ptr<StagedPfx> ClientIssuer::stage(const MadeClient& client) const {
  if (!request_.pfx) return nullptr;
  return std::make_unique<StagedPfx>(request_.pfx->file_for(client.record.name), client.pfx.pfx,
                                     client.pfx.generated_password);
}

IssuedClient ClientIssuer::publish(const MadeClient& client, StagedPfx* pfx) const {
  const auto& record = client.record;
  IssuedClient issued{record.name, record.thumbprint, record.serial, record.not_after, {}, {}};
  if (pfx == nullptr) return issued;
  try {
    pfx->commit(request_.pfx->existing);
  } catch (Error& error) {
    error.add_context(fmt::format("client '{}' is in the store, but its PFX was not written",
                                  printable(record.name)));
    throw;
  }
  issued.pfx = request_.pfx->file_for(record.name);
  if (!client.pfx.generated_password.empty()) issued.password_file = password_file_of(issued.pfx);
  return issued;
}

std::vector<bool> ClientIssuer::commit(std::vector<MadeClient>& batch) {
  std::vector<store::ClientRecord> records;
  records.reserve(batch.size());
  for (auto& client : batch) records.push_back(client.record);
  auto& inventory = workspace_.inventory();
  const store::Actor actor = workspace_.actor();
  if (request_.live != LiveClients::allow) {
    return inventory.add_clients_if_missing(records, request_.action, actor);
  }
  inventory.add_clients(records, request_.action, actor);
  return std::vector<bool>(batch.size(), true);
}

void ClientIssuer::write(std::vector<MadeClient>& batch, IssueResult& result) {
  std::vector<std::unique_ptr<StagedPfx>> staged;
  for (const auto& client : batch) staged.push_back(stage(client));
  const std::vector<bool> added = commit(batch);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (added[i])
      result.issued.push_back(publish(batch[i], staged[i].get()));
    else
      result.skipped.push_back({batch[i].record.name, "has a valid certificate by now"});
  }
}

}  // namespace p2s::app::detail
