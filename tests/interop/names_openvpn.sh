#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# OpenVPN, set up by a kit's install.sh with update-systemd-resolved: names of the VNet resolve through the tunnel, those of
# the LAN still do, and afterwards all is as before.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/lab/lab.sh
source "$P2S_SOURCE/tests/interop/lab/lab.sh"
# shellcheck source=tests/interop/lab/pki.sh
source "$P2S_SOURCE/tests/interop/lab/pki.sh"
# shellcheck source=tests/interop/lab/openvpn_gateway.sh
source "$P2S_SOURCE/tests/interop/lab/openvpn_gateway.sh"
# shellcheck source=tests/interop/lab/bus.sh
source "$P2S_SOURCE/tests/interop/lab/bus.sh"
# shellcheck source=tests/interop/lab/names.sh
source "$P2S_SOURCE/tests/interop/lab/names.sh"
lab_needs openvpn openssl
names_need

make_server_pki
make_clients
openvpn --genkey secret ta.key
make_zips
expect 0 package build --azure azure-2024.zip --client alice --os linux -o kits-azure-2024.zip --pfx-password file:password \
  --dns "$vnet_dns" --dns-suffix corp.example
describe_gateway
sed -i "s/^dns_servers = .*/dns_servers = [\"$vnet_dns\"]/; s/^\[server\]$/&\ndns_suffixes = [\"corp.example\"]/" corp/p2s.toml
expect 0 package build --client alice --os linux -o kits-p2s.toml --pfx-password file:password

lab_up
names_prepare
bus_start "$work/hosts=/etc/hosts"
names_start wan
openvpn_gateway_start server
for source in azure-2024.zip p2s.toml; do
  kit=kits-$source/alice/linux
  within bus sh "$work/$kit/install.sh" openvpn >install.out 2>&1 || fail "install.sh: $(cat install.out)"
  conf=$(echo etc/openvpn/client/*.conf)
  is_equal "$(mode_of "$conf")" 600
  names_before
  vnet_is_silent
  beside client openvpn --config "/$conf"
  wait_for 30 'a tunnel' openvpn_is_up client
  vnet_answers
  names_while "$source"
  end client
  vnet_is_silent
  names_after "$source"
  within bus sh "$work/$kit/install.sh" --uninstall >install.out 2>&1 || fail "install.sh: $(cat install.out)"
  is_equal "$(find etc/openvpn -name '*.conf')" ''
  confirmed linux openvpn "$source" \
    'names: installed by install.sh with update-systemd-resolved; those of the VNet resolve through the tunnel, those of the LAN still do, and afterwards all is as before'
done

# Without the script of others, the tunnel works, and install.sh says what lacks.
rm etc/openvpn/update-systemd-resolved
within bus sh "$work/$kit/install.sh" openvpn >install.out 2>&1 || fail "install.sh: $(cat install.out)"
grep -qF 'install openvpn-systemd-resolved' install.out || fail "$(cat install.out)"
beside client openvpn --config "/$conf"
wait_for 30 'a tunnel' openvpn_is_up client
vnet_answers
is_equal "$(found web.corp.example)" ''
