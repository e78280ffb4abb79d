#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gateway skus: the table, the recommendation and the ways from one SKU to another.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

fits() {
  "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/schema/skus.json" <out ||
    fail 'does not fit schema/skus.json'
}
day=(--as-of 2026-11-01)

expect 0 "${day[@]}" gateway skus
prints $'VpnGw2AZ\t2\t30\t128\t500\t1.25 Gbps\tyes\tyes\t2000\tfits'
prints $'VpnGw1AZ\t1\t30\t128\t250\t650 Mbps\tyes\tyes\t1000\trecommended'
says 'recommended for a new gateway: VpnGw1AZ, generation 1'
says 'the published table has no prices'
is_equal "$(wc -l <out)" 15

expect 0 "${day[@]}" gateway skus --clients 700 --tunnel ikev2,openvpn --throughput 1Gbps --zone-redundant
says 'recommended for a new gateway: VpnGw3AZ, generation 2'
prints 'no: 500 IKEv2 and OpenVPN clients, 700 required'
expect 0 "${day[@]}" --json gateway skus --clients 700 --tunnel openvpn --throughput 1Gbps --zone-redundant
fits
is_equal "$(json '.recommended.name')" VpnGw3AZ
is_equal "$(json '[.skus[] | select(.fits)] | length')" 4

# As published.
expect 0 "${day[@]}" gateway skus
prints $'Basic\t1\t10\t128\tnot supported\t'
prints $'VpnGw5AZ\t2\t100*\t'

# Nothing serves so many.
expect 3 "${day[@]}" gateway skus --clients 129 --tunnel sstp
says 'no SKU fits'
prints '128 SSTP clients with any SKU, 129 required'
expect 3 "${day[@]}" --json gateway skus --clients 129 --tunnel sstp
fits
is_equal "$(jq -r '.recommended' out)" null
expect 0 "${day[@]}" gateway skus --bgp --active-active --site-tunnels 31 --vms 5000 --generation 2
says 'recommended for a new gateway: VpnGw5AZ'

# Another day, another answer.
expect 0 --as-of 2024-06-01 gateway skus
says 'recommended for a new gateway: VpnGw1, generation 1'

# From the SKU that is there: typed, or in p2s.toml.
expect 0 "${day[@]}" gateway skus --from vpngw1 --clients 400
prints $'VpnGw1 (generation 1)\tVpnGw2AZ (generation 1)\tin-place\tyes\tRSZ-003'
says 'smallest in-place resize that fits: VpnGw2AZ, generation 1'
expect 0 "${day[@]}" --json gateway skus --from Standard
fits
is_equal "$(json '[.resizes[].method] | unique | join(" ")')" migrate
is_equal "$(jq -r '.resizes[0].from.generation' out)" null
expect 0 "${day[@]}" gateway skus --from Basic
says 'available as an in-place resize'
expect 0 "${day[@]}" --json gateway skus --from VpnGw2 --from-generation 2
is_equal "$(json '[.resizes[] | select(.method == "in-place")] | length')" 4

# The current SKU fits.
expect 0 "${day[@]}" gateway skus --from VpnGw3AZ --from-generation 1 --clients 200
says 'the current SKU fits: VpnGw3AZ, generation 1; no resize is needed'
prints $'1000\t1.25 Gbps\tyes\tyes\t5000\tcurrent, fits'
expect 0 "${day[@]}" --json gateway skus --from VpnGw3AZ --from-generation 1 --clients 200
fits
is_equal "$(json '[.skus[] | select(.current)] | map("\(.name) \(.generation) \(.fits)") | join(" ")')" 'VpnGw3AZ 1 true'

expect 2 gateway skus --from VpnGw9
says '--from Basic|VpnGw1AZ|' # nothing that is retired
expect 2 gateway skus --from VpnGw1 --from-generation 2
says '--from VpnGw1 --from-generation 1'
expect 2 gateway skus --from-generation 2
expect 2 gateway skus --tunnel pptp
expect 2 gateway skus --throughput fast
says '650Mbps'
expect 2 gateway skus --generation 3
expect 2 gateway skus --clients many
expect 2 gateway skus --clients=-1

make_workspace corp
expect 0 "${day[@]}" --json gateway skus
is_equal "$(json '.resizes | length == 0')" true
sed -i '0,/^sku = .*/s//&\ncurrent_sku = "VpnGw2"\ncurrent_generation = 1/' corp/p2s.toml
expect 0 "${day[@]}" --json gateway skus
fits
is_equal "$(json '.resizes[0].from | "\(.name) \(.generation)"')" 'VpnGw2 1'
sed -i 's/^current_sku = .*/current_sku = "VpnGw9"/' corp/p2s.toml
expect 6 gateway skus
says 'gateway.current_sku'
