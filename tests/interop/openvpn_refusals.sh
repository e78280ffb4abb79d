#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# An OpenVPN gateway rejects revoked, expired and foreign clients and says why. The client rejects a server with the right
# root and a different name. The profiles are those of the kits.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/lab/lab.sh
source "$P2S_SOURCE/tests/interop/lab/lab.sh"
# shellcheck source=tests/interop/lab/pki.sh
source "$P2S_SOURCE/tests/interop/lab/pki.sh"
# shellcheck source=tests/interop/lab/openvpn_gateway.sh
source "$P2S_SOURCE/tests/interop/lab/openvpn_gateway.sh"
lab_needs openvpn openssl

make_server_pki
make_clients
openvpn --genkey secret ta.key
make_zips
build=(package build --azure azure-2024.zip --os linux --pfx-password file:password)
expect 0 "${build[@]}" --client alice -o kits
expect 3 "${build[@]}" --client mallory -o kits-mallory # p2sctl says so too
says CERT-013
expect 4 "${build[@]}" --client carol -o kits-carol
expect 0 --as-of 2024-01-02 "${build[@]}" --client carol -o kits-carol
alice=$(find kits -name '*.ovpn')
mallory=$(find kits-mallory -name '*.ovpn')
carol=$(find kits-carol -name '*.ovpn')

lab_up
revoke bob
openvpn_gateway_start
openvpn_connects "$alice" # another's thumbprint is revoked, and the gateway is well
openvpn_is_refused "$carol" gateway 'VERIFY ERROR: depth=0, error=certificate has expired: CN=carol'
openvpn_is_refused "$mallory" gateway 'VERIFY ERROR: .*self-signed certificate in certificate chain: CN=OtherRoot'
revoke alice
thumbprint=$(openssl x509 -in <(sed -n '/<cert>/,/<\/cert>/p' "$alice" | sed 1d) -noout -fingerprint -sha1 | tr -d : | cut -d = -f 2)
is_equal "$(tr a-f A-F <revoked.txt)" "$thumbprint"
openvpn_is_refused "$alice" gateway "REVOKED $thumbprint"
revoke bob
openvpn_connects "$alice"
# Not in a kit: a server certificate, and the key of another gateway.
certificate eve /CN=eve client-root 20340101 "${leaf[@]}" extendedKeyUsage=serverAuth
{
  sed '/^<cert>$/,$d' "$alice"
  printf '<cert>\n%s\n</cert>\n<key>\n%s\n</key>\n' "$(cat eve.pem)" "$(cat eve.key)"
} >eve.ovpn
openvpn_is_refused eve.ovpn gateway 'VERIFY (EKU ERROR|ERROR: depth=0, error=unsuitable certificate purpose)'
openvpn --genkey secret other.key
{
  sed '/^<tls-auth>$/,/^<\/tls-auth>$/d' "$alice"
  printf '<tls-auth>\n%s\n</tls-auth>\n' "$(cat other.key)"
} >other-key.ovpn
openvpn_is_refused other-key.ovpn gateway 'packet HMAC authentication failed'
end gateway

openvpn_gateway_start impostor
openvpn_is_refused "$alice" client 'VERIFY X509NAME ERROR: CN=impostor.vpn.azure.com, must be '"$gateway_name"
end gateway

confirmed linux openvpn azure-2024.zip 'rejected if revoked by the exported thumbprint, expired, issued by another root, without client authentication, or without the tls-auth key'
confirmed linux openvpn azure-2024.zip 'rejects a server with the right root and a different name'
