// SPDX-License-Identifier: Apache-2.0
#include "unit/rules/plan_question.hpp"

#include <p2s/rules/policy_check.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::rules {
namespace {

using test::ask;
using test::summary;

/// The example with a good policy that `change` spoils.
template <typename Change>
spec::GatewaySpec with_policy(Change change) {
  auto spec = test::example_gateway();
  spec.ipsec.push_back(test::good_policy());
  change(spec.ipsec.front());
  return spec;
}

TEST(PolicyRules, AcceptValidPolicy) {
  const auto spec = with_policy([](azure::IpsecPolicy&) {});
  EXPECT_EQ(count(check_policies(spec, test::on("2026-11-01")), Severity::error), 0U);
}

TEST(PolicyRules, FindNothingInTheExample) {
  EXPECT_TRUE(check_policies(test::example_gateway(), test::on("2026-11-01")).empty());
}

TEST(PolicyRules, FindProblemsOfTheDocumentedSample) {
  const auto spec = with_policy([](azure::IpsecPolicy& policy) {
    policy = {"AES256", "SHA256", "DHGroup2", "AES256", "SHA256", "PFS2", 86471, 429496, "ipsec"};
  });
  EXPECT_EQ(summary(ask(spec, "POL-009")), "warning ipsec.dh_group, warning ipsec.pfs_group");
  EXPECT_EQ(count(check_policies(spec, test::on("2026-11-01")), Severity::error), 0U);
}

TEST(PolicyRules, NameEveryMissingField) {
  const auto findings = ask(with_policy([](azure::IpsecPolicy& policy) {
                              policy.dh_group.clear();
                              policy.sa_data_size_kilobytes.reset();
                            }),
                            "POL-001");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_NE(findings[0].message.find("lacks dh_group, sa_data_size_kilobytes"), std::string::npos);
  EXPECT_NE(findings[0].hint.find("sa_data_size_kilobytes = 102400000"), std::string::npos);
}

TEST(PolicyRules, DistinguishUnknownValuesFromApiValues) {
  const auto unknown =
      ask(with_policy([](azure::IpsecPolicy& p) { p.ike_encryption = "AESGCM256"; }), "POL-002");
  ASSERT_EQ(summary(unknown), "error ipsec.ike_encryption");
  EXPECT_EQ(unknown[0].message, "'AESGCM256' is not a value of IkeEncryption");
  const auto api =
      ask(with_policy([](azure::IpsecPolicy& p) { p.ike_encryption = "aes192"; }), "POL-002");
  ASSERT_EQ(api.size(), 1U);
  EXPECT_NE(api[0].message.find("'AES192' is a value of Azure's API"), std::string::npos);
  EXPECT_EQ(api[0].hint, "choose from: GCMAES256, GCMAES128, AES256, AES128");
  const auto typo =
      ask(with_policy([](azure::IpsecPolicy& p) { p.dh_group = "ECP385"; }), "POL-002");
  ASSERT_EQ(typo.size(), 1U);
  EXPECT_EQ(typo[0].hint, "did you mean ECP384?");
  EXPECT_TRUE(
      ask(with_policy([](azure::IpsecPolicy& p) { p.dh_group = "dhgroup14"; }), "POL-002").empty());
}

TEST(PolicyRules, EscapeControlCharacters) {
  const auto findings =
      ask(with_policy([](azure::IpsecPolicy& p) { p.dh_group = "\033[2J"; }), "POL-002");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message.find('\033'), std::string::npos);
}

TEST(PolicyRules, RequireSameAesGcmInBothIpsecFields) {
  const auto with = [](std::string_view cipher, std::string_view integrity) {
    return ask(with_policy([&](azure::IpsecPolicy& policy) {
                 policy.ipsec_encryption = cipher;
                 policy.ipsec_integrity = integrity;
               }),
               "POL-003")
        .size();
  };
  EXPECT_EQ(with("GCMAES256", "gcmaes256"), 0U);
  EXPECT_EQ(with("AES256", "SHA256"), 0U);
  EXPECT_EQ(with("GCMAES256", ""), 0U);
  EXPECT_EQ(with("", "GCMAES256"), 0U);
  EXPECT_EQ(with("GCMAES256", "GCMAES128"), 1U);
  EXPECT_EQ(with("GCMAES256", "SHA256"), 1U);
  EXPECT_EQ(with("AES256", "GCMAES256"), 1U);
}

TEST(PolicyRules, CheckRangesExactly) {
  const auto with = [](std::int64_t seconds, std::int64_t kilobytes) {
    return summary(ask(with_policy([&](azure::IpsecPolicy& policy) {
                         policy.sa_lifetime_seconds = seconds;
                         policy.sa_data_size_kilobytes = kilobytes;
                       }),
                       "POL-005"));
  };
  EXPECT_EQ(with(300, 1024), "");
  EXPECT_EQ(with(172799, 2147483647), "");
  EXPECT_EQ(with(299, 1024), "error ipsec.sa_lifetime_seconds");
  EXPECT_EQ(with(172800, 1024), "error ipsec.sa_lifetime_seconds");
  EXPECT_EQ(with(300, 1023), "error ipsec.sa_data_size_kilobytes");
  EXPECT_EQ(with(300, 2147483648), "error ipsec.sa_data_size_kilobytes");
  EXPECT_EQ(with(-1, -1), "error ipsec.sa_data_size_kilobytes, error ipsec.sa_lifetime_seconds");
}

