// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/workspace.hpp>
#include <p2s/pki/certificate.hpp>
#include <p2s/pki/issuer_key.hpp>
#include <p2s/pki/key.hpp>

#include <optional>
#include <string>

namespace p2s::app {

/// A private key on a token, which was opened.
struct TokenKey {
  pki::KeyUri uri;
  pki::IssuerKey key;
};

/// A root or issuing CA read from files and checked, without a store.
struct ImportedRoot {
  pki::Certificate certificate;
  std::optional<pki::PrivateKey> key;
  std::optional<TokenKey> token;         ///< its private key, if that is on a token
  std::vector<pki::Certificate> others;  ///< CAs of the same files, in any order
  std::vector<std::string> notes;        ///< CertificateFile::note, and what was left out
};

struct RootFiles {
  Bytes certificate;         ///< in any format of read_certificate_file(), or a PFX with its key
  std::optional<Bytes> key;  ///< the private key; empty if it is kept elsewhere
  /// Files with the certificates of the CAs above, if `certificate` lacks them: name and content.
  std::vector<std::pair<std::string, Bytes>> chain;
  std::function<Secret()> password;    ///< of key or PFX; called only if required
  std::optional<TokenKey> token = {};  ///< instead of `key`: the private key on a token
};

/// Of several CAs in `certificate`, the one of the private key is meant, otherwise the one that
/// issued none of the others. Error(malformed) if there is no or more than one such CA, or the key
/// does not match.
P2S_API ImportedRoot read_root(const RootFiles& files);

/// The records of the CAs that an import adds: the one called `name` last, those above it first, by
/// their common names as Azure accepts them. Those that the store has are not among them; the last
/// is, to receive its key. Error(not_found) names a CA that is missing; Error(malformed) if the
/// chain does not verify.
P2S_API std::vector<store::RootRecord> plan_root_import(const std::string& name,
                                                        const ImportedRoot& root,
                                                        Workspace& workspace);

/// Adds them, or the private key of an existing one that does not have it. A key on a token must
/// make a valid signature first; it can also replace another token's.
P2S_API std::vector<store::RootRecord> import_root(const std::string& name,
                                                   const ImportedRoot& root, Workspace& workspace);

}  // namespace p2s::app
