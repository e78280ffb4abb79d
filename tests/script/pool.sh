#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# pool check and pool split.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

expect 0 pool check 172.16.201.0/24 --vnet 10.1.0.0/16 --on-premises 10.2.0.0/16
expect 3 pool check 10.1.5.0/24 --vnet 10.1.0.0/16
prints 10.1.5.0/24
prints 10.1.0.0/16
# An option that names one of several may come again; each takes one value.
expect 3 pool check 10.1.5.0/24 --vnet 10.3.0.0/16 --vnet 10.1.0.0/16
expect 0 pool check 172.16.201.0/24 --vnet 10.1.0.0/16 --vnet 10.3.0.0/16
expect 3 --json pool check 10.1.5.0/24 --vnet 10.1.0.0/16
json '.pools[0].prefix, .findings[0].rule, .errors' >/dev/null
expect 3 pool check 10.1.5.7/24
expect 2 pool check
expect 2 pool check 172.16.201.0/24 --vnet 10.1.0.0
expect 2 pool check 172.16.201.0/24 --sku VpnGw9
expect 2 pool check 172.16.201.0/24 --clients -1
expect 2 pool check 172.16.201.0/24 --tunnel pptp
expect 0 --json pool check 172.16.201.0/24 --tunnel ikev2,sstp --active-active
is_equal "$(json '[.pools[0].shares[].addresses] | add')" 256

# Long lists.
for i in {0..255}; do printf '10.%d.0.0/16\n' "$i"; done >list
expect 0 pool check --input list
printf '10.7.3.0/24\nrubbish\n' >>list
expect 3 pool check --input list
prints 10.7.3.0/24
"$P2SCTL" pool check --input - <list >out 2>err && fail 'overlaps from standard input'
expect 4 pool check --input missing
: >empty
expect 6 pool check --input empty

expect 0 --json pool split 172.16.201.0/24 --tunnel ikev2,openvpn,sstp
is_equal "$(json '[.pools[0].shares[].addresses] | add')" 256
says 'SSTP and OpenVPN exclude each other'
expect 0 pool check 172.16.201.0/24 --tunnel sstp,openvpn
says 'a gateway cannot offer openvpn+sstp together'
expect 0 pool split 172.16.201.0/24
expect 2 pool split 10.0.0.1/24
expect 2 pool split

# In a workspace p2s.toml says what is not given.
make_workspace corp
expect 0 pool check
expect 0 pool split
expect 3 pool check 10.1.0.0/24 --vnet 10.1.0.0/16

# Suggestions touch nothing that is declared.
expect 0 --json pool suggest --clients 300 --count 4
is_equal "$(json '.pools | length')" 4
is_equal "$(json '[.pools[].addresses] | unique | .[0]')" 512
json '.pools[0].prefix' | xargs "$P2SCTL" pool check >/dev/null || fail 'a suggestion has a fault'
expect 0 pool suggest --clients 10 --tunnel ikev2,sstp
expect 0 pool suggest --clients 200 --tunnel ikev2,sstp
says 'a gateway supports at most 128 SSTP clients'
expect 2 pool suggest --clients 129 --tunnel sstp
says 'p2sctl pool suggest --clients 129 --tunnel ikev2,openvpn'
expect 0 pool suggest --clients 128 --tunnel sstp
expect 2 pool suggest
expect 2 pool suggest --clients 99999999
expect 4 pool suggest --clients 200 --vnet 10.0.0.0/8 --peered 172.16.0.0/12 --on-premises 192.168.0.0/16

# The map names every range, as text, JSON and a picture that XML readers take.
expect 0 pool map
prints 172.16.201.0/24
prints 'gateway subnet'
prints '  free: 172.16.202.0/23, 172.16.200.0/24'
expect 0 pool map 10.1.4.0/24
prints OVERLAPS
prints '(enlarged)'
expect 0 --json pool map
python3 "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/schema/map.json" <out
expect 0 pool map --svg map.svg
xmllint --noout map.svg
grep -q '10.1.255.0/27' map.svg || fail 'the picture lacks the subnet'
expect 4 pool map --svg map.svg
expect 0 pool map --svg map.svg --force
expect 0 --dry-run pool map --svg other.svg
[[ ! -e other.svg ]] || fail 'a dry run wrote'
cd / && unset P2SCTL_WORKSPACE
expect 2 pool map
