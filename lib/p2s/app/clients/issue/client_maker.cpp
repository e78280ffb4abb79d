// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/issue/client_maker.hpp"

#include <p2s/app/clients/client_record.hpp>

namespace p2s::app::detail {

MadeClient ClientMaker::make(const NewClient& client) const {
  const auto key = pki::PrivateKey::generate(request_.key);
  const auto certificate =
      issuer_.issue({client.name, client.alternative_names, clock_.now(), request_.validity}, key);
  MadeClient made{client_record(certificate, client.name, root_, &key, &vault_), {}};
  if (request_.pfx) {
    made.pfx =
        protect_pfx(key, certificate, {issuer_.root()}, client.name, request_.pfx->protection);
  }
  return made;
}

}  // namespace p2s::app::detail
