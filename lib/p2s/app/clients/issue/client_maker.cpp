// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/issue/client_maker.hpp"

#include <p2s/app/clients/client_record.hpp>
#include <p2s/app/clients/files/password_file.hpp>
#include <p2s/base/text/text.hpp>

namespace p2s::app::detail {

MadeClient ClientMaker::make(const NewClient& client) const {
  const auto key = pki::PrivateKey::generate(request_.key);
  const auto certificate = issuer_.issue(
      {client.name, client.alternative_names, clock_.now(), request_.validity, client.not_before},
      key);
  MadeClient made{client_record(certificate, client.name, name_, &key, &vault_), {}};
  made.record.systems = systems_text(client.systems);
  made.record.software = join(client.software, ",");
  if (request_.pfx) {
    made.pfx = protect_pfx(key, certificate, issuer_.chain(), client.name, request_.pfx->protection,
                           waiting_password(request_.pfx->file_for(client.name)));
  }
  return made;
}

}  // namespace p2s::app::detail
