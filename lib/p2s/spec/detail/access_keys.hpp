// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/spec/detail/spec_values.hpp>
#include <p2s/spec/spec_keys.hpp>

#include <array>

namespace p2s::spec::detail {

using enum KeyType;

// The tables of access_tables.cpp, then [rules] and [store]. Sources are those of the rules
// (docs/reference/rules.md).
inline constexpr std::array kAccessKeys{
    SpecKey{"roots[]", table_list,
            "Root certificates whose clients can connect, one table for each; Azure supports up to "
            "20. Without file and data, the root of that name in the store is used. Without any "
            "[[roots]] table, certificate authentication uses every root of the store."},
    SpecKey{"roots[].name", text, "Name of the root in Azure and in the store, without spaces.",
            R"("P2SRootCert")"},
    SpecKey{"roots[].file", text,
            "File with the certificate (.cer, .pem or .der), relative to p2s.toml.",
            R"("P2SRootCert.cer")"},
    SpecKey{"roots[].data",
            text,
            "The value of Azure's field instead of a file: the certificate as Base64 on one line, "
            "without the BEGIN and END lines.",
            R"("MIIC5zCCAc+gAwIBAgIQ...")",
            "",
            {},
            0,
            0,
            "file"},

    SpecKey{"revoked[]", table_list, "Revoked client certificates; Azure supports up to 300."},
    SpecKey{"revoked[].name", text, "A descriptive name, required by Azure.", R"("alice-2025")"},
    SpecKey{"revoked[].thumbprint", text, "SHA-1 thumbprint: 40 hexadecimal digits.",
            R"("0123456789ABCDEF0123456789ABCDEF01234567")"},

    SpecKey{"entra", table,
            "Microsoft Entra ID. It requires OpenVPN and the Azure VPN Client. Tenant, audience "
            "and issuer are required together."},
    SpecKey{"entra.tenant", text,
            "Sign-in address with the tenant id. The host is login.microsoftonline.com, "
            "login.microsoftonline.us in the Government cloud, or login.chinacloudapi.cn with "
            "21Vianet.",
            R"("https://login.microsoftonline.com/0f9b7c52-3d1e-4a68-9c1b-5e2d7f80a934")"},
    SpecKey{"entra.audience", text_or_list,
            "Application id that clients request. A gateway has one. Microsoft's registered "
            "application does not require an administrator's consent.",
            R"("c632b3df-fb67-4d84-bdcf-b95ad541b5c8")"},
    SpecKey{"entra.issuer", text, "Issuer with the same tenant id. It ends with a slash.",
            R"("https://sts.windows.net/0f9b7c52-3d1e-4a68-9c1b-5e2d7f80a934/")"},
    SpecKey{"entra.cloud", text, "The cloud of the tenant.", R"("public")", R"("public")", kClouds},
    SpecKey{"entra.previous_audience", text,
            "Current audience of the gateway, if this file changes it. Clients then need a new "
            "profile.",
            R"("41b23e61-6c1e-4545-b367-cd054e0ed4b4")"},
    SpecKey{"entra.sign_in_frequency", text,
            "How often a Conditional Access policy asks users to sign in again: \"every-time\" or "
            "a period such as \"8h\".",
            R"("8h")"},

    SpecKey{"radius", table, "Authentication by a RADIUS server."},
    SpecKey{"radius.method", text,
            "Authentication method of users. IKEv2 supports EAP methods only.", R"("eap-tls")", "",
            kRadiusMethods},
    SpecKey{"radius.mfa", text, "Second factor. VPN clients cannot ask for a code.", R"("push")",
            "", kRadiusMfa},
    SpecKey{"radius.clients", prefix_list,
            "Prefixes from which the server accepts requests. The gateway sends them from the "
            "gateway subnet.",
            R"(["10.1.255.0/27"])"},
    SpecKey{"radius.servers[]", table_list,
            "The servers, one table for each. Azure's portal supports two."},
    SpecKey{"radius.servers[].address", text, "IPv4 address of the server.", R"("10.1.0.10")"},
    SpecKey{"radius.servers[].secret", text,
            "Source of the shared secret, never the secret itself: env:NAME or file:PATH.",
            R"("env:RADIUS_SECRET")"},
    SpecKey{"radius.servers[].score", number, "Preference from 1 to 30.", "30"},

    SpecKey{"groups[]", table_list,
            "User groups, one table for each. A client belongs to the first group with a matching "
            "member, in the order of priority, or to the default group."},
    SpecKey{"groups[].name", text, "Name of the group. It cannot be changed later.",
            R"("engineering")"},
    SpecKey{"groups[].default", flag, "Whether it is the default group; exactly one group must be.",
            "true", "false"},
    SpecKey{"groups[].priority", number, "The group with the lower number is tried first.", "0"},
    SpecKey{"groups[].pools", text_list, "Prefixes for this group's clients, each a /24 or larger.",
            R"(["172.16.202.0/24"])"},
    SpecKey{"groups[].members[]", table_list, "Members of the group, one table for each."},
    SpecKey{"groups[].members[].type", text,
            "AADGroupId (a group of Microsoft Entra ID), CertificateGroupId (a domain in "
            "certificates) or RadiusAzureGroupId (a value that the RADIUS server sends).",
            R"("AADGroupId")"},
    SpecKey{"groups[].members[].value", text,
            "Object id of the Entra group; the domain in the certificate's common name, such as "
            "\"example.com\"; or the RADIUS value in hexadecimal, such as \"6ad1bd01\".",
            R"("7e5c1f0a-94f2-4b1c-8f11-2a6f0a3f5d27")"},

    SpecKey{"configurations[]", table_list, "Groups that share pools, one table for each."},
    SpecKey{"configurations[].name", text, "Name of the connection configuration.", R"("staff")"},
    SpecKey{"configurations[].groups", text_list, "Names of its groups.", R"(["engineering"])"},
    SpecKey{"configurations[].pools", text_list,
            "Prefixes for the clients of these groups, each a /24 or larger.",
            R"(["172.16.203.0/24"])"},

    SpecKey{
        "ipsec", table_or_list,
        "Custom IKE and IPsec policy, which replaces Azure's proposals for IKEv2. All eight keys "
        "are required. A gateway has one policy; p2sctl-gateway-policies(1) lists the values."},
    SpecKey{"ipsec.ike_encryption", text,
            "Encryption of IKE (phase 1): GCMAES256, GCMAES128, AES256 or AES128.",
            R"("GCMAES256")"},
    SpecKey{"ipsec.ike_integrity", text, "Integrity of IKE: SHA384 or SHA256.", R"("SHA384")"},
    SpecKey{"ipsec.dh_group", text,
            "Diffie-Hellman group of IKE: ECP384, ECP256, DHGroup14, DHGroup24 or DHGroup2; the "
            "last is weak.",
            R"("ECP384")"},
    SpecKey{"ipsec.ipsec_encryption", text,
            "Encryption of IPsec (phase 2): GCMAES256, GCMAES128, AES256 or AES128.",
            R"("GCMAES256")"},
    SpecKey{
        "ipsec.ipsec_integrity", text,
        "Integrity of IPsec: the value of ipsec_encryption with a GCM cipher, otherwise SHA256.",
        R"("GCMAES256")"},
    SpecKey{"ipsec.pfs_group", text,
            "Group for perfect forward secrecy: ECP384, ECP256, PFS14, PFS24, PFS2 (weak), PFSMM "
            "(that of IKE) or None.",
            R"("ECP384")"},
    SpecKey{"ipsec.sa_lifetime_seconds", number,
            "Lifetime of keys in seconds: 300 to 172799 (default: 27000).", "27000"},
    SpecKey{"ipsec.sa_data_size_kilobytes", number,
            "Lifetime of keys in kilobytes: 1024 to 2147483647 (default: 102400000).", "102400000"},

    SpecKey{"rules", table,
            "Silenced rules by id, each with a reason. The report shows both. p2sctl-rules(7) "
            "lists the ids."},
    SpecKey{"rules.*", text, "Reason for silencing the rule.",
            R"(SKU-020 = "benchmarked in May: the tunnels carry little")"},

    SpecKey{"store", table, "The inventory of certificates."},
    SpecKey{"store.url", text,
            "\"sqlite:PATH\", relative to p2s.toml, or \"postgresql://...\" (default: p2s.db "
            "beside p2s.toml).",
            R"("sqlite:p2s.db")"},
};

}  // namespace p2s::spec::detail
