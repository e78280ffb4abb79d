// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/error_catalogue.hpp"

#include <array>

namespace p2s::diagnosis {
namespace {

constexpr std::string_view kPage =
    "MicrosoftDocs/SupportArticles-docs "
    "support/azure/vpn-gateway/vpn-gateway-troubleshoot-vpn-point-to-site-connection-problems.md "
    "(2025-04-03)";
constexpr std::string_view kPage2017 =
    "MicrosoftDocs/azure-docs, the point-to-site troubleshooting page in its edition of 2017-06-23";
constexpr std::string_view kAlwaysOn = "Microsoft, Troubleshoot Always On VPN (2023-08-18)";
constexpr std::string_view kPortal =
    "MicrosoftDocs/azure-docs point-to-site certificate authentication, portal (2021-07-21)";
constexpr std::string_view kFaq =
    "MicrosoftDocs/azure-docs includes/vpn-gateway-faq-p2s-azurecert-include.md (2022-05-25)";
constexpr std::string_view kMacPage =
    "MicrosoftDocs/azure-docs "
    "articles/vpn-gateway/vpn-gateway-troubleshoot-point-to-site-osx-ikev2.md (2018-03-27)";
constexpr std::string_view kWinError =
    "Windows system error codes; the meaning for point-to-site is unconfirmed";
constexpr std::string_view kTrace = "github.com/MicrosoftDocs/azure-docs/issues/104181 (a trace)";
constexpr std::string_view kDerived = "derived from the documented rules";

constexpr auto kWarning = Severity::warning;
constexpr auto kNote = Severity::note;

// Name, message, cause, fix, source, rules, phrases of logs.
constexpr std::array kErrors{
    KnownError{
        "798",
        "a certificate could not be found that can be used with this Extensible "
        "Authentication Protocol",
        "the client certificate is not in the user's Personal store, or is unusable: it has no "
        "private key or no purpose 'client authentication'",
        "install the PFX for the current user without strong key protection, install the root in "
        "Trusted Root Certification Authorities, install the .cer from "
        "%AppData%\\Microsoft\\Network\\Connections\\Cm\\<guid>, and restart after a renewal",
        kPage, "CRT-010 CRT-020 CRT-021",
        "certificate could not be found that can be used with this ext"},
    KnownError{"0x80090326", "the message received was unexpected or badly formatted",
               "the gateway refused the certificate: its root is not uploaded, damaged or expired; "
               "or the GatewaySubnet has a user-defined default route",
               "remove the default route of the GatewaySubnet; check the state of the root in the "
               "portal and upload it again",
               kPage, "CERT-011 CERT-013 GW-008",
               "message received was unexpected or badly formatted"},
    KnownError{
        "0x800B0109",
        "a certificate chain processed, but terminated in a root certificate which is not "
        "trusted by the trust provider",
        "the root of the gateway's certificate or of the client's enterprise CA is not installed",
        "install the certificates of the package in the Trusted Roots of the user and of the "
        "computer, even if they are already there",
        "the troubleshooting page (2025-04-03); Troubleshoot Always On VPN (2023-08-18)", "SRV-006",
        "terminated in a root certificate which is not trusted"},
    KnownError{"812",
               "the connection was prevented because of a policy configured on your RAS/VPN server",
               "the RADIUS settings are wrong, the server is unreachable, or client and server use "
               "different methods (such as EAP-TLS and EAP-MSCHAPv2)",
               "check the address and the secret of the RADIUS server, the route to it over the "
               "site-to-site connection, and that both sides use the same method",
               "the troubleshooting page (2025-04-03); Troubleshoot Always On VPN (2023-08-18)",
               "RAD-007 RAD-008 RAD-009", "prevented because of a policy configured on your ras"},
    KnownError{"800", "the remote connection was not made because the attempted VPN tunnels failed",
               "the gateway is unreachable by every tunnel type of the profile: closed ports, "
               "wrong tunnel type, or an outdated network driver",
               "allow outgoing UDP 500, UDP 4500 and TCP 443, use a tunnel type that is enabled on "
               "the gateway, and update the network driver",
               "the troubleshooting page (2025-04-03); Troubleshoot Always On VPN (2023-08-18)",
               "TUN-008", "attempted vpn tunnels failed"},
    KnownError{"809",
               "the network connection between your computer and the VPN server could not be "
               "established because the remote server is not responding",
               "UDP 500 or 4500 is blocked between client and gateway",
               "allow outgoing UDP 500 and 4500, or connect by OpenVPN, which needs only TCP 443",
               kAlwaysOn, "TUN-008 TUN-009", "because the remote server is not responding"},
    KnownError{
        "remote-server-not-responding",
        "the remote server is not responding (IKEv2 on an old Windows)",
        "this version of Windows cannot fragment IKE messages, and the network drops large ones",
        "on Windows 10 1607, 1703, 1709 and Server 2016 install KB4057142, KB4057144 or "
        "KB4089848 and set the DWORD "
        "HKLM\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\IKEv2\\DisableCertReqPayload to 1",
        kPage, "TUN-016", ""},
    KnownError{"13801", "IKE authentication credentials are unacceptable",
               "the client does not accept the gateway's certificate: no purpose 'server "
               "authentication', expired, root not installed, or a different name",
               "install the root of the package, connect to the full name of the gateway and not "
               "to its address, and import a new package if the gateway's certificate was renewed",
               kAlwaysOn, "SRV-006 SRV-009 SRV-011",
               "ike authentication credentials are unacceptable"},
    KnownError{"13806", "IKE failed to find valid machine certificate",
               "a certificate is missing on the client or on the gateway",
               "install the client certificate and its root in the store that the profile uses "
               "(user or computer)",
               kAlwaysOn, "CERT-013", "ike failed to find valid machine certificate"},
    KnownError{"13843", "invalid payload received (ERROR_IPSEC_IKE_INVALID_PAYLOAD)",
               "one side could not parse an IKE message of the other; caused by middleboxes or by "
               "proposals or certificates that do not match",
               "compare the proposals of both sides, record the traffic on UDP 500 and 4500, and "
               "try OpenVPN",
               kWinError, "", "error_ipsec_ike_invalid_payload", kWarning, false},
    KnownError{"13868", "policy match error (ERROR_IPSEC_IKE_POLICY_MATCH)",
               "client and gateway have no common IKE proposal",
               "configure proposals that the gateway accepts: the default ones or those of its "
               "custom policy",
               kWinError, "POL-016", "error_ipsec_ike_policy_match", kWarning, false},
    KnownError{"0x80070040", "the server certificate lacks Server Authentication",
               "the server's certificate has no purpose 'server authentication'; Azure's has it, "
               "so a different server answered",
               "check the name in the profile and its address; on your own RRAS server, install a "
               "certificate for server authentication",
               kAlwaysOn, "SRV-011", ""},
    KnownError{"0x80092013",
               "the revocation function was unable to check revocation because the revocation "
               "server was offline",
               "DigiCert's revocation list cannot be downloaded, often because of a proxy",
               "allow crl3.digicert.com and crl4.digicert.com by HTTP", kPage, "SRV-012",
               "because the revocation server was offline"},
    KnownError{"0x8007026F", "custom script to update your routing table failed",
               "the connection was started from a shortcut", "start it from the package itself",
               kPage, "", "custom script (to update your routing table) failed"},
    KnownError{
        "405", "the download of the root certificate fails with error 405",
        "the root certificate is not installed in the Trusted Roots",
        "install the root certificate in Trusted Root Certification Authorities and download "
        "again",
        kPage, "", ""},
    KnownError{"503", "the VPN client package cannot be downloaded: the service is busy",
               "a temporary failure of the service", "download it again after a few minutes", kPage,
               "", ""},
    KnownError{"1460", "VPN Platform did not trigger connection",
               "the Azure VPN Client is not allowed to run in the background",
               "enable the Azure VPN Client in Settings, Privacy, Background apps", kPage, "",
               "vpn platform did not trigger connection"},
    KnownError{"target-uri", "Target URI is not specified",
               "the gateway is not of type Vpn, or not route-based",
               "create a gateway of type Vpn that is RouteBased", kPage, "GW-001 GW-002",
               "target uri is not specified"},
    KnownError{
        "certificate-data-invalid", "Data for certificate is invalid",
        "the data of the root has spaces, line breaks, BEGIN and END lines, or is not Base-64",
        "paste the Base-64 text as one line",
        "the troubleshooting page (2025-04-03); "
        "github.com/MicrosoftDocs/azure-docs/issues/72838 (2021)",
        "CERT-004 CERT-005 CERT-006 CERT-007", ""},
    KnownError{
        "resource-name-invalid", "Resource name is invalid",
        "the name of the root certificate has a space or another character that Azure refuses",
        "give the root another name", kPage, "CERT-009", ""},
    KnownError{"pool-overlaps-vnet",
               "VPN client address pool overlaps with the virtual network's address space",
               "the pool is in the address space of the virtual network", "choose another range",
               "github.com/MicrosoftDocs/azure-docs/issues/27351 (2019)", "POOL-020",
               "client address pool overlaps"},
    KnownError{"VpnClientAddressPoolNotSpecified", "no client address pool is specified",
               "the list of pools is empty or contains only an IPAM pool",
               "set the pool as a prefix such as 172.16.201.0/24",
               "github.com/pulumi/pulumi-azure-native/issues/4735 (2026-06)", "POOL-001 POOL-012",
               "vpnclientaddresspoolnotspecified"},
    KnownError{"VpnClientRootCertificateDataInvalid", "the data of a root certificate is invalid",
               "the data of the root is not the Base-64 of a certificate",
               "export the root again as Base-64",
               "github.com/Azure/azure-libraries-for-java/issues/1287", "CERT-004",
               "vpnclientrootcertificatedatainvalid"},
    KnownError{"certificate-revoked", "the certificate is no longer valid",
               "the client certificate is on the gateway's list of revoked certificates",
               "issue another client certificate", kPortal, "REV-006",
               "certificate is no longer valid"},
    KnownError{
        "certificate-mismatch", "certificate mismatch",
        "the EAP settings of the profile check the server a second time, with a different name",
        "disable the server check in the EAP settings, or set the gateway's full name and "
        "certificate; IKEv2 and SSTP already check the server",
        kFaq, "SRV-013", ""},
    KnownError{"gateway-upgraded", "all clients fail to connect after a gateway upgrade",
               "the certificate of the gateway was renewed, as happens after half of its validity",
               "download the package again and distribute it to every client", kPage, "SRV-009",
               ""},
    KnownError{"too-many-clients", "too many VPN clients are connected at once",
               "the limit of the SKU is reached (SSTP: 128)",
               "use a larger SKU or a tunnel type with a higher limit",
               "the troubleshooting page (2025-04-03); 128 in its edition of 2017",
               "SKU-003 SKU-004", ""},
    KnownError{
        "connected-no-access", "the client is connected but cannot access the network",
        "routes are missing because the package is outdated, or the client's own network overlaps",
        "download the package after all peerings are created and install it again; reset the "
        "gateway; check for overlapping networks",
        "the troubleshooting page (2025-04-03); point-to-site, portal (2021-07-21)",
        "POOL-023 POOL-025 RTE-009", ""},
    KnownError{"local-domain-names", "the FQDN of the local domain does not resolve",
               "while connected, the DNS servers of the virtual network replace the local ones",
               "configure the DNS servers of the virtual network to forward the local domain",
               kPage, "RTE-010", ""},
    KnownError{"private-dns-zone", "names of a private DNS zone do not resolve",
               "168.63.129.16 does not answer VPN clients",
               "create a Private Resolver, set its inbound address as DNS server of the virtual "
               "network, then install a new package",
               kPage, "RTE-017", ""},
    KnownError{
        "file-shares", "file shares in the virtual network cannot be accessed",
        "SMB requests Kerberos tickets with the credentials of the VPN session",
        "set the DWORD HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\DisableDomainCreds to 1",
        kPage, "", ""},
    KnownError{"classful-route", "a route 10.0.0.0/8 appears on the client",
               "Windows derives the netmask of the pool from the class of its addresses: "
               "10.0.0.0/8 for 10.x (2017; newer profiles avoid it)",
               "use a pool of another class, or a new profile with explicit routes", kPage2017,
               "POOL-055", ""},
    KnownError{"vpn-entry-missing",
               "the VPN entry is missing after a reinstallation, or the installer does not finish",
               "files of the old installation remain",
               "delete %AppData%\\Microsoft\\Network\\Connections\\<VirtualNetworkId> and install "
               "again",
               kPage, "", ""},
    KnownError{"cannot-install-client", "the VPN client cannot be installed",
               "the certificate of the gateway is not trusted on this computer",
               "import the .cer of the package into the computer's Trusted Root Certification "
               "Authorities and restart",
               kPage, "", ""},
    KnownError{"profile-recreated", "the profile is repeatedly deleted and recreated on Windows 11",
               "Intune compares its XML with the XML as rewritten by Windows",
               "export the XML from a working device and use it in Intune", kPage, "", ""},
    KnownError{"entra-authentication-expired", "the Microsoft Entra authentication has expired",
               "the refresh token has expired: after 90 days, a password change, revocation, or "
               "loss of device compliance",
               "connect once with interactive sign-in; check the sign-in frequency", kPage,
               "ENT-015", "user authentication failed because the refresh token has expired"},
    KnownError{"sign-in-prompt", "a sign-in prompt at reconnection is missing or unwanted",
               "the Azure VPN Client caches the sign-in by default",
               "set <cachesigninuser>false</cachesigninuser> in the profile to ask every time "
               "(Azure VPN Client 4.0.0.0 and later)",
               kPage, "", ""},
    KnownError{"drops-with-sleep", "the VPN drops when the computer sleeps",
               "the computer goes to sleep or hibernates", "change its power settings", kPage, "",
               ""},
    KnownError{
        "macos-ikev2", "IKEv2 fails on macOS",
        "one of four fields is wrong; if the gateway does not answer, IKEv2 is not enabled on it",
        "server address: the full name of the gateway; remote ID: the same; local ID: the "
        "subject of the certificate (empty with user name and password); and choose the right "
        "certificate",
        kMacPage, "TUN-013", ""},
    KnownError{"NO_PROPOSAL_CHOSEN", "received NO_PROPOSAL_CHOSEN notify error (strongSwan)",
               "client and gateway have no common proposal",
               "set 'proposals' and 'esp_proposals' to values that the gateway accepts", kDerived,
               "POL-014 POL-016 POL-018", "no_proposal_chosen|n(no_prop)"},
    KnownError{"INVALID_KE", "INVALID_KE_PAYLOAD, then the connection succeeds (strongSwan)",
               "the gateway prefers a different Diffie-Hellman group than the client's first one, "
               "usually modp2048; the client retries automatically",
               "put modp2048 first in 'proposals' to avoid the second attempt", kTrace, "POL-012",
               "invalid_ke_payload|n(inval_ke)|peer didn't accept dh group|peer didn't accept key "
               "exchange method",
               kNote},
    KnownError{"no-generic-folder", "Linux: the package has no folder Generic",
               "IKEv2 is not enabled on the gateway, or its SKU is Basic",
               "enable IKEv2 and download the package again; Basic supports SSTP only",
               "MicrosoftDocs/azure-docs includes/vpn-gateway-vwan-client-certificate-linux-ike.md "
               "(2025-02-12); github.com/MicrosoftDocs/azure-docs/issues/69561",
               "CLI-006", ""},
};

}  // namespace

std::span<const KnownError> published_errors() noexcept { return kErrors; }

std::vector<const KnownError*> known_errors() {
  std::vector<const KnownError*> all;
  for (const auto& error : published_errors()) all.push_back(&error);
  for (const auto& error : client_errors()) all.push_back(&error);
  return all;
}

}  // namespace p2s::diagnosis
