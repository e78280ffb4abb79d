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
# foreign FILE: what the script must not change.
foreign='del(.etag, .properties.vpnClientConfiguration, .properties.customRoutes, .properties.virtualNetworkGatewayPolicyGroups,
  .properties.sku.capacity, .properties.bgpSettings.bgpPeeringAddresses[].defaultBgpIpAddresses,
  .properties.bgpSettings.bgpPeeringAddresses[].tunnelIpAddresses) | walk(if type == "object" then del(.etag) else . end)'
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
