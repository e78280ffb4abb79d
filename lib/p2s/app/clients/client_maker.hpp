#pragma once

#include <p2s/app/clients/issue_clients.hpp>

namespace p2s::app::detail {

/// A client that exists in memory only.
struct MadeClient {
  store::ClientRecord record;
  ProtectedPfx pfx;  ///< empty when none was asked for
};

/// Everything that can be done on many threads at once: key, certificate, sealed key, PFX. Refers
/// to its arguments, which must outlive it.
class ClientMaker {
 public:
  ClientMaker(const IssueRequest& request, const pki::Issuer& issuer, std::string root,
              const pki::Vault& vault, const Clock& clock)
      : request_(request), issuer_(issuer), root_(std::move(root)), vault_(vault), clock_(clock) {}

  MadeClient make(const NewClient& client) const;

 private:
  const IssueRequest& request_;
  const pki::Issuer& issuer_;
  std::string root_;
  const pki::Vault& vault_;
  const Clock& clock_;
};

}  // namespace p2s::app::detail
