# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2154 # shared with the files beside it
# The gateway of a sample package as p2s.toml. Sourced after tests/script/lib.sh.

# sample_spec ZIP: writes corp/p2s.toml and the files it names from the package.
sample_spec() {
  expect 0 --json package inspect "$1"
  cp out package.json
  fact() { jq -c ".package.$1" package.json; }
  unzip -qpj "$1" '*vpnconfig.ovpn' | tr -d '\r' >vendor.ovpn
  sed -n '/<ca>/,/<\/ca>/p' vendor.ovpn | sed '1d;$d' >corp/VpnServerRoot.pem
  sed -n '/<tls-auth>/,/<\/tls-auth>/p' vendor.ovpn | sed '1d;$d' >corp/ta.key
  cat >corp/p2s.toml <<TOML
[gateway]
name = $(fact vnet_name)
sku = "VpnGw2AZ"
tunnels = ["ikev2", "openvpn"]
authentication = ["certificate"]
pools = $(fact pools)
custom_routes = $(fact routes)

[server]
fqdn = $(fact 'servers[0]')
certificate_name = $(fact server_name)
roots = ["VpnServerRoot.pem"]
tls_auth_key = "ta.key"
TOML
}

# ask_radius: changes corp/p2s.toml to a gateway with RADIUS and passwords.
ask_radius() {
  sed -i 's/^authentication = .*/authentication = ["radius"]/; s/^tunnels = .*/tunnels = ["ikev2"]/' corp/p2s.toml
  printf '\n[radius]\nmethod = "eap-mschapv2"\nservers = [{ address = "10.20.0.9", secret = "env:RADIUS" }]\n' >>corp/p2s.toml
}

# source_of FORM: its name in docs/interop.md.
source_of() {
  case $1 in
    spec*) echo p2s.toml ;;
    *) echo "azure-$1.zip" ;;
  esac
}
