#!/usr/bin/env bash
{{header}}#
# Changes only the point-to-site configuration and keeps the rest of the gateway. Roots and revoked certificates that
# are not in this file are kept too, unless --prune is given. Requires the Azure CLI (az login) and jq.
#
# Options:
#   --resource-group GROUP, --subscription ID   where the gateway is
#   --dry-run       show the changes and write nothing
#   --prune         remove roots and revoked certificates that are not in this file
#   --new-secrets   replace RADIUS secrets that the gateway has
#
# A RADIUS secret that is needed comes from Key Vault (the id of the secret in RADIUS_SECRET_ID), from the variable
# RADIUS_SECRET, or from a prompt; with several servers, from RADIUS_SECRET_ID_1, RADIUS_SECRET_1 and so on.
# Exit status: 0 done, 1 failed, 3 the gateway does not have the desired state afterwards.
# shellcheck disable=SC2016 # variables of jq
set -euo pipefail
umask 077

gateway={{gateway}}
resource_group={{resource_group}}
subscription={{subscription}}
api_version={{api_version}}
dry_run=false
prune={{prune}}
new_secrets=false

say() { printf '%s: %s\n' "$gateway" "$*" >&2; }
fail() {
  say "error: $*"
  exit 1
}

while (($# > 0)); do
  case $1 in
    --resource-group) resource_group=${2:?a resource group} && shift ;;
    --subscription) subscription=${2:?a subscription} && shift ;;
    --dry-run) dry_run=true ;;
    --prune) prune=true ;;
    --new-secrets) new_secrets=true ;;
    -h | --help)
      sed -n '2,/^set -/{/^# shellcheck/d;s/^# \{0,1\}//p;}' "$0"
      exit 0
      ;;
    *) fail "unknown option '$1'; see --help" ;;
  esac
  shift
done
for tool in az jq; do
  command -v "$tool" >/dev/null || fail "$tool is not installed"
done
[[ -n $resource_group ]] || fail 'which resource group? Add --resource-group GROUP'
[[ -n $subscription ]] || subscription=$(az account show --query id --output tsv)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
group_path=$(jq -rn --arg name "$resource_group" '$name | @uri')
id=/subscriptions/$subscription/resourceGroups/$group_path/providers/Microsoft.Network/virtualNetworkGateways/$gateway
get() { az rest --method get --url "$id?api-version=$api_version" --output json >"$1"; }

cat >"$work/desired.json" <<'JSON'
{{desired}}
JSON

