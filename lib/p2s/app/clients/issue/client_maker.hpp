// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/clients/issue/issue_clients.hpp>

namespace p2s::app::detail {

/// A client that exists in memory only.
struct MadeClient {
  store::ClientRecord record;
  ProtectedPfx pfx;  ///< empty if not requested
};

/// The work that can run on many threads: key, certificate, sealed key, PFX. Its arguments must
/// outlive it.
class ClientMaker {
 public:
  ClientMaker(const IssueRequest& request, const pki::Issuer& issuer, std::string name,
              const pki::Vault& vault, const Clock& clock)
      : request_(request), issuer_(issuer), name_(std::move(name)), vault_(vault), clock_(clock) {}

  MadeClient make(const NewClient& client) const;

 private:
  const IssueRequest& request_;
  const pki::Issuer& issuer_;
  std::string name_;  // of the issuer
  const pki::Vault& vault_;
  const Clock& clock_;
};

}  // namespace p2s::app::detail
