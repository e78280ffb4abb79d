#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gateway deploy --change: only what the deployed gateway lacks.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/deploy/lib.sh
source "$P2S_SOURCE/tests/interop/deploy/lib.sh"
make_certificates
spec_of certificates
deploy arm
jq --slurpfile base "$P2S_SOURCE/tests/interop/deploy/gateway.json" '$base[0] * {properties: .variables.pointToSite}
  | .properties.vpnClientConfiguration |= del(.radiusServerAddress, .radiusServerSecret)' deployed.arm >live.json

# Nothing differs.
for format in az powershell terraform azapi bicep arm; do
  expect 0 gateway deploy --format $format --change live.json
  says 'nothing to deploy'
  [[ ! -s out ]] || fail "$format is written"
done
expect 0 --json gateway deploy --format az --change live.json
is_equal "$(json '.changes | length')" 0
schema() {
  "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/schema/deployment.json" <out || fail 'the schema'
}
schema

# A revocation is one command, for the gateway that the output names.
expect 0 client revoke bob
expect 0 --json client show bob
bob=$(json '.clients[0].thumbprint')
expect 0 gateway deploy --format az --change live.json
says 'changes: revoked certificates'
! grep -q 'client package' err || fail 'a revocation needs no new package'
is_equal "$(grep -c '^az ' out)" 2
prints 'az account set --subscription 00000000-0000-0000-0000-000000000001'
prints "az network vnet-gateway revoked-cert create -g rg-net --gateway-name VNet1GW -n bob --thumbprint $bob"
bash -n out
shellcheck -s bash out || fail shellcheck
expect 0 gateway deploy --format powershell --change live.json
prints "Add-AzVpnClientRevokedCertificate -VpnClientRevokedCertificateName 'bob' -VirtualNetworkGatewayName 'VNet1GW' -ResourceGroupName 'rg-net' -Thumbprint '$bob'"
is_equal "$(grep -c -- '-AzVpnClient' out)" 1
expect 0 gateway deploy --format azapi --change live.json
prints azapi_update_resource
expect 0 --json gateway deploy --format az --change live.json -o change
schema
is_equal "$(json .path)" change/VNet1GW.change.sh

# A name that somebody else uses is not taken from them; entries of others are removed on request only.
jq '.properties.vpnClientConfiguration.vpnClientRevokedCertificates += [{name: "Bob", properties: {thumbprint: "0123456789ABCDEF0123456789ABCDEF01234567"}}]' \
  live.json >others.json
expect 0 gateway deploy --format az --change others.json
prints '-n bob-2 --thumbprint'
! grep -q delete out || fail 'entries of others are removed'
expect 0 gateway deploy --format az --change others.json --prune
prints 'az network vnet-gateway revoked-cert delete -g rg-net --gateway-name VNet1GW -n Bob'
expect 0 gateway deploy --format powershell --change others.json --prune
prints "Remove-AzVpnClientRevokedCertificate -VpnClientRevokedCertificateName 'Bob'"

# A root is replaced under the name that the gateway has: the tools compare names exactly.
jq --arg data "$(grep -v CERTIFICATE "$P2S_SOURCE/tests/data/live/root.pem" | tr -d '\n')" '.properties.vpnClientConfiguration.vpnClientRootCertificates[0] |= (.name = "MAIN" | .properties.publicCertData = $data)' \
  live.json >other-root.json
expect 0 gateway deploy --format az --change other-root.json
prints 'az network vnet-gateway root-cert create -g rg-net --gateway-name VNet1GW -n MAIN --public-cert-data'
expect 0 gateway deploy --format powershell --change other-root.json
prints "Remove-AzVpnClientRootCertificate -VpnClientRootCertificateName 'MAIN'"
prints "Add-AzVpnClientRootCertificate -VpnClientRootCertificateName 'MAIN'"

# Nothing in what a tool printed becomes a command.
jq '.id = "/subscriptions/x;touch pwned;$(touch pwned)/resourceGroups/y`touch pwned`/providers/Microsoft.Network/virtualNetworkGateways/VNet1GW"
  | .properties.vpnClientConfiguration.vpnClientRevokedCertificates += [{name: "a;touch pwned", properties: {thumbprint: "0123456789ABCDEF0123456789ABCDEF01234567"}}]' \
  live.json >hostile.json
mkdir stub
printf '#!/bin/sh\n' >stub/az
chmod +x stub/az
expect 0 gateway deploy --format az --change hostile.json --prune
PATH=$work/stub:$PATH bash out >/dev/null || true
[[ ! -e pwned ]] || fail 'a command of the JSON was run'

# The whole script, if something else differs or the commands would lose groups.
sed -i 's|10.8.0.0/16|10.18.0.0/16|' corp/p2s.toml
expect 0 gateway deploy --format az --change live.json
says 'changes: custom routes, revoked certificates'
says 'download the client package'
prints '--dry-run       show the changes'
jq '.properties.virtualNetworkGatewayPolicyGroups = [{name: "g", properties: {isDefault: true, priority: 0, policyMembers: []}}]' live.json >groups.json
sed -i 's|10.18.0.0/16|10.8.0.0/16|' corp/p2s.toml
expect 0 gateway deploy --format az --change groups.json
prints '--dry-run       show the changes'

# Another gateway, and what is not a gateway.
sed -i 's/"VNet1GW"/"OtherGW"/' corp/p2s.toml
expect 2 gateway deploy --format az --change live.json
says "the deployed gateway is 'VNet1GW', that of p2s.toml 'OtherGW'"
expect 6 gateway deploy --format az --change corp/p2s.toml
expect 4 gateway deploy --format az --change missing.json