functions=$(
  cat <<'JQ'
# Base-64 of the certificate, whatever it was wrapped in.
def der: gsub("-----[A-Z ]+-----"; "") | gsub("\\s"; "") | . as $data
  | if startswith("LS0tLS1CRUdJTi") or startswith("TUlJ") then (try (@base64d | der) catch $data) else . end;
def certificate: .properties.publicCertData // "" | der;
def thumbprint: .properties.thumbprint // "" | ascii_upcase | gsub("[^0-9A-F]"; "");
def is_in($list): . as $item | any($list[]; . == $item);
def free($taken): if ascii_downcase | is_in($taken) then . + "-2" | free($taken) else . end;

# The wanted entries, under the names that they have on the gateway, and unless pruned the other entries.
def merge($live; $want; key; $replace_names):
  ($want | map(key)) as $keys
  | ($want | map(.name | ascii_downcase)) as $names
  | ($live | map(select(key | is_in($keys) | not))
      | map(select(($prune or ($replace_names and (.name | ascii_downcase | is_in($names)))) | not))) as $others
  | ($want | map(. as $each | key as $key | [$live[] | select(key == $key)][0]
      | select(.) | .properties = $each.properties)) as $known
  | ($live | map(key)) as $live_keys
  | reduce ($want[] | select(key | is_in($live_keys) | not)) as $each ($others + $known;
      . as $all | . + [$each | .name |= free([$all[].name | ascii_downcase])]);

def secret($address; $old):
  if $new_secrets then null else
    ([($old.radiusServers // [])[] | select(.radiusServerAddress == $address) | .radiusServerSecret // empty][0])
    // (if $old.radiusServerAddress == $address then $old.radiusServerSecret else null end)
  end // $secrets[$address];

def configuration($old; $want):
  ($old | del(.radiusServerAddress, .radiusServerSecret, .aadTenant, .aadAudience, .aadIssuer)) + $want
  | .vpnClientAddressPool = ($old.vpnClientAddressPool // {}) + $want.vpnClientAddressPool
  | .vpnClientRootCertificates = merge($old.vpnClientRootCertificates // []; $want.vpnClientRootCertificates; certificate; true)
  | .vpnClientRevokedCertificates = merge($old.vpnClientRevokedCertificates // []; $want.vpnClientRevokedCertificates; thumbprint; false)
  | if .radiusServerAddress then .radiusServerSecret = secret(.radiusServerAddress; $old) else . end
  | .radiusServers |= map(.radiusServerSecret = secret(.radiusServerAddress; $old))
  | .vngClientConnectionConfigurations |= map(.properties.virtualNetworkGatewayPolicyGroups
      |= map(.id = "\($id)/virtualNetworkGatewayPolicyGroups/\(.id)"));

def routes: .customRoutes.addressPrefixes // [];
def deployed($want):
  .properties.vpnClientConfiguration = configuration(.properties.vpnClientConfiguration // {}; $want.vpnClientConfiguration)
  | .properties.virtualNetworkGatewayPolicyGroups = $want.virtualNetworkGatewayPolicyGroups
  | if (.properties | routes) == [] and ($want | routes) == [] then .
    else .properties.customRoutes = (.properties.customRoutes // {}) + $want.customRoutes end;

# Without what Azure only reports.
def writable:
  walk(if type == "object" then del(.etag, .provisioningState) else . end)
  | del(.properties.resourceGuid, .properties.sku.capacity, .properties.inboundDnsForwardingEndpoint,
      .properties.packetCaptureDiagnosticState, .properties.isMigrateToCSES,
      .properties.vpnClientConfiguration.vpnClientConnectionHealth,
      .properties.bgpSettings.bgpPeeringAddresses[]?.defaultBgpIpAddresses,
      .properties.bgpSettings.bgpPeeringAddresses[]?.tunnelIpAddresses);

def url: . // "" | ascii_downcase | rtrimstr("/");
# What is compared and shown: no secrets, no order.
def view:
  .properties as $p | ($p.vpnClientConfiguration // {}) as $c
  | {
      addressPool: [($c.vpnClientAddressPool.addressPrefixes // [])[]] | sort,
      protocols: ($c.vpnClientProtocols // []) | sort,
      authenticationTypes: ($c.vpnAuthenticationTypes // []) | sort,
      rootCertificates: [($c.vpnClientRootCertificates // [])[] | {name, publicCertData: .properties.publicCertData}] | sort,
      revokedCertificates: [($c.vpnClientRevokedCertificates // [])[] | {name, thumbprint: thumbprint}] | sort,
      ipsecPolicies: ($c.vpnClientIpsecPolicies // []),
      radiusServers: ([$c.radiusServerAddress | select(. != null and . != "") | {radiusServerAddress: .}]
        + (($c.radiusServers // []) | map(del(.radiusServerSecret)))),
      entra: {tenant: ($c.aadTenant | url), audience: ($c.aadAudience | url), issuer: ($c.aadIssuer | url)},
      customRoutes: ($p | routes) | sort,
      groups: [($p.virtualNetworkGatewayPolicyGroups // [])[] | {name, isDefault: .properties.isDefault,
        priority: .properties.priority,
        members: [.properties.policyMembers[]? | {attributeType, attributeValue}] | sort}] | sort,
      connections: [($c.vngClientConnectionConfigurations // [])[] | {name,
        addressPool: (.properties.vpnClientAddressPool.addressPrefixes // []) | sort,
        groups: [.properties.virtualNetworkGatewayPolicyGroups[]?.id | split("/")[-1]] | sort}] | sort
    };
# Addresses of RADIUS servers without a secret.
def without_secret: .properties.vpnClientConfiguration
  | (select(.radiusServerAddress and (.radiusServerSecret | not)) | .radiusServerAddress),
    (.radiusServers[] | select(.radiusServerSecret | not) | .radiusServerAddress);
JQ
)

printf '{}' >"$work/secrets.json"
# transform FILTER FILE
transform() {
  jq -S --slurpfile wanted "$work/desired.json" --slurpfile known "$work/secrets.json" --argjson prune "$prune" \
    --argjson new_secrets "$new_secrets" ".id as \$id | \$known[0] as \$secrets | $functions $1" "$2"
}
show_difference() {
  diff -u "$1" "$2" | sed -E -e '1,2d' -e 's/("publicCertData": ".{20}).*(.{20}")/\1...\2/' || true
}

# ask_secret NAME_SUFFIX ADDRESS: the secret in $secret.
ask_secret() {
  local variable=RADIUS_SECRET$1 reference=RADIUS_SECRET_ID$1
  if [[ -n ${!reference:-} ]]; then
    secret=$(az keyvault secret show --id "${!reference}" --query value --output tsv)
  elif [[ -n ${!variable:-} ]]; then
    secret=${!variable}
  else
    [[ -t 0 ]] || fail "the secret of RADIUS server $2 is needed: set $variable or $reference"
    read -rsp "Secret of RADIUS server $2: " secret
    echo >&2
  fi
  [[ -n $secret ]] || fail "the secret of RADIUS server $2 is empty"
}

# Adds the secrets that the gateway did not return to secrets.json.
complete_secrets() {
  local addresses servers number=0 address suffix
  addresses=$(transform 'deployed($wanted[0]) | without_secret' "$work/live.json" | jq -r .)
  servers=$(jq -r '.vpnClientConfiguration | .radiusServerAddress // empty, .radiusServers[].radiusServerAddress' "$work/desired.json")
  while read -r address; do
    [[ -n $address ]] || continue
    number=$((number + 1))
    suffix=_$number
    [[ $servers == *$'\n'* ]] || suffix=
    [[ $'\n'$addresses$'\n' == *$'\n'"$address"$'\n'* ]] || continue
    ask_secret "$suffix" "$address" <&3
    printf '%s' "$secret" | jq -Rs --arg address "$address" '{($address): .}' >>"$work/secrets.json"
  done <<<"$servers"
  jq -s add "$work/secrets.json" >"$work/secrets.new"
  mv "$work/secrets.new" "$work/secrets.json"
}
exec 3<&0

get "$work/live.json"
state=$(jq -r '.properties.provisioningState // "Succeeded"' "$work/live.json")
[[ $state == Succeeded ]] || fail "provisioning state is $state; wait until it is Succeeded"
[[ $(jq -r .properties.gatewayType "$work/live.json") == Vpn ]] || fail 'not a VPN gateway'
transform view "$work/live.json" >"$work/live.view"
transform 'deployed($wanted[0]) | view' "$work/live.json" >"$work/wanted.view"
if cmp -s "$work/live.view" "$work/wanted.view" && ! $new_secrets; then
  say 'has the desired state; nothing to change'
  exit 0
fi
show_difference "$work/live.view" "$work/wanted.view"
if $dry_run; then
  say 'dry run: nothing was changed'
  exit 0
fi

complete_secrets
etag=$(jq -r .etag "$work/live.json")
get "$work/live.json"
[[ $(jq -r .etag "$work/live.json") == "$etag" ]] || fail 'changed in the meantime; run this again'
transform 'deployed($wanted[0]) | writable' "$work/live.json" >"$work/put.json"
say 'updating; this takes some minutes'
az rest --method put --url "$id?api-version=$api_version" --headers Content-Type=application/json \
  --body "@$work/put.json" --output none
for _ in {1..240}; do
  get "$work/live.json"
  state=$(jq -r .properties.provisioningState "$work/live.json")
  [[ $state == Updating ]] || break
  sleep 15
done
[[ $state == Succeeded ]] || fail "provisioning state is $state"

transform view "$work/live.json" >"$work/live.view"
if ! cmp -s "$work/live.view" "$work/wanted.view"; then
  show_difference "$work/live.view" "$work/wanted.view"
  say 'error: does not have the desired state after the update'
  exit 3
fi
say 'updated and verified'
