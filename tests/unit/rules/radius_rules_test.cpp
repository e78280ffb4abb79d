// SPDX-License-Identifier: Apache-2.0
#include "unit/rules/rule_question.hpp"

#include <gtest/gtest.h>

namespace p2s::rules {
namespace {

spec::Network declared_network(std::string_view text, std::string origin) {
  return {*net::Prefix::parse(text).prefix, std::move(origin)};
}

struct RadiusRules : testing::Test, RuleQuestion {
  RadiusRules() {
    spec.tunnels = {azure::Tunnel::ikev2};
    spec.authentication = {azure::Method::radius};
    spec.vnet.prefixes = {declared_network("10.1.0.0/16", "vnet.prefixes[0]")};
    spec.vnet.gateway_subnet = {declared_network("10.1.255.0/27", "vnet.gateway_subnet")};
    spec.radius.present = true;
    spec.radius.method = "eap-mschapv2";
    add_server("10.1.0.10");
  }
  spec::RadiusServer& add_server(const std::string& address) {
    const auto origin = fmt::format("radius.servers[{}]", spec.radius.servers.size());
    return spec.radius.servers.emplace_back(
        spec::RadiusServer{address, "env:RADIUS_SECRET", std::nullopt, origin});
  }
  spec::RadiusServer& server() { return spec.radius.servers.front(); }
  std::string of(std::string_view rule) const { return verdict(*this, rule); }
};

TEST_F(RadiusRules, FindNothingInAValidTable) {
  for (int id = 1; id <= 14; ++id) {
    const auto rule = fmt::format("RAD-{:03}", id);
    EXPECT_EQ(of(rule), "none") << rule;
  }
}

TEST_F(RadiusRules, AServerHasAnIpv4Address) {
  for (const auto* bad : {"radius.corp.example", "fd00::1", "10.1.0.10/32", "10.1.0"}) {
    server().address = bad;
    EXPECT_EQ(of("RAD-001"), "error") << bad;
    EXPECT_EQ(of("RAD-008"), "none") << bad;
  }
}

TEST_F(RadiusRules, AServerHasAddressAndSecret) {
  server().secret.clear();
  ASSERT_EQ(of("RAD-002"), "error");
  EXPECT_EQ(ask("RAD-002")[0].message, "the RADIUS server 10.1.0.10 has no secret");
  server().secret = "env:X";
  server().address.clear();
  ASSERT_EQ(of("RAD-002"), "error");
  EXPECT_EQ(ask("RAD-002")[0].message, "the RADIUS server has no address");
  EXPECT_EQ(of("RAD-001"), "none");
  server().secret.clear();
  EXPECT_EQ(of("RAD-002"), "error");
  spec.radius.servers.clear();
  EXPECT_EQ(of("RAD-002"), "error") << "there must be one";
  spec.authentication = {azure::Method::certificate};
  EXPECT_EQ(of("RAD-002"), "none");
}

TEST_F(RadiusRules, PortalSupportsTwoServers) {
  add_server("10.1.0.11");
  EXPECT_EQ(of("RAD-004"), "none");
  add_server("10.1.0.12");
  EXPECT_EQ(of("RAD-004"), "warning");
}

TEST_F(RadiusRules, AScoreIsFrom1To30) {
  for (const std::int64_t bad : {-1, 0, 31}) {
    server().score = bad;
    EXPECT_EQ(of("RAD-005"), "error") << bad;
  }
  for (const std::int64_t good : {1, 30}) {
    server().score = good;
    EXPECT_EQ(of("RAD-005"), "none") << good;
  }
}

TEST_F(RadiusRules, Ikev2RequiresEap) {
  for (const auto* bad : {"pap", "chap", "mschapv2"}) {
    spec.radius.method = bad;
    EXPECT_EQ(of("RAD-007"), "error") << bad;
  }
  spec.tunnels = {azure::Tunnel::openvpn};
  EXPECT_EQ(of("RAD-007"), "none");
  spec.tunnels = {azure::Tunnel::ikev2};
  for (const auto* good : {"", "peap", "eap-tls", "eap-mschapv2"}) {
    spec.radius.method = good;
    EXPECT_EQ(of("RAD-007"), "none") << good;
  }
  spec.radius.method = "pap";
  spec.authentication = {azure::Method::certificate};
  EXPECT_EQ(of("RAD-007"), "none");
}

TEST_F(RadiusRules, APrivateServerIsInsideOrBehindASite) {
  server().address = "10.101.0.10";
  EXPECT_EQ(of("RAD-008"), "error");
  spec.on_premises.prefixes = {declared_network("10.101.0.0/24", "on_premises.prefixes[0]")};
  EXPECT_EQ(of("RAD-008"), "none");
  spec.on_premises.prefixes.clear();
  spec.on_premises.bgp_learned = {declared_network("10.101.0.0/16", "on_premises.bgp_learned[0]")};
  EXPECT_EQ(of("RAD-008"), "none");
  spec.on_premises.bgp_learned.clear();
  spec.vnet.peered = {declared_network("10.101.0.0/16", "vnet.peered[0]")};
  EXPECT_EQ(of("RAD-008"), "none");
  spec.vnet.peered.clear();
  server().address = "20.30.40.50";
  EXPECT_EQ(of("RAD-008"), "none") << "a public address says nothing";
  server().address = "172.31.255.255";
  EXPECT_EQ(of("RAD-008"), "error");
  server().address = "172.32.0.0";
  EXPECT_EQ(of("RAD-008"), "none");
  server().address = "192.168.7.7";
  EXPECT_EQ(of("RAD-008"), "error");
  spec.vnet.prefixes.clear();
  EXPECT_EQ(of("RAD-008"), "none") << "unknown without a network";
}

TEST_F(RadiusRules, RequestsComeFromTheWholeGatewaySubnet) {
  spec.radius.clients = {declared_network("10.1.255.0/28", "radius.clients[0]")};
  EXPECT_EQ(of("RAD-009"), "warning");
  spec.radius.clients.push_back(declared_network("10.1.0.0/16", "radius.clients[1]"));
  EXPECT_EQ(of("RAD-009"), "none");
  spec.vnet.gateway_subnet.push_back(declared_network("fd00::/64", "vnet.gateway_subnet[1]"));
  EXPECT_EQ(of("RAD-009"), "none") << "requests are IPv4";
}

TEST_F(RadiusRules, ASecondFactorIsApprovedInTimeAndWithoutACode) {
  for (const auto* mfa : {"push", "phone"}) {
    spec.radius.mfa = mfa;
    EXPECT_EQ(of("RAD-010"), "note") << mfa;
    EXPECT_EQ(of("RAD-011"), "none") << mfa;
  }
  spec.radius.mfa = "code";
  EXPECT_EQ(of("RAD-010"), "none");
  EXPECT_EQ(of("RAD-011"), "error");
}

TEST_F(RadiusRules, WithEapTlsTheServerChecksCertificates) {
  spec.radius.method = "eap-tls";
  EXPECT_EQ(of("RAD-012"), "note");
  spec.authentication = {azure::Method::certificate};
  EXPECT_EQ(of("RAD-012"), "none");
}

TEST_F(RadiusRules, TheSstpLimitRemains) {
  spec.tunnels = {azure::Tunnel::ikev2, azure::Tunnel::sstp};
  EXPECT_EQ(of("RAD-014"), "note");
  spec.authentication = {azure::Method::certificate};
  EXPECT_EQ(of("RAD-014"), "none");
}

TEST_F(RadiusRules, ARootOfTheServerIsAValidCa) {
  auto& root = certificates.radius_roots.emplace_back(p2s::test::sample_root("RadiusRoot.cer"));
  root.origin = "radius.roots[0]";
  const auto good = root;
  EXPECT_EQ(of("RAD-016"), "none");
  root.facts.not_after = as_of - std::chrono::seconds(1);
  EXPECT_EQ(of("RAD-016"), "error");
  EXPECT_EQ(ask("RAD-016")[0].message,
            "root 'RadiusRoot.cer' of the RADIUS server expired on 2026-10-31, so clients do not "
            "trust the RADIUS server");
  root.facts.not_after = as_of;
  EXPECT_EQ(of("RAD-016"), "warning");
  root.facts.not_after = Period{90, Period::Unit::days}.after(as_of);
  EXPECT_EQ(of("RAD-016"), "warning");
  root.facts.not_after += std::chrono::seconds(1);
  EXPECT_EQ(of("RAD-016"), "none");
  root.facts.not_before = as_of;
  EXPECT_EQ(of("RAD-016"), "none");
  root.facts.not_before = as_of + std::chrono::seconds(1);
  EXPECT_EQ(of("RAD-016"), "error");
  root = good;
  root.facts.is_ca = root.facts.self_signed = false;
  root.facts.key_usage.clear();
  EXPECT_EQ(of("RAD-016"), "warning");
  root = good;
  root.problem = RootDataProblem::private_key;
  EXPECT_EQ(of("RAD-016"), "error");
  root.problem = RootDataProblem::not_found;
  root.has_certificate = false;
  root.detail = "no such file";
  EXPECT_EQ(ask("RAD-016")[0].message,
            "root 'RadiusRoot.cer' of the RADIUS server cannot be read: no such file");
}

TEST_F(RadiusRules, ClientsVerifyTheServerWithTlsMethodsOnly) {
  EXPECT_EQ(of("RAD-017"), "none");
  spec.radius.method = "eap-tls";
  EXPECT_EQ(of("RAD-017"), "note");
  spec.radius.roots = {"RadiusRoot.cer"};
  EXPECT_EQ(of("RAD-017"), "none");
  spec.radius.method = "peap";
  EXPECT_EQ(of("RAD-017"), "none");
  spec.radius.method.clear();
  EXPECT_EQ(of("RAD-017"), "none");
  spec.radius.method = "eap-mschapv2";
  EXPECT_EQ(of("RAD-017"), "note");
  spec.radius.method = "eap-tls";
  spec.authentication = {azure::Method::certificate};
  EXPECT_EQ(of("RAD-017"), "note");
  spec.radius.roots.clear();
  EXPECT_EQ(of("RAD-017"), "none");
}

}  // namespace
}  // namespace p2s::rules
