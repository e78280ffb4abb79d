#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The recipes of docs/ci.md: their steps check, plan, issue and report what expires.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
unset -f p2sctl
mkdir bin
PATH=$work/bin:$(dirname "$P2SCTL"):$PATH

make_workspace repository
unset P2SCTL_WORKSPACE
mkdir srv
mv repository/p2s.db srv/
cp passphrase srv/
export P2SCTL_STORE=sqlite:$work/srv/p2s.db
"$P2SCTL" -q root create P2SRootCert >out
azure_package azure-2024 srv/VNet1GW.zip

# A stand-in for the Azure CLI: the gateway is what p2s.toml of today says.
jq -n --arg root "$("$P2SCTL" -q root export P2SRootCert --format azure)" '{
  name: "TestGW", type: "Microsoft.Network/virtualNetworkGateways", location: "eastus", gatewayType: "Vpn",
  sku: { name: "VpnGw2AZ", tier: "VpnGw2AZ" }, vpnGatewayGeneration: "Generation2", activeActive: false,
  vpnClientConfiguration: {
    vpnClientAddressPool: { addressPrefixes: ["172.16.201.0/24"] }, vpnClientProtocols: ["IkeV2", "OpenVPN"],
    vpnAuthenticationTypes: ["Certificate"], vpnClientRevokedCertificates: [],
    vpnClientRootCertificates: [{ name: "P2SRootCert", publicCertData: $root }] } }' >live.json
printf '#!/bin/sh\ncat "%s"\n' "$work/live.json" >bin/az
chmod +x bin/az
export GITHUB_STEP_SUMMARY=$work/summary.md

# recipe N JOB…: runs these jobs (default: all) of the recipe with that number; $jobs is what became of them.
recipe() {
  awk -v wanted="$1" '/^```yaml/ { inside = ++count == wanted; next } /^```/ { inside = 0 } inside' "$P2S_SOURCE/docs/ci.md" |
    sed "s|/srv/p2s|$work/srv|g" >recipe.yml
  (cd repository && "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/ci_steps.py" "${@:2}" <../recipe.yml 2>../err) >out ||
    fail "recipe $1"
  jobs=$(tr '\n' ' ' <out)
}

# Each merge adds a user.
users='name,os'
for number in 1 2 3; do
  users+=$'\n'"user-$number,linux"
  printf '%s\n' "$users" >repository/users.csv
  rm -f repository/p2s.sarif
  recipe $number
  is_equal "$jobs" 'gateway 0 plan 0 issue 0 expiry 0 drift 0 '
  [[ -s srv/kits/user-$number/START-HERE.html ]] || fail "no kit of user-$number"
  jq -e '.runs[0].results | length > 0' repository/p2s.sarif >out || fail 'no SARIF'
done

# One of three is more than 10 %: nobody is revoked because of a list that may be incomplete.
sed -i '/user-1/d' repository/users.csv
for number in 1 2 3; do
  recipe $number plan issue
  is_equal "$jobs" 'plan 0 issue 2 '
done

# A revocation that the gateway lacks is a difference.
"$P2SCTL" -q client revoke user-2 --yes
for number in 1 2 3; do
  recipe $number drift
  is_equal "$jobs" 'drift 3 '
done
grep -q user-2 summary.md || fail 'the summary does not say who'

# What is wrong fails its job, is reported nevertheless, and stops no other job.
sed -i 's|^pools = .*|pools = ["10.1.0.0/24"]|' repository/p2s.toml
"$P2SCTL" -q client issue short --validity 10d >out
for number in 1 2 3; do
  rm -f repository/p2s.sarif
  recipe $number gateway expiry
  is_equal "$jobs" 'gateway 3 expiry 3 '
  jq -e '[.runs[0].results[] | select(.level == "error") | .ruleId] | index("POOL-020")' repository/p2s.sarif >out ||
    fail 'the finding is not in the SARIF file'
done
jq -e '.[] | select(.check_name == "POOL-020") |
  .severity == "critical" and .location.path == "p2s.toml" and .location.lines.begin > 1' \
  repository/gl-code-quality-report.json >out || fail "the finding is not in GitLab's report"
