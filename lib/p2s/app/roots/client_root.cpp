// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/roots/client_root.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

namespace p2s::app {

store::RootRecord find_root(store::Inventory& inventory, const std::string& name) {
  auto root = name.empty() ? inventory.default_root() : inventory.find_root(name);
  if (root) return *std::move(root);
  if (name.empty()) {
    throw Error(ErrorKind::not_found, "the store does not contain a root")
        .hint("create one with: p2sctl root create P2SRootCert");
  }
  throw Error(ErrorKind::not_found, fmt::format("root '{}' not found", printable(name)))
      .hint("list the roots with: p2sctl root list");
}

pki::Issuer open_issuer(Workspace& workspace, const store::RootRecord& root) {
  if (root.sealed_key.empty()) {
    throw Error(ErrorKind::not_found,
                fmt::format("root '{}' cannot sign: its private key is not in the store",
                            printable(root.name)))
        .hint(fmt::format("add it with: p2sctl root import {} --cert FILE --private-key FILE",
                          shell_word(root.name)));
  }
  const Secret key = workspace.vault().open(root.sealed_key, root.thumbprint);
  return pki::Issuer(pki::Certificate::from_pem(root.certificate),
                     pki::PrivateKey::from_pkcs8(key));
}

}  // namespace p2s::app
