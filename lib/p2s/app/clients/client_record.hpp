// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/files/system.hpp>
#include <p2s/pki/certificate.hpp>
#include <p2s/pki/issuer.hpp>
#include <p2s/pki/vault.hpp>
#include <p2s/store/records.hpp>

#include <string>
#include <vector>

namespace p2s::app {

/// The row of a certificate. `key` is null if it is not stored.
P2S_API store::ClientRecord client_record(const pki::Certificate& certificate,
                                          const std::string& name, const std::string& issuer,
                                          const pki::PrivateKey* key, const pki::Vault* vault);

/// For which kits are built; empty: for all.
P2S_API std::vector<System> systems_of(const store::ClientRecord& client);
/// As the store has them: "windows,ios".
P2S_API std::string systems_text(const std::vector<System>& systems);
P2S_API std::vector<std::string> software_of(const store::ClientRecord& client);

/// The alternative names, in the form used for a new certificate.
P2S_API pki::AlternativeNames alternative_names_of(const CertificateSummary& facts);

}  // namespace p2s::app
