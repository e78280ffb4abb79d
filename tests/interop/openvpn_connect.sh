#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every OpenVPN profile of a kit connects the real client unchanged to a gateway with Azure's values, and reaches a host of
# the VNet that is unreachable before and after.
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
describe_gateway
# build SOURCE CLIENT [OPTION…]: into SOURCE/CLIENT, SOURCE as in the matrix.
build() {
  local source=()
  [[ $1 == p2s.toml ]] || source=(--azure "$1")
  expect 0 package build "${source[@]}" --client "$2" -o "kits-$1" --pfx-password file:password --pkcs12 "${@:3}"
}
for source in azure-2022.zip azure-2024.zip p2s.toml; do
  build "$source" alice
  build "$source" dora --os linux
done
mapfile -t profiles < <(find kits-* -name '*.ovpn' | sort)
# Seven of alice, and three with PKCS#12; one of dora, and one with PKCS#12.
is_equal "${#profiles[@]}" "$((3 * 12))"

lab_up
for tls in 1.2 1.3; do
  openvpn_gateway_start server "$tls"
  for profile in "${profiles[@]}"; do
    openvpn_connects "$profile" "TLSv$tls"
  done
  end gateway
done
version=$(openvpn --version | sed -nE '1s/^OpenVPN ([0-9]+\.[0-9]+).*/\1/p')
for profile in "${profiles[@]}"; do
  IFS=/ read -r kit client system software _ <<<"$profile"
  how="connected by OpenVPN $version on Linux, with TLS 1.2 and 1.3, to an OpenVPN server"
  [[ $profile != *-pkcs12.ovpn ]] || how+='; separate PKCS#12'
  [[ $client != dora ]] || how+='; EC key'
  confirmed "$system" "$software" "${kit#kits-}" "$how"
done
