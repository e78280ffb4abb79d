#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gateway migrate: the plan off SSTP and other changes of the tunnel types.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

fits() {
  "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/schema/migration.json" <out ||
    fail "does not fit schema/migration.json"
}

# Every pair that makes sense has a plan that the schema accepts.
for from in sstp ikev2,sstp ikev2 openvpn ikev2,openvpn; do
  for to in openvpn ikev2 ikev2,openvpn ikev2,sstp; do
    if [[ $from == "$to" ]]; then
      expect 2 gateway migrate --from "$from" --to "$to"
      continue
    fi
    "$P2SCTL" --json --as-of 2026-03-01 gateway migrate --from "$from" --to "$to" >out 2>err ||
      fail "no plan from $from to $to"
    fits
    is_equal "$(json '.to | join(",")')" "$to"
  done
done
expect 2 gateway migrate --to openvpn
says 'current_tunnels'
expect 2 gateway migrate --from sstp
expect 2 gateway migrate --from sstp --to openvpn,sstp
expect 2 gateway migrate --from sstp --to pptp
expect 3 --as-of 2026-03-31 gateway migrate --from ikev2 --to ikev2,sstp
prints 'error TUN-005'

# With the facts of p2s.toml.
make_workspace corp
sed -i 's/^tunnels = .*/tunnels = ["sstp"]/; s|^pools = .*|pools = ["172.16.201.0/26"]|' corp/p2s.toml
sed -i 's/^\[clients\]/&\nby_tunnel = { sstp = 60 }/' corp/p2s.toml
expect 3 --as-of 2026-11-25 --json gateway migrate --to ikev2,sstp
fits
is_equal "$(json '[.pools[0].after[].addresses] | join(" ")')" '32 32'
is_equal "$(json '[.findings[] | select(.severity == "error") | .rule] | join(" ")')" POOL-049
is_equal "$(json '[.dates[].days_left] | join(" ")')" '-239 126'
expect 0 --as-of 2026-11-25 gateway migrate --to openvpn
prints 'PS> $gateway = Get-AzVirtualNetworkGateway -ResourceGroupName RESOURCE_GROUP -Name '
prints 'PS> Set-AzVirtualNetworkGateway'
prints 'since 2026-03-31, SSTP cannot be enabled again'
prints '2027-03-31  SSTP connections stop (in 126 days)'

# current_tunnels says that the change is planned already.
sed -i 's/^tunnels = .*/tunnels = ["openvpn"]\ncurrent_tunnels = ["sstp"]/' corp/p2s.toml
expect 0 --as-of 2026-11-25 --json gateway migrate
is_equal "$(json '(.from | join(",")) + ">" + (.to | join(","))')" 'sstp>openvpn'
