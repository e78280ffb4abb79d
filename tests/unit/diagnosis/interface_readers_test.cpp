// SPDX-License-Identifier: Apache-2.0
#include "unit/diagnosis/client_samples.hpp"

#include <p2s/diagnosis/readers/ifconfig.hpp>
#include <p2s/diagnosis/readers/ip_address.hpp>
#include <p2s/diagnosis/readers/ip_json.hpp>

#include <gtest/gtest.h>

namespace p2s::diagnosis {
namespace {

using test::addresses_of;
using test::routes_of;

constexpr std::string_view kIpAddress =
    R"(1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
    inet 127.0.0.1/8 scope host lo
       valid_lft forever preferred_lft forever
2: enp3s0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000
    link/ether 00:11:22:33:44:55 brd ff:ff:ff:ff:ff:ff
    inet 192.168.1.10/24 brd 192.168.1.255 scope global dynamic enp3s0
    inet6 fe80::211:22ff:fe33:4455/64 scope link
3: wlp2s0: <BROADCAST,MULTICAST> mtu 1500 qdisc noop state DOWN group default qlen 1000
5: veth7@if6: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP
    inet 172.17.0.1/16 scope global veth7
9: tun0: <POINTOPOINT,MULTICAST,NOARP,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UNKNOWN
    inet 172.16.201.2/24 scope global tun0
10: ppp0: <POINTOPOINT,UP> mtu 1400
    inet 172.16.201.9 peer 10.0.0.1/32 scope global ppp0
)";

TEST(IpAddress, ReadsALinuxClient) {
  ASSERT_TRUE(looks_like_ip_address(kIpAddress));
  const auto state = read_ip_address(kIpAddress);
  ASSERT_EQ(state.interfaces.size(), 6U);
  EXPECT_TRUE(state.interfaces[0].loopback);
  EXPECT_EQ(state.interfaces[1].name, "enp3s0");
  EXPECT_FALSE(state.interfaces[1].tunnel);
  EXPECT_EQ(addresses_of(state, 1), "192.168.1.10/24 fe80::211:22ff:fe33:4455/64");
  EXPECT_FALSE(state.interfaces[2].up);
  EXPECT_EQ(state.interfaces[3].name, "veth7");
  EXPECT_TRUE(state.interfaces[4].tunnel);
  EXPECT_EQ(addresses_of(state, 4), "172.16.201.2/24");
  EXPECT_EQ(addresses_of(state, 5), "172.16.201.9/32");
}

TEST(IpAddress, IgnoresUnknownLines) {
  for (const char* text : {"", "2 eth0: <UP>", "2: eth0 <UP>", "2: eth0: UP", "x: eth0: <UP>",
                           ":: a: <UP>", " 2: eth0: <UP>", "2: eth0: <"})
    EXPECT_FALSE(looks_like_ip_address(text)) << text;
  const auto state = read_ip_address(
      "    inet 10.9.9.9/24\n"
      "2: eth0: <UP>\n"
      "    inet 10.0.0.1/33\n    inet\n    inet 10.0.0/8\n    inet6 ::g/64\n"
      "not indented\n"
      "    inet 10.9.9.8/24\n");
  ASSERT_EQ(state.interfaces.size(), 1U);
  EXPECT_EQ(addresses_of(state, 0), "");
}

TEST(IpJson, ReadsInterfaces) {
  const auto state = read_ip_json(R"([
    {"ifindex":1,"ifname":"lo","flags":["LOOPBACK","UP"],"addr_info":[{"family":"inet","local":"127.0.0.1","prefixlen":8}]},
    {"ifindex":2,"ifname":"eth0","flags":["BROADCAST","UP"],"addr_info":[
      {"family":"inet","local":"192.168.1.10","prefixlen":24},
      {"family":"inet","local":"172.16.201.3","prefixlen":32},
      {"family":"inet6","local":"fe80::1","prefixlen":64}]},
    {"ifindex":3,"ifname":"x0","flags":["POINTOPOINT"],"addr_info":[]}])");
  ASSERT_TRUE(state);
  ASSERT_EQ(state->interfaces.size(), 3U);
  EXPECT_TRUE(state->interfaces[0].loopback);
  EXPECT_EQ(addresses_of(*state, 1), "192.168.1.10/24 172.16.201.3/32 fe80::1/64");
  EXPECT_TRUE(state->interfaces[1].up);
  EXPECT_TRUE(state->interfaces[2].tunnel);
  EXPECT_FALSE(state->interfaces[2].up);
  EXPECT_FALSE(state->routes_known);
}

