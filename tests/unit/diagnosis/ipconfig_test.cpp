// SPDX-License-Identifier: Apache-2.0
#include "unit/diagnosis/client_samples.hpp"

#include <p2s/diagnosis/readers/ipconfig.hpp>

#include <gtest/gtest.h>

namespace p2s::diagnosis {
namespace {

using test::addresses_of;
using test::dns_of;

TEST(Ipconfig, ReadsAConnectedWindowsClient) {
  ASSERT_TRUE(looks_like_ipconfig(test::kIpconfigConnected));
  const auto state = read_ipconfig(test::kIpconfigConnected);
  ASSERT_EQ(state.interfaces.size(), 3U);
  EXPECT_TRUE(state.interfaces_known);
  EXPECT_EQ(state.interfaces[0].name, "Ethernet adapter Ethernet");
  EXPECT_FALSE(state.interfaces[0].tunnel);
  EXPECT_EQ(addresses_of(state, 0), "fe80::a1b2:c3d4:e5f6:708/64 192.168.1.20/24");
  EXPECT_EQ(state.interfaces[1].name, "PPP adapter VNet1");
  EXPECT_TRUE(state.interfaces[1].tunnel);
  EXPECT_EQ(addresses_of(state, 1), "172.16.201.3/32");
  EXPECT_FALSE(state.interfaces[2].up);  // media disconnected
  EXPECT_EQ(dns_of(state), "192.168.1.1 fd00::1 10.1.0.4 10.1.0.5");
}

TEST(Ipconfig, ReadsGermanAndFrenchByFormat) {
  const auto german = read_ipconfig(test::kIpconfigGerman);
  ASSERT_EQ(german.interfaces.size(), 2U);
  EXPECT_EQ(addresses_of(german, 0), "192.168.178.33/24");
  EXPECT_EQ(addresses_of(german, 1), "172.16.201.4/32");
  EXPECT_TRUE(german.interfaces[1].tunnel);
  EXPECT_EQ(dns_of(german), "192.168.178.1 10.1.0.4");
  const auto french = read_ipconfig(test::kIpconfigFrench);
  ASSERT_EQ(french.interfaces.size(), 2U);
  EXPECT_EQ(addresses_of(french, 0), "10.1.7.12/16");
  EXPECT_EQ(addresses_of(french, 1), "172.16.201.5/32");
  EXPECT_TRUE(french.interfaces[1].tunnel);
  EXPECT_EQ(dns_of(french), "10.1.7.1");
}

TEST(Ipconfig, DistinguishesAddressesGatewaysAndServers) {
  const auto state = read_ipconfig(
      "Ethernet adapter A:\n\n"
      "   IPv4 Address. . . . . . . . . . . : 10.0.0.5(Preferred)\n"
      "   Subnet Mask . . . . . . . . . . . : 255.255.0.0\n"
      "   Default Gateway . . . . . . . . . : fe80::1%5\n"
      "                                       10.0.0.1\n"
      "   DHCP Server . . . . . . . . . . . : 10.0.0.2\n"
      "   Primary WINS Server . . . . . . . : 10.0.0.3\n"
      "   DNS Servers . . . . . . . . . . . : 10.0.0.4\n"
      "                                       fe80::2%5\n"
      "   NetBIOS over Tcpip. . . . . . . . : Enabled\n");
  ASSERT_EQ(state.interfaces.size(), 1U);
  EXPECT_EQ(addresses_of(state, 0), "10.0.0.5/16");
  EXPECT_EQ(dns_of(state), "10.0.0.4 fe80::2");
}

TEST(Ipconfig, KnowsVpnAdaptersByTheirDescription) {
  const auto state = read_ipconfig(
      "Unknown adapter Local Area Connection:\n\n"
      "   Description . . . . . . . . . . . : TAP-Windows Adapter V9\n"
      "   IPv4 Address. . . . . . . . . . . : 172.16.201.2(Preferred)\n"
      "   Subnet Mask . . . . . . . . . . . : 255.255.255.0\n\n"
      "Tunnel adapter Teredo:\n\n"
      "   IPv6 Address. . . . . . . . . . . : 2001:0:1:2::3(Preferred)\n");
  ASSERT_EQ(state.interfaces.size(), 2U);
  EXPECT_TRUE(state.interfaces[0].tunnel);
  EXPECT_FALSE(state.interfaces[1].tunnel);
}

TEST(Ipconfig, IgnoresSiteLocalDnsPlaceholders) {
  const auto state = read_ipconfig(
      "Ethernet adapter A:\n\n"
      "   IPv4 Address. . . . . . . . . . . : 10.0.0.5\n"
      "   DNS Servers . . . . . . . . . . . : fec0:0:0:ffff::1%1\n"
      "                                       fec0:0:0:ffff::2%1\n");
  EXPECT_TRUE(state.dns_known);
  EXPECT_TRUE(state.dns_servers.empty());
  EXPECT_EQ(addresses_of(state, 0), "10.0.0.5");  // no mask was said
}

TEST(Ipconfig, IgnoresUnknownLines) {
  EXPECT_FALSE(looks_like_ipconfig(""));
  EXPECT_FALSE(looks_like_ipconfig("Dear all, please find attached: nothing.\n  . : .\n"));
  const auto state = read_ipconfig(
      "   IPv4 Address. . . : 10.9.9.9\n"  // under no adapter
      "adapter without end\n"
      "   IPv4 Address. . . : 10.9.9.8\n"
      "Ethernet adapter A:\n"
      "   IPv4 Address. . . : 999.1.1.1\n"
      "   IPv4 Address. . . :\n"
      "   . . . : 10.9.9.7\n"
      "   Subnet Mask . . . : 255.0.255.0\n"
      "   IPv4 Address. . . : 10.0.0.1\n"
      "   Subnet Mask . . . : 255.0.255.0\n");
  ASSERT_EQ(state.interfaces.size(), 1U);
  EXPECT_EQ(addresses_of(state, 0), "10.0.0.1");
}

}  // namespace
}  // namespace p2s::diagnosis
