#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# RADIUS users: EAP-MSCHAPv2 with a password, EAP-TLS with a certificate. The strongSwan files of a kit, installed by its
# install.sh, connect to a gateway that uses FreeRADIUS. A wrong password and an expired, a foreign and a non-client
# certificate are rejected.
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
lab_needs zip swanctl ipsec /usr/lib/ipsec/charon /usr/lib/ipsec/starter freeradius openssl

make_server_pki
make_clients
certificate useless /CN=useless client-root 20330101 "${leaf[@]}" extendedKeyUsage=serverAuth subjectAltName=DNS:useless
openvpn --genkey secret ta.key
make_zips
# The package of the same gateway for RADIUS users; the RADIUS server has a different root.
certificate radius-root '/CN=Lab RADIUS Root' radius-root 20491231 "${authority[@]}"
certificate radius-server /CN=radius.corp.example radius-root 20481231 "${leaf[@]}" extendedKeyUsage=serverAuth \
  subjectAltName=DNS:radius.corp.example
radius_certificate=radius-server
openssl x509 -in radius-root.pem -outform DER -out RadiusServerRoot.cer
variant() { "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/interop/windows/variant.py" azure-2024.zip "$@"; }
variant password.zip --only Generic '>EAPTLS<=>EAPMSCHAPv2<'
mkdir Generic
mv RadiusServerRoot.cer Generic/
variant certificate.zip --only Generic
zip -q certificate.zip Generic/RadiusServerRoot.cer
login=$radius_password

# install_kit FOLDER OPTION…: installs the kit of `package build OPTION…` to FOLDER/etc.
install_kit() {
  # 3: built with findings, for example an expired certificate.
  p2sctl package build --os linux -o "kits-$1" --pfx-password file:password "${@:2}" || (($? == 3)) ||
    fail "no kit: $(cat err)"
  put_kit "$1"
  is_equal "$(find "$1" -type f -name '*secret*' ! -perm 600)" ''
}

# connects FOLDER CONNECTION METHOD: in both forms.
connects() {
  charon_start client "$client_ns" "$1/etc/swanctl"
  ikev2_connects "$2" "$2"
  grep -qF "EAP method EAP_$3 succeeded" client.log || fail "not by $3: $(tail -n 15 client.log)"
  end client
  starter_start "$name" "$1/etc"
  starter_connects "$name"
  grep -qF "EAP method EAP_$3 succeeded" client.log || fail "not by $3: $(tail -n 15 client.log)"
  end client
}

lab_up
radius_start
install_kit alice --azure password.zip --user alice
radius_gateway_start server
connects alice "$name" MSCHAPV2
end gateway
radius_gateway_start server "CN=$gateway_name"
connects alice "$name-subject" MSCHAPV2
end gateway
confirmed linux strongSwan azure-2024.zip \
  'password authentication: connected through FreeRADIUS by EAP-MSCHAPv2, by swanctl and by ipsec.conf, with each identity the gateway may use'

radius_gateway_start
login=guess
install_kit bob --azure password.zip --user bob
charon_start client "$client_ns" bob/etc/swanctl
ikev2_is_refused "$name" radius 'mschap: ERROR: MS-CHAP2-Response is incorrect'
end client
confirmed linux strongSwan azure-2024.zip 'password authentication: FreeRADIUS rejects a wrong password'

install_kit tls --azure certificate.zip --client alice
connects tls "$name" TLS
confirmed linux strongSwan azure-2024.zip \
  'connected through FreeRADIUS by EAP-TLS, by swanctl and by ipsec.conf; the RADIUS server uses a different root'
install_kit tls-mallory --azure certificate.zip --client mallory
# No kits exist for these two.
for client in carol useless; do
  swanctl_client "$client-swanctl" "$client"
  cp radius-root.pem "$client-swanctl/x509ca/"
  connection "$client" "auth = eap-tls
      certs = $client.pem
      aaa_id = %any" "id = $gateway_fqdn" >"$client-swanctl/conf.d/lab.conf"
done
# is_refused TREE CHILD EVIDENCE
is_refused() {
  charon_start client "$client_ns" "$1"
  ikev2_is_refused "$2" radius "$3"
  end client
}
is_refused carol-swanctl carol-vnet 'OpenSSL says error 10 : certificate has expired'
is_refused tls-mallory/etc/swanctl "$name" 'OpenSSL says error 20 : unable to get local issuer certificate'
is_refused useless-swanctl useless-vnet 'OpenSSL says error 26 : unsuitable certificate purpose'
end gateway
confirmed linux strongSwan azure-2024.zip 'FreeRADIUS rejects a certificate issued by another root'
confirmed linux strongSwan 'written by hand' 'FreeRADIUS rejects an expired certificate and one without client authentication'

# An impostor does not get the user's name.
requests=$(grep -cF 'Received Access-Request' radius.out)
((requests > 0)) || fail 'FreeRADIUS was never asked'
impostor_is_refused() {
  radius_gateway_start impostor "$1"
  charon_start client "$client_ns" alice/etc/swanctl
  ikev2_is_refused "$2" client 'no trusted RSA public key found for'
  end client
}
impostor_is_refused "CN=$gateway_name" "$name-subject"
end gateway
impostor_is_refused "$gateway_fqdn" "$name"
starter_start "$name" alice/etc
within client timeout 40 ipsec up "$name" >initiate.out 2>&1 || true # ipsec does not report it
grep -qE "identity '$gateway_fqdn' required|no trusted RSA public key found for" client.log ||
  fail "the client does not say why: $(tail -n 15 client.log)"
vnet_is_silent
is_equal "$(grep -cF 'Received Access-Request' radius.out)" "$requests"
confirmed linux strongSwan azure-2024.zip 'password authentication: an impostor is rejected before RADIUS is used'
