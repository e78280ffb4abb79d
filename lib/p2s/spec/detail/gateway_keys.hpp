#pragma once

#include <p2s/spec/detail/spec_values.hpp>
#include <p2s/spec/spec_keys.hpp>

#include <array>

namespace p2s::spec::detail {

using enum KeyType;

// The tables of spec_reader.cpp: gateway, networks, clients. What Azure does with each key is from
// the documentation that the rules name (p2sctl gateway rules).
inline constexpr std::array kGatewayKeys{
    SpecKey{"gateway", table, "The gateway itself."},
    SpecKey{"gateway.name", text, "Name of the virtual network gateway in Azure.", R"("VNet1GW")"},
    SpecKey{"gateway.location", text, "Azure region of the gateway.", R"("eastus")"},
    SpecKey{"gateway.sku", text,
            "The SKU decides how many clients may connect and how much they can transfer. New "
            "gateways take VpnGw1AZ to VpnGw5AZ; VpnGw1 to VpnGw5 without AZ can no longer be "
            "created; Basic is for tests.",
            R"("VpnGw2AZ")"},
    SpecKey{"gateway.generation",
            number,
            "Generation of the SKU. VpnGw1AZ is generation 1, VpnGw4AZ and VpnGw5AZ are "
            "generation 2, VpnGw2AZ and VpnGw3AZ exist as both.",
            "2",
            "",
            {},
            1,
            2},
    SpecKey{"gateway.current_sku", text,
            "SKU that the gateway has today, when this file plans another. The check then says "
            "whether Azure changes it in place or the gateway must be deleted and made anew.",
            R"("VpnGw1AZ")"},
    SpecKey{"gateway.current_generation", number, "Generation of current_sku.", "1", "", {}, 1, 2},
    SpecKey{"gateway.since", date,
            "Day on which the gateway was created. Leave it out for a gateway that is yet to be "
            "created: Azure refuses for new gateways some things that old ones may keep.",
            "2025-06-01"},
    SpecKey{"gateway.sstp_since", date,
            "Day on which SSTP was enabled. It cannot be enabled from 2026-03-31 on, and "
            "connections end on 2027-03-31.",
            "2025-06-01"},
    SpecKey{"gateway.profile_date", date,
            "Day on which the client package that users have was downloaded from Azure. Some "
            "changes need a newer one.",
            "2025-07-15"},
    SpecKey{
        "gateway.server_root_notice", date,
        "Day of Azure's notice that the gateway gets a certificate of a new server root, if such a "
        "notice came. Clients need a package that is newer.",
        "2026-06-04"},
    SpecKey{"gateway.server_root_deadline", date,
            "Day in Azure's notice from which the gateway shows only a certificate of the new "
            "server root, if such a notice came. Clients with an older package then fail.",
            "2026-12-31"},
    SpecKey{"gateway.active_active", flag,
            "Whether two instances work at once. Azure gives each half of every pool, which must "
            "then be /28 or larger, and point-to-site needs three public addresses.",
            "true", "false"},
    SpecKey{"gateway.zone_redundant", flag,
            "Whether the gateway must go on working when an availability zone fails.", "true",
            "false"},
    SpecKey{"gateway.vpn_type", text, "Point-to-site works with RouteBased only.",
            R"("RouteBased")", R"("RouteBased")"},
    SpecKey{"gateway.type", text,
            "Type of the gateway. Point-to-site works with Vpn only, not with ExpressRoute.",
            R"("Vpn")", R"("Vpn")"},
    SpecKey{"gateway.deployment", text,
            "Deployment model. Azure has retired gateways of the model \"classic\".",
            R"("resource-manager")", R"("resource-manager")"},
    SpecKey{"gateway.tunnels", text_list,
            "Tunnel types that clients may use. Azure takes one type, ikev2 with openvpn, or "
            "ikev2 with sstp.",
            R"(["ikev2", "openvpn"])", "", kTunnels},
    SpecKey{"gateway.current_tunnels", text_list,
            "Tunnel types that the gateway offers today, when this file plans others. The check "
            "then says what the move does to clients and pools; p2sctl gateway migrate prints its "
            "steps.",
            R"(["sstp"])", "", kTunnels},
    SpecKey{"gateway.authentication", text_list,
            "How clients prove who they are: with certificates, with Microsoft Entra ID (OpenVPN "
            "only) or through a RADIUS server. Without this key it follows from the tables that "
            "are there: [[roots]], [entra], [radius].",
            R"(["certificate"])", "", kMethods},
    SpecKey{"gateway.minimum_tls", text,
            "Lowest TLS version that the clients are set to accept. Azure takes 1.2, and 1.3 for "
            "OpenVPN.",
            R"("1.2")", "", kTlsVersions},
    SpecKey{"gateway.pools", text_list,
            "Prefixes from which clients get their addresses, shared by everybody who is in no "
            "group with pools of its own. Private, at least a /29, and in no range of the virtual "
            "network, its peers or any site that clients must reach.",
            R"(["172.16.201.0/24"])"},
    SpecKey{"gateway.custom_routes", prefix_list,
            "Prefixes that clients shall reach through the tunnel besides the virtual network and "
            "what is connected to it. With 0.0.0.0/1 and 128.0.0.0/1 everything goes through the "
            "tunnel; Azure then drops what is for the Internet.",
            R"(["203.0.113.10/32"])"},

    SpecKey{"public_ip", table, "The public addresses of the gateway."},
    SpecKey{"public_ip.count",
            number,
            "How many there are. Point-to-site needs one, and three when active_active is true.",
            "1",
            "",
            {},
            0,
            64},
    SpecKey{"public_ip.sku", text, "SKU of the addresses: Standard; Azure has retired Basic.",
            R"("Standard")"},
    SpecKey{"public_ip.allocation", text, "New gateways take Static only.", R"("Static")", "",
            kAllocations},

    SpecKey{"vnet", table, "The virtual network that the gateway stands in."},
    SpecKey{"vnet.prefixes", prefix_list, "Address space of the virtual network.",
            R"(["10.1.0.0/16"])"},
    SpecKey{"vnet.gateway_subnet", prefix_or_list,
            "Prefix of the subnet GatewaySubnet: /29 or larger, better /27. With IPv6 one prefix "
            "of each family.",
            R"("10.1.255.0/27")"},
    SpecKey{"vnet.peered", prefix_list,
            "Address space of peered virtual networks that clients shall reach.",
            R"(["10.2.0.0/16"])"},
    SpecKey{"vnet.dns_servers", address_list,
            "Own DNS servers of the virtual network. Clients get them with their package.",
            R"(["10.1.0.4"])"},
    SpecKey{"vnet.dns_forwards_to_azure", flag,
            "Whether those DNS servers forward to 168.63.129.16, which the gateway needs to find "
            "its control plane.",
            "true"},
    SpecKey{"vnet.private_dns_zones", flag,
            "Whether clients need names of private DNS zones. Azure's own resolver does not "
            "answer them; a DNS Private Resolver among dns_servers does.",
            "true"},
    SpecKey{"vnet.other_vpn_gateways",
            number,
            "How many other VPN gateways the virtual network has. Azure allows none.",
            "0",
            "0",
            {},
            0,
            64},

    SpecKey{"gateway_subnet", table, "What is set on the subnet of the gateway."},
    SpecKey{"gateway_subnet.name", text, "Name of the subnet; Azure takes no other.",
            R"("GatewaySubnet")", R"("GatewaySubnet")"},
    SpecKey{"gateway_subnet.network_security_group", flag,
            "Whether a network security group is attached. The gateway stops working with one.",
            "false", "false"},
    SpecKey{"gateway_subnet.bgp_propagation", flag,
            "Whether route propagation is on. The gateway does not work without it.", "true",
            "true"},
    SpecKey{"gateway_subnet.routes", prefix_list,
            "Prefixes of the user-defined routes on the subnet. 0.0.0.0/0 is not supported there.",
            R"(["10.1.0.0/24"])"},
    SpecKey{"gateway_subnet.resources", text_list,
            "Names of whatever else is deployed in the subnet. There must be nothing.",
            R"(["jump-host"])"},

    SpecKey{"on_premises", table, "What lies behind site-to-site connections of the gateway."},
    SpecKey{"on_premises.prefixes", prefix_list, "Prefixes of the local network gateways.",
            R"(["10.101.0.0/16"])"},
    SpecKey{"on_premises.bgp_learned", prefix_list, "Prefixes that the gateway learns by BGP.",
            R"(["10.102.0.0/16"])"},
    SpecKey{"on_premises.bgp", flag,
            "Whether the connections use BGP. It decides which clients reach the sites behind "
            "them.",
            "true"},
    SpecKey{"on_premises.device_address", address, "Public address of the VPN device at the site.",
            R"("198.51.100.7")"},
    SpecKey{"on_premises.clients_behind_device", flag,
            "Whether clients connect from behind that same address. Azure refuses IKEv2 from "
            "there.",
            "false", "false"},

    SpecKey{"clients", table,
            "How many clients are expected to be connected at the same time. Pools and SKU are "
            "checked against it."},
    SpecKey{"clients.total", number, "All clients together.", "100", "", {}, 0, kMostClients},
    SpecKey{"clients.behind_strict_firewalls", flag,
            "Whether some connect from networks that may block UDP 500 and 4500, which IKEv2 "
            "needs.",
            "true", "false"},
    SpecKey{
        "clients.reach_each_other", flag,
        "Whether clients are meant to reach each other. Azure's documentation contradicts itself "
        "about that.",
        "true", "false"},
    SpecKey{"clients.tls_versions", text_list,
            "All TLS versions that clients allow, where a policy of theirs limits them. OpenVPN "
            "needs 1.2 or 1.3, SSTP needs 1.2.",
            R"(["1.2", "1.3"])", "", kTlsVersions},
    SpecKey{"clients.tls_suites", text_list,
            "All TLS cipher suites that clients allow, the preferred first, where a policy of "
            "theirs limits them. p2sctl gateway policies lists those of the gateway.",
            R"(["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"])"},
    SpecKey{"clients.by_tunnel", table, "Expected clients by tunnel type."},
    SpecKey{
        "clients.by_tunnel.ikev2", number, "Clients with IKEv2.", "60", "", {}, 0, kMostClients},
    SpecKey{"clients.by_tunnel.openvpn",
            number,
            "Clients with OpenVPN.",
            "40",
            "",
            {},
            0,
            kMostClients},
    SpecKey{"clients.by_tunnel.sstp",
            number,
            "Clients with SSTP. A gateway of any SKU serves 128 of them.",
            "0",
            "",
            {},
            0,
            kMostClients},
    SpecKey{"clients.by_os", table,
            "Expected clients by operating system. The check says which of them have no software "
            "that fits the tunnel types and the authentication."},
    SpecKey{
        "clients.by_os.windows", number, "Clients with Windows.", "70", "", {}, 0, kMostClients},
    SpecKey{"clients.by_os.macos", number, "Clients with macOS.", "10", "", {}, 0, kMostClients},
    SpecKey{"clients.by_os.ios", number, "iPhones and iPads.", "10", "", {}, 0, kMostClients},
    SpecKey{"clients.by_os.linux", number, "Clients with Linux.", "5", "", {}, 0, kMostClients},
    SpecKey{"clients.by_os.android", number, "Clients with Android.", "5", "", {}, 0, kMostClients},
    SpecKey{"clients.oldest", table, "The oldest version of each system that clients run."},
    SpecKey{
        "clients.oldest.windows", text,
        "Oldest Windows: its version, for Windows 10 with the build's name, for servers with the "
        "year.",
        R"("10-1709")", "", kOldestWindows},
    SpecKey{
        "clients.oldest.macos", number, "Major version of the oldest macOS.", "13", "", {}, 1, 99},
    SpecKey{"clients.oldest.ios", number, "Major version of the oldest iOS.", "16", "", {}, 1, 99},
    SpecKey{"clients.software", table,
            "Software that the clients of a system use: native (built into the system), "
            "azure-vpn-client, openvpn, openvpn-connect or strongswan. p2sctl-gateway-clients(1) "
            "shows which fits the gateway."},
    SpecKey{"clients.software.windows", text, "On Windows.", R"("azure-vpn-client")", "",
            kSoftware},
    SpecKey{"clients.software.macos", text, "On macOS.", R"("native")", "", kSoftware},
    SpecKey{"clients.software.ios", text, "On iPhone and iPad.", R"("native")", "", kSoftware},
    SpecKey{"clients.software.linux", text, "On Linux.", R"("strongswan")", "", kSoftware},
    SpecKey{"clients.software.android", text, "On Android.", R"("strongswan")", "", kSoftware},
};

}  // namespace p2s::spec::detail
