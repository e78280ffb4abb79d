#pragma once

#include <p2s/spec/spec_keys.hpp>

#include <array>

namespace p2s::spec::detail {

using enum KeyType;

// The tables of kit_tables.cpp: what kits need beside the gateway itself.
inline constexpr std::array kKitKeys{
    SpecKey{"server", table,
            "What Azure's package says of the deployed gateway. With it, kits can be made without "
            "the package at hand."},
    SpecKey{"server.fqdn", text, "Name that clients connect to; in the package it is VpnServer.",
            R"("azuregateway-0f9b7c52-3d1e-4a68-9c1b-5e2d7f80a934-1a2b3c4d5e6f.vpn.azure.com")"},
    SpecKey{"server.certificate_name", text,
            "Name in the gateway's certificate, which OpenVPN clients verify.",
            R"("0f9b7c52-3d1e-4a68-9c1b-5e2d7f80a934.vpn.azure.com")"},
    SpecKey{"server.roots", text_or_list,
            "Files with the roots that the gateway's certificate chains to, seen from the folder "
            "of p2s.toml: all of them, while Azure changes roots the old and the new.",
            R"(["VpnServerRoot.cer"])"},
    SpecKey{"server.tls_auth_key", text,
            "File with the static key of OpenVPN (the <tls-auth> block of vpnconfig.ovpn), seen "
            "from the folder of p2s.toml. It cannot be computed: without it no OpenVPN profile.",
            R"("ta.key")"},
    SpecKey{"server.dns_suffixes", text_list, "DNS suffixes of names behind the gateway.",
            R"(["corp.example"])"},

    SpecKey{"kit", table, "What kits of users shall say and do beside what the gateway says."},
    SpecKey{"kit.contact", text, "Whom users ask: a name, an address, a telephone number.",
            R"("helpdesk@example.com")"},
    SpecKey{"kit.organization", text,
            "Your domain in reverse order: Apple systems tell profiles apart by it.",
            R"("com.example")"},
    SpecKey{"kit.forced_tunnel", flag,
            "Send all traffic of clients into the tunnel. The gateway has no way out to the "
            "Internet of its own.",
            "true", "false"},
    SpecKey{"kit.always_on", flag,
            "Let Windows (Always On VPN) and Apple systems connect without being asked.", "true",
            "false"},
    SpecKey{"kit.exclude_routes", prefix_list,
            "Prefixes that stay outside of the tunnel, where the client software can do that.",
            R"(["203.0.113.0/24"])"},
    SpecKey{"kit.trusted_networks", text_list,
            "DNS suffixes of networks in which clients shall not connect by themselves.",
            R"(["office.example"])"},
};

}  // namespace p2s::spec::detail
