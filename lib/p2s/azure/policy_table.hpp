// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/ipsec_policy.hpp>
#include <p2s/base/export.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::azure {

// What a gateway offers without a custom policy, and the values of a custom policy. Strength is
// rated by RFC 8247 (IKE) and RFC 8221 (ESP); proposals.hpp has the resulting order.

/// The six fields of a custom policy that name an algorithm.
enum class PolicyField : std::uint8_t {
  ike_encryption,
  ike_integrity,
  dh_group,
  ipsec_encryption,
  ipsec_integrity,
  pfs_group,
};

struct PolicyFieldInfo {
  PolicyField field;
  std::string_view key;         ///< in p2s.toml
  std::string_view azure_name;  ///< in Azure's API
  std::string_view use;         ///< short description
  std::string IpsecPolicy::*member;
};
P2S_API std::span<const PolicyFieldInfo> policy_fields() noexcept;

/// A value of one field.
struct PolicyValue {
  PolicyField field;
  std::string_view name;   ///< Azure's API: "GCMAES256"
  std::string_view token;  ///< strongSwan's; empty if it has none or needs none
  bool accepted;           ///< by a point-to-site gateway; false: only the API has it
  bool weak = false;       ///< DES, 3DES, MD5, SHA-1 and 768-bit groups
};

/// By field; accepted values first, then strongest first.
P2S_API std::span<const PolicyValue> policy_values() noexcept;
/// The value of that name, in any case; null if Azure's API does not have it.
P2S_API const PolicyValue* find_policy_value(PolicyField field, std::string_view name) noexcept;
/// Names of the values that a point-to-site gateway accepts, strongest first.
P2S_API std::vector<std::string> accepted_values(PolicyField field);

/// One of the two limits after which keys are renewed.
struct PolicyLimit {
  std::string_view key;
  std::string_view azure_name;
  std::string_view unit;
  std::int64_t min;
  std::int64_t max;
  std::int64_t default_value;
  std::optional<std::int64_t> IpsecPolicy::*member;

  constexpr bool contains(std::int64_t value) const noexcept {
    return value >= min && value <= max;
  }
};
P2S_API std::span<const PolicyLimit> policy_limits() noexcept;

/// The policy with its missing values: of algorithms the strongest one accepted that fits the
/// others (AES-GCM needs itself as the integrity), of limits Azure's default.
P2S_API IpsecPolicy completed(IpsecPolicy policy);

/// A row of the default IKE table, spelt as published.
struct IkeDefault {
  std::string_view encryption;
  std::string_view integrity;
  std::string_view prf;
  std::string_view dh_group;
};
/// A row of the default IPsec table, spelt as published.
struct EspDefault {
  std::string_view encryption;
  std::string_view integrity;
  std::string_view pfs_group;
};
/// In the published order.
P2S_API std::span<const IkeDefault> ike_defaults() noexcept;
P2S_API std::span<const EspDefault> esp_defaults() noexcept;

/// A TLS cipher suite that OpenVPN and SSTP clients use or used.
struct TlsSuite {
  std::string_view name;
  std::string_view version;  ///< "1.2"; "1.3" for OpenVPN only
  bool offered;              ///< false: offered before the tables of 2026 only
  bool gcm;                  ///< AEAD; false: CBC
};
P2S_API std::span<const TlsSuite> tls_suites() noexcept;
/// In any case; null for a suite that was never offered.
P2S_API const TlsSuite* find_tls_suite(std::string_view name) noexcept;

inline constexpr std::string_view kDefaultsSource =
    "learn.microsoft.com/azure/vpn-gateway/point-to-site-about (2026-08-17)";
inline constexpr std::string_view kPolicySource =
    "Azure/azure-powershell src/Network/Network/help/New-AzVpnClientIpsecParameter.md";

}  // namespace p2s::azure
