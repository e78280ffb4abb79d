// SPDX-License-Identifier: Apache-2.0
#include <p2s/app/certificates/check_certificate.hpp>
#include <p2s/pki/issuer.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::app {
namespace {

using Rules = std::vector<std::string>;

constexpr Time kNow{std::chrono::seconds(1'800'000'000)};
constexpr std::chrono::hours kDay{24};

Rules rules(const pki::Certificate& certificate, Time at) {
  Rules found;
  for (const auto& finding : check_certificate(certificate, "x", at)) {
    EXPECT_EQ(finding.subject, "x");
    found.push_back(finding.rule);
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// A root valid for ten years and a client for one, with EC keys, which CRT-004 reports.
class CheckCertificate : public testing::Test {
 protected:
  pki::PrivateKey root_key = pki::PrivateKey::generate(pki::KeyKind::ec_p256);
  pki::Certificate root = pki::make_root("Root", root_key, kNow, {10, Period::Unit::years});

  pki::Certificate client() {
    const auto key = pki::PrivateKey::generate(pki::KeyKind::ec_p256);
    const pki::Issuer issuer({root}, std::move(root_key));
    return issuer.issue({"CONTOSO\\alice", {}, kNow, {1, Period::Unit::years}}, key);
  }
};

TEST_F(CheckCertificate, ChecksRootByRootRules) {
  EXPECT_EQ(rules(root, kNow), Rules{"CRT-004"});
  EXPECT_EQ(rules(root, root.facts().not_after - 60 * kDay), (Rules{"CERT-012", "CRT-004"}));
  EXPECT_EQ(rules(root, root.facts().not_after + kDay), (Rules{"CERT-011", "CRT-004"}));
}

TEST_F(CheckCertificate, ChecksOthersByClientRules) {
  const auto alice = client();
  EXPECT_EQ(rules(alice, kNow), (Rules{"CRT-004", "CRT-014"}));
  EXPECT_EQ(rules(alice, kNow + 400 * kDay), (Rules{"CRT-004", "CRT-014", "CRT-015"}));
  EXPECT_EQ(rules(alice, kNow - 400 * kDay), (Rules{"CRT-004", "CRT-014", "CRT-015"}));
}

}  // namespace
}  // namespace p2s::app
