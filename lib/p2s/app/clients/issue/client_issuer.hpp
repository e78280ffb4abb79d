// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/clients/files/password_file.hpp>
#include <p2s/app/clients/issue/client_maker.hpp>

#include <memory>

namespace p2s::app::detail {

/// Makes batches durable, in one thread. The order makes crashes harmless: the files of a batch are
/// flushed under temporary names, then one commit adds the clients, then the files are renamed.
class ClientIssuer {
 public:
  ClientIssuer(const IssueRequest& request, Workspace& workspace);

  /// Appends to `result` the clients that are durable on return, and those that have a valid
  /// certificate by now.
  void write(std::vector<MadeClient>& batch, IssueResult& result);

 private:
  /// Null if no PFX is requested.
  std::unique_ptr<StagedPfx> stage(const MadeClient& client) const;
  IssuedClient publish(const MadeClient& client, StagedPfx* pfx) const;
  std::vector<bool> commit(std::vector<MadeClient>& batch);

  const IssueRequest& request_;
  Workspace& workspace_;
};

}  // namespace p2s::app::detail