TEST(IpJson, ReadsRoutes) {
  const auto state = read_ip_json(R"([
    {"dst":"default","gateway":"192.168.1.1","dev":"eth0"},
    {"dst":"10.1.0.0/16","dev":"tun0"},
    {"dst":"10.9.9.9","dev":"tun0"},
    {"type":"unreachable","dst":"10.8.0.0/16","dev":"lo"},
    {"dst":"default","gateway":"fe80::1","dev":"eth0"}])");
  ASSERT_TRUE(state);
  EXPECT_EQ(routes_of(*state), "0.0.0.0/0>eth0 10.1.0.0/16>tun0 10.9.9.9/32>tun0 ::/0>eth0");
  EXPECT_FALSE(state->interfaces_known);
}

TEST(IpJson, RejectsOtherText) {
  for (const char* text : {"", "[", "[]", "{}", "[1,2]", "[{\"a\":1}]", "no", "[{\"ifname\":\"a\"}",
                           "null", "[[{\"ifname\":\"a\"}]]"})
    EXPECT_FALSE(read_ip_json(text)) << text;
}

TEST(IpJson, IgnoresMembersOfOtherTypes) {
  const auto state = read_ip_json(R"([7, {"ifname":5,"flags":"UP","addr_info":[3,
    {"local":7},{"local":"no"},{"local":"10.0.0.1","prefixlen":40},{"local":"10.0.0.2","prefixlen":"24"},
    {"local":"10.0.0.3","prefixlen":-1}]}, {"ifname":"b","flags":[7],"addr_info":{}}, {"dst":9,"dev":9}])");
  ASSERT_TRUE(state);
  ASSERT_EQ(state->interfaces.size(), 2U);
  EXPECT_EQ(addresses_of(*state, 0), "10.0.0.1 10.0.0.2 10.0.0.3");
  EXPECT_TRUE(state->routes.empty());
}

