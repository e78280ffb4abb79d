#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The kit of a client of an issuing CA connects by IKEv2 and OpenVPN to a gateway that trusts only the root, because it
# sends the issuing CA; gateways that have only the issuing CA refuse it.
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
# shellcheck source=tests/interop/lab/openvpn_gateway.sh
source "$P2S_SOURCE/tests/interop/lab/openvpn_gateway.sh"
lab_needs swanctl ipsec /usr/lib/ipsec/charon /usr/lib/ipsec/starter openvpn openssl

(umask 077 && printf 'kaffee-Tasse_7\n' >password)
make_server_pki
certificate root '/O=Contoso/CN=Contoso Root' root 20340101 "${authority[@]}"
certificate issuing '/O=Contoso/CN=Contoso Issuing' root 20330101 'basicConstraints=critical,CA:TRUE,pathlen:0' \
  'keyUsage=critical,keyCertSign,cRLSign' authorityKeyIdentifier=keyid
make_workspace corp
expect 0 root import Root --cert root.pem --private-key root.key
expect 0 root import Issuing --cert issuing.pem --private-key issuing.key
expect 0 client issue alice bob --issuer Issuing
cp root.pem client-root.pem # the gateway trusts the root
openvpn --genkey secret ta.key
make_zips
expect 0 package build --azure azure-2024.zip --all -o kits-2024 --pfx-password file:password --pkcs12
expect 0 package check kits-2024/alice --azure azure-2024.zip
expect 0 package build --azure azure-2024.zip --client alice --os linux -o kits-alice --pfx-password file:password
put_kit alice
expect 0 package build --azure azure-2024.zip --client bob --os linux -o kits-bob --pfx-password file:password
put_kit bob
expect 0 client revoke bob
for name_of_ca in Root Issuing; do
  expect 0 revocation export --format crl --root "$name_of_ca" -o "crl-$name_of_ca.pem"
done
expect 0 revocation export --format text --root Root -o revoked.txt
name=$(sed -n 's/^name=//p' "$kit/install.sh")

# ikev2_in_both_forms: swanctl (EAP-TLS) and ipsec.conf (certificate).
ikev2_in_both_forms() {
  charon_start client "$client_ns" alice/etc/swanctl
  ikev2_connects "$name" "$name"
  end client
  starter_start "$name" alice/etc
  starter_connects "$name"
  end client
}

lab_up
ikev2_gateway_start server "$gateway_fqdn"
ikev2_in_both_forms
charon_start client "$client_ns" bob/etc/swanctl
ikev2_is_refused "$name" gateway 'certificate was revoked'
end client
end gateway
confirmed linux strongSwan azure-2024.zip \
  'connected by swanctl (EAP-TLS) and by ipsec.conf (certificate) to a strongSwan gateway that trusts only the root; client of an issuing CA'

mapfile -t own < <(find kits-2024/alice/linux -name '*.ovpn' | sort)
mapfile -t connect < <(find kits-2024/alice/windows/openvpn-connect -name '*.ovpn')
profile_of_alice=$(find kits-2024/alice/linux -name '*.ovpn' ! -name '*-pkcs12.ovpn')
is_equal "${#own[@]} ${#connect[@]}" '2 1'
openvpn_gateway_start server
for profile in "${own[@]}"; do openvpn_connects "$profile"; done
openvpn_is_refused "${profile_of_alice/alice/bob}" gateway REVOKED
# The profile for OpenVPN Connect 3 has no issuing CA (KIT-007): the gateway must have it.
openvpn_is_refused "${connect[0]}" gateway 'unable to get local issuer certificate'
end gateway
cat root.pem issuing.pem >client-root.pem
openvpn_gateway_start server
for profile in "${own[@]}" "${connect[@]}"; do openvpn_connects "$profile"; done
end gateway
confirmed linux openvpn azure-2024.zip 'connected by OpenVPN to an OpenVPN server that trusts only the root; client of an issuing CA'
confirmed windows openvpn-connect azure-2024.zip \
  'connected by OpenVPN 2 to an OpenVPN server that has root and issuing CA, refused by one that has only the root; client of an issuing CA'

# Neither strongSwan nor OpenVPN accepts an issuing CA as the end of a chain: a gateway needs the root.
cp issuing.pem client-root.pem
openvpn_gateway_start server
openvpn_is_refused "$profile_of_alice" gateway 'unable to get issuer certificate'
end gateway
ikev2_gateway_start server "$gateway_fqdn"
charon_start client "$client_ns" alice/etc/swanctl
ikev2_is_refused "$name" gateway 'no issuer certificate found for "O=Contoso, CN=Contoso Issuing"'
end client
end gateway
confirmed any 'issuing CA' command 'refused as the only trusted CA by strongSwan and OpenVPN gateways, which require the root'
