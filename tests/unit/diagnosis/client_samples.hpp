// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/diagnosis/client_state.hpp>

#include <string>
#include <string_view>

// Written for these tests in the form that the tools print; no client's own data.
namespace p2s::diagnosis::test {

inline constexpr std::string_view kIpconfigConnected = R"(
Windows IP Configuration

   Host Name . . . . . . . . . . . . : DESKTOP-ALICE
   Primary Dns Suffix  . . . . . . . : corp.example
   Node Type . . . . . . . . . . . . : Hybrid
   IP Routing Enabled. . . . . . . . : No
   WINS Proxy Enabled. . . . . . . . : No
   DNS Suffix Search List. . . . . . : corp.example

Ethernet adapter Ethernet:

   Connection-specific DNS Suffix  . : home
   Description . . . . . . . . . . . : Intel(R) Ethernet Connection I219-LM
   Physical Address. . . . . . . . . : 00-11-22-33-44-55
   DHCP Enabled. . . . . . . . . . . : Yes
   Autoconfiguration Enabled . . . . : Yes
   Link-local IPv6 Address . . . . . : fe80::a1b2:c3d4:e5f6:708%12(Preferred)
   IPv4 Address. . . . . . . . . . . : 192.168.1.20(Preferred)
   Subnet Mask . . . . . . . . . . . : 255.255.255.0
   Lease Obtained. . . . . . . . . . : Monday, November 2, 2026 8:01:10 AM
   Lease Expires . . . . . . . . . . : Tuesday, November 3, 2026 8:01:10 AM
   Default Gateway . . . . . . . . . : fe80::1%12
                                       192.168.1.1
   DHCP Server . . . . . . . . . . . : 192.168.1.1
   DHCPv6 IAID . . . . . . . . . . . : 100667942
   DHCPv6 Client DUID. . . . . . . . : 00-01-00-01-2A-2B-2C-2D-00-11-22-33-44-55
   DNS Servers . . . . . . . . . . . : 192.168.1.1
                                       fd00::1
   NetBIOS over Tcpip. . . . . . . . : Enabled

PPP adapter VNet1:

   Connection-specific DNS Suffix  . :
   Description . . . . . . . . . . . : VNet1
   Physical Address. . . . . . . . . :
   DHCP Enabled. . . . . . . . . . . : No
   Autoconfiguration Enabled . . . . : Yes
   IPv4 Address. . . . . . . . . . . : 172.16.201.3(Preferred)
   Subnet Mask . . . . . . . . . . . : 255.255.255.255
   Default Gateway . . . . . . . . . :
   DNS Servers . . . . . . . . . . . : 10.1.0.4
                                       10.1.0.5
   NetBIOS over Tcpip. . . . . . . . : Enabled

Wireless LAN adapter Wi-Fi:

   Media State . . . . . . . . . . . : Media disconnected
   Connection-specific DNS Suffix  . :
   Description . . . . . . . . . . . : Intel(R) Wi-Fi 6 AX201
)";

inline constexpr std::string_view kIpconfigGerman = R"(
Windows-IP-Konfiguration

   Hostname  . . . . . . . . . . . . : PC-BERTA
   DNS-Suffixsuchliste . . . . . . . : fritz.box

Ethernet-Adapter Ethernet:

   Verbindungsspezifisches DNS-Suffix: fritz.box
   Beschreibung. . . . . . . . . . . : Intel(R) Ethernet Connection
   Physische Adresse . . . . . . . . : 00-11-22-33-44-66
   DHCP aktiviert. . . . . . . . . . : Ja
   IPv4-Adresse  . . . . . . . . . . : 192.168.178.33(Bevorzugt)
   Subnetzmaske  . . . . . . . . . . : 255.255.255.0
   Standardgateway . . . . . . . . . : 192.168.178.1
   DHCP-Server . . . . . . . . . . . : 192.168.178.1
   DNS-Server  . . . . . . . . . . . : 192.168.178.1

PPP-Adapter VNet1:

   Verbindungsspezifisches DNS-Suffix:
   Beschreibung. . . . . . . . . . . : VNet1
   IPv4-Adresse  . . . . . . . . . . : 172.16.201.4(Bevorzugt)
   Subnetzmaske  . . . . . . . . . . : 255.255.255.255
   Standardgateway . . . . . . . . . :
   DNS-Server  . . . . . . . . . . . : 10.1.0.4
)";

inline constexpr std::string_view kIpconfigFrench = R"(
Configuration IP de Windows

   Nom de l'h?te . . . . . . . . . . : PC-CELINE

Carte Ethernet Ethernet :

   Suffixe DNS propre ? la connexion. . . : lan
   Description. . . . . . . . . . . . . . : Realtek PCIe GbE
   Adresse IPv4. . . . . . . . . . . . . .: 10.1.7.12(pr?f?r?)
   Masque de sous-r?seau. . . . . . . . . : 255.255.0.0
   Passerelle par d?faut. . . . . . . . . : 10.1.7.1
   Serveur DHCP . . . . . . . . . . . . . : 10.1.7.1
   Serveurs DNS. . .  . . . . . . . . . . : 10.1.7.1

Carte PPP VNet1 :

   Suffixe DNS propre ? la connexion. . . :
   Adresse IPv4. . . . . . . . . . . . . .: 172.16.201.5(pr?f?r?)
   Masque de sous-r?seau. . . . . . . . . : 255.255.255.255
   Passerelle par d?faut. . . . . . . . . :
)";

inline std::string text_of(const InterfaceAddress& one) {
  return one.address.to_string() + (one.length ? "/" + std::to_string(*one.length) : "");
}

/// "10.0.0.5/24 fe80::1/64"
inline std::string addresses_of(const ClientState& state, std::size_t interface) {
  std::string all;
  for (const auto& one : state.interfaces.at(interface).addresses)
    all += (all.empty() ? "" : " ") + text_of(one);
  return all;
}

inline std::string dns_of(const ClientState& state) {
  std::string all;
  for (const auto& one : state.dns_servers) all += (all.empty() ? "" : " ") + one.to_string();
  return all;
}

/// "10.1.0.0/16>tun0 0.0.0.0/0>eth0"
inline std::string routes_of(const ClientState& state) {
  std::string all;
  for (const auto& one : state.routes)
    all += (all.empty() ? "" : " ") + one.destination.to_string() + ">" + one.interface;
  return all;
}

}  // namespace p2s::diagnosis::test
