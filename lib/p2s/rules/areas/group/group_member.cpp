// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::rules {
namespace {

/// The member types of the API and the authentication method that they require.
struct MemberType {
  std::string_view name;
  std::string_view portal;  ///< name in the portal
  azure::Method method;
};

constexpr std::array kTypes{
    MemberType{"AADGroupId", "AADGroupID", azure::Method::entra},
    MemberType{"CertificateGroupId", "AzureCertificateID", azure::Method::certificate},
    MemberType{"RadiusAzureGroupId", "AzureRADIUSGroupID", azure::Method::radius},
};

constexpr std::string_view kRadiusStart = "6ad1bd";
constexpr std::size_t kRadiusDigits = 8;

const MemberType* find_type(std::string_view name) {
  const auto* found = std::find_if(kTypes.begin(), kTypes.end(),
                                   [&](const MemberType& type) { return type.name == name; });
  return found == kTypes.end() ? nullptr : &*found;
}

const MemberType* intended_type(std::string_view name) {
  const auto* found = std::find_if(kTypes.begin(), kTypes.end(), [&](const MemberType& type) {
    return equals_ignoring_case(type.name, name) || equals_ignoring_case(type.portal, name);
  });
  return found == kTypes.end() ? nullptr : &*found;
}

/// Calls `check(member, path)` for each member of the method's type.
template <typename Check>
void each_member(const GatewayFacts& facts, azure::Method method, Check check) {
  for (const auto& group : facts.spec.groups) {
    for (std::size_t i = 0; i < group.members.size(); ++i) {
      const auto* type = find_type(group.members[i].type);
      if (type == nullptr || type->method != method) continue;
      check(group.members[i], fmt::format("{}.members[{}]", group.origin, i));
    }
  }
}

bool has_member(const GatewayFacts& facts, azure::Method method) {
  bool found = false;
  each_member(facts, method, [&](const spec::GroupMember&, const std::string&) { found = true; });
  return found;
}

void member_type_unknown(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  for (const auto& group : facts.spec.groups) {
    for (std::size_t i = 0; i < group.members.size(); ++i) {
      const auto& name = group.members[i].type;
      if (find_type(name) != nullptr) continue;
      const auto* intended = intended_type(name);
      const auto key = fmt::format("{}.members[{}].type", group.origin, i);
      findings.push_back(finding(
          rule, key, fmt::format("the API has no member type '{}'", printable(name)),
          intended != nullptr ? fix::set(key, fix::quoted(intended->name))
                              : fix::outside("type = \"AADGroupId\", \"CertificateGroupId\" or "
                                             "\"RadiusAzureGroupId\"")));
    }
  }
}

void entra_value_malformed(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  each_member(
      facts, azure::Method::entra, [&](const spec::GroupMember& member, const std::string& path) {
        if (is_guid(member.value)) return;
        findings.push_back(finding(
            rule, path + ".value",
            fmt::format("'{}' is not the object id of an Entra group", printable(member.value)),
            "use the group's Object ID from the portal, not its name"));
      });
}

void entra_group_without_openvpn(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (facts.uses(azure::Tunnel::openvpn) || facts.spec.tunnels.empty()) return;
  if (!has_member(facts, azure::Method::entra)) return;
  findings.push_back(
      finding(rule, "gateway.tunnels",
              fmt::format("Entra groups require OpenVPN, but the tunnel types are {}",
                          facts.spec.tunnels.to_string()),
              fix::decide(fix::add("gateway.tunnels", "\"openvpn\""))));
}

void certificate_value_malformed(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  each_member(
      facts, azure::Method::certificate,
      [&](const spec::GroupMember& member, const std::string& path) {
        const auto& value = member.value;
        if (!value.empty() && value.find_first_of("@\\=, ") == std::string::npos) return;
        const auto domain = value.substr(value.rfind('@') + 1);  // all of it if there is no '@'
        const bool is_user = value.find('@') != std::string::npos && !domain.empty();
        findings.push_back(finding(
            rule, path + ".value",
            fmt::format("'{}' is not the domain part of a common name (for user@red.com: red.com)",
                        printable(value)),
            is_user ? fix::set(path + ".value", fix::quoted(domain))
                    : fix::outside("value = \"red.com\"")));
      });
}

void alternative_name_differs(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (!has_member(facts, azure::Method::certificate)) return;
  for (const auto& client : facts.certificates.clients) {
    const auto& names = client.facts.alternative_names;
    if (client.revoked || names.empty()) continue;
    const bool equal = std::any_of(names.begin(), names.end(), [&](std::string_view name) {
      return equals_ignoring_case(name.substr(name.find(':') + 1), client.facts.common_name);
    });
    if (equal) continue;
    findings.push_back(
        finding(rule, printable(client.name),
                fmt::format("the certificate's alternative name {} differs from its common name "
                            "'{}', which determines the group",
                            printable(names.front()), printable(client.facts.common_name)),
                "reissue it without alternative names, or with one equal to the common name"));
  }
}

void radius_value_malformed(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  each_member(
      facts, azure::Method::radius, [&](const spec::GroupMember& member, const std::string& path) {
        const auto value = to_lower(member.value);
        const bool has_form = is_hex(value, value.size()) && value.starts_with(kRadiusStart);
        if (has_form && value.size() == kRadiusDigits) return;
        findings.push_back(finding(
            rule, has_form && value.size() % 2 == 0 ? kWarning : kError, path + ".value",
            fmt::format("'{}' is not the octet string {} followed by one byte in hex",
                        printable(member.value), kRadiusStart),
            fmt::format(
                "value = \"{}01\", which the server sends as MS-Azure-Policy-ID (vendor type "
                "65)",
                kRadiusStart)));
      });
}

void member_without_authentication(const GatewayFacts& facts, const Rule& rule,
                                   Findings& findings) {
  if (facts.spec.authentication.empty()) return;
  for (const auto& type : kTypes) {
    if (facts.uses(type.method) || !has_member(facts, type.method)) continue;
    findings.push_back(finding(
        rule, "gateway.authentication",
        fmt::format("groups have members of type {}, but {} is not enabled", type.name,
                    azure::display_name(type.method)),
        fix::decide(fix::add("gateway.authentication", fix::quoted(to_string(type.method))))));
  }
}

constexpr std::array kGroupMemberRules{
    GatewayRule{{"GRP-005", kError, "a member has a type of the API",
                 "Azure SDK arm-network 36.0.0, VpnPolicyMemberAttributeType"},
                member_type_unknown},
    GatewayRule{
        {"GRP-006", kError, "an Entra group is identified by its object id", page::kGroupSetup},
        entra_value_malformed},
    GatewayRule{{"GRP-007", kError, "Entra groups require OpenVPN", page::kGroups},
                entra_group_without_openvpn},
    GatewayRule{
        {"GRP-008", kError, "a certificate group is the domain of the common name", page::kGroups},
        certificate_value_malformed},
    GatewayRule{{"GRP-009", kWarning, "an alternative name equals the subject", page::kGroupSetup},
                alternative_name_differs},
    GatewayRule{{"GRP-010", kError, "a RADIUS group is 6ad1bd and one byte", page::kGroups},
                radius_value_malformed},
    GatewayRule{
        {"GRP-011", kError, "the authentication method of a group is enabled", page::kGroups},
        member_without_authentication},
    GatewayRule{unchecked("GRP-012", "guest users", "requires the directory of the tenant")},
    GatewayRule{unchecked("GRP-013", "deleting a group that is used", "requires the live gateway")},
    GatewayRule{unchecked("GRP-014", "pools of groups",
                          "POOL-005, POOL-024 and POOL-047 also check pools of groups")},
};

}  // namespace

GatewayRules group_member_rules() noexcept { return kGroupMemberRules; }

}  // namespace p2s::rules
