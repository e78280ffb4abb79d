// SPDX-License-Identifier: Apache-2.0
#include <p2s/package/package_rules.hpp>
#include <p2s/package/vendor_terms.hpp>

#include <gtest/gtest.h>

namespace p2s::package {
namespace {

TEST(PackageRules, IdsAreSortedAndUniform) {
  std::string_view last;
  for (const Rule& rule : kPackageRules) {
    EXPECT_EQ(rule.id.size(), 7U);
    EXPECT_TRUE(rule.id.starts_with("PKG-"));
    EXPECT_LT(last, rule.id);
    EXPECT_FALSE(rule.title.empty());
    last = rule.id;
  }
}

TEST(PackageRules, FindingHasSeverityOfTable) {
  const Finding made = finding("PKG-001", "x.zip", "message", "hint");
  EXPECT_EQ(made.severity, Severity::warning);
  EXPECT_EQ(made.subject, "x.zip");
  EXPECT_EQ(made.hint, "hint");
}

TEST(VendorTerms, HaveNames) {
  EXPECT_EQ(to_string(Generation::form_2022), "2022");
  EXPECT_EQ(to_string(Generation::form_2024), "2024");
  EXPECT_EQ(to_string(Generation::unknown), "unknown");
  EXPECT_EQ(tunnel_names({azure::Tunnel::openvpn, azure::Tunnel::ikev2, azure::Tunnel::sstp}),
            (std::vector<std::string>{"OpenVPN", "IKEv2", "SSTP"}));
  EXPECT_EQ(authentication_names(
                {azure::Method::certificate, azure::Method::entra, azure::Method::radius}),
            (std::vector<std::string>{"certificate", "entra-id", "radius"}));
}

}  // namespace
}  // namespace p2s::package
