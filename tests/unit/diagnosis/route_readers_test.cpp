// SPDX-License-Identifier: Apache-2.0
#include "unit/diagnosis/client_samples.hpp"

#include <p2s/diagnosis/readers/resolv_conf.hpp>
#include <p2s/diagnosis/readers/route_table.hpp>

#include <gtest/gtest.h>

namespace p2s::diagnosis {
namespace {

using test::routes_of;

TEST(RouteTable, ReadsRoutePrintInAnyLanguage) {
  const auto state = read_route_table(R"(
===========================================================================
Interface List
 12...00 11 22 33 44 55 ......Intel(R) Ethernet
===========================================================================

IPv4 Route Table
===========================================================================
Active Routes:
Network Destination        Netmask          Gateway       Interface  Metric
          0.0.0.0          0.0.0.0      192.168.1.1    192.168.1.20     25
         10.1.0.0      255.255.0.0         On-link      172.16.201.3     26
       10.2.0.0      255.255.0.0    Auf Verbindung      172.16.201.3     26
===========================================================================
Persistent Routes:
  None

IPv6 Route Table
===========================================================================
Active Routes:
 If Metric Network Destination      Gateway
  1    331 ::1/128                  On-link
)");
  EXPECT_TRUE(state.routes_known);
  EXPECT_EQ(routes_of(state),
            "0.0.0.0/0>192.168.1.20 10.1.0.0/16>172.16.201.3 10.2.0.0/16>172.16.201.3");
}

TEST(RouteTable, ReadsNetstatOfMacos) {
  const auto state = read_route_table(
      "Routing tables\n\nInternet:\n"
      "Destination        Gateway            Flags           Netif Expire\n"
      "default            192.168.1.1        UGScg             en0\n"
      "10.1/16            172.16.201.3       UGSc            utun3\n"
      "127                127.0.0.1          UCS               lo0\n"
      "192.168.1          link#6             UCS               en0      !\n"
      "172.16.201.3       172.16.201.3       UH              utun3\n"
      "\nInternet6:\n"
      "Destination                             Gateway                         Flags           "
      "Netif Expire\n"
      "default                                 fe80::1%en0                     UGcg              "
      "en0\n"
      "fe80::%en0/64                           link#6                          UCI               "
      "en0\n");
  EXPECT_EQ(routes_of(state),
            "0.0.0.0/0>en0 10.1.0.0/16>utun3 127.0.0.0/8>lo0 192.168.1.0/24>en0 "
            "172.16.201.3/32>utun3 ::/0>en0 fe80::/64>en0");
}

TEST(RouteTable, ReadsNetstatAndIpRouteOfLinux) {
  EXPECT_EQ(routes_of(read_route_table(
                "Kernel IP routing table\n"
                "Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface\n"
                "0.0.0.0         192.168.1.1     0.0.0.0         UG        0 0          0 eth0\n"
                "10.1.0.0        0.0.0.0         255.255.0.0     U         0 0          0 tun0\n")),
            "0.0.0.0/0>eth0 10.1.0.0/16>tun0");
  EXPECT_EQ(routes_of(read_route_table("default via 192.168.1.1 dev eth0 proto dhcp metric 100\n"
                                       "10.1.0.0/16 dev tun0 scope link\n"
                                       "10.9.9.9 via 10.0.0.1 dev tun0\n"
                                       "default via fe80::1 dev eth0\n")),
            "0.0.0.0/0>eth0 10.1.0.0/16>tun0 10.9.9.9/32>tun0 ::/0>eth0");
}

TEST(RouteTable, IgnoresUnknownLines) {
  for (const char* text :
       {"", "hello world", "10.1.0.0 255.255.0.0 On-link 172.16.201.3 x",
        "10.1.0.0 255.0.255.0 On-link 172.16.201.3 26", "10.1.0.0 255.255.0.0 On-link eth0 26",
        "300.1.0.0 255.255.0.0 On-link 172.16.201.3 26", "10.1.0.0/16 dev", "dev tun0",
        "10.1.0.0/40 dev tun0", "Destination Gateway\n10.1/16 x y z",
        "Destination Gateway Flags Netif\n10.1.2.3.4/8 g U en0",
        "Destination Gateway Flags Netif\nx g U en0", "Destination Iface Genmask\n10.1.0.0 eth0",
        "Destination Gateway Flags Netif\n10.1/16 g U"})
    EXPECT_FALSE(read_route_table(text).routes_known) << text;
}

TEST(ProcRoute, ReadsTheKernelsTables) {
  const auto ipv4 = read_proc_route(
      "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
      "eth0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n"
      "tun0\t0000010A\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0\n"
      "eth0\t0000080A\t00000000\t0000\t0\t0\t0\t0000FFFF\t0\t0\t0\n"
      "lo\t0000090A\t00000000\t0201\t0\t0\t0\t0000FFFF\t0\t0\t0\n");
  EXPECT_EQ(routes_of(ipv4), "0.0.0.0/0>eth0 10.1.0.0/16>tun0");
  const auto ipv6 = read_proc_ipv6_route(
      "fd000000000000000000000000000000 08 00000000000000000000000000000000 00 "
      "00000000000000000000000000000000 00000100 00000001 00000000 00000001 tun0\n"
      "00000000000000000000000000000000 00 00000000000000000000000000000000 00 "
      "00000000000000000000000000000000 ffffffff 00000001 00000000 00200200 lo\n");
  EXPECT_EQ(routes_of(ipv6), "fd00::/8>tun0");
}

TEST(ProcRoute, IgnoresUnknownLines) {
  EXPECT_FALSE(
      read_proc_route("eth0 0 0\neth0 zz 0 1 0 0 0 0\neth0 100000000 0 1 0 0 0 0\n").routes_known);
  EXPECT_TRUE(read_proc_route("eth0 0000010A 0 1 0 0 0 00FF00FF\n").routes.empty());
  EXPECT_FALSE(read_proc_ipv6_route("fd00 08 0 0 0 0 0 0 1 tun0\n").routes_known);
}

TEST(ResolvConf, ReadsItsServers) {
  const auto state = read_resolv_conf(
      "# nameserver 10.9.9.9\nnameserver 10.1.0.4\nnameserver fe80::1%eth0\nnameserver x\n"
      "nameserver\nsearch corp.example\n");
  EXPECT_TRUE(state.dns_known);
  EXPECT_EQ(test::dns_of(state), "10.1.0.4 fe80::1");
  EXPECT_FALSE(read_resolv_conf("search corp.example\n").dns_known);
}

}  // namespace
}  // namespace p2s::diagnosis
