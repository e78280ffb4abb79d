// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/ipsec_policy.hpp>
#include <p2s/azure/policy_table.hpp>
#include <p2s/base/export.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace p2s::azure {

// The proposals that a strongSwan client must offer. One string is one proposal:
// "aes256gcm16-prfsha384-ecp384". swanctl.conf joins them with commas in `proposals` and
// `esp_proposals`, ipsec.conf in `ike=` and `esp=`, a NetworkManager key file with semicolons; a
// .sswan profile takes the first alone.
//
// Strongest first means, for IKE: groups that RFC 8247 advises against (24, 2) last; combined
// ciphers (AES-GCM) before AES-CBC with an HMAC, longer keys first; then the longer hash; then the
// group: ECP384, ECP256, 14. For IPsec (RFC 8221): cipher and integrity alike, with a separate key
// exchange before without.

/// The proposals of one client.
struct Proposals {
  std::vector<std::string> ike;  ///< strongest first
  std::vector<std::string> esp;  ///< strongest first
  /// `rekey_time`, shorter than the gateway's lifetime: strongSwan discards keys after 110 % of it.
  std::optional<std::int64_t> rekey_seconds = {};
  std::optional<std::int64_t> rekey_bytes = {};  ///< `rekey_bytes`
  /// The custom policies that clients can use. Formats other than strongSwan's use the first that
  /// they support.
  std::vector<IpsecPolicy> custom = {};
};

/// A combined cipher names its PRF, as strongSwan requires.
P2S_API std::string ike_proposal(const IkeDefault& row);
P2S_API std::string esp_proposal(const EspDefault& row);
/// nullopt if a value is missing or has no counterpart, or AES-GCM is in only one of the IPsec
/// fields; the policy rules report which.
P2S_API std::optional<std::string> ike_proposal(const IpsecPolicy& policy);
P2S_API std::optional<std::string> esp_proposal(const IpsecPolicy& policy);

/// The default tables, strongest first.
P2S_API std::vector<IkeDefault> strongest_ike_defaults();
P2S_API std::vector<EspDefault> strongest_esp_defaults();
/// Every row of them.
P2S_API Proposals default_proposals();
/// The ones that a client needs: a modern one, one that every gateway accepted, one without
/// AES-GCM; without a group for IPsec, where a mismatch shows only at the first rekeying.
P2S_API Proposals recommended_proposals();
/// Exactly the policy. A part without a counterpart is empty.
P2S_API Proposals custom_proposals(const IpsecPolicy& policy);
/// The proposals for a kit: those of the first custom policy (preferably one that clients can
/// use), or the recommended ones without a policy.
P2S_API Proposals client_proposals(std::span<const IpsecPolicy> policies);

}  // namespace p2s::azure
