#pragma once

#include <p2s/spec/detail/spec_values.hpp>
#include <p2s/spec/spec_keys.hpp>

#include <array>

namespace p2s::spec::detail {

using enum KeyType;

// The tables of access_tables.cpp, then [rules] and [store]. What Azure does with each key is from
// the documentation that the rules name (p2sctl gateway rules).
inline constexpr std::array kAccessKeys{
    SpecKey{"roots[]", table_list,
            "Root certificates whose clients may connect, one table each; Azure takes up to 20. "
            "With neither file nor data it is the root of that name in the store. Without any "
            "such table and with certificate authentication, every root of the store counts."},
    SpecKey{"roots[].name", text, "Name of the root in Azure and in the store; no blanks.",
            R"("P2SRootCert")"},
    SpecKey{"roots[].file", text,
            "File with the certificate (.cer, .pem or .der), seen from the folder of p2s.toml.",
            R"("P2SRootCert.cer")"},
    SpecKey{"roots[].data",
            text,
            "In place of a file, what Azure's field holds: the certificate as Base64 in one line, "
            "without the BEGIN and END lines.",
            R"("MIIC5zCCAc+gAwIBAgIQ...")",
            "",
            {},
            0,
            0,
            "file"},

    SpecKey{"revoked[]", table_list,
            "Client certificates that may not connect although their root is listed; Azure takes "
            "up to 300."},
    SpecKey{"revoked[].name", text, "A name for people; Azure wants one.", R"("alice-2025")"},
    SpecKey{"revoked[].thumbprint", text, "SHA-1 thumbprint: 40 hexadecimal digits.",
            R"("0123456789ABCDEF0123456789ABCDEF01234567")"},

    SpecKey{"entra", table,
            "Microsoft Entra ID. Only OpenVPN tunnels and the Azure VPN Client can use it. "
            "Tenant, audience and issuer belong together."},
    SpecKey{"entra.tenant", text,
            "Sign-in address with the tenant's id. The host is login.microsoftonline.com, in the "
            "Government cloud login.microsoftonline.us, with 21Vianet login.chinacloudapi.cn.",
            R"("https://login.microsoftonline.com/0f9b7c52-3d1e-4a68-9c1b-5e2d7f80a934")"},
    SpecKey{"entra.audience", text_or_list,
            "Application id that clients ask for. A gateway has one; that of the application "
            "which Microsoft registered needs no consent of an administrator.",
            R"("c632b3df-fb67-4d84-bdcf-b95ad541b5c8")"},
    SpecKey{"entra.issuer", text, "Issuer with the same tenant id. It ends with a slash.",
            R"("https://sts.windows.net/0f9b7c52-3d1e-4a68-9c1b-5e2d7f80a934/")"},
    SpecKey{"entra.cloud", text, "The cloud in which the tenant lives.", R"("public")",
            R"("public")", kClouds},
    SpecKey{"entra.previous_audience", text,
            "Audience that the gateway has today, when this file changes it. Clients then need a "
            "new profile.",
            R"("41b23e61-6c1e-4545-b367-cd054e0ed4b4")"},
    SpecKey{"entra.sign_in_frequency", text,
            "How often a Conditional Access policy asks users to sign in again: \"every-time\" or "
            "a period such as \"8h\".",
            R"("8h")"},

    SpecKey{"radius", table, "Authentication by a RADIUS server."},
    SpecKey{"radius.method", text, "How users prove who they are. IKEv2 takes EAP only.",
            R"("eap-tls")", "", kRadiusMethods},
    SpecKey{"radius.mfa", text,
            "What the second factor asks of users. The VPN window cannot take a code.", R"("push")",
            "", kRadiusMfa},
    SpecKey{"radius.clients", prefix_list,
            "Prefixes from which the server takes requests. The gateway's come from the gateway "
            "subnet.",
            R"(["10.1.255.0/27"])"},
    SpecKey{"radius.servers[]", table_list,
            "The servers, one table each. Azure's portal offers two."},
    SpecKey{"radius.servers[].address", text, "IPv4 address of the server.", R"("10.1.0.10")"},
    SpecKey{"radius.servers[].secret", text,
            "Where the shared secret is, never the secret itself: env:NAME or file:PATH.",
            R"("env:RADIUS_SECRET")"},
    SpecKey{"radius.servers[].score", number, "Preference from 1 to 30.", "30"},

    SpecKey{"groups[]", table_list,
            "User groups, one table each. A client falls into the group whose member it matches, "
            "lowest priority first, else into the default group."},
    SpecKey{"groups[].name", text, "Name of the group. Azure never lets it be changed.",
            R"("engineering")"},
    SpecKey{"groups[].default", flag, "Whether it is the default group; exactly one is.", "true",
            "false"},
    SpecKey{"groups[].priority", number, "The group with the lower number is tried first.", "0"},
    SpecKey{"groups[].pools", text_list,
            "Prefixes for this group's clients. Azure takes a /24 or larger.",
            R"(["172.16.202.0/24"])"},
    SpecKey{"groups[].members[]", table_list, "Who belongs to the group, one table each."},
    SpecKey{"groups[].members[].type", text,
            "AADGroupId (a group of Microsoft Entra ID), CertificateGroupId (a domain in "
            "certificates) or RadiusAzureGroupId (a value that the RADIUS server sends).",
            R"("AADGroupId")"},
    SpecKey{"groups[].members[].value", text,
            "Object id of the Entra group; the domain in the certificate's common name, such as "
            "\"example.com\"; or the RADIUS value in hexadecimal, such as \"6ad1bd01\".",
            R"("7e5c1f0a-94f2-4b1c-8f11-2a6f0a3f5d27")"},

    SpecKey{"configurations[]", table_list,
            "Groups that share pools, one table each, where groups have none of their own."},
    SpecKey{"configurations[].name", text, "Name of the connection configuration.", R"("staff")"},
    SpecKey{"configurations[].groups", text_list, "Names of its groups.", R"(["engineering"])"},
    SpecKey{"configurations[].pools", text_list,
            "Prefixes for the clients of these groups. Azure takes a /24 or larger.",
            R"(["172.16.203.0/24"])"},

    SpecKey{"ipsec", table_or_list,
            "Custom IKE and IPsec policy, which replaces Azure's proposals for IKEv2. All eight "
            "keys belong together. A gateway has one policy; p2sctl-gateway-policies(1) lists the "
            "values."},
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
    SpecKey{"ipsec.ipsec_integrity", text,
            "Integrity of IPsec: with a GCM cipher the same value as ipsec_encryption, else "
            "SHA256.",
            R"("GCMAES256")"},
    SpecKey{"ipsec.pfs_group", text,
            "Group for perfect forward secrecy: ECP384, ECP256, PFS14, PFS24, PFS2 (weak), PFSMM "
            "(that of IKE) or None.",
            R"("ECP384")"},
    SpecKey{"ipsec.sa_lifetime_seconds", number,
            "Seconds after which keys are made anew: 300 to 172799, by default 27000.", "27000"},
    SpecKey{"ipsec.sa_data_size_kilobytes", number,
            "Kilobytes after which keys are made anew: 1024 to 2147483647, by default 102400000.",
            "102400000"},

    SpecKey{"rules", table,
            "Rules that the check shall not report, by id, each with the reason; the report shows "
            "both. p2sctl-rules(7) lists the ids."},
    SpecKey{"rules.*", text, "Why the rule does not matter here.",
            R"(SKU-020 = "benchmarked in May: the tunnels carry little")"},

    SpecKey{"store", table, "The inventory of certificates."},
    SpecKey{"store.url", text,
            "\"sqlite:PATH\", from the folder of p2s.toml, or \"postgresql://...\". Without it "
            "the file p2s.db beside p2s.toml.",
            R"("sqlite:p2s.db")"},
};

}  // namespace p2s::spec::detail
