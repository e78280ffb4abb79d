// SPDX-License-Identifier: Apache-2.0
#include "unit/azure/policy_sample.hpp"

#include <p2s/azure/proposals.hpp>

#include <gtest/gtest.h>

#include <set>

namespace p2s::azure {
namespace {

using Strings = std::vector<std::string>;

// As published, row by row.
const Strings kIke{
    "aes256gcm16-prfsha384-modp2048s256",   "aes256gcm16-prfsha384-modp2048",
    "aes256gcm16-prfsha384-ecp384",         "aes256gcm16-prfsha384-ecp256",
    "aes256gcm16-prfsha256-modp2048s256",   "aes256gcm16-prfsha256-modp2048",
    "aes256gcm16-prfsha256-ecp384",         "aes256gcm16-prfsha256-ecp256",
    "aes256-sha384-prfsha384-modp2048s256", "aes256-sha384-prfsha384-modp2048",
    "aes256-sha384-prfsha384-ecp384",       "aes256-sha384-prfsha384-ecp256",
    "aes256-sha256-prfsha256-modp2048s256", "aes256-sha256-prfsha256-modp2048",
    "aes256-sha256-prfsha256-ecp384",       "aes256-sha256-prfsha256-ecp256",
    "aes256-sha256-prfsha256-modp1024",
};
const Strings kEsp{
    "aes256gcm16",
    "aes256gcm16-modp2048s256",
    "aes256gcm16-modp2048",
    "aes256gcm16-ecp384",
    "aes256gcm16-ecp256",
    "aes256-sha256",
    "aes256-sha256-modp2048s256",
    "aes256-sha256-modp2048",
    "aes256-sha256-ecp384",
    "aes256-sha256-ecp256",
    "aes256-sha1",
};

TEST(DefaultProposals, AreThePublishedOnesRowByRow) {
  Strings ike;
  for (const auto& row : ike_defaults()) ike.push_back(ike_proposal(row));
  EXPECT_EQ(ike, kIke);
  Strings esp;
  for (const auto& row : esp_defaults()) esp.push_back(esp_proposal(row));
  EXPECT_EQ(esp, kEsp);
}

TEST(DefaultProposals, AreListedStrongestFirst) {
  const auto all = default_proposals();
  const Strings ike{
      "aes256gcm16-prfsha384-ecp384",         "aes256gcm16-prfsha384-ecp256",
      "aes256gcm16-prfsha384-modp2048",       "aes256gcm16-prfsha256-ecp384",
      "aes256gcm16-prfsha256-ecp256",         "aes256gcm16-prfsha256-modp2048",
      "aes256-sha384-prfsha384-ecp384",       "aes256-sha384-prfsha384-ecp256",
      "aes256-sha384-prfsha384-modp2048",     "aes256-sha256-prfsha256-ecp384",
      "aes256-sha256-prfsha256-ecp256",       "aes256-sha256-prfsha256-modp2048",
      "aes256gcm16-prfsha384-modp2048s256",   "aes256gcm16-prfsha256-modp2048s256",
      "aes256-sha384-prfsha384-modp2048s256", "aes256-sha256-prfsha256-modp2048s256",
      "aes256-sha256-prfsha256-modp1024",
  };
  EXPECT_EQ(all.ike, ike);
  const Strings esp{
      "aes256gcm16-ecp384",
      "aes256gcm16-ecp256",
      "aes256gcm16-modp2048",
      "aes256gcm16-modp2048s256",
      "aes256gcm16",
      "aes256-sha256-ecp384",
      "aes256-sha256-ecp256",
      "aes256-sha256-modp2048",
      "aes256-sha256-modp2048s256",
      "aes256-sha256",
      "aes256-sha1",
  };
  EXPECT_EQ(all.esp, esp);
  EXPECT_FALSE(all.rekey_seconds);
}

TEST(RecommendedProposals, AreAFewOfTheDefaults) {
  const auto few = recommended_proposals();
  EXPECT_EQ(few.ike, (Strings{"aes256gcm16-prfsha384-ecp384", "aes256gcm16-prfsha256-modp2048",
                              "aes256-sha256-prfsha256-modp2048"}));
  EXPECT_EQ(few.esp, (Strings{"aes256gcm16", "aes256-sha256"}));
  const std::set<std::string> known(kIke.begin(), kIke.end());
  for (const auto& each : few.ike) EXPECT_TRUE(known.contains(each)) << each;
}

/// The whole proposal with one value of the policy changed; "-" when there is none.
std::string ike_with(std::string IpsecPolicy::*field, std::string_view value) {
  IpsecPolicy policy;
  policy.ike_encryption = "AES256";
  policy.ike_integrity = "SHA256";
  policy.dh_group = "DHGroup14";
  policy.*field = value;
  return ike_proposal(policy).value_or("-");
}

std::string esp_with(std::string_view encryption, std::string_view integrity,
                     std::string_view group) {
  IpsecPolicy policy;
  policy.dh_group = "ECP256";
  policy.ipsec_encryption = encryption;
  policy.ipsec_integrity = integrity;
  policy.pfs_group = group;
  return esp_proposal(policy).value_or("-");
}

TEST(IkeProposal, TranslatesEachCipher) {
  const auto with = [](std::string_view value) {
    return ike_with(&IpsecPolicy::ike_encryption, value);
  };
  EXPECT_EQ(with("GCMAES256"), "aes256gcm16-prfsha256-modp2048");
  EXPECT_EQ(with("GCMAES128"), "aes128gcm16-prfsha256-modp2048");
  EXPECT_EQ(with("AES256"), "aes256-sha256-prfsha256-modp2048");
  EXPECT_EQ(with("aes256"), "aes256-sha256-prfsha256-modp2048");
  EXPECT_EQ(with("AES128"), "aes128-sha256-prfsha256-modp2048");
  EXPECT_EQ(with("AES192"), "aes192-sha256-prfsha256-modp2048");
  EXPECT_EQ(with("DES3"), "3des-sha256-prfsha256-modp2048");
  EXPECT_EQ(with("DES"), "-");
  EXPECT_EQ(with("AES512"), "-");
  EXPECT_EQ(with(""), "-");
}

TEST(IkeProposal, TranslatesEachHash) {
  const auto with = [](std::string_view value) {
    return ike_with(&IpsecPolicy::ike_integrity, value);
  };
  EXPECT_EQ(with("SHA384"), "aes256-sha384-prfsha384-modp2048");
  EXPECT_EQ(with("SHA256"), "aes256-sha256-prfsha256-modp2048");
  EXPECT_EQ(with("SHA1"), "aes256-sha1-prfsha1-modp2048");
  EXPECT_EQ(with("MD5"), "aes256-md5-prfmd5-modp2048");
  EXPECT_EQ(with("GCMAES256"), "-");
  EXPECT_EQ(with("GCMAES128"), "-");
}

TEST(IkeProposal, TranslatesEachGroup) {
  const auto with = [](std::string_view value) { return ike_with(&IpsecPolicy::dh_group, value); };
  EXPECT_EQ(with("ECP384"), "aes256-sha256-prfsha256-ecp384");
  EXPECT_EQ(with("ECP256"), "aes256-sha256-prfsha256-ecp256");
  EXPECT_EQ(with("DHGroup24"), "aes256-sha256-prfsha256-modp2048s256");
  EXPECT_EQ(with("DHGroup14"), "aes256-sha256-prfsha256-modp2048");
  EXPECT_EQ(with("DHGroup2048"), "aes256-sha256-prfsha256-modp2048");
  EXPECT_EQ(with("DHGroup2"), "aes256-sha256-prfsha256-modp1024");
  EXPECT_EQ(with("DHGroup1"), "aes256-sha256-prfsha256-modp768");
  EXPECT_EQ(with("None"), "-");
}

TEST(EspProposal, TranslatesEachCipherAndHash) {
  EXPECT_EQ(esp_with("GCMAES256", "GCMAES256", "None"), "aes256gcm16");
  EXPECT_EQ(esp_with("GCMAES192", "GCMAES192", "None"), "aes192gcm16");
  EXPECT_EQ(esp_with("GCMAES128", "gcmaes128", "None"), "aes128gcm16");
  EXPECT_EQ(esp_with("AES256", "SHA256", "None"), "aes256-sha256");
  EXPECT_EQ(esp_with("AES192", "SHA256", "None"), "aes192-sha256");
  EXPECT_EQ(esp_with("AES128", "SHA1", "None"), "aes128-sha1");
  EXPECT_EQ(esp_with("DES3", "MD5", "None"), "3des-md5");
  EXPECT_EQ(esp_with("DES", "SHA256", "None"), "-");
  EXPECT_EQ(esp_with("None", "SHA256", "None"), "-");
}

TEST(EspProposal, NeedsAesGcmInBothFields) {
  EXPECT_EQ(esp_with("GCMAES256", "GCMAES128", "None"), "-");
  EXPECT_EQ(esp_with("GCMAES256", "SHA256", "None"), "-");
  EXPECT_EQ(esp_with("AES256", "GCMAES256", "None"), "-");
}

TEST(EspProposal, TranslatesEachGroup) {
  const auto with = [](std::string_view group) { return esp_with("AES256", "SHA256", group); };
  EXPECT_EQ(with("PFS24"), "aes256-sha256-modp2048s256");
  EXPECT_EQ(with("PFSMM"), "aes256-sha256-ecp256");
  EXPECT_EQ(with("ECP384"), "aes256-sha256-ecp384");
  EXPECT_EQ(with("ECP256"), "aes256-sha256-ecp256");
  EXPECT_EQ(with("PFS14"), "aes256-sha256-modp2048");
  EXPECT_EQ(with("PFS2048"), "aes256-sha256-modp2048");
  EXPECT_EQ(with("PFS2"), "aes256-sha256-modp1024");
  EXPECT_EQ(with("PFS1"), "aes256-sha256-modp768");
  EXPECT_EQ(with("none"), "aes256-sha256");
  EXPECT_EQ(with(""), "-");
}

TEST(EspProposal, UsesTheIkeGroupForPfsmm) {
  IpsecPolicy policy = test::good_policy();
  policy.pfs_group = "PFSMM";
  EXPECT_EQ(esp_proposal(policy), "aes256gcm16-ecp384");
  policy.dh_group = "None";
  EXPECT_EQ(esp_proposal(policy), std::nullopt);
}

TEST(CustomProposals, RekeyBeforeTheGatewaysLifetime) {
  auto policy = test::good_policy();
  for (const auto& [lifetime, rekey] : {std::pair{27000, 24300}, {300, 270}, {172799, 155519}}) {
    policy.sa_lifetime_seconds = lifetime;
    const auto proposals = custom_proposals(policy);
    EXPECT_EQ(proposals.rekey_seconds, rekey);
    // strongSwan gives up keys after 110 % of rekey_time.
    EXPECT_LE(rekey * 11 / 10, lifetime);
  }
  policy.sa_data_size_kilobytes = 2147483647;
  EXPECT_EQ(custom_proposals(policy).rekey_bytes, 2147483647LL * 1024);
}

TEST(CustomProposals, OmitMissingAndOutOfRangeValues) {
  auto policy = test::good_policy();
  policy.sa_lifetime_seconds = 299;
  policy.sa_data_size_kilobytes = 1023;
  policy.ike_integrity.clear();
  const auto proposals = custom_proposals(policy);
  EXPECT_FALSE(proposals.rekey_seconds);
  EXPECT_FALSE(proposals.rekey_bytes);
  EXPECT_TRUE(proposals.ike.empty());
  EXPECT_EQ(proposals.esp, Strings{"aes256gcm16-ecp384"});
  policy.sa_lifetime_seconds.reset();
  policy.sa_data_size_kilobytes.reset();
  EXPECT_FALSE(custom_proposals(policy).rekey_seconds);
}

TEST(ClientProposals, FollowThePolicyWhereThereIsOne) {
  EXPECT_EQ(client_proposals({}).ike, recommended_proposals().ike);
  const std::vector<IpsecPolicy> policies{test::good_policy()};
  const auto proposals = client_proposals(policies);
  EXPECT_EQ(proposals.ike, Strings{"aes256gcm16-prfsha384-ecp384"});
  EXPECT_EQ(proposals.esp, Strings{"aes256gcm16-ecp384"});
}

TEST(ClientProposals, SkipPoliciesThatNoClientCanUse) {
  auto unusable = test::good_policy();
  unusable.dh_group = "None";
  const std::vector<IpsecPolicy> policies{unusable, test::good_policy()};
  const auto proposals = client_proposals(policies);
  EXPECT_EQ(proposals.ike, Strings{"aes256gcm16-prfsha384-ecp384"});
  EXPECT_EQ(proposals.custom, std::vector{test::good_policy()});
  EXPECT_TRUE(client_proposals(std::vector{unusable}).custom.empty());
}

TEST(PolicyTable, ListsWhatPointToSiteAccepts) {
  EXPECT_EQ(accepted_values(PolicyField::ike_encryption),
            (Strings{"GCMAES256", "GCMAES128", "AES256", "AES128"}));
  EXPECT_EQ(accepted_values(PolicyField::ike_integrity), (Strings{"SHA384", "SHA256"}));
  EXPECT_EQ(accepted_values(PolicyField::dh_group),
            (Strings{"ECP384", "ECP256", "DHGroup14", "DHGroup24", "DHGroup2"}));
  EXPECT_EQ(accepted_values(PolicyField::ipsec_encryption),
            (Strings{"GCMAES256", "GCMAES128", "AES256", "AES128"}));
  EXPECT_EQ(accepted_values(PolicyField::ipsec_integrity),
            (Strings{"GCMAES256", "GCMAES128", "SHA256"}));
  EXPECT_EQ(accepted_values(PolicyField::pfs_group),
            (Strings{"ECP384", "ECP256", "PFS14", "PFSMM", "PFS24", "PFS2", "None"}));
}

TEST(PolicyTable, MarksWeakValues) {
  std::set<std::string> weak;
  for (const auto& value : policy_values()) {
    if (value.weak) weak.emplace(value.name);
    EXPECT_FALSE(value.weak && value.accepted) << value.name;
  }
  EXPECT_EQ(weak, (std::set<std::string>{"DES", "DES3", "MD5", "SHA1", "DHGroup1", "PFS1"}));
}

TEST(TlsSuites, SixAreOfferedAndEightAreRemoved) {
  std::size_t offered = 0;
  std::size_t modern = 0;
  for (const auto& suite : tls_suites()) {
    offered += suite.offered ? 1U : 0U;
    modern += suite.version == "1.3" ? 1U : 0U;
    const bool gcm = suite.name.find("GCM") != std::string_view::npos;
    EXPECT_EQ(suite.gcm, gcm) << suite.name;
    const bool kept = suite.name.starts_with("TLS_ECDHE_RSA") || suite.name.starts_with("TLS_AES");
    EXPECT_EQ(suite.offered, kept) << suite.name;
  }
  EXPECT_EQ(tls_suites().size(), 14U);
  EXPECT_EQ(offered, 6U);
  EXPECT_EQ(modern, 2U);
  EXPECT_NE(find_tls_suite("tls_aes_256_gcm_sha384"), nullptr);
  EXPECT_EQ(find_tls_suite("TLS_CHACHA20_POLY1305_SHA256"), nullptr);
}

}  // namespace
}  // namespace p2s::azure
