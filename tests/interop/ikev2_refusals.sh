#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# An IKEv2 gateway rejects revoked, expired and foreign clients and says why, with certificate authentication and EAP-TLS. The
# client rejects a server with the right root and a different name.
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

# One tree for each client: EAP-TLS with any gateway identity, certificate authentication with the right one.
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

# refused_by METHOD CLIENT LOG EVIDENCE; refused CLIENT LOG EVIDENCE: both methods.
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

# gateway_restart CERTIFICATE ID: another gateway, or the same with other revocations.
gateway_restart() {
  end gateway
  ikev2_gateway_start "$@"
}

lab_up
revoke bob
gateway_restart server "$gateway_fqdn"
accepted # another's certificate is revoked, and the gateway is well
refused carol gateway 'subject certificate invalid \(valid from Jan 01 00:00:00 2024 to Feb 01 00:00:00 2024\)'
refused mallory gateway 'no issuer certificate found for "CN=mallory"'
revoke alice
gateway_restart server "$gateway_fqdn"
refused alice gateway 'certificate was revoked on'
revoke bob
gateway_restart server "$gateway_fqdn"
accepted

# The impostor uses the identity of the gateway with a certificate of the right root for another name.
gateway_restart impostor "$gateway_fqdn"
refused alice client "no trusted RSA public key found for '$gateway_fqdn'"
# It uses its own identity; the client checks the name inside TLS.
gateway_restart impostor
refused_by eap alice client "server certificate does not match to '$gateway_fqdn'"

confirmed linux strongSwan 'client export' 'rejected if revoked by the exported CRL, expired, or issued by another root; with certificate authentication and EAP-TLS'
confirmed linux strongSwan 'client export' 'rejects a server with the right root and a different name; with certificate authentication and EAP-TLS'
