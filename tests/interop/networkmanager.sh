#!/usr/bin/env bash
# NetworkManager with its plugins for strongSwan and OpenVPN: it imports the .ovpn of a kit and keeps what matters, and its
# connections reach the VNet.
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
# shellcheck source=tests/interop/lab/network_manager.sh
source "$P2S_SOURCE/tests/interop/lab/network_manager.sh"
lab_needs openvpn openssl NetworkManager nmcli dbus-daemon /usr/lib/ipsec/charon-nm /usr/lib/NetworkManager/nm-openvpn-service

make_server_pki
make_clients
openvpn --genkey secret ta.key
make_zips
revoke bob
for form in 2022 2024; do
  expect 0 package build --azure "azure-$form.zip" --client alice --os linux -o "kits-$form" --pfx-password file:password
done

# NetworkManager's strongSwan connection by hand.
expect 0 client export alice --format cer -o alice.pem
expect 0 client export alice --format key -o alice.key
mkdir -p nm/system-connections
for method in cert eap-tls; do
  keyfile "nm/system-connections/$method.nmconnection" <<CONF
[connection]
id=$method
type=vpn
autoconnect=false
[vpn]
service-type=org.freedesktop.NetworkManager.strongswan
address=$gateway_fqdn
certificate=$work/server-root.pem
method=$method
cert-source=file
usercert=$work/alice.pem
userkey=$work/alice.key
virtual=yes
encap=no
ipcomp=no
proposal=yes
ike=aes256gcm16-prfsha384-ecp384
esp=aes256gcm16
[ipv4]
method=auto
never-default=true
[ipv6]
method=disabled
CONF
done

# What an imported profile must have kept; tls-auth's direction and the name in the server's certificate above all.
kept=(auth=SHA256 cipher=AES-256-GCM data-ciphers=AES-256-GCM connection-type=tls proto-tcp=yes ta-dir=1 tls-version-min=1.2
  remote-cert-tls=server "remote=$gateway_fqdn:443" "verify-x509-name=name:$gateway_name")

# imports PROFILE: as the connection that has the profile's name.
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
network_manager_start
ikev2_gateway_start server "$gateway_fqdn"
for method in cert eap-tls; do nm_connects "$method"; done
grep -qF 'EAP method EAP_TLS succeeded' charon-nm.log || fail "not by EAP-TLS: $(tail -n 15 charon-nm.log)"
end gateway
ikev2_gateway_start impostor
for method in cert eap-tls; do nm_is_refused "$method" charon-nm.log "identity '$gateway_fqdn' required"; done
end gateway
proved linux networkmanager 'written by hand' 'connected by its strongSwan plugin, by certificate and by EAP-TLS; refuses an impostor'

for form in 2022 2024; do
  profile=$(find "kits-$form" -name '*.ovpn')
  imports "$profile"
  openvpn_gateway_start server
  nm_connects "$(basename "$profile" .ovpn)"
  end gateway
  proved linux openvpn "azure-$form.zip" 'imported into NetworkManager, which keeps ciphers, TLS version, tls-auth and server name, and connects'
done
