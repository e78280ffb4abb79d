// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/clients/issue/issue_clients.hpp>

namespace p2s::app {

/// What the requests (CSRs) that a command signs have in common.
struct SignSettings {
  std::string issuer;  ///< as of IssueRequest
  Period validity{1, Period::Unit::years};
  LiveClients live = LiveClients::refuse;
  bool keep = true;  ///< false: sign in memory only, for a dry run
};

struct SignRequest {
  Bytes csr;                                ///< PEM or DER
  std::string name;                         ///< empty: the CN of the CSR
  pki::AlternativeNames alternative_names;  ///< empty: those of the CSR, if valid
};

struct SignedClient {
  pki::Certificate certificate;
  store::ClientRecord record;
  std::string shortened;    ///< as in IssueResult
  bool is_earlier = false;  ///< the same request was signed before, and this was issued then
};

/// Signs CSRs with a CA that is opened once, so that private keys never leave the devices that made
/// them.
class P2S_API RequestSigner {
 public:
  /// Error(not_found, wrong_secret, usage) for the CA.
  RequestSigner(SignSettings settings, Workspace& workspace);

  /// Error(malformed) for the CSR; Error(conflict) for a client with a valid certificate, unless
  /// LiveClients::allow or it is that of this request: then nothing is signed.
  SignedClient sign(const SignRequest& request) const;

 private:
  std::optional<SignedClient> find_earlier(ByteView csr, const pki::Certificate& wanted) const;

  SignSettings settings_;
  Workspace& workspace_;
  std::vector<store::RootRecord> issuers_;
  pki::Issuer issuer_;
};

}  // namespace p2s::app
