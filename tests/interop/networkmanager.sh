#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# NetworkManager with its plugins for strongSwan and OpenVPN: the connections of a kit, installed by its install.sh, reach
# the VNet; and it imports the .ovpn of a kit, keeps the important settings and connects.
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
# shellcheck source=tests/interop/lab/radius.sh
source "$P2S_SOURCE/tests/interop/lab/radius.sh"
lab_needs openvpn openssl freeradius radclient NetworkManager nmcli dbus-daemon /usr/lib/ipsec/charon-nm /usr/lib/NetworkManager/nm-openvpn-service

make_server_pki
make_clients
openvpn --genkey secret ta.key
make_zips
revoke bob
for form in 2022 2024; do
  expect 0 package build --azure "azure-$form.zip" --client alice --os linux -o "kits-$form" --pfx-password file:password
done

describe_gateway
# The same gateway with RADIUS instead of certificates.
sed -i '/^\[\[roots\]\]$/,$d; s/^authentication = .*/authentication = ["radius"]/' corp/p2s.toml
printf '[radius]\nmethod = "eap-mschapv2"\nservers = [{ address = "10.1.0.9", secret = "env:RADIUS" }]\n' >>corp/p2s.toml
expect 0 package build --user alice --os linux -o kits-radius

# strictly FILE…: libnm reads these key files without warnings.
strictly() {
  local code=0
  "${P2S_PYTHON:-python3}" -B "$P2S_SOURCE/tests/interop/linux/keyfile.py" "$@" 2>remarks || code=$?
  return "$code"
}
code=0
strictly kits-*/alice/linux/networkmanager/*.nmconnection || code=$?
if ((code == 77)); then
  echo 'not tried: libnm for Python (python3-gi, gir1.2-nm-1.0) is not here'
else
  is_equal "$code $(cat remarks)" '0 '
  keyfile=$(find kits-2024 -name '*-ikev2.nmconnection')
  for change in 's/^autoconnect=.*/autoconnect=maybe/' 's/^method=auto/method=nonsense/' 's/^dns=.*/dns=none;/;s/^never-default=.*/&\ndns=none;/'; do
    sed "$change" "$keyfile" >wrong.nmconnection
    ! strictly wrong.nmconnection || fail "libnm has nothing to say of $change"
  done
  for source in azure-2022.zip azure-2024.zip p2s.toml; do
    confirmed linux NetworkManager "$source" 'connections read by libnm completely and without warnings'
  done
fi

# Settings that an import must keep, above all the direction of tls-auth and the server name.
kept=(auth=SHA256 cipher=AES-256-GCM data-ciphers=AES-256-GCM connection-type=tls proto-tcp=yes ta-dir=1 tls-version-min=1.2
  remote-cert-tls=server "remote=$gateway_fqdn:443" "verify-x509-name=name:$gateway_name")

# imports PROFILE: as a connection with the name of the profile.
imports() {
  local name value file kind tag
  name=$(basename "$1" .ovpn)
  nm connection import type openvpn file "$work/$1" >import.out 2>&1 || fail "$1: $(cat import.out)"
  nm -g vpn.data connection show "$name" | sed 's/, /\n/g' | sed 's/ = /=/; s/\\//g' >kept.txt
  for value in "${kept[@]}"; do grep -qxF -e "$value" kept.txt || fail "$1: not kept: $value in $(cat kept.txt)"; done
  for kind in ca:ca cert:cert key:key ta:tls-auth; do
    tag=${kind#*:}
    file=$(sed -n "s/^${kind%:*}=//p" kept.txt)
    is_equal "$tag $(mode_of "$file")" "$tag 600"
    is_equal "$tag $(grep -E '^[A-Za-z0-9+/=-]' "$file" | sha256sum)" \
      "$tag $(sed -n "/<$tag>/,/<\/$tag>/p" "$1" | grep -E '^[A-Za-z0-9+/=-]' | sha256sum)"
  done
}

lab_up
network_manager_settings
bus_start "$work/nm-state=/var/lib/NetworkManager"
network_manager_start

# install_kit FORM [--uninstall]: as root, without DESTDIR.
install_kit() {
  within bus sh "$work/kits-$1/alice/linux/install.sh" networkmanager "${@:2}" >install.out 2>&1 ||
    fail "install.sh $*: $(cat install.out)"
}

# id_of FORM KIND: name of the kit's connection.
id_of() { sed -n 's/^id=//p' "kits-$1"/alice/linux/networkmanager/*"-$2.nmconnection"; }

install_kit 2024
ikev2_gateway_start server "$gateway_fqdn"
nm_connects "$(id_of 2024 ikev2)"
end gateway
ikev2_gateway_start impostor
nm_is_refused "$(id_of 2024 ikev2)" charon-nm.log "identity '$gateway_fqdn' required"
end gateway
install_kit 2024 --uninstall
confirmed linux NetworkManager azure-2024.zip 'connection for IKEv2, installed by install.sh, connected; rejects an impostor'
for form in 2022 2024; do
  profile=$(find "kits-$form" -name '*.ovpn')
  imports "$profile"
  openvpn_gateway_start server
  nm_connects "$(basename "$profile" .ovpn)"
  install_kit "$form"
  nm_connects "$(id_of "$form" openvpn)"
  install_kit "$form" --uninstall
  is_equal "$(nm -g NAME connection show | grep -c '(')" 0
  end gateway
  confirmed linux NetworkManager "azure-$form.zip" 'connection for OpenVPN, installed by install.sh, connected'
  confirmed linux openvpn "azure-$form.zip" 'imported into NetworkManager, which keeps ciphers, TLS version, tls-auth and server name, and connects'
done

# RADIUS users: NetworkManager asks for the password, which comes from a file here.
with_password() {
  vnet_is_silent
  (umask 077 && printf 'vpn.secrets.password:%s\n' "$2" >nm-secret)
  nm connection up "$1" passwd-file "$work/nm-secret" >nm-up.out 2>&1
}
# A desktop would show the plugin's dialog, which cannot be opened here; nmcli answers instead.
plugin=/usr/lib/NetworkManager/VPN/nm-strongswan-service.name
printf '#!/bin/sh\n%s\n' "printf '[VPN Plugin UI]\\nVersion=2\\nDescription=lab\\nTitle=lab\\n\\n[password]\\nValue=\\nLabel=Password\\nIsSecret=true\\nShouldAsk=true\\n'" >dialog
chmod 755 dialog
sed "s|^auth-dialog=.*|auth-dialog=$work/dialog|" "$plugin" >plugin.name
within bus mount --bind "$work/plugin.name" "$plugin"
radius_start
install_kit radius
radius_gateway_start server "$gateway_fqdn"
for kind in ikev2 openvpn; do
  name=$(id_of radius "$kind")
  ! with_password "$name" guess || fail "$name: a tunnel came up"
  vnet_is_silent
  with_password "$name" "$radius_password" || fail "$name: $(cat nm-up.out; tail -n 15 charon-nm.log nm.out)"
  [[ $(nm -g IP4.ADDRESS connection show "$name") == 172.16.201.* ]] || fail "$name: no address of the pool"
  vnet_answers
  nm connection down "$name" >nm-down.out 2>&1 || fail "$name: $(cat nm-down.out)"
  end gateway
  openvpn_radius_gateway_start server
done
end gateway
install_kit radius --uninstall
confirmed linux NetworkManager p2s.toml \
  'password authentication: connections for IKEv2 (EAP-MSCHAPv2) and OpenVPN, installed by install.sh, connected through FreeRADIUS, with a substitute for its password dialog; a wrong password is rejected'
