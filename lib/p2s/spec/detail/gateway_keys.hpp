// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/client_matrix.hpp>
#include <p2s/azure/windows_version.hpp>
#include <p2s/spec/detail/key_checks.hpp>
#include <p2s/spec/detail/key_fields.hpp>
#include <p2s/spec/detail/spec_values.hpp>

#include <array>

namespace p2s::spec::detail {

// Rows of the gateway, its networks and clients. Sources are those of the rules
// (docs/reference/rules.md).
inline constexpr std::array kGatewayKeys{
    key("gateway", table, "The gateway itself."),
    key("gateway.name", text, "Name of the virtual network gateway in Azure.", R"("VNet1GW")",
        field<&Spec::name>),
    key("gateway.location", text, "Azure region of the gateway.", R"("eastus")",
        field<&Spec::location>),
    key("gateway.sku", text,
        "The SKU limits the number of clients and the throughput. New gateways use VpnGw1AZ to "
        "VpnGw5AZ; VpnGw1 to VpnGw5 without AZ can no longer be created; Basic is for tests.",
        R"("VpnGw2AZ")", field<&Spec::sku>),
    key("gateway.generation", number,
        "Generation of the SKU. VpnGw1AZ is generation 1, VpnGw4AZ and VpnGw5AZ are generation 2, "
        "VpnGw2AZ and VpnGw3AZ exist as both.",
        "2", field<&Spec::generation>, {.aliases = kGenerations, .min = 1, .max = 2}),
    key("gateway.current_sku", text,
        "Current SKU of the gateway, if this file changes it. The check then reports whether Azure "
        "changes it in place or the gateway must be deleted and recreated.",
        R"("VpnGw1AZ")", field<&Spec::current_sku>),
    key("gateway.current_generation", number, "Generation of current_sku.", "1",
        field<&Spec::current_generation>, {.aliases = kGenerations, .min = 1, .max = 2}),
    key("gateway.asn", number, "BGP number (ASN) of the gateway. Azure's default is 65515.",
        "65515", field<&Spec::asn>, {.min = 1, .max = kMostAsn}),
    key("gateway.since", date,
        "Day on which the gateway was created. Omit it if the gateway does not exist yet: Azure's "
        "requirements for new gateways are stricter.",
        "2025-06-01", field<&Spec::since>),
    key("gateway.sstp_since", date,
        "Day on which SSTP was enabled. It cannot be enabled since 2026-03-31, and connections "
        "stop on 2027-03-31.",
        "2025-06-01", field<&Spec::sstp_since>),
    key("gateway.profile_date", date,
        "Day on which the client package that users have was downloaded from Azure. Some changes "
        "require a newer package.",
        "2025-07-15", field<&Spec::profile_date>),
    key("gateway.server_root_notice", date,
        "Day of Azure's notice, if any, that the gateway gets a certificate of a new root. Clients "
        "need a newer package.",
        "2026-06-04", field<&Spec::server_root_notice>),
    key("gateway.server_root_deadline", date,
        "Day in Azure's notice, if any, from which the gateway uses only a certificate of the new "
        "root. Clients with an older package can then no longer connect.",
        "2026-12-31", field<&Spec::server_root_deadline>),
    key("gateway.active_active", flag,
        "Whether two instances are active. Each gets half of every pool, which must be a /28 or "
        "larger, and point-to-site requires three public addresses.",
        "true", field<&Spec::active_active>, {.default_value = "false"}),
    key("gateway.zone_redundant", flag,
        "Whether the gateway must keep working if an availability zone fails.", "true",
        field<&Spec::zone_redundant>, {.default_value = "false"}),
    key("gateway.vpn_type", text, "VPN type. Point-to-site requires RouteBased.", R"("RouteBased")",
        field<&Spec::vpn_type>, {.default_value = R"("RouteBased")"}),
    key("gateway.type", text, "Type of the gateway. Point-to-site requires Vpn.", R"("Vpn")",
        field<&Spec::type>, {.default_value = R"("Vpn")"}),
    key("gateway.deployment", text, "Deployment model. Azure has retired the model \"classic\".",
        R"("resource-manager")", field<&Spec::deployment>,
        {.default_value = R"("resource-manager")"}),
    key("gateway.tunnels", text_list,
        "Tunnel types that the gateway offers: one type, ikev2 with openvpn, or ikev2 with sstp.",
        R"(["ikev2", "openvpn"])", field<&Spec::tunnels>, {.values = azure::kTunnelNames}),
    key("gateway.current_tunnels", text_list,
        "Current tunnel types of the gateway, if this file changes them. The check then reports "
        "the effects on clients and pools.",
        R"(["sstp"])", field<&Spec::current_tunnels>, {.values = azure::kTunnelNames}),
    key("gateway.authentication", text_list,
        "Authentication methods: certificates, Microsoft Entra ID (OpenVPN only) or RADIUS "
        "(default: derived from the tables [[roots]], [entra] and [radius]).",
        R"(["certificate"])", field<&Spec::authentication>,
        {.values = azure::kMethodNames, .aliases = kAzureMethods}),
    key("gateway.minimum_tls", text,
        "Lowest TLS version that the clients accept. Azure supports 1.2, and 1.3 for OpenVPN.",
        R"("1.2")", field<&Spec::minimum_tls>, {.values = kTlsVersions}),
    key("gateway.pools", text_list,
        "Prefixes for the addresses of clients, except clients in groups with separate pools. They "
        "should be private, at least a /29, and must not overlap the virtual network, its peers or "
        "any site that clients access.",
        R"(["172.16.201.0/24"])", field<&Spec::pools>),
    key("gateway.custom_routes", prefix_list,
        "Additional prefixes that clients reach through the tunnel. With 0.0.0.0/1 and 128.0.0.0/1 "
        "all traffic uses the tunnel; Azure then drops traffic to the Internet.",
        R"(["203.0.113.10/32"])", field<&Spec::custom_routes>),

    key("public_ip", table, "The public addresses of the gateway."),
    key("public_ip.count", number,
        "Number of addresses. Point-to-site requires one, or three if active_active is true.", "1",
        field<&Spec::public_ip, &PublicIp::count>, {.max = 64}),
    key("public_ip.sku", text, "SKU of the addresses: Standard; Azure has retired Basic.",
        R"("Standard")", field<&Spec::public_ip, &PublicIp::sku>),
    key("public_ip.allocation", text, "Allocation of the addresses. New gateways require Static.",
        R"("Static")", field<&Spec::public_ip, &PublicIp::allocation>, {.values = kAllocations}),

    key("vnet", table, "The virtual network of the gateway."),
    key("vnet.prefixes", prefix_list, "Address space of the virtual network.", R"(["10.1.0.0/16"])",
        field<&Spec::vnet, &VirtualNetwork::prefixes>),
    key("vnet.gateway_subnet", prefix_or_list,
        "Prefix of the subnet GatewaySubnet: /29 or larger, /27 recommended. With IPv6, one prefix "
        "of each family.",
        R"("10.1.255.0/27")", field<&Spec::vnet, &VirtualNetwork::gateway_subnet>),
    key("vnet.peered", prefix_list, "Address space of peered virtual networks that clients access.",
        R"(["10.2.0.0/16"])", field<&Spec::vnet, &VirtualNetwork::peered>),
    key("vnet.dns_servers", address_list,
        "Custom DNS servers of the virtual network. They are part of the clients' package.",
        R"(["10.1.0.4"])", field<&Spec::vnet, &VirtualNetwork::dns_servers>),
    key("vnet.dns_forwards_to_azure", flag,
        "Whether these DNS servers forward to 168.63.129.16, which the gateway requires to resolve "
        "its management endpoints.",
        "true", field<&Spec::vnet, &VirtualNetwork::dns_forwards_to_azure>),
    key("vnet.private_dns_zones", flag,
        "Whether clients need names of private DNS zones. Azure's resolver does not answer VPN "
        "clients; add a DNS Private Resolver to dns_servers.",
        "true", field<&Spec::vnet, &VirtualNetwork::private_dns_zones>),
    key("vnet.other_vpn_gateways", number,
        "Number of other VPN gateways in the virtual network. Azure allows only one VPN gateway.",
        "0", field<&Spec::vnet, &VirtualNetwork::other_vpn_gateways>,
        {.default_value = "0", .max = 64}),

    key("gateway_subnet", table, "Properties of the gateway subnet."),
    key("gateway_subnet.name", text, "Name of the subnet. Azure requires GatewaySubnet.",
        R"("GatewaySubnet")", field<&Spec::gateway_subnet, &GatewaySubnet::name>,
        {.default_value = R"("GatewaySubnet")"}),
    key("gateway_subnet.network_security_group", flag,
        "Whether a network security group is attached, which Azure does not support.", "false",
        field<&Spec::gateway_subnet, &GatewaySubnet::network_security_group>,
        {.default_value = "false"}),
    key("gateway_subnet.bgp_propagation", flag,
        "Whether BGP route propagation is enabled, which the gateway requires.", "true",
        field<&Spec::gateway_subnet, &GatewaySubnet::bgp_propagation>, {.default_value = "true"}),
    key("gateway_subnet.routes", prefix_list,
        "Prefixes of the user-defined routes on the subnet. 0.0.0.0/0 is not supported.",
        R"(["10.1.0.0/24"])", field<&Spec::gateway_subnet, &GatewaySubnet::routes>),
    key("gateway_subnet.resources", text_list,
        "Names of other resources in the subnet, which must contain only gateways.",
        R"(["jump-host"])", field<&Spec::gateway_subnet, &GatewaySubnet::resources>),

    key("on_premises", table, "Networks behind site-to-site connections of the gateway."),
    key("on_premises.prefixes", prefix_list, "Prefixes of the local network gateways.",
        R"(["10.101.0.0/16"])", field<&Spec::on_premises, &OnPremises::prefixes>),
    key("on_premises.bgp_learned", prefix_list, "Prefixes that the gateway learns by BGP.",
        R"(["10.102.0.0/16"])", field<&Spec::on_premises, &OnPremises::bgp_learned>),
    key("on_premises.bgp", flag,
        "Whether the connections use BGP. Clients reach the sites only with BGP.", "true",
        field<&Spec::on_premises, &OnPremises::bgp>),
    key("on_premises.asn", number, "BGP number (ASN) of the site.", "65010",
        field<&Spec::on_premises, &OnPremises::asn>, {.min = 1, .max = kMostAsn}),
    key("on_premises.bgp_peers", address_list,
        "Addresses of the site's VPN devices in BGP, APIPA addresses (169.254.21.x, 169.254.22.x) "
        "included.",
        R"(["10.101.255.254"])", field<&Spec::on_premises, &OnPremises::bgp_peers>),
    key("on_premises.nat", prefix_list,
        "External prefixes of the gateway's NAT rules: the addresses by which clients reach a site "
        "whose own addresses are in use.",
        R"(["10.103.0.0/24"])", field<&Spec::on_premises, &OnPremises::nat>),
    key("on_premises.device_address", address, "Public address of the VPN device at the site.",
        R"("198.51.100.7")", field<&Spec::on_premises, &OnPremises::device_address>),
    key("on_premises.clients_behind_device", flag,
        "Whether clients connect from the same address. Azure then refuses IKEv2.", "false",
        field<&Spec::on_premises, &OnPremises::clients_behind_device>, {.default_value = "false"}),

    key("clients", table,
        "Expected number of simultaneous clients. Pools and SKU are checked against it."),
    key("clients.total", number, "Total number of clients.", "100",
        field<&Spec::clients, &ClientCounts::total>, {.max = kMostClients}),
    key("clients.behind_strict_firewalls", flag,
        "Whether clients connect from networks that may block UDP 500 and 4500, which IKEv2 "
        "requires.",
        "true", field<&Spec::clients, &ClientCounts::behind_strict_firewalls>,
        {.default_value = "false"}),
    key("clients.reach_each_other", flag,
        "Whether clients must reach each other. Azure's documentation contradicts itself on this.",
        "true", field<&Spec::clients, &ClientCounts::reach_each_other>, {.default_value = "false"}),
    key("clients.tls_versions", text_list,
        "All TLS versions that clients allow, if a policy limits them. OpenVPN requires 1.2 or "
        "1.3, SSTP requires 1.2.",
        R"(["1.2", "1.3"])", field<&Spec::clients, &ClientCounts::tls_versions>,
        {.values = kTlsVersions}),
    key("clients.tls_suites", text_list,
        "All TLS cipher suites that clients allow, in the order of preference, if a policy limits "
        "them.",
        R"(["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"])",
        field<&Spec::clients, &ClientCounts::tls_suites>),

    key("clients.by_tunnel", table, "Expected clients by tunnel type."),
    key("clients.by_tunnel.ikev2", number, "Clients with IKEv2.", "60",
        entry<&ClientCounts::by_tunnel, azure::Tunnel::ikev2>, {.max = kMostClients}),
    key("clients.by_tunnel.openvpn", number, "Clients with OpenVPN.", "40",
        entry<&ClientCounts::by_tunnel, azure::Tunnel::openvpn>, {.max = kMostClients}),
    key("clients.by_tunnel.sstp", number, "Clients with SSTP. Every SKU allows 128.", "0",
        entry<&ClientCounts::by_tunnel, azure::Tunnel::sstp>, {.max = kMostClients}),

    key("clients.by_os", table,
        "Expected clients by operating system. The check reports operating systems without client "
        "software for the tunnel types and authentication methods."),
    key("clients.by_os.windows", number, "Clients with Windows.", "70",
        entry<&ClientCounts::by_os, System::windows>, {.max = kMostClients}),
    key("clients.by_os.macos", number, "Clients with macOS.", "10",
        entry<&ClientCounts::by_os, System::macos>, {.max = kMostClients}),
    key("clients.by_os.ios", number, "Clients with iPhone or iPad.", "10",
        entry<&ClientCounts::by_os, System::ios>, {.max = kMostClients}),
    key("clients.by_os.linux", number, "Clients with Linux.", "5",
        entry<&ClientCounts::by_os, System::gnu_linux>, {.max = kMostClients}),
    key("clients.by_os.android", number, "Clients with Android.", "5",
        entry<&ClientCounts::by_os, System::android>, {.max = kMostClients}),

    key("clients.oldest", table, "Oldest version of each operating system in use."),
    key("clients.oldest.windows", text,
        "Oldest Windows version; with the release for Windows 10, with the year for Windows "
        "Server. A version newer than these counts as the newest of them.",
        R"("10-1709")", field<&Spec::clients, &ClientCounts::oldest_windows>,
        {.values = azure::kWindowsVersions,
         .also = "^(11-[0-9]{2}H[12]|server-20[0-9]{2})$",
         .check = &kWindowsVersion}),
    key("clients.oldest.macos", number, "Major version of the oldest macOS.", "13",
        entry<&ClientCounts::oldest, System::macos>, {.min = 1, .max = 99}),
    key("clients.oldest.ios", number, "Major version of the oldest iOS.", "16",
        entry<&ClientCounts::oldest, System::ios>, {.min = 1, .max = 99}),

    key("clients.software", table,
        "Client software by operating system: native (built-in), azure-vpn-client, openvpn, "
        "openvpn-connect or strongswan. Which of them the gateway supports depends on its tunnels "
        "and authentication."),
    key("clients.software.windows", text, "Client software on Windows.", R"("azure-vpn-client")",
        entry<&ClientCounts::software, System::windows>, {.values = azure::kSoftwareIds}),
    key("clients.software.macos", text, "Client software on macOS.", R"("native")",
        entry<&ClientCounts::software, System::macos>, {.values = azure::kSoftwareIds}),
    key("clients.software.ios", text, "Client software on iPhone and iPad.", R"("native")",
        entry<&ClientCounts::software, System::ios>, {.values = azure::kSoftwareIds}),
    key("clients.software.linux", text, "Client software on Linux.", R"("strongswan")",
        entry<&ClientCounts::software, System::gnu_linux>, {.values = azure::kSoftwareIds}),
    key("clients.software.android", text, "Client software on Android.", R"("strongswan")",
        entry<&ClientCounts::software, System::android>, {.values = azure::kSoftwareIds}),
};

}  // namespace p2s::spec::detail
