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

// What a strongSwan client has to offer so that the gateway agrees. One string is one proposal:
// "aes256gcm16-prfsha384-ecp384". swanctl.conf joins them with commas in `proposals` and
// `esp_proposals`, ipsec.conf in `ike=` and `esp=`, a NetworkManager key file with semicolons; a
// .sswan profile takes the first alone.
//
// Strongest first means, for IKE: groups that RFC 8247 advises against (24, 2) last; then combined
// ciphers (AES-GCM) before AES-CBC with an HMAC, longer keys first; then the longer hash; then the
// group: ECP384, ECP256, 14. For IPsec (RFC 8221): cipher and integrity alike, then with a group of
// its own before without, for its secret comes on top of that of IKE.

/// What one client offers.
struct Proposals {
  std::vector<std::string> ike;  ///< strongest first
  std::vector<std::string> esp;  ///< strongest first
  /// Before the lifetime that the gateway sets: `rekey_time`. strongSwan gives keys up after 110 %.
  std::optional<std::int64_t> rekey_seconds;
  std::optional<std::int64_t> rekey_bytes;  ///< `rekey_bytes`
};

/// A combined cipher names its PRF, as strongSwan wants it.
P2S_API std::string ike_proposal(const IkeDefault& row);
P2S_API std::string esp_proposal(const EspDefault& row);
/// Nothing when a value is missing or has no counterpart, or AES-GCM does not stand in both IPsec
/// fields: the policy rules say which.
P2S_API std::optional<std::string> ike_proposal(const IpsecPolicy& policy);
P2S_API std::optional<std::string> esp_proposal(const IpsecPolicy& policy);

/// The default tables, strongest first.
P2S_API std::vector<IkeDefault> strongest_ike_defaults();
P2S_API std::vector<EspDefault> strongest_esp_defaults();
/// Every row of them.
P2S_API Proposals default_proposals();
/// The few of them that a client needs: one modern, one that every gateway has answered, one
/// without AES-GCM; no group of its own for IPsec, as a mismatch shows only at the first renewal.
P2S_API Proposals recommended_proposals();
/// Exactly the policy. A part that cannot be translated stays empty.
P2S_API Proposals custom_proposals(const IpsecPolicy& policy);
/// What a kit should hold: the policy's proposals where the gateway has one, else the recommended.
P2S_API Proposals client_proposals(std::span<const IpsecPolicy> policies);

}  // namespace p2s::azure