TEST(IpJson, RejectsDeepNesting) {
  EXPECT_FALSE(read_ip_json(std::string(1'000'000, '[')));
  EXPECT_FALSE(read_ip_json(std::string(100'000, '[') + std::string(100'000, ']')));
  EXPECT_FALSE(read_ip_json(R"([{"ifname":"a","x":[[[[[[[]]]]]]]}])"));
  const auto shallow = read_ip_json(R"([{"ifname":"a","x":"[[[[[[[[[\"[","y":[[[[[[]]]]]]}])");
  ASSERT_TRUE(shallow);
  EXPECT_EQ(shallow->interfaces.at(0).name, "a");
}

TEST(IpJson, ReadsALongListInTime) {
  std::string text = "[";
  for (int i = 0; i < 200'000; ++i) text += R"({"ifname":"a"},)";
  const auto state = read_ip_json(text + R"({"ifname":"b"}])");
  ASSERT_TRUE(state);
  EXPECT_EQ(state->interfaces.size(), 200'001U);
}

TEST(Ifconfig, ReadsMacos) {
  const std::string_view text =
      "lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> mtu 16384\n"
      "\tinet 127.0.0.1 netmask 0xff000000\n"
      "en0: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 1500\n"
      "\tether 00:11:22:33:44:55\n"
      "\tinet6 fe80::10a3:1%en0 prefixlen 64 secured scopeid 0x6\n"
      "\tinet 192.168.1.20 netmask 0xffffff00 broadcast 192.168.1.255\n"
      "\tstatus: active\n"
      "utun3: flags=8051<UP,POINTOPOINT,RUNNING,MULTICAST> mtu 1380\n"
      "\tinet 172.16.201.3 --> 172.16.201.3 netmask 0xffffffff\n";
  ASSERT_TRUE(looks_like_ifconfig(text));
  const auto state = read_ifconfig(text);
  ASSERT_EQ(state.interfaces.size(), 3U);
  EXPECT_TRUE(state.interfaces[0].loopback);
  EXPECT_EQ(addresses_of(state, 1), "fe80::10a3:1/64 192.168.1.20/24");
  EXPECT_TRUE(state.interfaces[2].tunnel);
  EXPECT_EQ(addresses_of(state, 2), "172.16.201.3/32");
}

TEST(Ifconfig, ReadsLinuxNewAndOld) {
  const auto fresh = read_ifconfig(
      "eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500\n"
      "        inet 10.0.2.15  netmask 255.255.255.0  broadcast 10.0.2.255\n"
      "        inet6 fe80::1  prefixlen 64  scopeid 0x20<link>\n");
  EXPECT_EQ(addresses_of(fresh, 0), "10.0.2.15/24 fe80::1/64");
  const auto old = read_ifconfig(
      "eth0      Link encap:Ethernet  HWaddr 00:11:22:33:44:55\n"
      "          inet addr:10.0.2.15  Bcast:10.0.2.255  Mask:255.255.255.0\n"
      "          inet6 addr: fe80::1/64 Scope:Link\n"
      "          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1\n"
      "\n"
      "ppp0      Link encap:Point-to-Point Protocol\n"
      "          inet addr:172.16.201.7  P-t-P:10.0.0.1  Mask:255.255.255.255\n");
  ASSERT_EQ(old.interfaces.size(), 2U);
  EXPECT_EQ(addresses_of(old, 0), "10.0.2.15/24 fe80::1/64");
  EXPECT_TRUE(old.interfaces[0].up);
  EXPECT_TRUE(old.interfaces[1].tunnel);
  EXPECT_FALSE(old.interfaces[1].up);
  EXPECT_EQ(addresses_of(old, 1), "172.16.201.7/32");
}

TEST(Ifconfig, IgnoresUnknownLines) {
  for (const char* text : {"", "eth0 flags=1<UP>", "eth0: flags=1", "eth0: flags=1>UP<",
                           "eth0:", "\teth0: flags=1<UP>", "eth0 Link up"})
    EXPECT_FALSE(looks_like_ifconfig(text)) << text;
  const auto state = read_ifconfig(
      "\tinet 10.9.9.9 netmask 0xff000000\n"
      "en0: flags=1<UP> mtu 1\n"
      "\tinet\n\tinet x\n\tinet 10.0.0.1 netmask\n\tinet 10.0.0.2 netmask 0xff00ff00\n"
      "\tinet 10.0.0.3 netmask 0xfffffffff\n\tinet6 fe80::1 prefixlen 129\n\tinet6 fe80::2 "
      "prefixlen x\n"
      "other\n"
      "\tinet 10.9.9.8 netmask 0xff000000\n");
  ASSERT_EQ(state.interfaces.size(), 1U);
  EXPECT_EQ(addresses_of(state, 0), "10.0.0.1 10.0.0.2 10.0.0.3 fe80::1 fe80::2");
}

TEST(TunnelNames, AreRecognised) {
  for (const char* name :
       {"ppp0", "tun0", "tap0", "utun4", "ipsec0", "wg0", "PPP adapter VNet1",
        "TAP-Windows Adapter V9", "Wintun Userspace Tunnel", "OpenVPN Data Channel"})
    EXPECT_TRUE(names_tunnel(name)) << name;
  for (const char* name : {"eth0", "enp3s0", "Ethernet adapter Ethernet", "Tunnel adapter Teredo",
                           "wlan0", "docker0", "Tunnel adapter isatap.lan", "", "en0"})
    EXPECT_FALSE(names_tunnel(name)) << name;
}

}  // namespace
}  // namespace p2s::diagnosis
