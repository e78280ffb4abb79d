// SPDX-License-Identifier: Apache-2.0
#include <p2s/diagnosis/error_catalogue.hpp>

#include <array>

namespace p2s::diagnosis {
namespace {

constexpr std::string_view kSwan = "message of strongSwan's charon (tried with 5.9.8)";
constexpr std::string_view kSwanText = "wording of strongSwan's message";
constexpr std::string_view kOpenVpn = "message of OpenVPN (tried with 2.6)";
constexpr std::string_view kOpenVpnText = "wording of OpenVPN's message";
constexpr std::string_view kWindows = "Windows system error codes";

// Messages of client software when a connection fails.
constexpr std::array kMessages{
    // strongSwan
    KnownError{"AUTHENTICATION_FAILED", "received AUTHENTICATION_FAILED notify error (strongSwan)",
               "the gateway refused the client: its root is not uploaded, its certificate has "
               "expired or is revoked, or the gateway does not offer the authentication method",
               "check the validity of the client certificate and compare its root with those of "
               "the gateway",
               kSwanText, "CERT-011 CERT-013 REV-006",
               "authentication_failed notify|n(auth_failed)"},
    KnownError{
        "eap-failure", "received EAP_FAILURE, EAP authentication failed (strongSwan)",
        "the gateway's EAP server refused the user name, the password or the certificate",
        "check the credentials and that the gateway uses the same method (eap-tls, eap-mschapv2)",
        kSwanText, "RAD-007", "eap_failure, eap authentication failed"},
    KnownError{"eap-method-missing", "loading the EAP method failed (strongSwan)",
               "the plugin for the method that the gateway requests is not installed",
               "install the package with the EAP plugins: libcharon-extra-plugins (eap-tls), "
               "libcharon-extauth-plugins (eap-mschapv2)",
               kSwan, "", "loading eap_tls method failed|loading eap_mschapv2 method failed"},
    KnownError{
        "no-usable-client-certificate", "no usable TLS client certificate found (strongSwan)",
        "no client certificate has the identity in the profile",
        "set the local id to a DNS name of the certificate or to its full subject: \"CN=alice\"",
        kSwan, "", "no usable tls client certificate found"},
    KnownError{"no-private-key", "no private key found (strongSwan)",
               "the private key that belongs to the client certificate was not loaded",
               "install the key or the PKCS#12 where the profile expects it and reload the "
               "credentials of swanctl",
               kSwanText, "", "no private key found for '"},
    KnownError{"gateway-root-missing",
               "no issuer certificate found, or no trusted public key found (strongSwan)",
               "the root of the gateway's certificate is not installed, or its certificate has a "
               "different name than the profile expects",
               "copy VpnServerRoot.cer of a new package to x509ca (or ipsec.d/cacerts), and "
               "compare the remote id with the gateway's certificate",
               kSwan, "SRV-006 SRV-011",
               "no issuer certificate found for|no trusted rsa public key found for|no trusted "
               "certificate found for"},
    KnownError{"certificate-not-valid-now", "subject certificate invalid (strongSwan)",
               "a certificate has expired or is not yet valid, or the client's clock is wrong",
               "check the clock, and renew the certificate if it has expired", kSwanText,
               "CERT-011", "subject certificate invalid (valid from"},
    KnownError{"TS_UNACCEPTABLE", "received TS_UNACCEPTABLE notify (strongSwan)",
               "the gateway does not offer the networks that the profile requests",
               "set remote_ts (rightsubnet) to 0.0.0.0/0: the gateway narrows it to its own ranges",
               kSwan, "POL-015", "ts_unacceptable|n(ts_unaccept)"},
    KnownError{"INTERNAL_ADDRESS_FAILURE", "received INTERNAL_ADDRESS_FAILURE notify (strongSwan)",
               "the pool has no free addresses, or the profile does not request an address",
               "enlarge the pool; set vips = 0.0.0.0 in the profile", kSwanText, "POOL-049",
               "internal_address_failure|n(int_addr_fail)"},
    KnownError{"ike-no-answer", "giving up after 5 retransmits, peer not responding (strongSwan)",
               "the gateway does not answer: UDP 500 or 4500 is blocked, or the name is wrong",
               "allow outgoing UDP 500 and 4500, or connect by OpenVPN, which needs only TCP 443",
               kSwanText, "TUN-008 TUN-009", "failed, peer not responding|giving up after"},
    KnownError{"gateway-name-unresolved", "unable to resolve the gateway's name",
               "the client cannot resolve the gateway's name",
               "check the client's DNS servers and the name in the profile", kSwanText, "",
               "unable to resolve|cannot resolve host address"},
    KnownError{"no-esp-in-kernel", "unable to add SAD entry (strongSwan)",
               "the kernel does not support ESP encryption",
               "load the modules esp4 and esp6, or use the plugin kernel-libipsec", kSwan, "",
               "unable to add sad entry|unable to install inbound and outbound ipsec sa"},
    // OpenVPN
    KnownError{"AUTH_FAILED", "AUTH: Received control message: AUTH_FAILED (OpenVPN)",
               "the gateway refused the user name and password, or the certificate is revoked",
               "check the credentials and whether the certificate is revoked", kOpenVpnText,
               "REV-006", "control message: auth_failed|sigterm[soft,auth-failure"},
    KnownError{"tls-no-answer", "TLS key negotiation failed to occur within 60 seconds (OpenVPN)",
               "the gateway does not answer, or drops packets because of a different tls-auth key",
               "allow outgoing TCP 443; use the profile of a new package and keep its tls-auth "
               "block and key-direction 1",
               kOpenVpnText, "TUN-008", "tls key negotiation failed to occur"},
    KnownError{"tls-auth-key", "packet HMAC authentication failed (OpenVPN)",
               "the tls-auth key or the key direction differs between client and gateway",
               "use the profile of a new package and keep its tls-auth block and key-direction 1",
               kOpenVpn, "", "packet hmac authentication failed"},
    KnownError{"gateway-name-mismatch", "VERIFY X509NAME ERROR (OpenVPN)",
               "the gateway's certificate has a different name than verify-x509-name",
               "use the line verify-x509-name of the package unchanged, or use a new package",
               kOpenVpn, "SRV-011", "verify x509name error"},
    KnownError{
        "gateway-not-trusted", "VERIFY ERROR: certificate verify failed (OpenVPN)",
        "the profile does not contain the root of the gateway's certificate, or a certificate has "
        "expired",
        "use the profile of a new package: its <ca> block contains every root of the gateway",
        kOpenVpnText, "SRV-003 SRV-006", "verify error: depth=|certificate verify failed"},
    KnownError{"profile-not-filled", "Cannot load inline certificate file (OpenVPN)",
               "the profile still contains the placeholders $CLIENTCERTIFICATE and $PRIVATEKEY",
               "replace the placeholders by the client certificate and its key, or use the profile "
               "of a kit",
               kOpenVpn, "", "cannot load inline certificate file"},
    KnownError{
        "connection-reset", "Connection reset, restarting (OpenVPN)",
        "the gateway closed the connection, usually because it refused the client certificate "
        "(wrong root, no purpose 'client authentication', revoked); a firewall can do the same",
        "check the validity of the client certificate and compare its root with those of the "
        "gateway",
        kOpenVpn, "CERT-013", "connection reset, restarting", Severity::warning, false},
    KnownError{"tcp-connect-failed", "TCP: connect to the gateway failed (OpenVPN)",
               "TCP 443 to the gateway is blocked, or a proxy is needed",
               "allow outgoing TCP 443, or set http-proxy in the profile", kOpenVpnText, "TUN-008",
               "tcp: connect to [af_inet"},
    KnownError{
        "ping-restart", "Inactivity timeout (--ping-restart), restarting (OpenVPN)",
        "the gateway sent no data for the time of ping-restart",
        "add 'ping-restart 0' to the profile; check whether the network drops idle connections",
        "MicrosoftDocs/azure-docs "
        "articles/vpn-gateway/point-to-site-vpn-client-certificate.md (2026-08-19)",
        "CLI-009", "inactivity timeout (--ping-restart)", Severity::warning, false},
    KnownError{
        "no-tun-adapter", "no free TAP or TUN adapter (OpenVPN)",
        "the virtual network adapter is missing, disabled or used by another VPN",
        "disconnect other VPNs or install OpenVPN again with its adapter; on Linux: modprobe "
        "tun",
        kOpenVpnText, "",
        "adapters on this system are currently in use|there are no tap-windows|cannot open "
        "tun/tap dev"},
    KnownError{"route-not-added", "ROUTE: route addition failed (OpenVPN)",
               "the client is not allowed to change routes, or the route already exists",
               "run OpenVPN as administrator; check for overlapping routes", kOpenVpnText,
               "POOL-025", "route addition failed", Severity::warning, false},
    KnownError{"cipher-mismatch", "OPTIONS ERROR: failed to negotiate cipher with server (OpenVPN)",
               "client and gateway have no common cipher",
               "set 'data-ciphers AES-256-GCM' in the profile, as the package does", kOpenVpnText,
               "TLS-001", "failed to negotiate cipher"},
    // Windows
    KnownError{"691",
               "the remote connection was denied because the user name and password combination "
               "is not recognized, or the authentication protocol is not permitted",
               "wrong user name or password, or a method that the server does not allow",
               "check the credentials, and that the method is the same on both sides", kWindows,
               "RAD-007", "user name and password combination you provided is not recognized"},
    KnownError{"868",
               "the remote connection was not made because the name of the remote access server "
               "did not resolve",
               "the client cannot resolve the gateway's name",
               "check the client's DNS servers and the name in the profile", kWindows, "",
               "name of the remote access server did not resolve"},
    KnownError{"10054", "an existing connection was forcibly closed by the remote host",
               "the gateway or a firewall closed the TCP connection of SSTP or OpenVPN",
               "check for filtering or inspection of TCP 443, and that the tunnel type is enabled "
               "on the gateway",
               kWindows, "TUN-007", "existing connection was forcibly closed by the remote host",
               Severity::warning, false},
    KnownError{"10060", "the connected party did not respond: the connection timed out",
               "the gateway does not answer on TCP 443",
               "allow outgoing TCP 443; check the name in the profile", kWindows, "TUN-008",
               "connected party did not properly respond after a period of time"},
};

}  // namespace

std::span<const KnownError> client_errors() noexcept { return kMessages; }

}  // namespace p2s::diagnosis
