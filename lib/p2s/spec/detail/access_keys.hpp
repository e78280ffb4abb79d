// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/spec/detail/key_checks.hpp>
#include <p2s/spec/detail/key_fields.hpp>
#include <p2s/spec/detail/spec_values.hpp>

#include <array>

namespace p2s::spec::detail {

// Rows of authentication and access, then [rules] and [store]. Sources are those of the rules
// (docs/reference/rules.md).
inline constexpr std::array kAccessKeys{
    key("roots[]", table_list,
        "Root certificates whose clients can connect, one table for each; Azure supports up to 20. "
        "Without file and data, the root of that name in the store is used. Without any [[roots]] "
        "table, certificate authentication uses every root of the store.",
        "", append<&Spec::roots>),
    key("roots[].name", text, "Name of the root in Azure and in the store, without spaces.",
        R"("P2SRootCert")", field<&Spec::roots, &SpecRoot::name>),
    key("roots[].file", text,
        "File with the certificate (.cer, .pem or .der), relative to p2s.toml.",
        R"("P2SRootCert.cer")", field<&Spec::roots, &SpecRoot::file>),
    key("roots[].data", text,
        "The value of Azure's field instead of a file: the certificate as Base64 on one line, "
        "without the BEGIN and END lines.",
        R"("MIIC5zCCAc+gAwIBAgIQ...")", field<&Spec::roots, &SpecRoot::data>,
        {.instead_of = "file"}),

    key("revoked[]", table_list, "Revoked client certificates; Azure supports up to 300.", "",
        append<&Spec::revoked>),
    key("revoked[].name", text, "A descriptive name, required by Azure.", R"("alice-2025")",
        field<&Spec::revoked, &SpecRevocation::name>),
    key("revoked[].thumbprint", text, "SHA-1 thumbprint: 40 hexadecimal digits.",
        R"("0123456789ABCDEF0123456789ABCDEF01234567")",
        field<&Spec::revoked, &SpecRevocation::thumbprint>),

    key("entra", table,
        "Microsoft Entra ID. It requires OpenVPN and the Azure VPN Client. Tenant, audience and "
        "issuer are required together.",
        "", begin<&Spec::entra>),
    key("entra.tenant", text,
        "Sign-in address with the tenant id. The host is login.microsoftonline.com, "
        "login.microsoftonline.us in the Government cloud, or login.chinacloudapi.cn with "
        "21Vianet.",
        R"("https://login.microsoftonline.com/0f9b7c52-3d1e-4a68-9c1b-5e2d7f80a934")",
        field<&Spec::entra, &Entra::tenant>),
    key("entra.audience", text_or_list,
        "Application id that clients request. A gateway has one. Microsoft's registered "
        "application does not require an administrator's consent.",
        R"("c632b3df-fb67-4d84-bdcf-b95ad541b5c8")", field<&Spec::entra, &Entra::audiences>),
    key("entra.issuer", text, "Issuer with the same tenant id. It ends with a slash.",
        R"("https://sts.windows.net/0f9b7c52-3d1e-4a68-9c1b-5e2d7f80a934/")",
        field<&Spec::entra, &Entra::issuer>),
    key("entra.cloud", text, "The cloud of the tenant.", R"("public")",
        field<&Spec::entra, &Entra::cloud>, {.default_value = R"("public")", .values = kClouds}),
    key("entra.previous_audience", text,
        "Current audience of the gateway, if this file changes it. Clients then need a new "
        "profile.",
        R"("41b23e61-6c1e-4545-b367-cd054e0ed4b4")",
        field<&Spec::entra, &Entra::previous_audience>),
    key("entra.sign_in_frequency", text,
        "How often a Conditional Access policy asks users to sign in again: \"every-time\" or a "
        "period such as \"8h\".",
        R"("8h")", field<&Spec::entra, &Entra::sign_in_frequency>, {.check = &kSignInFrequency}),
    key("entra.application_id", text,
        "Application that signs users in (applicationid of the Azure VPN Client), if it is not the "
        "audience. A custom audience needs Microsoft's registered application here; otherwise "
        "users "
        "must sign in again and again.",
        R"("c632b3df-fb67-4d84-bdcf-b95ad541b5c8")", field<&Spec::entra, &Entra::application_id>,
        {.check = &kApplicationId}),
    key("entra.cache_sign_in", flag,
        "Whether the Azure VPN Client, 4.0.0 or later, remembers who signed in (cachesigninuser). "
        "If "
        "false, it asks for each connection. Default: as in the package, or true.",
        "false", field<&Spec::entra, &Entra::cache_sign_in>),
    key("entra.device_sso", flag,
        "Whether users sign in with the account of the device (enabledevicesso): Azure VPN Client "
        "for Windows, 4.0.5.0 or later. Set application_id as well.",
        "true", field<&Spec::entra, &Entra::device_sso>),
    key("entra.disable_sso", flag,
        "Whether the Azure VPN Client for Windows does not use single sign-on (disableSso). "
        "Microsoft has not documented it; profiles that the client exports contain it.",
        "true", field<&Spec::entra, &Entra::disable_sso>),
    key("entra.group_token", flag,
        "Whether the Azure VPN Client requests a token with the groups of the user "
        "(enablegrouptoken). Default: as in the package, or false.",
        "true", field<&Spec::entra, &Entra::group_token>),

    key("radius", table, "Authentication by a RADIUS server.", "", begin<&Spec::radius>),
    key("radius.method", text, "Authentication method of users. IKEv2 supports EAP methods only.",
        R"("eap-tls")", field<&Spec::radius, &Radius::method>, {.values = kRadiusMethods}),
    key("radius.mfa", text, "Second factor. VPN clients cannot ask for a code.", R"("push")",
        field<&Spec::radius, &Radius::mfa>, {.values = kRadiusMfa}),
    key("radius.roots", text_or_list,
        "Files with the roots of the RADIUS servers' certificates, relative to p2s.toml. With "
        "EAP-TLS and PEAP, clients verify the server with them; in Azure, they are given when the "
        "package is generated (RadiusRootCertificateFile, radius-server-auth-certificate).",
        R"(["RadiusRoot.cer"])", field<&Spec::radius, &Radius::roots>),
    key("radius.clients", prefix_list,
        "Prefixes from which the server accepts requests. The gateway sends them from the gateway "
        "subnet.",
        R"(["10.1.255.0/27"])", field<&Spec::radius, &Radius::clients>),

    key("radius.servers[]", table_list,
        "The servers, one table for each. Azure's portal supports two.", "",
        append<&Spec::radius, &Radius::servers>),
    key("radius.servers[].address", text, "IPv4 address of the server.", R"("10.1.0.10")",
        field<&Spec::radius, &Radius::servers, &RadiusServer::address>),
    key("radius.servers[].secret", text,
        "Source of the shared secret, never the secret itself: env:NAME or file:PATH.",
        R"("env:RADIUS_SECRET")", field<&Spec::radius, &Radius::servers, &RadiusServer::secret>,
        {.check = &kSecretSource}),
    key("radius.servers[].score", number, "Preference from 1 to 30.", "30",
        field<&Spec::radius, &Radius::servers, &RadiusServer::score>),

    key("groups[]", table_list,
        "User groups, one table for each. A client belongs to the first group with a matching "
        "member, in the order of priority, or to the default group.",
        "", append<&Spec::groups>),
    key("groups[].name", text, "Name of the group. It cannot be changed later.", R"("engineering")",
        field<&Spec::groups, &UserGroup::name>),
    key("groups[].default", flag, "Whether it is the default group; exactly one group must be.",
        "true", field<&Spec::groups, &UserGroup::is_default>, {.default_value = "false"}),
    key("groups[].priority", number, "The group with the lower number is tried first.", "0",
        field<&Spec::groups, &UserGroup::priority>),
    key("groups[].pools", text_list, "Prefixes for this group's clients, each a /24 or larger.",
        R"(["172.16.202.0/24"])", pools_of<&Spec::groups>),

    key("groups[].members[]", table_list, "Members of the group, one table for each.", "",
        append<&Spec::groups, &UserGroup::members>),
    key("groups[].members[].type", text,
        "AADGroupId (a group of Microsoft Entra ID), CertificateGroupId (a domain in certificates) "
        "or RadiusAzureGroupId (a value that the RADIUS server sends).",
        R"("AADGroupId")", field<&Spec::groups, &UserGroup::members, &GroupMember::type>),
    key("groups[].members[].value", text,
        "Object id of the Entra group; the domain in the certificate's common name, such as "
        "\"example.com\"; or the RADIUS value in hexadecimal, such as \"6ad1bd01\".",
        R"("7e5c1f0a-94f2-4b1c-8f11-2a6f0a3f5d27")",
        field<&Spec::groups, &UserGroup::members, &GroupMember::value>),

    key("configurations[]", table_list, "Groups that share pools, one table for each.", "",
        append<&Spec::configurations>),
    key("configurations[].name", text, "Name of the connection configuration.", R"("staff")",
        field<&Spec::configurations, &GroupConfiguration::name>),
    key("configurations[].groups", text_list, "Names of its groups.", R"(["engineering"])",
        field<&Spec::configurations, &GroupConfiguration::groups>),
    key("configurations[].pools", text_list,
        "Prefixes for the clients of these groups, each a /24 or larger.", R"(["172.16.203.0/24"])",
        pools_of<&Spec::configurations>),

    key("ipsec", table_or_list,
        "Custom IKE and IPsec policy, which replaces Azure's proposals for IKEv2. All eight keys "
        "are required. A gateway has one policy.",
        "", append<&Spec::ipsec>),
    key("ipsec.ike_encryption", text,
        "Encryption of IKE (phase 1): GCMAES256, GCMAES128, AES256 or AES128.", R"("GCMAES256")",
        field<&Spec::ipsec, &azure::IpsecPolicy::ike_encryption>),
    key("ipsec.ike_integrity", text, "Integrity of IKE: SHA384 or SHA256.", R"("SHA384")",
        field<&Spec::ipsec, &azure::IpsecPolicy::ike_integrity>),
    key("ipsec.dh_group", text,
        "Diffie-Hellman group of IKE: ECP384, ECP256, DHGroup14, DHGroup24 or DHGroup2; the last "
        "is weak.",
        R"("ECP384")", field<&Spec::ipsec, &azure::IpsecPolicy::dh_group>),
    key("ipsec.ipsec_encryption", text,
        "Encryption of IPsec (phase 2): GCMAES256, GCMAES128, AES256 or AES128.", R"("GCMAES256")",
        field<&Spec::ipsec, &azure::IpsecPolicy::ipsec_encryption>),
    key("ipsec.ipsec_integrity", text,
        "Integrity of IPsec: the value of ipsec_encryption with a GCM cipher, otherwise SHA256.",
        R"("GCMAES256")", field<&Spec::ipsec, &azure::IpsecPolicy::ipsec_integrity>),
    key("ipsec.pfs_group", text,
        "Group for perfect forward secrecy: ECP384, ECP256, PFS14, PFS24, PFS2 (weak), PFSMM (that "
        "of IKE) or None.",
        R"("ECP384")", field<&Spec::ipsec, &azure::IpsecPolicy::pfs_group>),
    key("ipsec.sa_lifetime_seconds", number,
        "Lifetime of keys in seconds: 300 to 172799 (default: 27000).", "27000",
        field<&Spec::ipsec, &azure::IpsecPolicy::sa_lifetime_seconds>),
    key("ipsec.sa_data_size_kilobytes", number,
        "Lifetime of keys in kilobytes: 1024 to 2147483647 (default: 102400000).", "102400000",
        field<&Spec::ipsec, &azure::IpsecPolicy::sa_data_size_kilobytes>),

    key("rules", table, "Silenced rules by id, each with a reason. The report shows both."),
    key("rules.*", text, "Reason for silencing the rule.",
        R"(SKU-020 = "benchmarked in May: the tunnels carry little")", silence),

    key("store", table, "The inventory of certificates."),
    key("store.url", text,
        "\"sqlite:PATH\", relative to p2s.toml, or \"postgresql://...\" (default: p2s.db beside "
        "p2s.toml).",
        R"("sqlite:p2s.db")", field<&Spec::store_url>, {.check = &kStoreUrl}),
};

}  // namespace p2s::spec::detail
