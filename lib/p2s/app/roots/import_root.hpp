// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/pki/certificate.hpp>
#include <p2s/pki/key.hpp>

#include <optional>
#include <string>

namespace p2s::app {

/// A root read from files and checked, without a store.
struct ImportedRoot {
  pki::Certificate certificate;
  std::optional<pki::PrivateKey> key;
  std::string note;  ///< CertificateFile::note
};

/// PEM, DER or bare base64; it must be one self-signed certificate that may sign others.
/// Error(malformed). `key` is null if the private key is kept elsewhere; Error(malformed) if it
/// does not match. `password` is called only if required.
P2S_API ImportedRoot read_root(ByteView certificate, const Bytes* key,
                               const std::function<Secret()>& password);
/// The same from a PFX.
P2S_API ImportedRoot read_root_pfx(ByteView pfx, const std::function<Secret()>& password);

/// Adds the root, or the private key of an existing root that does not have it.
P2S_API store::RootRecord import_root(const std::string& name, const ImportedRoot& root,
                                      Workspace& workspace);

}  // namespace p2s::app
