// SPDX-License-Identifier: Apache-2.0
#include "p2s/kit/clients/apple/apple_policy.hpp"

#include <p2s/base/text/text.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace p2s::kit {
namespace {

template <typename Value, std::size_t size>
using Table = std::array<std::pair<std::string_view, Value>, size>;

constexpr Table<std::string_view, 4> kEncryption{{{"GCMAES256", "AES-256-GCM"},
                                                  {"GCMAES128", "AES-128-GCM"},
                                                  {"AES256", "AES-256"},
                                                  {"AES128", "AES-128"}}};
// With AES-GCM Azure repeats the cipher as the integrity algorithm, which Apple ignores.
constexpr Table<std::string_view, 5> kIntegrity{{{"SHA256", "SHA2-256"},
                                                 {"SHA384", "SHA2-384"},
                                                 {"SHA1", "SHA1-96"},
                                                 {"GCMAES256", "SHA2-256"},
                                                 {"GCMAES128", "SHA2-256"}}};
constexpr Table<int, 7> kGroup{{{"DHGroup2", 2},
                                {"DHGroup14", 14},
                                {"DHGroup2048", 14},
                                {"ECP256", 19},
                                {"ECP384", 20},
                                {"PFS2", 2},
                                {"PFS14", 14}}};

template <typename Value, std::size_t size>
std::optional<Value> find(const Table<Value, size>& table, std::string_view name) {
  const auto* found = std::find_if(table.begin(), table.end(), [&](const auto& row) {
    return equals_ignoring_case(row.first, name);
  });
  if (found == table.end()) return std::nullopt;
  return found->second;
}

std::optional<int> child_group(const azure::IpsecPolicy& policy, std::optional<int> ike_group) {
  if (equals_ignoring_case(policy.pfs_group, "None")) return ike_group;
  if (equals_ignoring_case(policy.pfs_group, "PFSMM")) return ike_group;
  if (equals_ignoring_case(policy.pfs_group, "PFS2048")) return 14;
  return find(kGroup, policy.pfs_group);
}

}  // namespace

std::optional<ApplePolicy> apple_policy(const azure::IpsecPolicy& policy) {
  const auto ike_encryption = find(kEncryption, policy.ike_encryption);
  const auto ike_integrity = find(kIntegrity, policy.ike_integrity);
  const auto ike_group = find(kGroup, policy.dh_group);
  const auto child_encryption = find(kEncryption, policy.ipsec_encryption);
  const auto child_integrity = find(kIntegrity, policy.ipsec_integrity);
  const auto group = child_group(policy, ike_group);
  if (!ike_encryption || !ike_integrity || !ike_group || !child_encryption || !child_integrity ||
      !group) {
    return std::nullopt;
  }
  return ApplePolicy{std::string(*ike_encryption),
                     std::string(*ike_integrity),
                     *ike_group,
                     std::string(*child_encryption),
                     std::string(*child_integrity),
                     *group,
                     !equals_ignoring_case(policy.pfs_group, "None")};
}

}  // namespace p2s::kit
