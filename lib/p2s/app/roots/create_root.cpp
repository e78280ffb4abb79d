// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/roots/create_root.hpp"

#include <p2s/app/roots/root_record.hpp>
#include <p2s/azure/resource_name.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/names.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/issuer.hpp>

#include <fmt/format.h>

namespace p2s::app {
namespace {

store::RootRecord make_token_record(const CreateRootRequest& request, Workspace& workspace) {
  const auto key = workspace.token_key(*request.token);
  const auto certificate =
      pki::make_root(request.name, key, workspace.actor().at, request.validity);
  auto record = root_record(certificate, request.name, "", {});
  record.key_uri = request.token->text;
  return record;
}

}  // namespace

void require_new_root(Workspace& workspace, const std::string& name) {
  require_name(name, "root");
  if (!azure::is_resource_name(name)) {
    throw Error(ErrorKind::usage,
                fmt::format("Azure refuses the name '{}' for a root", printable(name)))
        .hint(fmt::format("use letters, digits, '.', '-' and '_': {}",
                          azure::resource_name(name, "P2SRoot")));
  }
  if (!workspace.inventory().find_root(name)) return;
  throw Error(ErrorKind::conflict, fmt::format("root '{}' already exists", printable(name)))
      .hint("choose another name, or list the roots with: p2sctl root list");
}

store::RootRecord make_root_record(const CreateRootRequest& request, Workspace& workspace) {
  require_new_root(workspace, request.name);
  if (request.token) return make_token_record(request, workspace);
  const pki::Vault& vault = workspace.vault();  // detect a wrong passphrase before creating a key
  const pki::PrivateKey key = pki::PrivateKey::generate(request.key);
  const pki::Certificate certificate =
      pki::make_root(request.name, key, workspace.actor().at, request.validity);
  return root_record(certificate, request.name, "",
                     vault.seal(key.pkcs8(), certificate.thumbprint()));
}

store::RootRecord create_root(const CreateRootRequest& request, Workspace& workspace) {
  workspace.inventory().add_root(make_root_record(request, workspace), workspace.actor());
  return *workspace.inventory().find_root(request.name);
}

}  // namespace p2s::app
