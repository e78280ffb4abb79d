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
handmade_credentials client-swanctl alice carol mallory
for client in alice carol mallory; do
  by_certificate "$client"
  by_eap_tls "$client"
done >client-swanctl/conf.d/clients.conf

lab_up
revoke bob
ikev2_gateway_start server "$gateway_fqdn"
charon_start client "$client_ns" client-swanctl
for way in certificate eap-tls; do
  ikev2_connects "$way-alice" "$way-alice-vnet" # another's certificate is revoked, and the gateway is well
  ikev2_is_refused "$way-carol" gateway 'subject certificate invalid \(valid from .* to Feb 01 00:00:00 2024\)'
  ikev2_is_refused "$way-mallory" gateway 'no (issuer|trusted) .*mallory|no trusted .* found for .CN=mallory'
done
end gateway

revoke alice
ikev2_gateway_start server "$gateway_fqdn"
for way in certificate eap-tls; do
  ikev2_is_refused "$way-alice" gateway 'certificate was revoked on .*'
done
end gateway

revoke bob
for id in '' "$gateway_fqdn" azuregateway-impostor.vpn.azure.com; do
  ikev2_gateway_start impostor "$id"
  ikev2_is_refused certificate-alice client X
  ikev2_is_refused eap-tls-alice client Y
  end gateway
done

proved linux strongSwan 'p2s.toml' 'refused when revoked in the list that p2sctl exports, expired, or of another root'
proved linux strongSwan 'p2s.toml' 'refuses a server of the right root under another name'
