#include <p2s/diagnosis/error_catalogue.hpp>

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
    "Windows system error codes name it; what it means for point-to-site is unconfirmed";
constexpr std::string_view kTrace = "github.com/MicrosoftDocs/azure-docs/issues/104181 (a trace)";
constexpr std::string_view kDerived = "derived from the documented rules";

constexpr auto kWarning = Severity::warning;
constexpr auto kNote = Severity::note;

// One row of the published table each, in its order: name, message, cause, fix, source, rules,
// phrases of logs.
constexpr std::array kErrors{
    KnownError{
        "798",
        "a certificate could not be found that can be used with this Extensible "
        "Authentication Protocol",
        "the client certificate is not in the user's Personal store, or it cannot be used: "
        "no private key, or no purpose 'client authentication'",
        "install the PFX for the current user without strong key protection, put the root "
        "into Trusted Root Certification Authorities, install the .cer from "
        "%AppData%\\Microsoft\\Network\\Connections\\Cm\\<guid>, and restart after a renewal",
        kPage, "CRT-010 CRT-020 CRT-021",
        "certificate could not be found that can be used with this ext"},
    KnownError{
        "0x80090326", "the message received was unexpected or badly formatted",
        "the gateway refused the certificate: its root was never uploaded, is damaged or has "
        "expired; or a user-defined default route stands on the GatewaySubnet",
        "remove the default route of the GatewaySubnet; check the state of the root in the "
        "portal and upload it again (p2sctl root export NAME --format azure)",
        kPage, "CERT-011 CERT-013 GW-008", "message received was unexpected or badly formatted"},
    KnownError{"0x800B0109",
               "a certificate chain processed, but terminated in a root certificate which is not "
               "trusted by the trust provider",
               "this client lacks the root of the gateway's certificate, or that of its own "
               "enterprise CA",
               "install the certificates of the package into the Trusted Roots of the user and of "
               "the computer; install them again if they are there already",
               "the troubleshooting page (2025-04-03); Troubleshoot Always On VPN (2023-08-18)",
               "SRV-006", "terminated in a root certificate which is not trusted"},
    KnownError{"812",
               "the connection was prevented because of a policy configured on your RAS/VPN server",
               "the RADIUS settings are wrong or the server cannot be reached, or client and "
               "server use different methods (PEAP or EAP-TLS here, EAP-MSCHAPv2 there)",
               "check the address and the secret of the RADIUS server, the route to it over the "
               "site-to-site connection, and that both sides use one method",
               "the troubleshooting page (2025-04-03); Troubleshoot Always On VPN (2023-08-18)",
               "RAD-007 RAD-008 RAD-009", "prevented because of a policy configured on your ras"},
    KnownError{"800", "the remote connection was not made because the attempted VPN tunnels failed",
               "the gateway could not be reached by any tunnel type of the profile: ports closed, "
               "wrong tunnel type, or an outdated network driver",
               "open UDP 500 and 4500 and TCP 443 outwards, use a tunnel type that the gateway has "
               "enabled, and update the driver of the network card",
               "the troubleshooting page (2025-04-03); Troubleshoot Always On VPN (2023-08-18)",
               "TUN-008", "attempted vpn tunnels failed"},
    KnownError{"809",
               "the network connection between your computer and the VPN server could not be "
               "established because the remote server is not responding",
               "UDP 500 or 4500 is blocked on the way to the gateway",
               "open UDP 500 and 4500 outwards, or connect by OpenVPN, which needs TCP 443 only",
               kAlwaysOn, "TUN-008 TUN-009", "because the remote server is not responding"},
    KnownError{
        "remote-server-not-responding",
        "the remote server is not responding (IKEv2 on an old Windows)",
        "this build of Windows cannot fragment IKE messages, and the path drops the large "
        "ones",
        "on Windows 10 1607, 1703, 1709 and Server 2016 install KB4057142, KB4057144 or "
        "KB4089848 and set the DWORD "
        "HKLM\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\IKEv2\\DisableCertReqPayload to 1",
        kPage, "TUN-016", ""},
    KnownError{"13801", "IKE authentication credentials are unacceptable",
               "the gateway's certificate does not satisfy this client: no purpose 'server "
               "authentication', expired, its root missing here, or another name than was dialled",
               "install the root of the package, dial the gateway by its full name and not by its "
               "address, and import a new package if the gateway's certificate was renewed",
               kAlwaysOn, "SRV-006 SRV-009 SRV-011",
               "ike authentication credentials are unacceptable"},
    KnownError{"13806", "IKE failed to find valid machine certificate",
               "a certificate is missing on the client or on the gateway",
               "install the client certificate and its root in the store that the profile names "
               "(user or computer)",
               kAlwaysOn, "CERT-013", "ike failed to find valid machine certificate"},
    KnownError{"13843", "invalid payload received (ERROR_IPSEC_IKE_INVALID_PAYLOAD)",
               "one side sent an IKE message that the other could not read; seen with middleboxes "
               "and where proposals or certificates do not fit",
               "compare the proposals of both sides, record the traffic on UDP 500 and 4500, and "
               "try OpenVPN",
               kWinError, "", "error_ipsec_ike_invalid_payload", kWarning, false},
    KnownError{"13868", "policy match error (ERROR_IPSEC_IKE_POLICY_MATCH)",
               "client and gateway have no IKE proposal in common",
               "offer what the gateway accepts: p2sctl gateway policies lists the default "
               "proposals and those of a custom policy",
               kWinError, "POL-016", "error_ipsec_ike_policy_match", kWarning, false},
    KnownError{
        "0x80070040", "the server certificate lacks Server Authentication",
        "the certificate of the server that answered has no purpose 'server authentication'; "
        "Azure's own has, so another server was reached",
        "check the name in the profile and what it resolves to; on an own RRAS server "
        "install a certificate for server authentication",
        kAlwaysOn, "SRV-011", ""},
    KnownError{"0x80092013",
               "the revocation function was unable to check revocation because the revocation "
               "server was offline",
               "the revocation list of DigiCert cannot be fetched, often because of a proxy",
               "let clients reach crl3.digicert.com and crl4.digicert.com by HTTP", kPage,
               "SRV-012", "because the revocation server was offline"},
    KnownError{"0x8007026F", "custom script to update your routing table failed",
               "the connection was started from a shortcut", "start it from the package itself",
               kPage, "", "custom script (to update your routing table) failed"},
    KnownError{
        "405", "the download of the root certificate ends with error 405",
        "the root certificate is not installed in the Trusted Roots",
        "install the root certificate in Trusted Root Certification Authorities and download "
        "again",
        kPage, "", ""},
    KnownError{"503", "the VPN client package cannot be downloaded: the service is busy",
               "a temporary fault of the service", "download it again after some minutes", kPage,
               "", ""},
    KnownError{"1460", "VPN Platform did not trigger connection",
               "the Azure VPN Client may not run in the background",
               "Settings, Privacy, Background apps: switch it on for the Azure VPN Client", kPage,
               "", "vpn platform did not trigger connection"},
    KnownError{"target-uri", "Target URI is not specified",
               "the gateway is not of type Vpn, or not route-based",
               "create a gateway of type Vpn that is RouteBased", kPage, "GW-001 GW-002",
               "target uri is not specified"},
    KnownError{
        "certificate-data-invalid", "Data for certificate is invalid",
        "the root in the portal's field holds blanks, line ends, the BEGIN and END lines, or "
        "no Base-64",
        "paste one line: p2sctl root export NAME --format azure prints it",
        "the troubleshooting page (2025-04-03); "
        "github.com/MicrosoftDocs/azure-docs/issues/72838 (2021)",
        "CERT-004 CERT-005 CERT-006 CERT-007", ""},
    KnownError{"resource-name-invalid", "Resource name is invalid",
               "the name of the root certificate holds a blank or another character that Azure "
               "refuses",
               "give the root another name", kPage, "CERT-009", ""},
    KnownError{"pool-overlaps-vnet",
               "VPN client address pool overlaps with the virtual network's address space",
               "the pool lies in the address space of the virtual network",
               "take another range: p2sctl pool suggest names free ones",
               "github.com/MicrosoftDocs/azure-docs/issues/27351 (2019)", "POOL-020",
               "client address pool overlaps"},
    KnownError{"VpnClientAddressPoolNotSpecified", "no client address pool is specified",
               "the list of pools is empty, or names an IPAM pool only",
               "give the pool as a prefix such as 172.16.201.0/24",
               "github.com/pulumi/pulumi-azure-native/issues/4735 (2026-06)", "POOL-001 POOL-012",
               "vpnclientaddresspoolnotspecified"},
    KnownError{"VpnClientRootCertificateDataInvalid", "the data of a root certificate is invalid",
               "what was sent as root is not the Base-64 of a certificate",
               "export it again: p2sctl root export NAME --format azure",
               "github.com/Azure/azure-libraries-for-java/issues/1287", "CERT-004",
               "vpnclientrootcertificatedatainvalid"},
    KnownError{"certificate-revoked", "the certificate is no longer valid",
               "the thumbprint of the client certificate is on the gateway's list of revoked ones",
               "issue another certificate: p2sctl client issue NAME", kPortal, "REV-006",
               "certificate is no longer valid"},
    KnownError{"certificate-mismatch", "certificate mismatch",
               "the EAP part of the profile checks the server a second time, against another name",
               "untick the server check in the EAP settings, or enter the gateway's full name with "
               "its certificate; IKEv2 and SSTP have checked the server already",
               kFaq, "SRV-013", ""},
    KnownError{"gateway-upgraded", "all clients fail to connect after a gateway upgrade",
               "the certificate of the gateway was renewed, as happens half-way through its life",
               "download the package again and hand it out to every client", kPage, "SRV-009", ""},
    KnownError{"too-many-clients", "too many VPN clients are connected at once",
               "the gateway serves no more connections than its SKU allows (SSTP: 128)",
               "take a larger SKU, or a tunnel type with a higher limit",
               "the troubleshooting page (2025-04-03); 128 in its edition of 2017",
               "SKU-003 SKU-004", ""},
    KnownError{"connected-no-access", "the client is connected but cannot access the network",
               "routes are missing because the package is older than the network, or the client's "
               "own network has the same addresses",
               "download the package after all peerings are made and install it again; reset the "
               "gateway; look for overlaps: p2sctl diagnose",
               "the troubleshooting page (2025-04-03); point-to-site, portal (2021-07-21)",
               "POOL-023 POOL-025 RTE-009", ""},
    KnownError{"local-domain-names", "the FQDN of the local domain does not resolve",
               "while connected, the DNS servers of the virtual network win over the local ones",
               "let the DNS servers of the virtual network forward the local domain "
               "(forwarders or conditional forwarders)",
               kPage, "RTE-010", ""},
    KnownError{"private-dns-zone", "names of a private DNS zone do not resolve",
               "168.63.129.16 does not answer VPN clients",
               "make a Private Resolver and enter its inbound address as DNS server of the virtual "
               "network, then install a new package",
               kPage, "RTE-017", ""},
    KnownError{
        "file-shares", "file shares in the virtual network cannot be accessed",
        "SMB asks for Kerberos with the credentials of the VPN session",
        "set the DWORD HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\DisableDomainCreds to 1",
        kPage, "", ""},
    KnownError{"classful-route", "a route 10.0.0.0/8 appears on the client",
               "Windows guesses the mask of the pool from the class of its addresses: 10.x gives "
               "10.0.0.0/8 (2017; newer profiles avoid it)",
               "take a pool of another class, or use a new profile with explicit routes", kPage2017,
               "POOL-055", ""},
    KnownError{"vpn-entry-missing",
               "the VPN entry is missing after a reinstallation, or the installer does not finish",
               "files of the old installation are left over",
               "delete %AppData%\\Microsoft\\Network\\Connections\\<VirtualNetworkId> and install "
               "again",
               kPage, "", ""},
    KnownError{"cannot-install-client", "the VPN client cannot be installed",
               "the certificate of the gateway is not trusted on this computer",
               "import the .cer of the package into the computer's Trusted Root Certification "
               "Authorities and restart",
               kPage, "", ""},
    KnownError{"profile-recreated",
               "the profile is deleted and created again and again on Windows 11",
               "Intune compares its XML with the XML that Windows has rewritten",
               "export the XML from a device that works and put that into Intune", kPage, "", ""},
    KnownError{"entra-authentication-expired", "the Microsoft Entra authentication has expired",
               "the refresh token has ended: after 90 days, with a new password, by revocation, or "
               "because the device no longer complies",
               "connect once with interactive sign-in; check the sign-in frequency", kPage,
               "ENT-015", "user authentication failed because the refresh token has expired"},
    KnownError{"sign-in-prompt", "a sign-in prompt at reconnection is wanted or unwanted",
               "the Azure VPN Client keeps the sign-in, or does not",
               "<cachesigninuser>false</cachesigninuser> in the profile asks every time (Azure VPN "
               "Client 4.0.0.0 and later)",
               kPage, "", ""},
    KnownError{"drops-with-sleep", "the VPN drops when the computer sleeps",
               "the computer goes to sleep or hibernates", "change its power settings", kPage, "",
               ""},
    KnownError{
        "macos-ikev2", "IKEv2 fails on macOS",
        "one of four fields is wrong; no answer at all means that IKEv2 is not enabled on the "
        "gateway",
        "server address: the full name of the gateway; remote ID: the same; local ID: the "
        "subject of the certificate (empty with user name and password); and choose the right "
        "certificate",
        kMacPage, "TUN-013", ""},
    KnownError{"NO_PROPOSAL_CHOSEN", "received NO_PROPOSAL_CHOSEN notify error (strongSwan)",
               "client and gateway have no proposal in common",
               "offer what the gateway accepts: p2sctl gateway policies prints the tokens for "
               "'proposals' and 'esp_proposals'",
               kDerived, "POL-014 POL-016 POL-018", "no_proposal_chosen|n(no_prop)"},
    KnownError{
        "INVALID_KE", "INVALID_KE_PAYLOAD, then the connection succeeds (strongSwan)",
        "the gateway prefers another Diffie-Hellman group than the client began with, usually "
        "modp2048; the client tries again by itself",
        "put modp2048 first in 'proposals' to save the second attempt", kTrace, "POL-012",
        "invalid_ke_payload|n(inval_ke)|peer didn't accept dh group|peer didn't accept key "
        "exchange method",
        kNote},
    KnownError{"no-generic-folder", "Linux: the package has no folder Generic",
               "IKEv2 is not enabled on the gateway, or its SKU is Basic",
               "enable IKEv2 and download the package again; Basic has SSTP only",
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
