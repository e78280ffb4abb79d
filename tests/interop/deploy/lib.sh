# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Gateways for the tests of gateway deploy, after tests/script/lib.sh.

# make_certificates: a workspace "corp" with root Main and the revoked client alice.
make_certificates() {
  make_workspace corp
  expect 0 root create Main --key rsa:2048
  expect 0 client issue alice bob --key ec:p256
  expect 0 client revoke alice
}

# spec_of KIND: p2s.toml of the workspace. "all" has every part of a point-to-site configuration.
spec_of() {
  local tunnels='"ikev2", "openvpn"' methods='"certificate"'
  [[ $1 != all ]] || methods='"certificate", "entra", "radius"'
  [[ $1 != radius ]] || methods='"radius"'
  cat >corp/p2s.toml <<TOML
[gateway]
name = "VNet1GW"
location = "westeurope"
sku = "VpnGw2AZ"
tunnels = [$tunnels]
authentication = [$methods]
pools = ["172.16.201.0/24", "172.16.202.0/24"]
custom_routes = ["10.8.0.0/16", "10.9.0.0/16"]
TOML
  case $1 in
    radius) servers='{ address = "10.1.0.10", secret = "env:RADIUS_SECRET" }' ;;
    all) servers='{ address = "10.1.0.10", secret = "env:RADIUS_SECRET", score = 20 }, { address = "10.1.0.11", secret = "env:RADIUS_SECRET" }' ;;
    *) return ;;
  esac
  cat >>corp/p2s.toml <<TOML
[radius]
method = "eap-mschapv2"
servers = [$servers]
TOML
  [[ $1 == all ]] || return 0
  cat >>corp/p2s.toml <<'TOML'
[entra]
tenant = "https://login.microsoftonline.com/00000000-1111-2222-3333-444444444444"
audience = "c632b3df-fb67-4d84-bdcf-b95ad541b5c8"
issuer = "https://sts.windows.net/00000000-1111-2222-3333-444444444444/"
[ipsec]
ike_encryption = "AES256"
ike_integrity = "SHA384"
dh_group = "ECP384"
ipsec_encryption = "GCMAES256"
ipsec_integrity = "GCMAES256"
pfs_group = "ECP384"
[[groups]]
name = "staff"
default = true
priority = 10
members = [{ type = "CertificateGroupId", value = "contoso ${x} $(id) 'q' %{y}" }, { type = "AADGroupId", value = "7e5c1f0a-94f2-4b1c-8f11-2a6f0a3f5d27" }]
[[groups]]
name = "guests"
priority = 20
pools = ["172.16.220.0/24"]
members = [{ type = "RadiusAzureGroupId", value = "6ad1bd01" }]
[[configurations]]
name = "office"
groups = ["staff"]
pools = ["172.16.210.0/24"]
TOML
}

# What a change must keep of an ARM body. A filter of jq.
# shellcheck disable=SC2034 # for the tests
foreign='del(.etag, .properties.vpnClientConfiguration, .properties.customRoutes, .properties.virtualNetworkGatewayPolicyGroups,
  .properties.sku.capacity, .properties.bgpSettings.bgpPeeringAddresses[].defaultBgpIpAddresses,
  .properties.bgpSettings.bgpPeeringAddresses[].tunnelIpAddresses) | walk(if type == "object" then del(.etag) else . end)'

# deploy FORMAT OPTION…: the file in deployed.FORMAT. 3: findings of the check.
deploy() { p2sctl gateway deploy --format "$1" --resource-group rg-net "${@:2}" || (($? == 3)) || fail "gateway deploy --format $1"; cp out "deployed.$1"; }
