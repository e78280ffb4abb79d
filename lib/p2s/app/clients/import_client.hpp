#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/pki/certificate.hpp>
#include <p2s/pki/key.hpp>

#include <functional>
#include <optional>
#include <string>

namespace p2s::app {

/// A client as it comes from files. Needs no store.
struct ClientFiles {
  pki::Certificate certificate;
  std::optional<pki::PrivateKey> key;
};

/// The certificate of a file (the first, when its chain is there too) and, unless `key` is null,
/// the private key of another. `password` is asked only when one is needed. Error(malformed).
P2S_API ClientFiles read_client(ByteView certificate, const Bytes* key,
                                const std::function<Secret()>& password);
/// Both from a PFX.
P2S_API ClientFiles read_client_pfx(ByteView pfx, const std::function<Secret()>& password);

struct ImportRequest {
  ClientFiles files;
  std::string name;  ///< empty: the CN
  std::string root;  ///< empty: the root of the store that issued it
  bool keep = true;  ///< false: check only
};

/// Takes in a certificate that was made elsewhere. It must chain to a root of the store; a key must
/// be its own. Error(not_found) when no root issued it, Error(malformed) when the key is another's.
P2S_API store::ClientRecord import_client(const ImportRequest& request, Workspace& workspace);

}  // namespace p2s::app
