#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gateway check finds the faults that published documentation has led people into.
# shellcheck source=tests/script/lib.sh
source "$(dirname "$0")/lib.sh" || exit

# spec POOLS: the documentation's example with these pools; what stdin says comes after it.
spec() {
  cat <<SPEC
[gateway]
name = "VNet1GW"
location = "eastus"
sku = "${sku:-VpnGw2AZ}"
generation = 2
tunnels = ["ikev2", "openvpn"]
authentication = ["certificate"]
pools = [$1]
[vnet]
prefixes = ["10.1.0.0/16"]
gateway_subnet = "10.1.255.0/27"
SPEC
  cat
}

# finds SEVERITY RULE SUBJECT: the last run found that.
finds() {
  jq -e --arg severity "$1" --arg rule "$2" --arg subject "$3" \
    'any(.findings[]; .severity == $severity and .rule == $rule and .subject == $subject)' out >/dev/null ||
    fail "no $1 $2 about $3"
}

# check CODE: checks ./p2s.toml.
check() { expect "$1" --json gateway check p2s.toml; }

# root DATA: a [[roots]] table.
root() { printf '[[roots]]\nname = "P2SRootCert"\ndata = """%s"""\n' "$1"; }

make_workspace corp
expect 0 root create P2SRootCert
expect 0 root export P2SRootCert --format azure -o root.azure
expect 0 root export P2SRootCert --format cer -o root.cer
unset P2SCTL_WORKSPACE
good=$(tr -d '\n' <root.azure)

# The documentation's own example is right, but for its SKU, which can no longer be created.
root "$good" | spec '"172.16.201.0/24"' >p2s.toml
check 0
is_equal "$(json '.errors + .warnings')" 0
root "$good" | sku=VpnGw2 spec '"172.16.201.0/24"' >p2s.toml
check 3

# A how-to for RADIUS takes the pool from the gateway subnet.
root "$good" | spec '"10.1.255.0/27"' >p2s.toml
check 3
finds error POOL-020 'gateway.pools[0]'
finds note POOL-029 'gateway.pools[0]'

# The Virtual WAN example lists pools that overlap.
root "$good" | spec '"10.12.0.0/15", "10.13.0.0/19", "10.14.0.0/15"' >p2s.toml
check 3
finds error POOL-024 'gateway.pools[1]'

# The root's data as readers have pasted it.
root "$(base64 -w 0 root.cer)" | spec '"172.16.201.0/24"' >p2s.toml
check 3
finds error CERT-007 'roots[0]'
root "$(cat root.cer)" | spec '"172.16.201.0/24"' >p2s.toml
check 3
finds error CERT-006 'roots[0]'
root "$(fold -w 64 root.azure)" | spec '"172.16.201.0/24"' >p2s.toml
check 0
finds warning CERT-005 'roots[0]'
root "AAAA$good" | spec '"172.16.201.0/24"' >p2s.toml
check 3
finds error CERT-004 'roots[0]'
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 2>/dev/null >key.pem
root "$(cat root.cer key.pem)" | spec '"172.16.201.0/24"' >p2s.toml
check 3
finds error CERT-008 'roots[0]'

# The sample policy with 1024-bit groups.
{
  root "$good"
  cat <<'POLICY'
[ipsec]
ike_encryption = "AES256"
ike_integrity = "SHA384"
dh_group = "DHGroup2"
ipsec_encryption = "AES256"
ipsec_integrity = "SHA256"
pfs_group = "PFS2"
sa_lifetime_seconds = 86471
sa_data_size_kilobytes = 429496
POLICY
} | spec '"172.16.201.0/24"' >p2s.toml
check 0
is_equal "$(json '[.findings[] | select(.rule == "POL-009")] | length > 0')" true
