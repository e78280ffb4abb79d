// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/kits/build_kits.hpp>
#include <p2s/base/secret.hpp>
#include <p2s/pki/certificate.hpp>

#include <string>
#include <vector>

namespace p2s::app::detail {

/// The clients that the gateway of a lab accepts and rejects.
struct LabTrust {
  std::vector<pki::Certificate> roots;  ///< trusted
  std::vector<std::string> crls;        ///< PEM, one of each CA whose key is at hand
  bool every_crl = false;               ///< of each CA below the trusted roots
  std::vector<std::string> revoked;     ///< thumbprints
  /// PEM of a certificate, its issuers and its key; empty without one.
  Secret revoked_client;
  Secret expired_client;
  std::vector<std::string> notes;  ///< what cannot be tested, and why
};

/// From p2s.toml and the store, for the gateway of the plan. Opens keys of the store, so it may
/// need the passphrase. Error(not_found) without a root.
LabTrust lab_trust(const KitPlan& plan, Workspace& workspace);

}  // namespace p2s::app::detail
