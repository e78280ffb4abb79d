#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/pki/certificate.hpp>
#include <p2s/pki/key.hpp>

#include <optional>
#include <string>

namespace p2s::app {

/// A root as it comes from files, read and checked. Needs no store.
struct ImportedRoot {
  pki::Certificate certificate;
  std::optional<pki::PrivateKey> key;
};

/// Where a password comes from; without a source, asked for only when the file needs one.
using MaybeSource = std::optional<secrets::Source>;

/// PEM, DER or bare base64; it must be one self-signed certificate that may sign others.
/// Error(malformed). `key` is null when the private key stays elsewhere; Error(malformed) when it
/// belongs to another certificate.
P2S_API ImportedRoot read_root(ByteView certificate, const Bytes* key, const MaybeSource& password,
                               const Services& services);
/// The same from a PFX.
P2S_API ImportedRoot read_root_pfx(ByteView pfx, const MaybeSource& password,
                                   const Services& services);

/// Adds it. A root of that name and certificate that lacks its private key gets it.
P2S_API store::RootRecord import_root(const std::string& name, const ImportedRoot& root,
                                      Workspace& workspace);

}  // namespace p2s::app
