// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/text/text.hpp>
#include <p2s/package/formats/pem.hpp>
#include <p2s/package/formats/values.hpp>

#include <gtest/gtest.h>

namespace p2s::package {
namespace {

TEST(Values, ChecksHostNames) {
  for (const std::string_view name : {"a", "a.b", "a-b.c1", "10.0.0.4", "hub0.abc.vpn.azure.com"}) {
    EXPECT_TRUE(is_host_name(name)) << name;
  }
  for (const std::string_view name : {"", ".", "a.", ".a", "a..b", "-a", "a-", "a b", "a;b", "$(a)",
                                      "a/b", "a\nb", "\"a\"", "ä", "a_b"}) {
    EXPECT_FALSE(is_host_name(name)) << name;
  }
  EXPECT_FALSE(is_host_name(std::string(64, 'a')));
  EXPECT_FALSE(is_host_name(std::string(126, 'a') + std::string(".a")));
}

TEST(Values, ChecksGuidsAndHex) {
  EXPECT_TRUE(is_guid("11111111-2222-3333-4444-55555555ABcd"));
  EXPECT_FALSE(is_guid("11111111-2222-3333-4444-55555555ABc"));
  EXPECT_FALSE(is_guid("11111111-2222-3333-4444-55555555ABcdd"));
  EXPECT_FALSE(is_guid("11111111222233334444555555555555"));
  EXPECT_TRUE(is_hex("0aF9", 4));
  EXPECT_FALSE(is_hex("0aG9", 4));
  EXPECT_FALSE(is_hex("0aF", 4));
}

TEST(Values, VnetIdIsTakenFromTheGatewayName) {
  EXPECT_EQ(
      vnet_id_in("AzureGateway-11111111-2222-3333-4444-55555555ABCD-0a1b2c3d4e5f.vpn.azure.com"),
      "11111111-2222-3333-4444-55555555abcd");
  EXPECT_EQ(vnet_id_in("hub0.abcdefghijklmnopqrstuvwxy.vpn.azure.com"), "");
  EXPECT_EQ(vnet_id_in("azuregateway-short"), "");
}

TEST(Values, TenantIsTheLastSegment) {
  EXPECT_EQ(tenant_id_of("https://login.microsoftonline.com/abc/"), "abc");
  EXPECT_EQ(tenant_id_of("https://login.microsoftonline.com/abc"), "abc");
  EXPECT_EQ(tenant_id_of("abc"), "abc");
  EXPECT_EQ(tenant_id_of("///"), "");
}

TEST(Values, InvalidPrefixesAreReportedAndSkipped) {
  std::vector<std::string> reported;
  const std::vector<std::string> texts{"10.0.0.0/16", "10.1.2.3/16",   "10.0.0.0",
                                       "x",           "2001:db8::/32", "1.2.3.4/33"};
  const auto prefixes = read_prefixes(texts, "route", [&](const Rule& rule, const std::string&) {
    reported.emplace_back(rule.id);
  });
  ASSERT_EQ(prefixes.size(), 3U);
  EXPECT_EQ(prefixes[1].to_string(), "10.1.0.0/16");
  EXPECT_EQ(reported, (std::vector<std::string>{"PKG-021", "PKG-020", "PKG-020", "PKG-020"}));
}

TEST(Values, DerHasExactLength) {
  EXPECT_TRUE(is_der_sequence(Bytes{0x30, 0x00}));
  EXPECT_TRUE(is_der_sequence(Bytes{0x30, 0x81, 0x01, 0x05}));
  for (const Bytes& bytes :
       {Bytes{}, Bytes{0x30}, Bytes{0x30, 0x01}, Bytes{0x31, 0x00}, Bytes{0x30, 0x00, 0x00},
        Bytes{0x30, 0x80}, Bytes{0x30, 0x85, 0, 0, 0, 0, 0}, Bytes{0x30, 0x82, 0x01}}) {
    EXPECT_FALSE(is_der_sequence(bytes));
  }
}

TEST(Values, ReadsEveryPemBlock) {
  constexpr std::string_view kBlock =
      "-----BEGIN CERTIFICATE-----\r\nMAA=\r\n-----END CERTIFICATE-----\r\n";
  const std::string two = std::string("text\n") + std::string(kBlock) + std::string(kBlock);
  EXPECT_EQ(pem_certificates(two), (std::vector<Bytes>{{0x30, 0x00}, {0x30, 0x00}}));
  EXPECT_TRUE(pem_certificates("none").empty());
  EXPECT_EQ(pem_certificates(kBlock.substr(0, 40)), std::vector<Bytes>{{}});
  EXPECT_EQ(pem_certificates("-----BEGIN CERTIFICATE-----!-----END CERTIFICATE-----"),
            std::vector<Bytes>{{}});
}

}  // namespace
}  // namespace p2s::package
