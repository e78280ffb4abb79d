#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The commands of gateway migrate, run by the real PowerShell engine with stand-ins for Az.Network: the gateway has the
# settings of p2s.toml afterwards, and keeps what p2s.toml does not give.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

bash "$P2S_SOURCE/tests/interop/powershell/build.sh" "$P2S_BUILD/powershell"
harness=$P2S_BUILD/powershell/bin/harness
roots='roots: root-1 root-2'
revoked='revoked: laptop-17'

# migration NAME TUNNELS ANSWERS WANTED: one entry of the file; p2s.toml is on stdin. ANSWERS and WANTED are lines.
migration() {
  cat >p2s.toml
  code=0
  p2sctl -C . --as-of 2026-11-25 --json gateway migrate --from sstp --to "$2" || code=$?
  ((code == 0 || code == 3)) || fail "$1: exit status $code"
  # shellcheck disable=SC2016 # a variable of PowerShell
  json '[.steps[].command | select(startswith("$gateway"))] | length == 1' >/dev/null
  jq -c --arg name "$1" --arg answers "$3" --arg wanted "$4" '{$name, commands: (.steps[].command | select(startswith("$gateway"))),
    gateway: "VNet1GW", from: "", to: "", answers: ($answers | split("\n") | map(select(. != ""))), wanted: ($wanted | split("\n"))}' out >>plans
}
# broken NAME FROM TO: the commands of NAME with TO for the pattern FROM must fail.
broken() { jq -c --arg name "$1" --arg from "$2" --arg to "$3" 'select(.name == $name) | .from = $from | .to = $to' plans >>changed; }

migration certificates openvpn '' "tunnels: OpenVPN
methods: Certificate
pools: 172.16.201.0/24 172.16.202.0/24
$roots
$revoked
radius: 10.9.9.9=
entra: tenant audience issuer
routes: 10.8.0.0/16 10.9.0.0/16" <<'TOML'
[gateway]
name = "VNet1GW"
sku = "VpnGw2AZ"
tunnels = ["sstp"]
authentication = ["certificate"]
pools = ["172.16.201.0/24", "172.16.202.0/24"]
custom_routes = ["10.8.0.0/16", "10.9.0.0/16"]
TOML

# What p2s.toml does not give stays, custom routes too.
migration sparse ikev2,openvpn '' "tunnels: IkeV2 OpenVPN
methods: Certificate
pools: 192.168.7.0/24
$roots
$revoked
radius: 10.9.9.9=
entra: tenant audience issuer
routes: 10.77.0.0/16" <<'TOML'
[gateway]
name = "VNet1GW"
sku = "VpnGw2AZ"
tunnels = ["sstp"]
authentication = ["certificate"]
TOML

# shellcheck disable=SC2016 # as an attacker would write it
migration radius ikev2 'kaffee$(id)"`n' "tunnels: IkeV2
methods: Radius
pools: 172.16.201.0/24
roots: 
revoked: 
radius: 10.1.0.10=kaffee\$(id)\"\`n
entra: tenant audience issuer
routes: 10.77.0.0/16" <<'TOML'
[gateway]
name = "VNet1GW"
sku = "VpnGw2AZ"
tunnels = ["sstp"]
authentication = ["radius"]
pools = ["172.16.201.0/24"]
[radius]
method = "eap-mschapv2"
servers = [{ address = "10.1.0.10", secret = "env:RADIUS_SECRET" }]
TOML

migration two-servers ikev2 'one
two' "tunnels: IkeV2
methods: Radius
pools: 172.16.201.0/24
roots: 
revoked: 
radius: 10.1.0.10=one/20 10.1.0.11=two/30
entra: tenant audience issuer
routes: 10.77.0.0/16" <<'TOML'
[gateway]
name = "VNet1GW"
sku = "VpnGw2AZ"
tunnels = ["sstp"]
authentication = ["radius"]
pools = ["172.16.201.0/24"]
[radius]
method = "eap-mschapv2"
servers = [
  { address = "10.1.0.10", secret = "env:RADIUS_SECRET", score = 20 },
  { address = "10.1.0.11", secret = "env:RADIUS_SECRET" },
]
TOML

tenant=00000000-1111-2222-3333-444444444444
migration entra openvpn '' "tunnels: OpenVPN
methods: Certificate AAD
pools: 172.16.201.0/24
$roots
$revoked
radius: 10.9.9.9=
entra: https://login.microsoftonline.com/$tenant c632b3df-fb67-4d84-bdcf-b95ad541b5c8 https://sts.windows.net/$tenant/
routes: 10.77.0.0/16" <<TOML
[gateway]
name = "VNet1GW"
sku = "VpnGw2AZ"
tunnels = ["sstp"]
authentication = ["certificate", "entra"]
pools = ["172.16.201.0/24"]
[entra]
tenant = "https://login.microsoftonline.com/$tenant"
audience = "c632b3df-fb67-4d84-bdcf-b95ad541b5c8"
issuer = "https://sts.windows.net/$tenant/"
TOML

broken certificates ' -VpnClientProtocol OpenVPN' ' -VpnClientProtocol openvpn,l2tp'
broken certificates ' -CustomRoute .*' ''
broken sparse ' -CustomRoute .*' ''
broken sparse 'VpnClientRootCertificates \S+' 'VpnClientRootCertificates root-1'
broken radius ' -RadiusServerSecret \S+' ''
broken two-servers ' -RadiusServerScore 20' ''
broken two-servers 'servers \+= ' 'servers = '
broken entra ' -AadIssuerUri \S+' ''
broken entra '"' '”x'
jq -s . plans changed >migrations.json
"$harness" migrations migrations.json || fail 'commands of gateway migrate do not do what they must'
