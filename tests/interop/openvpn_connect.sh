#!/usr/bin/env bash
# Every OpenVPN profile of a kit, as it was emitted, connects the real client to a gateway with Azure's values, and reaches
# a host of the VNet that is silent before and after.
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
for form in 2022 2024; do
  expect 0 package build --azure "azure-$form.zip" --client alice -o "kits-$form" --pfx-password file:password
done
mapfile -t profiles < <(find kits-2022 kits-2024 -name '*.ovpn' | sort)
((${#profiles[@]} >= 4)) || fail "only ${#profiles[@]} profiles"

lab_up
for tls in 1.2 1.3; do
  openvpn_gateway_start server "$tls"
  for profile in "${profiles[@]}"; do
    openvpn_connects "$profile" "TLSv$tls"
  done
  end gateway
done
for profile in "${profiles[@]}"; do
  IFS=/ read -r kit _ system software _ <<<"$profile"
  proved "$system" "$software" "azure-${kit#kits-}.zip" \
    'connected by OpenVPN 2.6, with TLS 1.2 and 1.3, to a gateway of OpenVPN'
done
