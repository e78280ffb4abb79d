// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/client_issuer.hpp"

#include <p2s/app/clients/password_file.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>

#include <fmt/format.h>

namespace p2s::app::detail {
namespace {

std::string pfx_name(const MadeClient& client) { return client.record.thumbprint + ".pfx"; }

void write_secret(const std::filesystem::path& file, const Secret& content) {
  write_file(file, content.bytes(), Access::owner_only, OnExisting::fail);
}

}  // namespace

ClientIssuer::ClientIssuer(const IssueRequest& request, Workspace& workspace)
    : request_(request), workspace_(workspace) {
  if (!request.pfx) return;
  const auto& path = request.pfx->path;
  const auto folder = request.pfx->is_file() ? path.parent_path() : path;
  staging_ = std::make_unique<StagingDirectory>(folder / "pending");
}

void ClientIssuer::stage(const MadeClient& client) const {
  const auto file = staging_->path() / pfx_name(client);
  write_secret(file, client.pfx.pfx);
  if (client.pfx.generated_password.empty()) return;
  write_secret(password_file_of(file), password_line(client.pfx.generated_password));
}

IssuedClient ClientIssuer::publish(const MadeClient& client) const {
  const auto& record = client.record;
  IssuedClient issued{record.name, record.thumbprint, record.serial, record.not_after, {}, {}};
  if (!staging_) return issued;
  const auto staged = staging_->path() / pfx_name(client);
  issued.pfx = request_.pfx->file_for(record.name);
  try {
    if (!client.pfx.generated_password.empty()) {
      issued.password_file = password_file_of(issued.pfx);
      move_file(password_file_of(staged), issued.password_file, request_.pfx->existing);
    }
    move_file(staged, issued.pfx, request_.pfx->existing);
  } catch (Error& error) {
    error.add_context(fmt::format("client '{}' is in the store, but its PFX was not written",
                                  printable(record.name)));
    throw;
  }
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
  if (staging_) {
    for (const auto& client : batch) stage(client);
  }
  const std::vector<bool> added = commit(batch);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (added[i])
      result.issued.push_back(publish(batch[i]));
    else
      result.skipped.push_back(batch[i].record.name);
  }
}

}  // namespace p2s::app::detail
