#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The script of gateway deploy --format az, run against a stand-in for the Azure CLI: the gateway has the desired state
# afterwards and keeps everything else; a second run writes nothing.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/deploy/lib.sh
source "$P2S_SOURCE/tests/interop/deploy/lib.sh"
here=$P2S_SOURCE/tests/interop/deploy
make_certificates

mkdir bin stub
ln -s "$here/az" bin/az
ln -s /bin/true bin/sleep
export AZ_STUB=$work/stub

reset() {
  rm -rf stub/*
  cp "$here/gateway.json" stub/gateway.json
}
# run STATUS OPTION…: the script.
run() {
  local code=0
  PATH=$work/bin:$PATH bash deployed.az "${@:2}" >run.out 2>run.err </dev/null || code=$?
  ((code == $1)) || fail "the script ended with $code, not $1: $(cat run.out run.err)"
}
puts() { grep -c -- '--method put' stub/log || true; }
stored() { jq -er "$1" stub/gateway.json >stored || fail "the gateway has no $1"; }
# What both have: properties of the ARM template and of the gateway in one form.
common='.vpnClientConfiguration |= (del(.vpnClientConnectionHealth) | .radiusServers |= map(del(.radiusServerSecret)) | del(.radiusServerSecret)
  | .vngClientConnectionConfigurations |= map(.properties.virtualNetworkGatewayPolicyGroups |= map(.id |= (split("/")[-1] | gsub("[^a-z].*"; "")))))
  | walk(if type == "object" then del(.id, .etag, .provisioningState) else . end) | {customRoutes, virtualNetworkGatewayPolicyGroups, vpnClientConfiguration}'
wanted() {
  deploy arm
  jq -S '.variables.pointToSite | walk(if type == "string" and startswith("[resourceId") then capture("'"'"'(?<g>[^'"'"']*)'"'"'\\)\\]$").g else . end) | '"$common" deployed.arm
}

export RADIUS_SECRET_2='q$(id) "x\'
for kind in certificates radius all; do
  spec_of $kind
  deploy az
  bash -n deployed.az
  shellcheck -s bash deployed.az || fail "shellcheck: $kind"
  wanted >"wanted.$kind"

  reset
  echo 2 >stub/polls
  run 0 --dry-run
  is_equal "$(puts)" 0
  run 0 --prune
  grep -q 'updated and verified' run.err || fail 'not verified'
  jq -S ".properties | $common" stub/gateway.json >stored
  diff wanted.$kind stored || fail "$kind: not the desired state"
  diff <(jq -S "$foreign" "$here/gateway.json") <(jq -S "$foreign" stub/gateway.json) || fail "$kind: other properties changed"
  is_equal "$(puts)" 1
  run 0 --prune
  grep -q 'nothing to change' run.err || fail 'a second run changes something'
  is_equal "$(puts)" 1
done

# The secret that the gateway returned is kept, the other one is that of the environment, and none is an argument.
is_equal "$(jq -r '.properties.vpnClientConfiguration.radiusServers | map(.radiusServerSecret) | join("|")' stub/gateway.json)" \
  "kept-on-the-gateway|$RADIUS_SECRET_2"
! grep -qF -e kept-on-the-gateway -e "$RADIUS_SECRET_2" stub/log run.out run.err || fail 'a secret is visible'

# Entries of others are kept, and a client whose name they have gets another one.
reset
run 0
jq -e '.properties.vpnClientConfiguration | ([.vpnClientRootCertificates[].name] | sort == ["Main", "of-others"])
  and ([.vpnClientRevokedCertificates[].name] | sort == ["Alice", "alice-2"])' stub/gateway.json >/dev/null || fail 'entries of others'
run 0
grep -q 'nothing to change' run.err || fail 'a second run changes something'

# A root under another name, encoded twice, is the same root: its data is corrected.
expect 0 root export Main --format pem
twice=$(base64 -w0 out)
reset
jq --arg data "$twice" '.properties.vpnClientConfiguration.vpnClientRootCertificates += [{name: "other-name", properties: {publicCertData: $data}}]' \
  stub/gateway.json >new && mv new stub/gateway.json
run 0
expect 0 root export Main --format azure
jq -e --rawfile data out '.properties.vpnClientConfiguration.vpnClientRootCertificates | length == 2 and
  any(.name == "other-name" and .properties.publicCertData == ($data | rtrimstr("\n")))' stub/gateway.json >/dev/null || fail 'a root that was encoded twice'

# Secrets that GET does not return: from the environment, from Key Vault, or the script fails before it writes.
spec_of radius
deploy az
reset
touch stub/hides_secrets
run 1
grep -q 'the secret of RADIUS server 10.1.0.10 is needed: set RADIUS_SECRET or RADIUS_SECRET_ID' run.err || fail 'which secret?'
is_equal "$(puts)" 0
RADIUS_SECRET=from-environment run 0
is_equal "$(jq -r .properties.vpnClientConfiguration.radiusServerSecret stub/gateway.json)" from-environment
printf '{"https://vault.example/secrets/radius": "from the vault"}' >stub/vault.json
RADIUS_SECRET_ID=https://vault.example/secrets/radius run 0 --new-secrets
is_equal "$(jq -r .properties.vpnClientConfiguration.radiusServerSecret stub/gateway.json)" 'from the vault'

# What goes wrong is an error: another operation, a setting that was lost, a missing group, a wrong option.
spec_of certificates
deploy az
reset
jq '.properties.provisioningState = "Updating"' stub/gateway.json >new && mv new stub/gateway.json
run 1
grep -q 'provisioning state is Updating' run.err || fail 'which state?'
is_equal "$(puts)" 0
reset
echo vpnClientConfiguration.vpnClientRevokedCertificates >stub/loses
run 3
grep -q 'does not have the desired state' run.err || fail 'no drift'
run 1 --no-such-option
run 1 --resource-group other
p2sctl gateway deploy --format az || (($? == 3)) || fail 'gateway deploy'
cp out deployed.az
run 1
grep -q 'which resource group' run.err || fail 'which resource group?'
run 0 --help
grep -q -e '--new-secrets' run.out || fail 'no help'
# Only the change: another root, a revocation, an entry of others.
spec_of certificates
deploy az
reset
run 0
expect 0 root create Next --key rsa:2048
expect 0 client revoke bob
expect 3 gateway diff stub/gateway.json
deploy az --change stub/gateway.json --prune
cp stub/gateway.json before.json
run 0
is_equal "$(grep -c '^network vnet-gateway' stub/log)" 4
p2sctl gateway diff stub/gateway.json || fail 'the change is not all'
diff <(jq -S "$foreign" before.json) <(jq -S "$foreign" stub/gateway.json) || fail 'the change changes other properties'
deploy az --change stub/gateway.json
[[ ! -s deployed.az ]] || fail 'a second change'

confirmed any 'gateway deploy --format az' p2s.toml 'run by bash and jq with a stand-in for the Azure CLI: update, second run, drift, secrets'
