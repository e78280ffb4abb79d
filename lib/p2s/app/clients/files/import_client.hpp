// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/pki/certificate.hpp>
#include <p2s/pki/key.hpp>

#include <functional>
#include <optional>
#include <string>

namespace p2s::app {

/// A client read from files, without a store.
struct ClientFiles {
  pki::Certificate certificate;
  std::optional<pki::PrivateKey> key;
  std::string note;  ///< CertificateFile::note
};

/// The certificate of a file (the first of a chain) and, unless `key` is null, the private key of
/// another. `password` is called only if required. Error(malformed).
P2S_API ClientFiles read_client(ByteView certificate, const Bytes* key,
                                const std::function<Secret()>& password);
/// Both from a PFX.
P2S_API ClientFiles read_client_pfx(ByteView pfx, const std::function<Secret()>& password);

struct ImportRequest {
  ClientFiles files;
  std::string name;    ///< empty: the CN
  std::string issuer;  ///< it or a CA above it; empty: found in the store
  bool keep = true;    ///< false: check only
};

/// Imports an existing certificate, which must chain to a root of the store and match its key.
/// Error(not_found) if its issuer is not in the store, Error(malformed) if it does not verify or
/// the key does not match.
P2S_API store::ClientRecord import_client(const ImportRequest& request, Workspace& workspace);

}  // namespace p2s::app
