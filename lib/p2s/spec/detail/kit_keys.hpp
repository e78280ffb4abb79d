// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/spec/detail/key_checks.hpp>
#include <p2s/spec/detail/key_fields.hpp>
#include <p2s/spec/detail/spec_values.hpp>

#include <array>

namespace p2s::spec::detail {

// Rows of settings for kits.
inline constexpr std::array kKitKeys{
    key("server", table,
        "Values of the deployed gateway from Azure's package. With this table, kits can be built "
        "without the package."),
    key("server.fqdn", text, "Name that clients connect to, VpnServer in the package.",
        R"("azuregateway-0f9b7c52-3d1e-4a68-9c1b-5e2d7f80a934-1a2b3c4d5e6f.vpn.azure.com")",
        field<&Spec::server, &Server::fqdn>, {.check = &kServerName}),
    key("server.certificate_name", text,
        "Name in the gateway's certificate, which OpenVPN clients verify.",
        R"("0f9b7c52-3d1e-4a68-9c1b-5e2d7f80a934.vpn.azure.com")",
        field<&Spec::server, &Server::certificate_name>, {.check = &kCertificateName}),
    key("server.roots", text_or_list,
        "Files with the roots of the gateway's certificate, relative to p2s.toml. While Azure "
        "changes roots, list the old and the new root.",
        R"(["VpnServerRoot.cer"])", field<&Spec::server, &Server::roots>),
    key("server.tls_auth_key", text,
        "File with the static key of OpenVPN (the <tls-auth> block of vpnconfig.ovpn), relative to "
        "p2s.toml. OpenVPN profiles require it.",
        R"("ta.key")", field<&Spec::server, &Server::tls_auth_key>),
    key("server.dns_suffixes", text_list, "DNS suffixes of names behind the gateway.",
        R"(["corp.example"])", field<&Spec::server, &Server::dns_suffixes>, {.check = &kDnsSuffix}),

    key("kit", table, "Settings for kits."),
    key("kit.contact", text,
        "Support contact shown to users: a name, an address, a telephone number.",
        R"("helpdesk@example.com")", field<&Spec::kit, &KitSettings::contact>),
    key("kit.organization", text,
        "Your domain in reverse order, which identifies profiles on Apple systems.",
        R"("com.example")", field<&Spec::kit, &KitSettings::organization>, {.check = &kReverseDns}),
    key("kit.forced_tunnel", flag,
        "Whether clients send all traffic through the tunnel. The gateway does not forward traffic "
        "to the Internet.",
        "true", field<&Spec::kit, &KitSettings::forced_tunnel>, {.default_value = "false"}),
    key("kit.always_on", flag,
        "Whether Windows (Always On VPN) and Apple systems connect automatically.", "true",
        field<&Spec::kit, &KitSettings::always_on>, {.default_value = "false"}),
    key("kit.exclude_routes", prefix_list,
        "Prefixes outside the tunnel, if the client software supports it.", R"(["203.0.113.0/24"])",
        field<&Spec::kit, &KitSettings::exclude_routes>),
    key("kit.trusted_networks", text_list,
        "DNS suffixes of networks in which clients do not connect automatically.",
        R"(["office.example"])", field<&Spec::kit, &KitSettings::trusted_networks>,
        {.check = &kDnsSuffix}),
};

}  // namespace p2s::spec::detail
