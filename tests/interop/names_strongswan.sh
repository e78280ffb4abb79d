#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# strongSwan, set up by a kit's install.sh on a computer with systemd-resolved, in both forms: names of the VNet resolve
# through the tunnel, those of the LAN still do, and afterwards all is as before.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/lab/lab.sh
source "$P2S_SOURCE/tests/interop/lab/lab.sh"
# shellcheck source=tests/interop/lab/pki.sh
source "$P2S_SOURCE/tests/interop/lab/pki.sh"
# shellcheck source=tests/interop/lab/ikev2_gateway.sh
source "$P2S_SOURCE/tests/interop/lab/ikev2_gateway.sh"
# shellcheck source=tests/interop/lab/bus.sh
source "$P2S_SOURCE/tests/interop/lab/bus.sh"
# shellcheck source=tests/interop/lab/names.sh
source "$P2S_SOURCE/tests/interop/lab/names.sh"
lab_needs swanctl ipsec /usr/lib/ipsec/charon /usr/lib/ipsec/starter openssl
names_need

make_server_pki
make_clients
openvpn --genkey secret ta.key
make_zips
revoke bob
expect 0 package build --azure azure-2024.zip --client alice --os linux -o kits --pfx-password file:password \
  --dns "$vnet_dns" --dns-suffix corp.example

lab_up
names_prepare
swanctl_tree etc/swanctl
mkdir -p etc/ipsec.d
charon_conf client
bus_start "$work/hosts=/etc/hosts"
names_start wan
ikev2_gateway_start server "$gateway_fqdn"

# install OPTION…: with the kit's script, as root, without DESTDIR.
install() { within bus sh "$work/kits/alice/linux/install.sh" strongswan "$@" >install.out 2>&1 || fail "install.sh $*: $(cat install.out)"; }
in_client() { within bus env "STRONGSWAN_CONF=$work/client.conf" timeout 40 "$@" >client.cmd 2>&1 || fail "$*: $(cat client.cmd; tail -n 15 client.log)"; }
name=$(sed -n 's/^name=//p' kits/alice/linux/install.sh)

# connects WHAT UP DOWN: commands, as one text each.
connects() {
  names_before
  vnet_is_silent
  # shellcheck disable=SC2086 # words
  in_client $2
  vnet_answers
  names_while "$1"
  # shellcheck disable=SC2086 # words
  in_client $3
  vnet_is_silent
  names_after "$1"
}

install --form swanctl
beside client env "STRONGSWAN_CONF=$work/client.conf" /usr/lib/ipsec/charon
wait_for 10 charon within bus test -S /run/charon.vici
in_client swanctl --load-all --noprompt
connects swanctl "swanctl --initiate --child $name --timeout 30" "swanctl --terminate --ike $name"
# A rekey is not a new tunnel; the resolver restarts once for each connect and disconnect.
is_equal "$(wc -l <restarts)" 2
in_client swanctl --initiate --child "$name" --timeout 30
in_client swanctl --rekey --child "$name"
is_equal "$(wc -l <restarts)" 3
vnet_answers
names_while rekeyed
in_client swanctl --terminate --ike "$name"
names_after rekeyed
install --uninstall
end client

install --form ipsec
charon_conf client
beside client env "STRONGSWAN_CONF=$work/client.conf" /usr/lib/ipsec/starter --nofork
wait_for 10 'the charon of starter' log_has client.log "added configuration '$name'"
connects ipsec "ipsec up $name" "ipsec down $name"

# Removed while it is connected, nothing is left.
in_client ipsec up "$name"
names_while 'before the removal'
install --uninstall
is_equal "$(find etc/p2sctl -type f 2>/dev/null)" ''
names_after 'the removal'
confirmed linux strongSwan azure-2024.zip \
  'names: installed by install.sh with systemd-resolved, by swanctl and by ipsec.conf; those of the VNet resolve through the tunnel, those of the LAN still do, and afterwards all is as before'
