// SPDX-License-Identifier: Apache-2.0
#include "p2s/azure/proposals.hpp"

#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>

namespace p2s::azure {
namespace {

using Field = PolicyField;

/// A name of the default tables in the spelling of Azure's API: "GCM_AES256", "GROUP_14".
std::string api_name(std::string_view published, std::string_view group_prefix) {
  constexpr std::string_view kGroup = "GROUP_";
  if (!published.starts_with(kGroup)) return replace_all(published, "_", "");
  const auto group = published.substr(kGroup.size());
  if (group == "NONE") return "None";
  return group.starts_with("ECP") ? std::string(group) : fmt::format("{}{}", group_prefix, group);
}

IpsecPolicy as_policy(const IkeDefault& row) {
  IpsecPolicy policy;
  policy.ike_encryption = api_name(row.encryption, "");
  policy.ike_integrity = row.prf;
  policy.dh_group = api_name(row.dh_group, "DHGroup");
  return policy;
}

IpsecPolicy as_policy(const EspDefault& row) {
  IpsecPolicy policy;
  policy.ipsec_encryption = api_name(row.encryption, "");
  policy.ipsec_integrity = api_name(row.integrity, "");
  policy.pfs_group = api_name(row.pfs_group, "PFS");
  return policy;
}

bool is_combined(const PolicyValue& cipher) {
  return cipher.token.find("gcm") != cipher.token.npos;
}

/// Position in the table of values, which is sorted from strong to weak.
std::ptrdiff_t place(Field field, std::string_view name) {
  const auto* value = find_policy_value(field, name);
  return value == nullptr ? static_cast<std::ptrdiff_t>(policy_values().size())
                          : value - policy_values().data();
}

auto strength(const IkeDefault& row) {
  const auto policy = as_policy(row);
  const bool advised_against = row.dh_group == "GROUP_24" || row.dh_group == "GROUP_2";
  return std::tuple(advised_against, place(Field::ike_encryption, policy.ike_encryption),
                    place(Field::ike_integrity, policy.ike_integrity),
                    place(Field::dh_group, policy.dh_group));
}

auto strength(const EspDefault& row) {
  const auto policy = as_policy(row);
  return std::tuple(place(Field::ipsec_encryption, policy.ipsec_encryption),
                    place(Field::ipsec_integrity, policy.ipsec_integrity),
                    place(Field::pfs_group, policy.pfs_group));
}

template <typename Row>
std::vector<Row> strongest_first(std::span<const Row> rows) {
  std::vector<Row> sorted(rows.begin(), rows.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Row& a, const Row& b) { return strength(a) < strength(b); });
  return sorted;
}

/// The token of the group for IPsec, "" for none; nullopt if strongSwan has no counterpart.
std::optional<std::string_view> pfs_token(const IpsecPolicy& policy) {
  const auto* pfs = find_policy_value(Field::pfs_group, policy.pfs_group);
  if (pfs == nullptr) return std::nullopt;
  if (pfs->name == "None" || !pfs->token.empty()) return pfs->token;
  const auto* group = find_policy_value(Field::dh_group, policy.dh_group);
  if (group == nullptr || group->token.empty()) return std::nullopt;
  return group->token;
}

}  // namespace

std::optional<std::string> ike_proposal(const IpsecPolicy& policy) {
  const auto* cipher = find_policy_value(Field::ike_encryption, policy.ike_encryption);
  const auto* hash = find_policy_value(Field::ike_integrity, policy.ike_integrity);
  const auto* group = find_policy_value(Field::dh_group, policy.dh_group);
  for (const auto* value : {cipher, hash, group}) {
    if (value == nullptr || value->token.empty()) return std::nullopt;
  }
  if (is_combined(*cipher))
    return fmt::format("{}-prf{}-{}", cipher->token, hash->token, group->token);
  return fmt::format("{0}-{1}-prf{1}-{2}", cipher->token, hash->token, group->token);
}

std::optional<std::string> esp_proposal(const IpsecPolicy& policy) {
  const auto* cipher = find_policy_value(Field::ipsec_encryption, policy.ipsec_encryption);
  const auto* integrity = find_policy_value(Field::ipsec_integrity, policy.ipsec_integrity);
  const auto group = pfs_token(policy);
  if (cipher == nullptr || integrity == nullptr || cipher->token.empty() || !group)
    return std::nullopt;
  const bool combined = is_combined(*cipher);
  if (combined ? integrity->name != cipher->name : integrity->token.empty()) return std::nullopt;
  std::string proposal(cipher->token);
  if (!combined) proposal += fmt::format("-{}", integrity->token);
  if (!group->empty()) proposal += fmt::format("-{}", *group);
  return proposal;
}

std::string ike_proposal(const IkeDefault& row) { return ike_proposal(as_policy(row)).value(); }

std::string esp_proposal(const EspDefault& row) { return esp_proposal(as_policy(row)).value(); }

std::vector<IkeDefault> strongest_ike_defaults() { return strongest_first(ike_defaults()); }

std::vector<EspDefault> strongest_esp_defaults() { return strongest_first(esp_defaults()); }

Proposals default_proposals() {
  Proposals all;
  for (const auto& row : strongest_ike_defaults()) all.ike.push_back(ike_proposal(row));
  for (const auto& row : strongest_esp_defaults()) all.esp.push_back(esp_proposal(row));
  return all;
}

Proposals recommended_proposals() {
  constexpr std::string_view kGcm = "GCM_AES256";
  Proposals few;
  few.ike = {ike_proposal(IkeDefault{kGcm, kGcm, "SHA384", "GROUP_ECP384"}),
             ike_proposal(IkeDefault{kGcm, kGcm, "SHA256", "GROUP_14"}),
             ike_proposal(IkeDefault{"AES256", "SHA256", "SHA256", "GROUP_14"})};
  few.esp = {esp_proposal(EspDefault{kGcm, kGcm, "GROUP_NONE"}),
             esp_proposal(EspDefault{"AES256", "SHA256", "GROUP_NONE"})};
  return few;
}

Proposals custom_proposals(const IpsecPolicy& policy) {
  Proposals exact;
  if (auto ike = ike_proposal(policy)) exact.ike.push_back(*std::move(ike));
  if (auto esp = esp_proposal(policy)) exact.esp.push_back(*std::move(esp));
  const auto limits = policy_limits();
  if (const auto lifetime = policy.sa_lifetime_seconds; lifetime && limits[0].contains(*lifetime)) {
    // 90 %: strongSwan discards keys after 110 % of its setting, which is then still before the
    // gateway's limit.
    exact.rekey_seconds = *lifetime * 9 / 10;
  }
  constexpr std::int64_t kKilobyte = 1024;
  const auto size = policy.sa_data_size_kilobytes;
  if (size && limits[1].contains(*size)) exact.rekey_bytes = *size * kKilobyte;
  return exact;
}

Proposals client_proposals(std::span<const IpsecPolicy> policies) {
  if (policies.empty()) return recommended_proposals();
  std::vector<IpsecPolicy> usable;
  std::copy_if(policies.begin(), policies.end(), std::back_inserter(usable),
               [](const auto& policy) { return ike_proposal(policy) && esp_proposal(policy); });
  auto proposals = custom_proposals(usable.empty() ? policies.front() : usable.front());
  proposals.custom = std::move(usable);
  return proposals;
}

}  // namespace p2s::azure
