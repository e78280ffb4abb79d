#!/usr/bin/env bash
# The strongSwan files of a kit, put in place by its own install.sh, connect the real client to a gateway with Azure's policies,
# by either name that the gateway may give itself; and they refuse an impostor.
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
kit=$(find kits -path '*/strongswan/install.sh' -printf '%h')
mkdir installed
swanctl_tree installed/etc/swanctl
for form in swanctl ipsec; do
  DESTDIR=$work/installed sh "$kit/install.sh" --form "$form" >out || fail "install.sh --form $form: $(cat out)"
done
name=$(basename "$kit"/swanctl/conf.d/*.conf .conf)

swanctl_form() { charon_start client "$client_ns" installed/etc/swanctl; }
ipsec_form() { starter_start "$name" installed/etc; }

# refuses FORM EVIDENCE: the client that runs ends the handshake, and says why.
refuses() {
  vnet_is_silent
  if [[ $1 == swanctl ]]; then
    ! swanctl_in client --initiate --child "$name" --timeout 30 >initiate.out 2>&1 || fail "$1: a tunnel came up"
  else
    within client timeout 40 ipsec up "$name" >initiate.out 2>&1 || true
  fi
  grep -qE -e "$2" client.log || fail "$1 does not say '$2': $(tail -n 15 client.log)"
  ! grep -qF 'installing new virtual IP' client.log || fail "$1: the client got an address"
  vnet_is_silent
}

lab_up
for id in '' "$gateway_fqdn" "$gateway_name"; do
  ikev2_gateway_start server "$id"
  swanctl_form
  ikev2_connects "$name" "$name"
  grep -qF 'EAP method EAP_TLS succeeded' client.log || fail "not by EAP-TLS: $(cat client.log)"
  end client
  ipsec_form
  starter_connects "$name"
  end client
  end gateway
done
for id in '' "$gateway_fqdn"; do
  ikev2_gateway_start impostor "$id"
  swanctl_form
  refuses swanctl "no trusted RSA public key found for '$gateway_fqdn'|server certificate does not match to '$gateway_name'"
  end client
  ipsec_form
  refuses ipsec "identity '$gateway_fqdn' required|no trusted RSA public key found for '$gateway_fqdn'"
  end client
  end gateway
done
for form in 'swanctl, by EAP-TLS' 'ipsec.conf, by certificate'; do
  proved linux strongswan azure-2024.zip "connected by $form, to a gateway of strongSwan by each name it may give itself; refuses an impostor"
done
