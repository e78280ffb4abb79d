#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# RADIUS users with a password: every OpenVPN profile of their kit connects unchanged to a gateway that uses FreeRADIUS. A
# wrong password and an unknown user are rejected, and the password is not sent to an impostor.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/lab/lab.sh
source "$P2S_SOURCE/tests/interop/lab/lab.sh"
# shellcheck source=tests/interop/lab/pki.sh
source "$P2S_SOURCE/tests/interop/lab/pki.sh"
# shellcheck source=tests/interop/lab/openvpn_gateway.sh
source "$P2S_SOURCE/tests/interop/lab/openvpn_gateway.sh"
# shellcheck source=tests/interop/lab/radius.sh
source "$P2S_SOURCE/tests/interop/lab/radius.sh"
lab_needs openvpn freeradius radclient openssl

make_server_pki
make_clients
openvpn --genkey secret ta.key
describe_gateway
# The same gateway with RADIUS instead of certificates.
sed -i '/^\[\[roots\]\]$/,$d; s/^authentication = .*/authentication = ["radius"]/' corp/p2s.toml
printf '[radius]\nmethod = "eap-mschapv2"\nservers = [{ address = "10.1.0.9", secret = "env:RADIUS" }]\n' >>corp/p2s.toml
expect 0 package build --user alice -o kits
mapfile -t profiles < <(find kits -name '*.ovpn' | sort)
# OpenVPN 2 is for three operating systems, OpenVPN Connect for four.
is_equal "${#profiles[@]}" 7
if grep -lE '<(cert|key|pkcs12)>|^(cert|key|pkcs12) ' "${profiles[@]}"; then fail 'a user of RADIUS has a certificate'; fi

login() { (umask 077 && printf '%s\n%s\n' "$1" "$2" >login); }
requests() { grep -cE "Received Access-Request" radius.out || true; }

lab_up
radius_start
login alice "$radius_password"
for tls in 1.2 1.3; do
  openvpn_radius_gateway_start server "$tls"
  for profile in "${profiles[@]}"; do
    before=$(requests)
    openvpn_connects "$profile" "TLSv$tls"
    (($(requests) > before)) || fail "$profile: FreeRADIUS was not asked"
  done
  [[ $tls == 1.3 ]] || end gateway
done

linux=$(find kits -path '*/linux/openvpn/*' -name '*.ovpn')
login alice guess
openvpn_is_refused "$linux" gateway 'RADIUS REFUSES "alice"'
grep -qF 'pap: ERROR: Cleartext password does not match' radius.out || fail "FreeRADIUS does not say why: $(tail -n 15 radius.out)"
grep -qF 'AUTH_FAILED' client.out || fail "the client does not learn it: $(tail -n 5 client.out)"
login nobody "$radius_password"
openvpn_is_refused "$linux" gateway 'RADIUS REFUSES "nobody"'
login alice "$radius_password"
openvpn_connects "$linux" # the gateway is well
end gateway

before=$(requests)
openvpn_radius_gateway_start impostor
openvpn_is_refused "$linux" client 'VERIFY X509NAME ERROR: CN=impostor.vpn.azure.com, must be '"$gateway_name"
is_equal "$(requests)" "$before"
end gateway

version=$(openvpn --version | sed -nE '1s/^OpenVPN ([0-9]+\.[0-9]+).*/\1/p')
for profile in "${profiles[@]}"; do
  IFS=/ read -r _ _ system software _ <<<"$profile"
  confirmed "$system" "$software" p2s.toml \
    "connected with user name and password by OpenVPN $version on Linux, with TLS 1.2 and 1.3, to an OpenVPN server with FreeRADIUS"
done
confirmed linux openvpn p2s.toml 'FreeRADIUS rejects a wrong password and an unknown user; the password is not sent to an impostor'
