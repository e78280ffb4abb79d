#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Where kits have the DNS servers and suffixes of the network from: options, else the package, else p2s.toml.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

(umask 077 && printf 'kaffee-Tasse_7\n' >password)
make_workspace corp
expect 0 root create P2SRootCert
expect 0 root export P2SRootCert -o root.cer
expect 0 client issue alice
"${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/data/vendor/make_vendor_zips.py" -o . --client-root root.cer >/dev/null
"${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/interop/windows/variant.py" azure-2024.zip named.zip \
  '<CustomDnsServers />=<CustomDnsServers><string>10.20.0.4</string></CustomDnsServers>'

# build NAME OPTION…: into NAME; its lines about names are in ./names.
build() {
  expect 0 package build --client alice --os linux -o "$1" --pfx-password file:password "${@:2}"
  grep '^dhcp-option' "$1"/alice/linux/openvpn/*.ovpn >names || true
}

build silent --azure azure-2024.zip
is_equal "$(cat names)" ''
build package --azure named.zip
is_equal "$(cat names)" 'dhcp-option DNS 10.20.0.4'

# p2s.toml completes the package.
sed -i 's/^dns_servers = .*/dns_servers = ["10.20.0.9"]/' corp/p2s.toml
printf '[server]\ndns_suffixes = ["corp.example"]\n' >>corp/p2s.toml
build completed --azure named.zip
is_equal "$(paste -sd'|' names)" 'dhcp-option DNS 10.20.0.4|dhcp-option DOMAIN corp.example'
build spec --azure azure-2024.zip
is_equal "$(paste -sd'|' names)" 'dhcp-option DNS 10.20.0.9|dhcp-option DOMAIN corp.example'

# Options replace both.
build options --azure named.zip --dns 10.20.0.7 --dns 10.20.0.8 --dns-suffix .lab.example --dns-suffix corp.example
is_equal "$(paste -sd'|' names)" \
  'dhcp-option DNS 10.20.0.7|dhcp-option DNS 10.20.0.8|dhcp-option DOMAIN lab.example|dhcp-option DOMAIN-SEARCH corp.example'
grep -qF "names '10.20.0.7' '10.20.0.8' -- 'lab.example' 'corp.example'" options/alice/linux/strongswan/swanctl.conf || fail 'strongSwan has other names'
grep -qx 'dns-search=lab.example;corp.example;' options/alice/linux/networkmanager/*-ikev2.nmconnection || fail 'NetworkManager has other names'

# The kit is of the same package, with other names.
expect 0 package status --azure named.zip
! grep -q 'DNS' out || fail 'the names of options count as a change of the package'

expect 2 package build --azure named.zip --client alice -o wrong --dns vnet
says "--dns: 'vnet' is not a valid address"
expect 2 package build --azure named.zip --client alice -o wrong --dns-suffix 'a b'
says "--dns-suffix: 'a b' is not a valid domain name"
