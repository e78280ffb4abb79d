#!/usr/bin/env bash
# Whom an IKEv2 gateway must refuse it refuses, and says why: a revoked, an expired, a foreign client, by certificate and
# by EAP-TLS alike. And the client refuses a server of the right root under another name.
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

# One tree for each client: by EAP-TLS against a gateway that may say any name, by certificate against the right one.
for client in alice carol mallory; do
  swanctl_client "swanctl-$client" "$client"
  {
    connection eap "auth = eap-tls
      certs = $client.pem
      aaa_id = $gateway_fqdn" 'id = %any'
    connection certificate "auth = pubkey
      certs = $client.pem" "id = $gateway_fqdn"
  } >"swanctl-$client/conf.d/lab.conf"
done

# refused_by WAY CLIENT LOG EVIDENCE; refused CLIENT LOG EVIDENCE: both ways.
refused_by() {
  charon_start client "$client_ns" "swanctl-$2"
  ikev2_is_refused "$1-vnet" "$3" "$4"
  end client
}
refused() {
  refused_by certificate "$@"
  refused_by eap "$@"
}

accepted() {
  charon_start client "$client_ns" swanctl-alice
  ikev2_connects certificate certificate-vnet
  ikev2_connects eap eap-vnet
  end client
}

# gateway_anew CERTIFICATE ID: another gateway, or the same with other revocations.
gateway_anew() {
  end gateway
  ikev2_gateway_start "$@"
}

lab_up
revoke bob
gateway_anew server "$gateway_fqdn"
accepted # another's certificate is revoked, and the gateway is well
refused carol gateway 'subject certificate invalid \(valid from Jan 01 00:00:00 2024 to Feb 01 00:00:00 2024\)'
refused mallory gateway 'no issuer certificate found for "CN=mallory"'
revoke alice
gateway_anew server "$gateway_fqdn"
refused alice gateway 'certificate was revoked on'
revoke bob
gateway_anew server "$gateway_fqdn"
accepted

# The impostor says that it is the gateway; its certificate, of the right root, says otherwise.
gateway_anew impostor "$gateway_fqdn"
refused alice client "no trusted RSA public key found for '$gateway_fqdn'"
# It says who it is: whom the client wants to meet is looked up inside TLS.
gateway_anew impostor
refused_by eap alice client "server certificate does not match to '$gateway_fqdn'"

proved linux strongSwan 'client export' 'rejected if revoked by the exported CRL, expired, or issued by another root; with certificate authentication and EAP-TLS'
proved linux strongSwan 'client export' 'rejects a server with the right root and a different name; with certificate authentication and EAP-TLS'