TEST(PolicyRules, AllowOnePolicyOnly) {
  auto spec = with_policy([](azure::IpsecPolicy&) {});
  EXPECT_TRUE(ask(spec, "POL-006").empty());
  spec.ipsec.push_back(test::good_policy());
  spec.ipsec[1].origin = "ipsec[1]";
  EXPECT_EQ(summary(ask(spec, "POL-006")), "error ipsec[1]");
}

TEST(PolicyRules, DependOnSkuAndTunnels) {
  auto spec = with_policy([](azure::IpsecPolicy&) {});
  spec.sku = "basic";
  EXPECT_EQ(summary(ask(spec, "POL-007")), "error ipsec");
  spec.tunnels = {azure::Tunnel::openvpn};
  EXPECT_EQ(summary(ask(spec, "POL-008")), "warning ipsec");
  EXPECT_TRUE(ask(spec, "POL-016").empty());
  EXPECT_TRUE(ask(spec, "POL-011").empty());
  spec.tunnels = {azure::Tunnel::ikev2};
  EXPECT_TRUE(ask(spec, "POL-008").empty());
  EXPECT_EQ(summary(ask(spec, "POL-016")), "warning ipsec");
  EXPECT_EQ(summary(ask(spec, "POL-011")), "note ipsec.dh_group");
  spec.authentication = {azure::Method::radius};
  EXPECT_TRUE(ask(spec, "POL-011").empty());
}

TEST(PolicyRules, WarnOfGroup24InEitherField) {
  const auto spec = with_policy([](azure::IpsecPolicy& policy) {
    policy.dh_group = "DHGroup24";
    policy.pfs_group = "PFS24";
  });
  EXPECT_EQ(summary(ask(spec, "POL-010")), "warning ipsec.dh_group, warning ipsec.pfs_group");
  EXPECT_TRUE(ask(spec, "POL-009").empty());
}

TEST(PolicyRules, NameTheAcceptedSpellingOfGroup14) {
  const auto spec = with_policy([](azure::IpsecPolicy& policy) {
    policy.dh_group = "DHGroup2048";
    policy.pfs_group = "PFS2048";
  });
  const auto findings = ask(spec, "POL-002");
  ASSERT_EQ(summary(findings), "error ipsec.dh_group, error ipsec.pfs_group");
  EXPECT_EQ(findings[0].hint, "set dh_group = \"DHGroup14\", which is the same");
  EXPECT_EQ(findings[1].hint, "set pfs_group = \"PFS14\", which is the same");
  EXPECT_TRUE(ask(spec, "POL-013").empty()) << "one finding for each value";
}

TEST(PolicyRules, RejectWeakAlgorithms) {
  const auto spec = with_policy([](azure::IpsecPolicy& policy) {
    policy = {"DES3", "SHA1", "DHGroup1", "DES", "MD5", "PFS1", 27000, 102400000, "ipsec"};
  });
  EXPECT_EQ(ask(spec, "POL-017").size(), 6U);
  EXPECT_EQ(ask(spec, "POL-002").size(), 0U) << "one finding for each value";
}

TEST(PolicyRules, WarnOfStrongswanClients) {
  auto spec = test::example_gateway();
  EXPECT_TRUE(ask(spec, "POL-012").empty());
  spec.clients.by_os[System::gnu_linux] = 5;
  EXPECT_EQ(ask(spec, "POL-012").size(), 1U);
  spec.clients.by_os[System::android] = 5;
  EXPECT_EQ(ask(spec, "POL-012").size(), 2U);
  spec.clients.software[System::gnu_linux] = "azure-vpn-client";
  EXPECT_EQ(ask(spec, "POL-012").size(), 1U);
  spec.ipsec.push_back(test::good_policy());
  EXPECT_TRUE(ask(spec, "POL-012").empty());

  spec.clients.software[System::gnu_linux] = "strongswan";
  EXPECT_TRUE(ask(spec, "POL-018").empty());
  spec.ipsec[0].ipsec_encryption = "AES256";
  EXPECT_EQ(summary(ask(spec, "POL-018")), "warning ipsec.ipsec_encryption");
  spec.tunnels = {azure::Tunnel::openvpn};
  EXPECT_TRUE(ask(spec, "POL-018").empty());
  spec.tunnels = {azure::Tunnel::ikev2};
  spec.clients.software[System::gnu_linux] = "openvpn";
  EXPECT_TRUE(ask(spec, "POL-018").empty());
}

TEST(PolicyCheck, AssumesIkev2WithoutTunnelTypes) {
  spec::GatewaySpec spec;
  spec.ipsec.push_back(test::good_policy());
  const auto findings = check_policies(spec, test::on("2026-11-01"));
  EXPECT_EQ(std::count_if(findings.begin(), findings.end(),
                          [](const Finding& each) { return each.rule == "POL-016"; }),
            1);
}

}  // namespace
}  // namespace p2s::rules
