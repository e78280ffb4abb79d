// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/spec/spec_keys.hpp>

#include <array>

namespace p2s::spec::detail {

using enum KeyType;

// The tables of kit_tables.cpp: settings for kits.
inline constexpr std::array kKitKeys{
    SpecKey{"server", table,
            "Values of the deployed gateway from Azure's package. With this table, kits can be "
            "built without the package."},
    SpecKey{"server.fqdn", text, "Name that clients connect to, VpnServer in the package.",
            R"("azuregateway-0f9b7c52-3d1e-4a68-9c1b-5e2d7f80a934-1a2b3c4d5e6f.vpn.azure.com")"},
    SpecKey{"server.certificate_name", text,
            "Name in the gateway's certificate, which OpenVPN clients verify.",
            R"("0f9b7c52-3d1e-4a68-9c1b-5e2d7f80a934.vpn.azure.com")"},
    SpecKey{"server.roots", text_or_list,
            "Files with the roots of the gateway's certificate, relative to p2s.toml. While Azure "
            "changes roots, list the old and the new root.",
            R"(["VpnServerRoot.cer"])"},
    SpecKey{"server.tls_auth_key", text,
            "File with the static key of OpenVPN (the <tls-auth> block of vpnconfig.ovpn), "
            "relative to p2s.toml. OpenVPN profiles require it.",
            R"("ta.key")"},
    SpecKey{"server.dns_suffixes", text_list, "DNS suffixes of names behind the gateway.",
            R"(["corp.example"])"},

    SpecKey{"kit", table, "Settings for kits."},
    SpecKey{"kit.contact", text,
            "Support contact shown to users: a name, an address, a telephone number.",
            R"("helpdesk@example.com")"},
    SpecKey{"kit.organization", text,
            "Your domain in reverse order, which identifies profiles on Apple systems.",
            R"("com.example")"},
    SpecKey{"kit.forced_tunnel", flag,
            "Whether clients send all traffic through the tunnel. The gateway does not forward "
            "traffic to the Internet.",
            "true", "false"},
    SpecKey{"kit.always_on", flag,
            "Whether Windows (Always On VPN) and Apple systems connect automatically.", "true",
            "false"},
    SpecKey{"kit.exclude_routes", prefix_list,
            "Prefixes outside the tunnel, if the client software supports it.",
            R"(["203.0.113.0/24"])"},
    SpecKey{"kit.trusted_networks", text_list,
            "DNS suffixes of networks in which clients do not connect automatically.",
            R"(["office.example"])"},
};

}  // namespace p2s::spec::detail
