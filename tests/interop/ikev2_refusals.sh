#!/usr/bin/env bash
# Whom an IKEv2 gateway must refuse it refuses, and says why, by certificate and by EAP-TLS alike: a revoked, an expired, a
# foreign client. And the client refuses a server of the right root under another name.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/lab/lab.sh
source "$P2S_SOURCE/tests/interop/lab/lab.sh"
# shellcheck source=tests/interop/lab/pki.sh
source "$P2S_SOURCE/tests/interop/lab/pki.sh"
# shellcheck source=tests/interop/lab/ikev2_gateway.sh
source "$P2S_SOURCE/tests/interop/lab/ikev2_gateway.sh"
# shellcheck source=tests/interop/lab/ikev2_client.sh
source "$P2S_SOURCE/tests/interop/lab/ikev2_client.sh"
lab_needs swanctl /usr/lib/ipsec/charon openssl

make_server_pki
make_clients
swanctl_client client-swanctl alice carol mallory
for client in alice carol mallory; do
  by_certificate "$client"
  by_eap_tls "$client"
done >client-swanctl/conf.d/clients.conf

# refused CLIENT LOG EVIDENCE: by certificate and by EAP-TLS.
refused() {
  local way
  for way in certificate eap-tls; do ikev2_is_refused "$way-$1" "$way-$1-vnet" "$2" "$3"; done
}

lab_up
revoke bob # another's certificate is revoked, and the gateway is well
ikev2_gateway_start server "$gateway_fqdn"
charon_start client "$client_ns" client-swanctl
for way in certificate eap-tls; do ikev2_connects "$way-alice" "$way-alice-vnet"; done
refused carol gateway 'subject certificate invalid \(valid from Jan 01 00:00:00 2024 to Feb 01 00:00:00 2024\)'
refused mallory gateway 'no issuer certificate found for "CN=mallory"'
end gateway

revoke alice
ikev2_gateway_start server "$gateway_fqdn"
refused alice gateway 'certificate was revoked on'
end gateway
end client # it remembers the gateway's certificate

# The impostor first says who it is, then that it is the gateway.
revoke bob
ikev2_gateway_start impostor
charon_start client "$client_ns" client-swanctl
ikev2_is_refused eap-tls-alice eap-tls-alice-vnet client "server certificate does not match to '$gateway_fqdn'"
end gateway
ikev2_gateway_start impostor "$gateway_fqdn"
refused alice client "no trusted RSA public key found for '$gateway_fqdn'"

proved linux strongSwan 'written by hand' 'refused when revoked in the CRL that p2sctl exports, expired, or of another root'
proved linux strongSwan 'written by hand' 'refuses a server of the right root under another name'
