// SPDX-License-Identifier: Apache-2.0
#include <p2s/azure/client_matrix.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/rules/areas/areas.hpp>
#include <p2s/rules/facts/gateway_facts.hpp>
#include <p2s/rules/facts/pages.hpp>
#include <p2s/rules/facts/tunnel_change.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace p2s::rules {
namespace {

constexpr std::size_t kMostGroups = 90;
constexpr std::size_t kMostMembers = 390;
constexpr std::string_view kGroupsPublished = "2025-04-24";

/// Number of configurations with a group of that name, at least 1.
std::map<std::string_view, std::size_t> uses_of(const spec::GatewaySpec& spec) {
  std::map<std::string_view, std::size_t> uses;
  for (const auto& configuration : spec.configurations) {
    for (const auto& group : configuration.groups) ++uses[group];
  }
  return uses;
}

std::string with_priority(const spec::UserGroup& group) {
  const auto name = group.name.empty() ? group.origin : printable(group.name);
  return group.priority ? fmt::format("{} ({})", name, *group.priority) : name;
}

void default_group_count(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& groups = facts.spec.groups;
  if (groups.empty()) return;
  const auto count = std::count_if(groups.begin(), groups.end(),
                                   [](const spec::UserGroup& group) { return group.is_default; });
  if (count == 1) return;
  findings.push_back(
      finding(rule, "groups",
              count == 0 ? "a default group is required, and none is configured"
                         : fmt::format("{} groups are the default; exactly one is required", count),
              "set default = true in one of [[groups]]; it cannot be changed later"));
}

void group_names_repeat(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  std::map<std::string, std::string> first;  // by name, in lower case
  for (const auto& group : facts.spec.groups) {
    if (group.name.empty()) {
      findings.push_back(finding(rule, group.origin, "the group has no name", "name = \"sales\""));
      continue;
    }
    const auto [found, is_new] = first.emplace(to_lower(group.name), group.origin);
    if (is_new) continue;
    findings.push_back(
        finding(rule, group.origin + ".name",
                fmt::format("{} is also named '{}'", found->second, printable(group.name)),
                "use a unique name for each group; it cannot be changed later"));
  }
}

void priority_wrong(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  std::map<std::int64_t, std::string> first;
  for (const auto& group : facts.spec.groups) {
    if (!group.priority) continue;
    if (*group.priority < 0) {
      findings.push_back(finding(rule, group.origin + ".priority",
                                 fmt::format("priority {} is negative", *group.priority),
                                 "use a whole number from 0; the lowest is tried first"));
      continue;
    }
    const auto [found, is_new] = first.emplace(*group.priority, group.origin);
    if (is_new) continue;
    findings.push_back(
        finding(rule, Severity::warning, group.origin + ".priority",
                fmt::format("{} also has priority {}: the order of the two is undefined",
                            found->second, *group.priority),
                "use a unique priority for each group"));
  }
}

void too_many_groups(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto uses = uses_of(facts.spec);
  std::size_t groups = 0;
  std::size_t members = 0;
  for (const auto& group : facts.spec.groups) {
    const auto found = uses.find(group.name);
    const std::size_t times = found == uses.end() ? 1 : found->second;
    groups += times;
    members += times * group.members.size();
  }
  const auto report = [&](std::size_t count, std::size_t most, std::string_view what) {
    if (count <= most) return;
    findings.push_back(finding(rule, "groups",
                               fmt::format("{} {} exceed the limit of {} for a gateway; each "
                                           "counts once for every configuration that contains it",
                                           count, what, most),
                               "merge groups, or use them in fewer configurations"));
  };
  report(groups, kMostGroups, "groups");
  report(members, kMostMembers, "members of groups");
}

void order_of_groups(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  constexpr std::size_t kShown = 5;
  std::vector<const spec::UserGroup*> order;
  for (const auto& group : facts.spec.groups) {
    if (group.priority && !group.members.empty()) order.push_back(&group);
  }
  if (order.size() < 2) return;
  std::stable_sort(order.begin(), order.end(),
                   [](const spec::UserGroup* a, const spec::UserGroup* b) {
                     return *a->priority < *b->priority;
                   });
  std::vector<std::string> names;
  for (const auto* group : order) {
    if (names.size() == kShown) {
      names.emplace_back("…");
      break;
    }
    names.push_back(with_priority(*group));
  }
  findings.push_back(finding(
      rule, "groups",
      fmt::format("a user in several groups gets the pool of the first group in this order: {}",
                  join(names, ", "))));
}

void group_in_two_configurations(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto uses = uses_of(facts.spec);
  for (const auto& group : facts.spec.groups) {
    const auto found = uses.find(group.name);
    if (found == uses.end() || found->second < 2) continue;
    findings.push_back(finding(rule, group.origin,
                               fmt::format("group '{0}' is in {1} configurations and counts {1} "
                                           "times toward the limit of {2} groups",
                                           printable(group.name), found->second, kMostGroups),
                               "use it in only one of [[configurations]]"));
  }
}

void groups_with_sstp(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  if (facts.spec.groups.empty() || !facts.uses(azure::Tunnel::sstp)) return;
  const bool alone = facts.spec.tunnels == azure::TunnelSet{azure::Tunnel::sstp};
  findings.push_back(
      finding(rule, alone ? Severity::error : Severity::warning, "gateway.tunnels",
              alone ? "user groups require IKEv2 or OpenVPN, but SSTP is the only tunnel type"
                    : "user groups require IKEv2 or OpenVPN; they have no effect for SSTP clients",
              {fix::decide(without_sstp(facts.spec))}));
}

void client_older_than_groups(const GatewayFacts& facts, const Rule& rule, Findings& findings) {
  const auto& spec = facts.spec;
  if (spec.groups.empty() || !spec.profile_date ||
      *spec.profile_date >= azure::day(kGroupsPublished))
    return;
  const auto& software = spec.clients.software;
  const bool azure_client = spec.authentication.contains(azure::Method::entra) ||
                            std::any_of(software.begin(), software.end(), [](const auto& each) {
                              return each.second == azure::kAzureVpnClient;
                            });
  if (!azure_client) return;
  findings.push_back(
      finding(rule, "gateway.profile_date",
              fmt::format("the users' profile is of {}, before user groups were published on {}: "
                          "their Azure VPN Client may not support groups",
                          format_date(*spec.profile_date), kGroupsPublished),
              "update the Azure VPN Client before you enable groups"));
}

constexpr std::array kGroupListRules{
    GatewayRule{{"GRP-001", kError, "exactly one group is the default", page::kGroups},
                default_group_count},
    GatewayRule{{"GRP-002", kError, "group names are unique", page::kGroups}, group_names_repeat},
    GatewayRule{{"GRP-003", kError, "priorities are unique and not negative", page::kGroups},
                priority_wrong},
    GatewayRule{
        {"GRP-004", kError, "a gateway has at most 90 groups and 390 members", page::kGroups},
        too_many_groups},
    GatewayRule{{"GRP-015", kNote, "the lowest priority number wins", page::kGroups},
                order_of_groups},
    GatewayRule{{"GRP-016", kWarning, "a group is in only one configuration", page::kGroups},
                group_in_two_configurations},
    GatewayRule{{"GRP-017", kError, "groups require IKEv2 or OpenVPN", page::kGroups},
                groups_with_sstp},
    GatewayRule{{"GRP-018", kWarning, "Azure VPN Clients support groups", page::kGroupSetup},
                client_older_than_groups},
};

}  // namespace

GatewayRules group_list_rules() noexcept { return kGroupListRules; }

}  // namespace p2s::rules
