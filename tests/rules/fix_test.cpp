// SPDX-License-Identifier: Apache-2.0
// The fixes of each rule's failing case.
#include "golden/golden_file.hpp"
#include "rules/rule_cases.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/rules/gateway_check.hpp>
#include <p2s/rules/spec_fixer.hpp>
#include <p2s/spec/spec_editor.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

namespace p2s::rules {
namespace {

/// Rules whose fault `gateway check --fix` removes from their failing case.
constexpr std::string_view kCured =
    "CERT-009 ENT-002 ENT-005 ENT-006 ENT-007 ENT-016 GRP-005 GRP-008 GW-001 GW-002 "
    "GW-003 GW-016 GW-028 MIG-018 POL-003 POL-005 POL-009 POL-010 POL-017 "
    "POOL-001 POOL-002 POOL-003 POOL-004 POOL-005 POOL-006 POOL-007 POOL-008 POOL-009 "
    "POOL-010 POOL-020 POOL-021 POOL-022 POOL-023 POOL-024 POOL-026 POOL-027 POOL-028 "
    "POOL-029 POOL-049 POOL-070 RAD-005 REV-005 RTE-014 SKU-002 SKU-015 SKU-016 "
    "SKU-021 TLS-005 TUN-003 TUN-007 TUN-015 ";

FixedSpec fix_case(const CaseText& asked) {
  return fix_spec(asked.text, [&](std::string_view text) {
    return check_gateway(spec::read_spec(text, "p2s.toml"), asked.certificates, asked.as_of)
        .findings;
  });
}

TEST(Fixes, CureTheFailingCasesOfTheseRules) {
  std::string cured;
  for (const auto& rule : gateway_check_rules()) {
    if (!rule.unchecked.empty()) continue;
    const auto asked = faulty_text(std::vector{std::string(rule.id)});
    const auto spec = spec::read_spec(fix_case(asked).text, "p2s.toml");
    const auto findings = check_gateway(spec, asked.certificates, asked.as_of).findings;
    if (count_rule(findings, rule.id) == 0) cured += fmt::format("{} ", rule.id);
  }
  EXPECT_EQ(cured, kCured);
}

/// The findings of a rule, by message: places in lists move.
std::multiset<std::string> messages_of(const Findings& findings, std::string_view rule) {
  std::multiset<std::string> messages;
  for (const auto& each : findings) {
    if (each.rule == rule) messages.insert(each.message);
  }
  return messages;
}

/// Also the fixes that are only offered.
TEST(Fixes, CureTheirFindingEachOnItsOwn) {
  std::size_t tried = 0;
  for (const auto& rule : gateway_check_rules()) {
    // Certificates of a case do not change with p2s.toml.
    if (!rule.unchecked.empty() || case_answer(rule.id).is_required) continue;
    const auto asked = faulty_text(std::vector{std::string(rule.id)});
    const auto check = [&](std::string_view text) {
      return check_gateway(spec::read_spec(text, "p2s.toml"), asked.certificates, asked.as_of)
          .findings;
    };
    const auto before = check(asked.text);
    for (const auto& finding : before) {
      if (finding.rule != rule.id) continue;
      for (const auto& fix : finding.fixes) {
        if (fix.edits.empty()) continue;
        ++tried;
        const auto after = check(spec::edit_spec(asked.text, fix.edits));
        EXPECT_LT(messages_of(after, rule.id).count(finding.message),
                  messages_of(before, rule.id).count(finding.message))
            << rule.id << ": " << fix.text;
      }
    }
  }
  EXPECT_GE(tried, 80U);
}

std::string shown(const Fix& fix) {
  std::vector<std::string> edits;
  for (const auto& edit : fix.edits)
    edits.push_back(fmt::format("{} {}{}{}", to_string(edit.change), edit.key,
                                edit.value.empty() ? "" : " ", edit.value));
  return fmt::format("  {}: {}\n", fix.decision ? "offer" : "apply", join(edits, ", "));
}

std::string fixes_of(std::string_view text, std::string_view rule) {
  std::string fixes;
  const auto spec = spec::read_spec(text, "p2s.toml");
  for (const auto& each : check_gateway(spec, {}, *parse_time("2026-11-01")).findings) {
    if (each.rule != rule) continue;
    for (const auto& fix : each.fixes) fixes += shown(fix);
  }
  return fixes;
}

TEST(Fixes, ReplaceTheBasicSkuWhereItLacksTheOtherTunnelTypes) {
  EXPECT_EQ(
      fixes_of("[gateway]\nsku = \"Basic\"\ntunnels = [\"sstp\"]\n", "TUN-005"),
      "  offer: set gateway.sku \"VpnGw1AZ\", set gateway.tunnels [\"ikev2\", \"openvpn\"]\n");
}

TEST(Fixes, AreOfferedOnlyIfTheGatewayExists) {
  const std::string express = "[gateway]\ntype = \"ExpressRoute\"\n";
  EXPECT_EQ(fixes_of(express, "GW-001"), "  apply: set gateway.type \"Vpn\"\n");
  EXPECT_EQ(fixes_of(express + "since = 2025-06-01\n", "GW-001"),
            "  offer: set gateway.type \"Vpn\"\n");
}

TEST(Fixes, CompleteWhatIsNotDeclared) {
  EXPECT_EQ(
      fixes_of("[gateway]\nsku = \"VpnGw2AZ\"\nactive_active = true\n[public_ip]\n", "GW-015"),
      "  offer: set public_ip.count 3\n");
  EXPECT_EQ(
      fixes_of("[vnet]\nprefixes = [\"10.1.0.0/16\"]\ndns_servers = [\"10.1.0.4\"]\n", "GW-012"),
      "  offer: set vnet.dns_forwards_to_azure true\n");
}

TEST(Fixes, CorrectSpellingOfPolicies) {
  EXPECT_EQ(fixes_of("[ipsec]\nike_encryption = \"gcm-aes-256\"\n", "POL-002"),
            "  apply: set ipsec.ike_encryption \"GCMAES256\"\n");
  EXPECT_EQ(fixes_of("[ipsec]\nike_encryption = \"GCMAES25\"\n", "POL-002"),
            "  offer: set ipsec.ike_encryption \"GCMAES256\"\n");
  EXPECT_EQ(fixes_of("[ipsec]\nipsec_encryption = \"AES256\"\nipsec_integrity = \"GCMAES256\"\n",
                     "POL-003"),
            "  offer: set ipsec.ipsec_integrity \"SHA256\"\n");
}

TEST(Fixes, RemoveWhatIsNotUsed) {
  EXPECT_EQ(
      fixes_of("[gateway]\nauthentication = [\"certificate\"]\n[radius]\nroots = [\"r.cer\"]\n",
               "RAD-017"),
      "  offer: remove radius.roots\n");
}

TEST(Fixes, AddAtMost25CustomRoutes) {
  const auto routes = [](int sites) {
    std::string text = "[gateway]\ntunnels = [\"ikev2\"]\n[on_premises]\nbgp = true\nprefixes = [";
    for (int i = 0; i < sites; ++i) text += fmt::format("\"10.{}.0.0/24\", ", 50 + 2 * i);
    return split(fixes_of(text + "]\n", "RTE-014"), ',').size();
  };
  EXPECT_EQ(routes(25), 25U);
  EXPECT_EQ(routes(26), 1U);
}

TEST(Fixes, RemoveTheSecondOfTwoEqualPools) {
  EXPECT_EQ(fixes_of("[gateway]\npools = [\"172.16.201.0/24\", \"172.16.201.0/24\"]\n", "POOL-024"),
            "  apply: remove gateway.pools[1]\n");
}

TEST(Fixes, AreThoseOfTheList) {
  std::string list;
  for (const auto& rule : gateway_check_rules()) {
    if (!rule.unchecked.empty()) continue;
    const auto asked = faulty_text(std::vector{std::string(rule.id)});
    const auto spec = spec::read_spec(asked.text, "p2s.toml");
    for (const auto& each : check_gateway(spec, asked.certificates, asked.as_of).findings) {
      std::string fixes;
      for (const auto& fix : each.fixes) fixes += fix.edits.empty() ? std::string() : shown(fix);
      if (each.rule == rule.id && !fixes.empty())
        list += fmt::format("{} {}\n{}", each.rule, each.subject, fixes);
    }
  }
  test::expect_golden(P2S_RULES_DATA "/fixes.txt", list);
}

TEST(Fixes, HaveATextAndAPlaceInTheFile) {
  for (const auto& rule : gateway_check_rules()) {
    if (!rule.unchecked.empty()) continue;
    const auto asked = faulty_text(std::vector{std::string(rule.id)});
    const auto spec = spec::read_spec(asked.text, "p2s.toml");
    for (const auto& each : check_gateway(spec, asked.certificates, asked.as_of).findings) {
      for (const auto& fix : each.fixes) {
        EXPECT_NE(fix.text, "") << each.rule;
        EXPECT_NE(each.hint.find(fix.text), std::string::npos) << each.rule << ": " << each.hint;
        EXPECT_NO_THROW(spec::read_spec(spec::edit_spec(asked.text, fix.edits), "p2s.toml"))
            << each.rule << ": " << fix.text;
      }
    }
  }
}

TEST(Fixes, SuggestDifferentFreePools) {
  const std::string text = R"([gateway]
sku = "VpnGw2AZ"
tunnels = ["openvpn"]
authentication = ["certificate"]
pools = [
  "10.1.0.0/24", # near the servers
  "10.1.1.0/24",
]

[vnet]
prefixes = ["10.1.0.0/16"]
)";
  const auto fixed = fix_case({text, {}, *parse_time("2026-11-01")});
  EXPECT_EQ(fixed.applied.size(), 2U);
  EXPECT_NE(fixed.text.find("  \"172.16.201.0/24\", # near the servers\n"), std::string::npos)
      << fixed.text;
  const auto spec = spec::read_spec(fixed.text, "p2s.toml");
  EXPECT_NE(spec.pools[0].text, spec.pools[1].text);
}

}  // namespace
}  // namespace p2s::rules
