#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The deployed gateway: checked, imported, compared with the desired one.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

fits() {
  "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/schema/$1.json" <out || fail "does not fit schema/$1.json"
}
# changed NAME FILTER: the ARM body with a change, as NAME.json.
changed() { jq "$2" live/arm.json >"$1.json"; }

# The fixtures are what their script makes of one gateway.
mkdir live
cp "$P2S_SOURCE/tests/data/live/root.pem" "$P2S_SOURCE/tests/data/live/make_forms.py" live
python3 live/make_forms.py live
for form in live/*.json; do
  cmp "$form" "$P2S_SOURCE/tests/data/live/${form#live/}" || fail "$form is not what make_forms.py writes"
done
forms=$(cd live && find . -name '*.json' ! -name 'powershell-cut*' -printf '%P\n' | sort)

# Import, then diff of the same input: no difference, for every form; without a store the roots are in p2s.toml.
for form in $forms; do
  mkdir "of-$form"
  expect 0 gateway import "live/$form" -o "of-$form/p2s.toml"
  expect 0 -C "of-$form" gateway diff "live/$form"
  says 'no differences'
  grep -q '^data = "MII' "of-$form/p2s.toml" || fail "no root in the p2s.toml of $form"
  expect 0 gateway check "of-$form/p2s.toml" --as-of 2026-12-01 || fail "errors in the p2s.toml of $form"
done

# In a workspace the roots are in the store, once.
make_workspace corp
expect 4 gateway import live/arm.json -o corp/p2s.toml
says 'already exists'
expect 0 --json root list
is_equal "$(json '.roots | length')" 0
expect 0 --dry-run gateway import live/arm.json -o corp/p2s.toml --force
says 'would add to the store: contoso-root-2026'
expect 0 gateway import live/arm.json -o corp/p2s.toml --force
says 'added to the store: contoso-root-2026'
expect 0 gateway import live/cli.json -o corp/p2s.toml --force
! grep -q 'added to the store' err || fail 'added twice'
! grep -q '^data' corp/p2s.toml || fail 'the root is in p2s.toml too'
for form in $forms; do
  expect 0 gateway diff "live/$form"
done
expect 0 --json gateway import live/arm.json
fits gateway-import

# A revoked client: what must be done, and who loses access; findings until it is done.
expect 0 root create Own --key ec:p256
expect 0 client issue alice bob --root Own --key ec:p256
own=$("$P2SCTL" -q root export Own --format azure)
alice=$("$P2SCTL" -q --json client show alice | jq -r '.clients[0].thumbprint // .client.thumbprint // .thumbprint')
printf '\n[[roots]]\nname = "Own"\n' >>corp/p2s.toml
expect 3 gateway diff live/arm.json
prints "+ root 'Own': "
prints '2 clients can connect: alice and bob'
changed with-own ".properties.vpnClientConfiguration.vpnClientRootCertificates += [{name: \"Own\", properties: {publicCertData: \"$own\"}}]"
expect 0 gateway diff with-own.json
expect 0 client revoke alice
expect 3 gateway diff with-own.json
prints "+ revoked certificate 'alice': $alice"
prints 'alice loses access'
prints "error LIVE-006: client alice: it is revoked ($alice), but the gateway accepts it"
expect 3 --json gateway diff with-own.json
fits gateway-diff
is_equal "$(json '.lose_access | join(" ")')" alice
is_equal "$(json '.differences[0] | "\(.part) \(.change) \(.after)"')" "revoked added $alice"
expect 3 gateway diff with-own.json --markdown
prints "| added | revoked certificate 'alice' |  | $alice | alice loses access |"
expect 2 --json gateway diff with-own.json --markdown
expect 3 gateway check with-own.json
prints "error LIVE-006: client alice"
jq ".properties.vpnClientConfiguration.vpnClientRevokedCertificates += [{name: \"alice\", properties: {thumbprint: \"${alice,,}\"}}]" with-own.json >done.json
expect 0 gateway diff done.json
expect 0 gateway import done.json
prints "# client alice, revoked on "

# Other changes, with their consequences.
changed other '.properties.vpnClientConfiguration |= (.vpnClientProtocols = ["OpenVPN", "SSTP"] | .vpnClientAddressPool.addressPrefixes = ["172.16.99.0/24"])
  | .properties.customRoutes.addressPrefixes = ["10.20.0.0/16"]'
expect 3 gateway diff other.json
prints '+ tunnel type: IkeV2'
prints '- tunnel type: SSTP'
prints 'connections with SSTP end; their users need a new kit'
prints '+ pool: 172.16.200.0/24'
prints '+ custom route: 10.30.0.0/16'
says 'users need new kits; connections are interrupted'

# A tunnel type of an existing gateway is not one that is enabled now.
changed sstp '.properties.vpnClientConfiguration.vpnClientProtocols = ["IkeV2", "SSTP"]'
p2sctl gateway check sstp.json || true
! grep -q TUN-005 out || fail 'SSTP exists already'
expect 0 gateway import sstp.json -o sstp.toml
grep -q '^current_tunnels = \["ikev2", "sstp"\]$' sstp.toml || fail 'no current_tunnels'

# What the output does not show is unknown.
changed groupless 'del(.properties.virtualNetworkGatewayPolicyGroups, .properties.vpnClientConfiguration.vngClientConnectionConfigurations)'
expect 3 gateway diff groupless.json
prints '? not compared, as the output does not show it: user groups, pools of user groups'
! grep -q "^[+-] user group" out || fail 'unknown groups are compared'

# Findings of the output: encoded twice, secrets, being changed; with the path in the JSON.
expect 0 --json root list
changed bad ".properties.provisioningState = \"Updating\"
  | .properties.vpnClientConfiguration.vpnClientRootCertificates[0].properties.publicCertData |= @base64
  | .properties.vpnClientConfiguration.radiusServers[0].radiusServerSecret = \"tell-nobody-1\"
  | .properties.sku.name = \"VpnGw9\""
expect 3 gateway check bad.json
prints 'LIVE-001: properties.provisioningState: '
prints "LIVE-002: properties.vpnClientConfiguration.vpnClientRootCertificates[0].properties.publicCertData: data of root 'contoso-root-2026' is encoded twice"
prints 'LIVE-003: properties.vpnClientConfiguration.radiusServers[0].radiusServerSecret: '
prints 'properties.sku: '
for command in 'gateway check bad.json' 'gateway diff bad.json' 'gateway import bad.json'; do
  for option in '' --json; do
    # shellcheck disable=SC2086
    p2sctl $option $command || true
    ! grep -rq 'tell-nobody-1' out err || fail "$command shows a secret"
  done
done
expect 3 --json gateway check bad.json
fits gateway-check
expect 3 gateway check bad.json --format sarif
"${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/tests/data/sarif/log.json" <out || fail 'SARIF'
expect 2 gateway check live/arm.json --fix
says 'only a p2s.toml can be fixed'

# Findings of the general rules have the path in the JSON too; their hints name keys of p2s.toml.
changed general '.properties.virtualNetworkGatewayPolicyGroups[0].properties.isDefault = false
  | .properties.vpnClientConfiguration |= (.radiusServers[0].radiusServerScore = 99 | .vpnAuthenticationTypes += ["Radius"]
    | .vpnClientIpsecPolicies[0].dhGroup = "DHGroup2")'
expect 3 gateway check general.json
prints 'GRP-001: properties.virtualNetworkGatewayPolicyGroups: '
prints 'RAD-005: properties.vpnClientConfiguration.radiusServers[0].radiusServerScore: '
prints 'POL-009: properties.vpnClientConfiguration.vpnClientIpsecPolicies[0].dhGroup: '
says 'hints name keys of p2s.toml; write one with: p2sctl gateway import general.json -o imported.toml'
expect 0 gateway import general.json -o imported.toml
p2sctl gateway check imported.toml || true
! grep -q 'hints name' err || fail 'a p2s.toml has its keys'

# An older package.
azure_package azure-2024 azure.zip Own
p2sctl gateway diff live/arm.json --azure azure.zip || true
prints 'LIVE-010'
prints 'hint: download the package again'

# Other files are named.
expect 6 gateway diff live/powershell-cut.json
says 'was cut off at '
says 'ConvertTo-Json -Depth 10'
expect 6 gateway diff corp/p2s.toml
says "'p2s.toml' is a p2s.toml, not the JSON of a gateway"
expect 6 gateway import azure.zip
says 'is a zip file'
expect 6 gateway import live/root.pem
says 'is a certificate'
: >empty.json
expect 6 gateway import empty.json
says 'is empty'
printf '<html><body>Sign in</body></html>' >page.json
expect 6 gateway diff page.json
says 'an HTML page'
printf 'ERROR: Please run "az login" to setup account.\n' >error.json
expect 6 gateway diff error.json
says 'message of Azure CLI'
head -c 2000 live/arm.json >cut.json
expect 6 gateway check cut.json
says 'invalid JSON at line '
expect 4 gateway diff none.json
expect 2 gateway diff

# Through a pipe, as of az.
expect 3 gateway diff <(cat live/cli.json)
prints 'bob can connect'
