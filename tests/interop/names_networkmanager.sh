#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# NetworkManager with systemd-resolved, and the connections of a kit, installed by its install.sh: names of the VNet resolve
# through the tunnel, those of the LAN still do, and afterwards all is as before.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/lab/lab.sh
source "$P2S_SOURCE/tests/interop/lab/lab.sh"
# shellcheck source=tests/interop/lab/pki.sh
source "$P2S_SOURCE/tests/interop/lab/pki.sh"
# shellcheck source=tests/interop/lab/ikev2_gateway.sh
source "$P2S_SOURCE/tests/interop/lab/ikev2_gateway.sh"
# shellcheck source=tests/interop/lab/openvpn_gateway.sh
source "$P2S_SOURCE/tests/interop/lab/openvpn_gateway.sh"
# shellcheck source=tests/interop/lab/bus.sh
source "$P2S_SOURCE/tests/interop/lab/bus.sh"
# shellcheck source=tests/interop/lab/network_manager.sh
source "$P2S_SOURCE/tests/interop/lab/network_manager.sh"
# shellcheck source=tests/interop/lab/names.sh
source "$P2S_SOURCE/tests/interop/lab/names.sh"
lab_needs openvpn openssl NetworkManager nmcli /usr/lib/ipsec/charon-nm /usr/lib/NetworkManager/nm-openvpn-service
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
network_manager_settings systemd-resolved
sed -i "s/^address2=.*/&\ndns=$lan_dns;\ndns-search=lan;/" etc/NetworkManager/system-connections/wire.nmconnection
bus_start "$work/nm-state=/var/lib/NetworkManager"
names_start none
network_manager_start
install() { within bus sh "$work/kits/alice/linux/install.sh" networkmanager "$@" >install.out 2>&1 || fail "install.sh $*: $(cat install.out)"; }
install

# connects KIND: the kit's connection for IKEv2 or OpenVPN.
connects() {
  local id
  id=$(sed -n 's/^id=//p' kits/alice/linux/networkmanager/*"-$1.nmconnection")
  names_before
  vnet_is_silent
  nm connection up "$id" >nm-up.out 2>&1 || fail "$1: $(cat nm-up.out; tail -n 15 nm.out)"
  vnet_answers
  # Programs send questions for a link through it. The lab's tunnel for IKEv2 is another device: kernel-libipsec's.
  if [[ $1 == ikev2 ]]; then names_assigned "$1" tun0; else names_while "$1"; fi
  nm connection down "$id" >nm-down.out 2>&1 || fail "$1: $(cat nm-down.out)"
  vnet_is_silent
  names_after "$1"
  end gateway
}
openvpn_gateway_start server
connects openvpn
ikev2_gateway_start server "$gateway_fqdn"
connects ikev2
install --uninstall
confirmed linux NetworkManager azure-2024.zip \
  'names: connection for OpenVPN, installed by install.sh, with systemd-resolved; those of the VNet resolve through the tunnel, those of the LAN still do, and afterwards all is as before'
confirmed linux NetworkManager azure-2024.zip \
  'names: connection for IKEv2, installed by install.sh: systemd-resolved gets the DNS servers and suffixes of the VNet for the tunnel alone; those of the LAN still resolve, and afterwards all is as before'
