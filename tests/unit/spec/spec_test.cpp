// SPDX-License-Identifier: Apache-2.0
#include "unit/spec/spec_refusal.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/rules/gateway_check.hpp>

#include <gtest/gtest.h>

namespace p2s::spec {
namespace {

TEST(Spec, ReadsEveryKey) {
  const auto spec = read_spec(R"(
[gateway]
name = "gw"
location = "westeurope"
sku = "VpnGw3AZ"
generation = 2
active_active = true
vpn_type = "RouteBased"
tunnels = ["IkeV2", "sstp"]
pools = ["172.16.0.0/24", "fd00::/64"]
custom_routes = ["0.0.0.0/1"]
[vnet]
prefixes = ["10.1.0.0/16"]
gateway_subnet = ["10.1.255.0/27", "fd01::/64"]
peered = ["10.2.0.0/16"]
dns_servers = ["10.1.0.4", "fd01::4"]
[on_premises]
prefixes = ["10.101.0.0/16"]
bgp_learned = ["10.102.0.0/16"]
[clients]
total = 200
by_tunnel = { ikev2 = 120, sstp = 80 }
[store]
url = "sqlite:other.db"
[[groups]]
name = "sales"
pools = ["172.16.9.0/24"]
)",
                              "p2s.toml");
  EXPECT_EQ(spec.name, "gw");
  EXPECT_EQ(spec.location, "westeurope");
  EXPECT_EQ(spec.sku, "VpnGw3AZ");
  EXPECT_EQ(spec.generation, 2U);
  EXPECT_TRUE(spec.active_active);
  EXPECT_EQ(spec.tunnels, (azure::TunnelSet{azure::Tunnel::sstp, azure::Tunnel::ikev2}));
  ASSERT_EQ(spec.pools.size(), 3U);
  EXPECT_EQ(spec.pools[1].origin, "gateway.pools[1]");
  EXPECT_EQ(spec.pools[2].origin, "groups[0].pools[0]");
  EXPECT_EQ(spec.pools[2].group, "sales");
  EXPECT_EQ(spec.custom_routes.size(), 1U);
  EXPECT_EQ(spec.vnet.gateway_subnet.size(), 2U);
  EXPECT_EQ(spec.vnet.dns_servers[0].prefix.to_string(), "10.1.0.4/32");
  EXPECT_EQ(spec.on_premises.bgp_learned[0].origin, "on_premises.bgp_learned[0]");
  EXPECT_EQ(spec.clients.total, 200U);
  EXPECT_EQ(spec.clients.by_tunnel.at(azure::Tunnel::sstp), 80U);
  EXPECT_EQ(spec.store_url, "sqlite:other.db");
}

TEST(Spec, ReportsUnknownKeyWithPositionAndSuggestion) {
  EXPECT_EQ(refusal("[gateway]\nname = \"a\"\nskuu = \"b\"\n"),
            "p2s.toml:3:1: unknown key 'gateway.skuu' | did you mean 'gateway.sku'?");
  EXPECT_EQ(refusal("[gatway]\n"), "p2s.toml:1:2: unknown key 'gatway' | did you mean 'gateway'?");
  EXPECT_EQ(refusal("[store]\npath = \"b\"\n"),
            "p2s.toml:2:1: unknown key 'store.path' | known keys: url");
}

TEST(Spec, RejectsWrongTypesWithPosition) {
  EXPECT_EQ(refusal("[gateway]\nsku = 5\n"),
            "p2s.toml:2:7: 'gateway.sku' must be a string, not a whole number | ");
  EXPECT_EQ(refusal("gateway = 1\n"),
            "p2s.toml:1:11: 'gateway' must be a table, not a whole number | ");
  EXPECT_EQ(refusal("[gateway]\npools = [1]\n"),
            "p2s.toml:2:10: 'gateway.pools[0]' must be a string, not a whole number | ");
  for (const auto* text :
       {"[gateway]\nactive_active = \"yes\"", "[gateway]\npools = \"10.0.0.0/8\"",
        "[gateway]\ngeneration = 3", "[gateway]\ngeneration = 1.5", "[clients]\ntotal = -1",
        "[clients]\nby_tunnel = { pptp = 1 }", "[vnet]\ndns_servers = [\"10.0.0.0/8\"]",
        "groups = 1", "groups = [1]", "[gateway]\ntunnels = [\"pptp\"]",
        "[gateway]\ntunnels = [\"sstp\", \"SSTP\"]", "[store]\nurl = 2026-01-01"}) {
    EXPECT_EQ(refusal(text).rfind("p2s.toml:", 0), 0U) << text;
  }
}

TEST(Spec, SuggestsTheNetwork) {
  EXPECT_EQ(refusal("[vnet]\nprefixes = [\"10.1.2.0/16\"]\n"),
            "p2s.toml:2:13: 'vnet.prefixes[0]': '10.1.2.0/16' is not a network address: host bits "
            "are set | write 10.1.0.0/16");
}

TEST(Spec, RejectsInvalidTomlDuplicatesAndLargeFiles) {
  EXPECT_EQ(refusal("[gateway\n").rfind("p2s.toml:1:", 0), 0U);
  EXPECT_EQ(refusal("[[roots]]\nfile = \"a.cer\"\ndata = \"AAAA\"\n"),
            "p2s.toml:3:8: 'roots[0].file' and 'roots[0].data' exclude each other | keep one of "
            "them");
  EXPECT_EQ(refusal("[gateway]\nsku = \"a\"\nsku = \"b\"\n").rfind("p2s.toml:3:", 0), 0U);
  EXPECT_EQ(refusal(std::string(kSpecLimit + 1, '#')), "'p2s.toml' is larger than 4 MB | ");
  EXPECT_EQ(refusal(std::string(100000, '[')).rfind("p2s.toml:1:", 0), 0U);
  EXPECT_EQ(refusal("x = \"\xFF\"").rfind("p2s.toml:1:", 0), 0U);
}

TEST(InitTemplate, IsValidAndHasOnlyNotes) {
  const auto spec = read_spec(init_template("VNet1GW"), "p2s.toml");
  EXPECT_EQ(spec.name, "VNet1GW");
  EXPECT_EQ(spec.sku, "VpnGw2AZ");
  EXPECT_EQ(spec.authentication, azure::MethodSet{azure::Method::certificate});
  const auto report = rules::check_pools(rules::pool_plan(spec), *parse_time("2026-11-01"));
  ASSERT_EQ(report.pools.size(), 1U);
  EXPECT_EQ(report.pools[0].prefix.to_string(), "172.16.201.0/24");
  EXPECT_EQ(count(report.findings, Severity::error), 0U);
  EXPECT_EQ(count(report.findings, Severity::warning), 0U);
}

/// The commented keys must be valid when they are uncommented.
TEST(InitTemplate, IsValidWithCommentedKeys) {
  const auto starter = init_template("VNet1GW");
  std::string text;
  for (const auto line : split_lines(starter)) {
    const bool table = line.starts_with("# [");
    const bool key = line.starts_with("# ") && line.find(" = ") != std::string_view::npos;
    text += std::string(table || key ? line.substr(2) : line) + '\n';
  }
  const auto spec = read_spec(text, "p2s.toml");
  EXPECT_TRUE(spec.since);
  EXPECT_EQ(spec.clients.by_os.size(), 3U);
  EXPECT_EQ(spec.roots.at(0).name, "P2SRootCert");
  EXPECT_EQ(spec.rules.at(0).id, "SKU-020");
  EXPECT_EQ(spec.store_url, "sqlite:p2s.db");
}

TEST(InitTemplate, QuotesAnyName) {
  const std::string name = "a\"\\\n]{x}\x7F\xC3\xA9";
  EXPECT_EQ(read_spec(init_template(name), "p2s.toml").name, name);
}

}  // namespace
}  // namespace p2s::spec
