#!/usr/bin/env bash
# Users whom a RADIUS server knows: EAP-MSCHAPv2 with a password, EAP-TLS with a certificate. strongSwan asks FreeRADIUS, as
# Azure's gateway asks the customer's server. A wrong password, an expired and a foreign certificate, and one that is not
# for clients are refused.
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
# shellcheck source=tests/interop/lab/radius.sh
source "$P2S_SOURCE/tests/interop/lab/radius.sh"
lab_needs swanctl /usr/lib/ipsec/charon freeradius openssl

make_server_pki
make_clients
certificate useless /CN=useless client-root 20330101 "${leaf[@]}" extendedKeyUsage=serverAuth subjectAltName=DNS:useless
for client in alice carol mallory useless; do
  swanctl_client client-swanctl "$client"
  connection "tls-$client" "auth = eap-tls
      certs = $client.pem
      aaa_id = $gateway_fqdn" "id = $gateway_fqdn"
done >tls.conf
quoted() { sed 's/[\\"]/\\&/g; s/.*/"&"/' <<<"$1"; }
{
  cat tls.conf
  for user in alice bob; do
    connection "password-$user" "auth = eap-mschapv2
      eap_id = $user" "id = $gateway_fqdn"
  done
  printf 'secrets {\n  eap-alice {\n    id = alice\n    secret = %s\n  }\n  eap-bob {\n    id = bob\n    secret = guess\n  }\n}\n' \
    "$(quoted "$radius_password")"
} >client-swanctl/conf.d/lab.conf

lab_up
radius_start
radius_gateway_start
charon_start client "$client_ns" client-swanctl
ikev2_connects password-alice password-alice-vnet
grep -qF 'EAP method EAP_MSCHAPV2 succeeded' client.log || fail "not by EAP-MSCHAPv2: $(tail -n 15 client.log)"
ikev2_connects tls-alice tls-alice-vnet
grep -qF 'EAP method EAP_TLS succeeded' client.log || fail "not by EAP-TLS: $(tail -n 15 client.log)"
end client

charon_start client "$client_ns" client-swanctl
ikev2_is_refused password-bob-vnet radius 'mschap: ERROR: MS-CHAP2-Response is incorrect'
ikev2_is_refused tls-carol-vnet radius 'OpenSSL says error 10 : certificate has expired'
ikev2_is_refused tls-mallory-vnet radius 'OpenSSL says error 20 : unable to get local issuer certificate'
ikev2_is_refused tls-useless-vnet radius 'OpenSSL says error 26 : unsuitable certificate purpose'
end client
end gateway

# An impostor is not even told the user's name.
requests=$(grep -cF 'Received Access-Request' radius.out)
((requests > 0)) || fail 'FreeRADIUS was never asked'
radius_gateway_start impostor
charon_start client "$client_ns" client-swanctl
ikev2_is_refused password-alice-vnet client "no trusted RSA public key found for '$gateway_fqdn'"
is_equal "$(grep -cF 'Received Access-Request' radius.out)" "$requests"

proved linux strongSwan 'written by hand' 'connected through FreeRADIUS, by EAP-MSCHAPv2 and by EAP-TLS'
proved linux strongSwan 'written by hand' \
  'refused by FreeRADIUS: a wrong password; a certificate that expired, is of another root, or not for clients'
