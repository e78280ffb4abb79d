# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# shellcheck disable=SC2154 # of the files that are sourced before
# What is done with the real Azure CLI and its stand-in, after tests/script/lib.sh and deploy/lib.sh. $AZ_STUB is the folder
# of the gateway, bin/az the Azure CLI.

# spec KIND [LINE…]: p2s.toml with roots and revoked certificates that are always the same.
fixed_spec() {
  spec_of "$1"
  printf '[[roots]]\nname = "Main"\ndata = "%s"\n' "$(grep -v CERTIFICATE "$P2S_SOURCE/tests/data/live/root.pem" | tr -d '\n')" >>corp/p2s.toml
  printf '[[revoked]]\nname = "alice"\nthumbprint = "ABCDEF0123456789ABCDEF0123456789ABCDEF01"\n' >>corp/p2s.toml
  printf '%s\n' "${@:2}" >>corp/p2s.toml
}

# start NAME: the next calls are of this scenario.
start() {
  jq -nc --arg name "$1" '{scenario: $name}' >>"$AZ_STUB/exchanges"
  rm -f "$AZ_STUB/written"
  echo 2 >"$AZ_STUB/polls"
}
script() {
  PATH=$work/bin:$PATH bash deployed.az >run.out 2>run.err </dev/null || fail "the script failed: $(cat run.out run.err)"
}
# is_desired BEFORE: the gateway has the desired state and all else that it had.
is_desired() {
  p2sctl gateway diff "$AZ_STUB/gateway.json" || grep -q 'no differences' err || fail 'not the desired state'
  diff <(jq -S "$foreign" "$1") <(jq -S "$foreign" "$AZ_STUB/gateway.json") || fail 'other properties changed'
}

run_scenarios() {
  local kind
  mkdir corp
  export P2SCTL_WORKSPACE=$work/corp
  export RADIUS_SECRET_2=given-by-the-environment
  for kind in certificates radius all; do
    fixed_spec $kind
    deploy az --prune
    cp "$P2S_SOURCE/tests/interop/deploy/gateway.json" "$AZ_STUB/gateway.json"
    start "$kind"
    script
    grep -q 'updated and verified' run.err || fail "$kind: not verified"
    is_desired "$P2S_SOURCE/tests/interop/deploy/gateway.json"
    start "$kind again"
    script
    grep -q 'nothing to change' run.err || fail "$kind: a second run changes something"
  done

  # Only commands: a root of others is removed, one is replaced, one revocation is new and one goes.
  fixed_spec certificates '[[revoked]]' 'name = "bob"' 'thumbprint = "ABCDEF0123456789ABCDEF0123456789ABCDEF02"'
  deploy az --prune
  cp "$P2S_SOURCE/tests/interop/deploy/gateway.json" "$AZ_STUB/gateway.json"
  start before
  script
  jq '.properties.vpnClientConfiguration |= (.vpnClientRootCertificates += [{name: "main", properties: {publicCertData: "MIIBAAAA"}},
      {name: "others", properties: {publicCertData: "MIIBBBBB"}}] | .vpnClientRootCertificates |= map(select(.name != "Main"))
    | .vpnClientRevokedCertificates |= map(if .name == "bob" then .name = "carol" | .properties.thumbprint = ("0" * 40) else . end))' \
    "$AZ_STUB/gateway.json" >changed.json
  cp changed.json "$AZ_STUB/gateway.json"
  deploy az --change changed.json --prune
  ! grep -q '^dry_run=' deployed.az || fail 'the change is not only commands'
  start commands
  script
  is_desired changed.json
}

# exchanges: the calls and what they wrote, without what differs from run to run. Read-only and empty members mean nothing,
# nor does the order of revoked certificates and roots.
exchanges() {
  jq -S --slurp '
    def plain: walk(if type == "object" then del(.etag, .provisioningState, .defaultBgpIpAddresses, .tunnelIpAddresses)
        | if .radiusServerSecret then .radiusServerSecret |= (if startswith("kept-") then "kept" else "given" end) else . end
        | with_entries(select(.value != [] and .value != null)) else . end)
      | del(.name, .type, .properties.sku.capacity);
    reduce .[] as $line ([];
      if $line.scenario then . + [{scenario: $line.scenario, calls: []}]
      elif $line.argv then .[-1].calls += [{argv: ($line.argv | map(sub("^@.*/"; "@"))), put: null}]
      elif $line.method == "PUT" then .[-1].calls[-1].put = ($line.body | plain)
      else . end)' "$AZ_STUB/exchanges"
}
