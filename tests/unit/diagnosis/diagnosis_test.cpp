// SPDX-License-Identifier: Apache-2.0
#include "unit/diagnosis/client_samples.hpp"

#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/diagnosis.hpp>
#include <p2s/diagnosis/readers/client_text.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace p2s::diagnosis {
namespace {

spec::Network network(std::string_view text) { return {*net::Prefix::parse(text).prefix, ""}; }
net::Address address(std::string_view text) { return *net::Address::parse(text); }

/// The gateway of the documentation's example.
ExpectedNetwork example() {
  ExpectedNetwork expected;
  expected.pools = {network("172.16.201.0/24")};
  expected.vnet = {network("10.1.0.0/16")};
  return expected;
}

/// "POOL-025 warning, DIAG-001 error"
std::string verdict(const Diagnosis& diagnosis) {
  std::vector<std::string> parts;
  for (const auto& one : diagnosis.findings)
    parts.push_back(one.rule + " " + std::string(to_string(one.severity)));
  std::sort(parts.begin(), parts.end());
  return join(parts, ", ");
}

std::string verdict(std::string_view text, const ExpectedNetwork& expected) {
  const auto read = read_client_text(text);
  const std::vector<NamedLog> logs{{"sample", read.log}};
  return verdict(diagnose(read.state, expected, logs));
}

/// An `ip addr` text of one interface.
std::string card(std::string_view name, std::string_view addresses, std::string_view flags = "UP") {
  std::string text = "2: " + std::string(name) + ": <" + std::string(flags) + "> mtu 1500\n";
  for (const auto one : split(addresses, ' ')) {
    if (!one.empty())
      text += "    inet" + std::string(one.find(':') == one.npos ? " " : "6 ") + std::string(one) +
              "\n";
  }
  return text;
}

const std::string kHome = card("eth0", "192.168.1.10/24");
const std::string kTunnel = card("tun0", "172.16.201.2/24");

TEST(Diagnosis, FindsNothingOnHealthyClient) {
  auto expected = example();
  expected.dns_servers = {address("10.1.0.4")};
  EXPECT_EQ(verdict(test::kIpconfigConnected, expected), "");
  EXPECT_EQ(verdict(test::kIpconfigGerman, expected), "");
  EXPECT_EQ(verdict(kHome + kTunnel + "10.1.0.0/16 dev tun0\n", example()), "");
}

TEST(Diagnosis, NamesThePoolAddress) {
  const auto read = read_client_text(test::kIpconfigConnected);
  const auto diagnosis = diagnose(read.state, example(), {});
  ASSERT_EQ(diagnosis.pool_addresses.size(), 1U);
  EXPECT_EQ(diagnosis.pool_addresses[0].address.to_string(), "172.16.201.3");
  EXPECT_EQ(diagnosis.pool_addresses[0].interface, "PPP adapter VNet1");
}

TEST(Diagnosis, ReportsMissingPoolAddress) {
  EXPECT_EQ(verdict(kHome, example()), "DIAG-001 error");
  EXPECT_EQ(verdict(kHome + card("tun0", "172.16.202.2/24"), example()),
            "DIAG-001 error, DIAG-002 warning");
  EXPECT_EQ(verdict(kHome + kTunnel + card("ppp1", "10.8.0.2/32"), example()), "DIAG-002 warning");
}

TEST(Diagnosis, AcceptsStrongswanAddressOnNetworkInterface) {
  const auto text = card("eth0", "192.168.1.10/24 172.16.201.3/32") + "10.9.0.0/16 dev eth0\n";
  const auto read = read_client_text(text);
  const auto diagnosis = diagnose(read.state, example(), {});
  EXPECT_EQ(verdict(diagnosis), "");
  ASSERT_EQ(diagnosis.unchecked.size(), 1U);
  EXPECT_NE(diagnosis.unchecked[0].find("table 220"), std::string::npos);
}

TEST(Diagnosis, FindsOverlapOfClientsNetwork) {
  EXPECT_EQ(verdict(card("eth0", "172.16.201.9/24"), example()),
            "DIAG-001 error, POOL-025 warning");
  EXPECT_EQ(verdict(card("eth0", "10.1.5.5/24") + kTunnel, example()), "POOL-025 warning");
  EXPECT_EQ(verdict(card("eth0", "10.0.0.5/8") + kTunnel, example()), "POOL-025 warning");
  EXPECT_EQ(verdict(card("docker0", "10.1.5.1/24") + kHome + kTunnel, example()),
            "POOL-025 warning");
  EXPECT_EQ(verdict(card("eth0", "10.2.0.5/16") + kTunnel, example()), "");
}

TEST(Diagnosis, FindsOverlapWithNetworksBehindTheGateway) {
  auto expected = example();
  expected.peered = {network("10.2.0.0/16")};
  expected.on_premises = {network("10.101.0.0/16")};
  EXPECT_EQ(verdict(card("eth0", "10.2.0.5/24") + kTunnel, expected), "DIAG-009 warning");
  EXPECT_EQ(verdict(card("eth0", "10.101.9.9/24") + kTunnel, expected), "DIAG-009 warning");
  EXPECT_EQ(verdict(card("eth0", "10.0.0.5/8") + kTunnel, expected), "POOL-025 warning");
}

TEST(Diagnosis, ReportsClientsWithoutNetwork) {
  EXPECT_EQ(verdict(card("eth0", ""), example()), "DIAG-003 error");
  EXPECT_EQ(verdict(card("lo", "127.0.0.1/8", "LOOPBACK,UP"), example()), "DIAG-003 error");
  EXPECT_EQ(verdict(card("eth0", "169.254.7.7/16 fe80::1/64"), example()),
            "DIAG-003 error, DIAG-004 warning");
  EXPECT_EQ(verdict(card("eth0", "169.254.7.7/16") + kHome + kTunnel, example()),
            "DIAG-004 warning");
  EXPECT_EQ(verdict(card("eth0", "169.254.7.7/16", "BROADCAST") + kHome + kTunnel, example()), "");
  EXPECT_EQ(verdict(card("eth0", "fe80::1/64") + kHome + kTunnel, example()), "");
}

TEST(Diagnosis, ChecksRoutesToTheNetwork) {
  const auto both = kHome + kTunnel;
  EXPECT_EQ(verdict(both + "0.0.0.0/0 dev eth0\n", example()), "DIAG-005 error");
  EXPECT_EQ(verdict(both + "10.1.0.0/17 dev tun0\n", example()), "DIAG-005 warning");
  EXPECT_EQ(
      verdict(both + "0.0.0.0/1 dev tun0\n128.0.0.0/1 dev tun0\n0.0.0.0/0 dev eth0\n", example()),
      "");
  EXPECT_EQ(verdict(both + "0.0.0.0/1 dev tun0\n10.0.0.0/8 dev eth0\n", example()),
            "DIAG-006 warning");
  EXPECT_EQ(verdict(both + "10.0.0.0/8 dev tun0\n10.0.0.0/8 dev eth0\n", example()), "");
  EXPECT_EQ(verdict(kHome + "0.0.0.0/0 dev eth0\n", example()), "DIAG-001 error");
}

TEST(Diagnosis, ChecksRoutesWithoutInterfaces) {
  EXPECT_EQ(verdict("10.1.0.0  255.255.0.0  On-link  172.16.201.3  26\n", example()), "");
  EXPECT_EQ(verdict("10.1.0.0  255.255.0.0  On-link  192.168.1.20  26\n", example()),
            "DIAG-005 error");
  EXPECT_EQ(verdict("10.1.0.0/16 dev tun0\n", example()), "");
  EXPECT_EQ(verdict("10.1.0.0/16 dev eth0\n", example()), "DIAG-005 error");
}

TEST(Diagnosis, SaysWhatTheTextLacks) {
  auto expected = example();
  expected.dns_servers = {address("10.1.0.4")};
  const auto unchecked = [&](std::string_view text) {
    const auto read = read_client_text(text);
    return join(diagnose(read.state, expected, {}).unchecked, "; ");
  };
  const std::string no_address = "whether this client has an address of the pool: not in the text";
  const std::string no_route =
      "whether the virtual network is routed into the tunnel: not in the text";
  const std::string no_dns = "which DNS servers this client uses: not in the text";
  EXPECT_EQ(unchecked("10.1.0.0/16 dev tun0\n"), no_address + "; " + no_dns);
  EXPECT_EQ(unchecked(test::kIpconfigConnected), no_route);
  EXPECT_EQ(unchecked(kHome + kTunnel), no_route + "; " + no_dns);
  EXPECT_EQ(unchecked(kHome), no_dns);  // it is not connected: routes do not matter
  EXPECT_EQ(unchecked("05[IKE] giving up after 5 retransmits\n"), "");
}

TEST(Diagnosis, FindsClassfulRoutes) {
  auto expected = example();
  const auto text = kHome + kTunnel + "10.1.0.0/16 dev tun0\n172.16.0.0/16 dev tun0\n";
  EXPECT_EQ(verdict(text, expected), "POOL-055 warning");
  expected.custom_routes = {network("172.16.0.0/12")};
  EXPECT_EQ(verdict(text, expected), "");
  expected = example();
  expected.pools = {network("10.200.0.0/24")};
  EXPECT_EQ(verdict(kHome + card("tun0", "10.200.0.3/32") + "10.0.0.0/8 dev tun0\n", expected),
            "POOL-055 warning");
  expected.pools = {network("192.168.77.0/26")};
  EXPECT_EQ(verdict(kHome + card("tun0", "192.168.77.3/32") +
                        "10.1.0.0/16 dev tun0\n192.168.77.0/24 dev tun0\n",
                    expected),
            "POOL-055 warning");
}

TEST(Diagnosis, ChecksDnsServers) {
  auto expected = example();
  expected.dns_servers = {address("10.1.0.4"), address("10.1.0.5")};
  const auto both = kHome + kTunnel;
  EXPECT_EQ(verdict(both + "nameserver 10.1.0.5\n", expected), "");
  EXPECT_EQ(verdict(both + "nameserver 192.168.1.1\n", expected), "DIAG-007 warning");
  EXPECT_EQ(verdict(both + "nameserver 127.0.0.53\n", expected), "");
  EXPECT_EQ(verdict(both + "nameserver 168.63.129.16\n", expected), "RTE-017 warning");
  EXPECT_EQ(verdict(kHome + "nameserver 192.168.1.1\n", expected), "DIAG-001 error");
  EXPECT_EQ(verdict(both + "nameserver 192.168.1.1\n", example()), "");
  ClientState none;
  none.dns_known = true;
  EXPECT_EQ(verdict(diagnose(none, expected, {})), "DIAG-008 warning");
}

TEST(Diagnosis, RequiresIpv6OfDualStackGateway) {
  auto expected = example();
  expected.pools.push_back(network("fd00:201::/64"));
  EXPECT_EQ(verdict(kHome + kTunnel, expected), "DIAG-010 warning");
  EXPECT_EQ(verdict(kHome + card("tun0", "172.16.201.2/24 fd00:201::2/64"), expected), "");
}

TEST(Diagnosis, ListsWhatWasNotChecked) {
  const auto read = read_client_text(kHome + "10.1.0.0/16 dev tun0\n");
  const auto diagnosis = diagnose(read.state, {}, {});
  EXPECT_TRUE(diagnosis.findings.empty());
  ASSERT_EQ(diagnosis.unchecked.size(), 2U);
  EXPECT_NE(diagnosis.unchecked[0].find("pools"), std::string::npos);
  EXPECT_NE(diagnosis.unchecked[1].find("vnet.prefixes"), std::string::npos);
}

TEST(Diagnosis, ReportsKnownErrorsOfLogs) {
  EXPECT_EQ(verdict("07[IKE] received NO_PROPOSAL_CHOSEN notify error\n", {}), "DIAG-011 error");
  EXPECT_EQ(verdict("05[IKE] peer didn't accept DH group ECP_256, it requested MODP_2048\n", {}),
            "DIAG-011 note");
  EXPECT_EQ(verdict("RasClient error code 13868\n", {}), "DIAG-011 warning");
  EXPECT_EQ(verdict("RasClient error code 809\nRasClient 20225 connected\n", {}),
            "DIAG-011 warning");
  EXPECT_EQ(verdict("RasClient 20225 connected\nRasClient error code 809\n", {}), "DIAG-011 error");
  EXPECT_EQ(verdict("[IKE] something failed\n", {}), "DIAG-012 note");
  EXPECT_EQ(verdict("RasClient error code 809\n[IKE] something failed\n", {}), "DIAG-011 error");
  const auto read = read_client_log("RasClient: error code 809\n");
  const std::vector<NamedLog> logs{{"ras.txt", read}};
  const auto diagnosis = diagnose({}, {}, logs);
  ASSERT_EQ(diagnosis.findings.size(), 1U);
  EXPECT_EQ(diagnosis.findings[0].subject, "ras.txt:1");
  EXPECT_NE(diagnosis.findings[0].message.find("UDP 500"), std::string::npos);
  EXPECT_FALSE(diagnosis.findings[0].hint.empty());
  EXPECT_NE(diagnosis.findings[0].reference.find("Always On VPN"), std::string::npos);
}

TEST(Diagnosis, LimitsFindingsOfBrokenText) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += card("eth" + std::to_string(i), "10.1.0.5/24");
  const auto read = read_client_text(text + kTunnel);
  const auto diagnosis = diagnose(read.state, example(), {});
  EXPECT_EQ(diagnosis.findings.size(), 20U);
  EXPECT_TRUE(diagnosis.findings.back().message.ends_with("(and 10 more)"));
}

}  // namespace
}  // namespace p2s::diagnosis
