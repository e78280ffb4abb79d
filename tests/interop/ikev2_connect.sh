#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The strongSwan files of a kit, installed by its install.sh, connect a real client to a gateway with Azure's policies, with
# each identity that the gateway may use; and reject an impostor.
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
lab_needs swanctl ipsec /usr/lib/ipsec/charon /usr/lib/ipsec/starter openssl

make_server_pki
make_clients
openvpn --genkey secret ta.key
make_zips
describe_gateway
revoke bob

# install_kit FOLDER [OPTION…]: installs the kit of `package build OPTION…` to FOLDER/etc.
install_kit() {
  expect 0 package build --os linux -o "kits-$1" --pfx-password file:password "${@:2}"
  put_kit "$1"
}

# connects FOLDER: in both forms.
connects() {
  charon_start client "$client_ns" "$1/etc/swanctl"
  ikev2_connects "$name" "$name"
  grep -qF 'EAP method EAP_TLS succeeded' client.log || fail "not by EAP-TLS: $(cat client.log)"
  end client
  starter_start "$name" "$1/etc"
  starter_connects "$name"
  end client
}

# confirmed_forms SOURCE MORE
confirmed_forms() {
  confirmed linux strongSwan "$1" "connected by swanctl (EAP-TLS) and by ipsec.conf (certificate) to a strongSwan gateway$2"
}

# refuses EVIDENCE COMMAND…: COMMAND establishes no tunnel, and the log of the client says why.
refuses() {
  vnet_is_silent
  "${@:2}" >initiate.out 2>&1 || true # ipsec does not report it
  grep -qE -e "$1" client.log || fail "the client does not say '$1': $(tail -n 15 client.log)"
  ! grep -qE 'established|installing new virtual IP' client.log || fail "a tunnel came up: ${*:2}"
  vnet_is_silent
  end client
}

lab_up
install_kit zip --azure azure-2024.zip --client alice
for id in '' "$gateway_fqdn" "$gateway_name"; do
  ikev2_gateway_start server "$id"
  connects zip
  end gateway
done
confirmed_forms azure-2024.zip ', with each identity it may use'
for id in '' "$gateway_fqdn"; do
  ikev2_gateway_start impostor "$id"
  charon_start client "$client_ns" zip/etc/swanctl
  refuses "no trusted RSA public key found for '$gateway_fqdn'|server certificate does not match to '$gateway_name'" \
    swanctl_in client --initiate --child "$name" --timeout 30
  starter_start "$name" zip/etc
  refuses "identity '$gateway_fqdn' required|no trusted RSA public key found for '$gateway_fqdn'" \
    within client timeout 40 ipsec up "$name"
  end gateway
done
confirmed linux strongSwan azure-2024.zip 'both forms reject a server with the right root and a different name'

ikev2_gateway_start server "$gateway_fqdn"
install_kit zip-ec --azure azure-2024.zip --client dora
connects zip-ec
confirmed_forms azure-2024.zip '; EC key'
install_kit spec --client alice
connects spec
confirmed_forms p2s.toml ''
end gateway

# A gateway with a custom policy accepts nothing else.
cat >>corp/p2s.toml <<TOML
[ipsec]
ike_encryption = "AES256"
ike_integrity = "SHA384"
dh_group = "DHGroup24"
ipsec_encryption = "AES256"
ipsec_integrity = "SHA256"
pfs_group = "PFS24"
sa_lifetime_seconds = 3600
sa_data_size_kilobytes = 102400000
TOML
ike_rows=(aes256-sha384-prfsha384-modp2048s256)
esp_rows=(aes256-sha256-modp2048s256)
ikev2_gateway_start server "$gateway_fqdn"
install_kit policy --client alice
connects policy
confirmed_forms p2s.toml ' that accepts a custom policy only'
