// SPDX-License-Identifier: Apache-2.0
#include "p2s/azure/policy_table.hpp"

#include <p2s/base/text/text.hpp>

#include <algorithm>

namespace p2s::azure {
namespace {

using Field = PolicyField;

constexpr std::array kFields{
    PolicyFieldInfo{Field::ike_encryption, "ike_encryption", "IkeEncryption", "IKE cipher",
                    &IpsecPolicy::ike_encryption},
    PolicyFieldInfo{Field::ike_integrity, "ike_integrity", "IkeIntegrity", "IKE integrity and PRF",
                    &IpsecPolicy::ike_integrity},
    PolicyFieldInfo{Field::dh_group, "dh_group", "DhGroup", "IKE key exchange",
                    &IpsecPolicy::dh_group},
    PolicyFieldInfo{Field::ipsec_encryption, "ipsec_encryption", "IpsecEncryption", "IPsec cipher",
                    &IpsecPolicy::ipsec_encryption},
    PolicyFieldInfo{Field::ipsec_integrity, "ipsec_integrity", "IpsecIntegrity", "IPsec integrity",
                    &IpsecPolicy::ipsec_integrity},
    PolicyFieldInfo{Field::pfs_group, "pfs_group", "PfsGroup", "IPsec key exchange (PFS)",
                    &IpsecPolicy::pfs_group},
};

// Ranges: the Terraform provider; defaults: the FAQ, which agrees on the minimum lifetime of 300.
constexpr std::array kLimits{
    PolicyLimit{"sa_lifetime_seconds", "SALifeTimeSeconds", "seconds", 300, 172799, 27000,
                &IpsecPolicy::sa_lifetime_seconds},
    PolicyLimit{"sa_data_size_kilobytes", "SADataSizeKilobytes", "kilobytes", 1024, 2147483647,
                102400000, &IpsecPolicy::sa_data_size_kilobytes},
};

// Accepted: the cmdlet New-AzVpnClientIpsecParameter. The rest: Azure's API (2025-26).
constexpr std::array kValues{
    PolicyValue{Field::ike_encryption, "GCMAES256", "aes256gcm16", true},
    PolicyValue{Field::ike_encryption, "GCMAES128", "aes128gcm16", true},
    PolicyValue{Field::ike_encryption, "AES256", "aes256", true},
    PolicyValue{Field::ike_encryption, "AES128", "aes128", true},
    PolicyValue{Field::ike_encryption, "AES192", "aes192", false},
    PolicyValue{Field::ike_encryption, "DES3", "3des", false, true},
    PolicyValue{Field::ike_encryption, "DES", "", false, true},
    PolicyValue{Field::ike_integrity, "SHA384", "sha384", true},
    PolicyValue{Field::ike_integrity, "SHA256", "sha256", true},
    PolicyValue{Field::ike_integrity, "GCMAES256", "", false},
    PolicyValue{Field::ike_integrity, "GCMAES128", "", false},
    PolicyValue{Field::ike_integrity, "SHA1", "sha1", false, true},
    PolicyValue{Field::ike_integrity, "MD5", "md5", false, true},
    PolicyValue{Field::dh_group, "ECP384", "ecp384", true},
    PolicyValue{Field::dh_group, "ECP256", "ecp256", true},
    PolicyValue{Field::dh_group, "DHGroup14", "modp2048", true},
    PolicyValue{Field::dh_group, "DHGroup24", "modp2048s256", true},
    PolicyValue{Field::dh_group, "DHGroup2", "modp1024", true},
    PolicyValue{Field::dh_group, "DHGroup2048", "modp2048", false},
    PolicyValue{Field::dh_group, "DHGroup1", "modp768", false, true},
    PolicyValue{Field::dh_group, "None", "", false},
    PolicyValue{Field::ipsec_encryption, "GCMAES256", "aes256gcm16", true},
    PolicyValue{Field::ipsec_encryption, "GCMAES128", "aes128gcm16", true},
    PolicyValue{Field::ipsec_encryption, "AES256", "aes256", true},
    PolicyValue{Field::ipsec_encryption, "AES128", "aes128", true},
    PolicyValue{Field::ipsec_encryption, "GCMAES192", "aes192gcm16", false},
    PolicyValue{Field::ipsec_encryption, "AES192", "aes192", false},
    PolicyValue{Field::ipsec_encryption, "DES3", "3des", false, true},
    PolicyValue{Field::ipsec_encryption, "DES", "", false, true},
    PolicyValue{Field::ipsec_encryption, "None", "", false},
    PolicyValue{Field::ipsec_integrity, "GCMAES256", "", true},
    PolicyValue{Field::ipsec_integrity, "GCMAES128", "", true},
    PolicyValue{Field::ipsec_integrity, "SHA256", "sha256", true},
    PolicyValue{Field::ipsec_integrity, "GCMAES192", "", false},
    PolicyValue{Field::ipsec_integrity, "SHA1", "sha1", false, true},
    PolicyValue{Field::ipsec_integrity, "MD5", "md5", false, true},
    PolicyValue{Field::pfs_group, "ECP384", "ecp384", true},
    PolicyValue{Field::pfs_group, "ECP256", "ecp256", true},
    PolicyValue{Field::pfs_group, "PFS14", "modp2048", true},
    PolicyValue{Field::pfs_group, "PFSMM", "", true},  // the group of IKE
    PolicyValue{Field::pfs_group, "PFS24", "modp2048s256", true},
    PolicyValue{Field::pfs_group, "PFS2", "modp1024", true},
    PolicyValue{Field::pfs_group, "None", "", true},  // keys are derived from those of IKE
    PolicyValue{Field::pfs_group, "PFS2048", "modp2048", false},
    PolicyValue{Field::pfs_group, "PFS1", "modp768", false, true},
};

constexpr std::array kIke{
    IkeDefault{"GCM_AES256", "GCM_AES256", "SHA384", "GROUP_24"},
    IkeDefault{"GCM_AES256", "GCM_AES256", "SHA384", "GROUP_14"},
    IkeDefault{"GCM_AES256", "GCM_AES256", "SHA384", "GROUP_ECP384"},
    IkeDefault{"GCM_AES256", "GCM_AES256", "SHA384", "GROUP_ECP256"},
    IkeDefault{"GCM_AES256", "GCM_AES256", "SHA256", "GROUP_24"},
    IkeDefault{"GCM_AES256", "GCM_AES256", "SHA256", "GROUP_14"},
    IkeDefault{"GCM_AES256", "GCM_AES256", "SHA256", "GROUP_ECP384"},
    IkeDefault{"GCM_AES256", "GCM_AES256", "SHA256", "GROUP_ECP256"},
    IkeDefault{"AES256", "SHA384", "SHA384", "GROUP_24"},
    IkeDefault{"AES256", "SHA384", "SHA384", "GROUP_14"},
    IkeDefault{"AES256", "SHA384", "SHA384", "GROUP_ECP384"},
    IkeDefault{"AES256", "SHA384", "SHA384", "GROUP_ECP256"},
    IkeDefault{"AES256", "SHA256", "SHA256", "GROUP_24"},
    IkeDefault{"AES256", "SHA256", "SHA256", "GROUP_14"},
    IkeDefault{"AES256", "SHA256", "SHA256", "GROUP_ECP384"},
    IkeDefault{"AES256", "SHA256", "SHA256", "GROUP_ECP256"},
    IkeDefault{"AES256", "SHA256", "SHA256", "GROUP_2"},
};

constexpr std::array kEsp{
    EspDefault{"GCM_AES256", "GCM_AES256", "GROUP_NONE"},
    EspDefault{"GCM_AES256", "GCM_AES256", "GROUP_24"},
    EspDefault{"GCM_AES256", "GCM_AES256", "GROUP_14"},
    EspDefault{"GCM_AES256", "GCM_AES256", "GROUP_ECP384"},
    EspDefault{"GCM_AES256", "GCM_AES256", "GROUP_ECP256"},
    EspDefault{"AES256", "SHA256", "GROUP_NONE"},
    EspDefault{"AES256", "SHA256", "GROUP_24"},
    EspDefault{"AES256", "SHA256", "GROUP_14"},
    EspDefault{"AES256", "SHA256", "GROUP_ECP384"},
    EspDefault{"AES256", "SHA256", "GROUP_ECP256"},
    EspDefault{"AES256", "SHA1", "GROUP_NONE"},
};

constexpr std::array kTlsSuites{
    TlsSuite{"TLS_AES_256_GCM_SHA384", "1.3", true, true},
    TlsSuite{"TLS_AES_128_GCM_SHA256", "1.3", true, true},
    TlsSuite{"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "1.2", true, true},
    TlsSuite{"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "1.2", true, true},
    TlsSuite{"TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384", "1.2", true, false},
    TlsSuite{"TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256", "1.2", true, false},
    TlsSuite{"TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "1.2", false, true},
    TlsSuite{"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "1.2", false, true},
    TlsSuite{"TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384", "1.2", false, false},
    TlsSuite{"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", "1.2", false, false},
    TlsSuite{"TLS_RSA_WITH_AES_256_GCM_SHA384", "1.2", false, true},
    TlsSuite{"TLS_RSA_WITH_AES_128_GCM_SHA256", "1.2", false, true},
    TlsSuite{"TLS_RSA_WITH_AES_256_CBC_SHA256", "1.2", false, false},
    TlsSuite{"TLS_RSA_WITH_AES_128_CBC_SHA256", "1.2", false, false},
};

}  // namespace

std::span<const PolicyFieldInfo> policy_fields() noexcept { return kFields; }
std::span<const PolicyValue> policy_values() noexcept { return kValues; }
std::span<const PolicyLimit> policy_limits() noexcept { return kLimits; }
std::span<const IkeDefault> ike_defaults() noexcept { return kIke; }
std::span<const EspDefault> esp_defaults() noexcept { return kEsp; }
std::span<const TlsSuite> tls_suites() noexcept { return kTlsSuites; }

const PolicyValue* find_policy_value(PolicyField field, std::string_view name) noexcept {
  const auto* found = std::find_if(kValues.begin(), kValues.end(), [&](const PolicyValue& value) {
    return value.field == field && equals_ignoring_case(value.name, name);
  });
  return found == kValues.end() ? nullptr : found;
}

std::vector<std::string> accepted_values(PolicyField field) {
  std::vector<std::string> names;
  for (const auto& value : kValues) {
    if (value.field == field && value.accepted) names.emplace_back(value.name);
  }
  return names;
}

IpsecPolicy completed(IpsecPolicy policy) {
  const auto is_gcm = [](std::string_view name) { return to_upper(name).starts_with("GCM"); };
  auto& encryption = policy.ipsec_encryption;
  auto& integrity = policy.ipsec_integrity;
  if (encryption.empty() && !integrity.empty())
    encryption = is_gcm(integrity) ? integrity : "AES256";
  if (integrity.empty() && !encryption.empty())
    integrity = is_gcm(encryption) ? encryption : "SHA256";
  for (const auto& field : policy_fields()) {
    auto& value = policy.*field.member;
    if (value.empty()) value = accepted_values(field.field).front();
  }
  for (const auto& limit : policy_limits()) {
    auto& value = policy.*limit.member;
    if (!value) value = limit.default_value;
  }
  return policy;
}

const TlsSuite* find_tls_suite(std::string_view name) noexcept {
  const auto* found =
      std::find_if(kTlsSuites.begin(), kTlsSuites.end(),
                   [&](const TlsSuite& suite) { return equals_ignoring_case(suite.name, name); });
  return found == kTlsSuites.end() ? nullptr : found;
}

}  // namespace p2s::azure
