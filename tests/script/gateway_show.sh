#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gateway show.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

expect 4 gateway show
make_workspace corp
expect 0 gateway show
prints 'ikev2+openvpn: 256 at the same time'
prints 'split'
prints 'UDP 4500'
prints 10.1.0.0/16
expect 0 --json gateway show
python3 "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/schema/gateway.json" <out
is_equal "$(json '.capacities[0].limited_by')" pool
is_equal "$(json '.retirements | length')" 0

cat >old.toml <<'END'
[gateway]
name = "Old"
sku = "VpnGw1"
tunnels = ["ikev2", "sstp"]
pools = ["10.9.0.0/24"]
custom_routes = ["0.0.0.0/1", "128.0.0.0/1"]
END
expect 0 gateway show old.toml --as-of 2026-04-01
prints 'forced'
prints '2027-03-31  SSTP connections stop (TUN-006)'
prints '2026-03-31  SSTP can no longer be enabled, in the past (TUN-005)'
expect 0 --json gateway show old.toml --as-of 2027-04-01
is_equal "$(json '[.retirements[].past] | all')" true
printf 'gateway = 3\n' >bad.toml
expect 6 gateway show bad.toml
