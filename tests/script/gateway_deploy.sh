#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gateway deploy: what each format contains, where it is written, and what it refuses.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/deploy/lib.sh
source "$P2S_SOURCE/tests/interop/deploy/lib.sh"
formats=(az powershell terraform azapi bicep arm)
make_certificates
expect 0 root export Main --format azure
root=$(<out)
expect 0 revocation export --format text
revoked=$(<out)

# Every format has every fact, twice the same, and no secret.
spec_of all
export RADIUS_SECRET=in-the-environment
for format in "${formats[@]}"; do
  deploy "$format"
  cp out first
  deploy "$format"
  cmp first out || fail "$format differs from run to run"
  for fact in "$root" "$revoked" 172.16.201.0/24 172.16.220.0/24 10.8.0.0/16 IkeV2 OpenVPN 10.1.0.11 ECP384 27000 \
    c632b3df-fb67-4d84-bdcf-b95ad541b5c8 6ad1bd01 AADGroupId office guests 'Desired state: sha256:'; do
    prints "$fact"
  done
  ! grep -q "$RADIUS_SECRET" out || fail "$format has a secret"
  ! grep -q $'\r' out || fail "$format has CRLF"
  says 'az network vnet-gateway vpn-client generate -g '
  says 'New-AzVpnClientConfiguration'
done

# The desired state has its own hash, the same in all formats.
hashes() { grep -ho 'sha256:[0-9a-f]*' deployed.* | sort -u | wc -l; }
is_equal "$(hashes)" 1
sed -i 's/172.16.202.0/172.16.203.0/' corp/p2s.toml
deploy bicep
is_equal "$(hashes)" 2

# With -o, a file that is not replaced.
spec_of certificates
expect 0 gateway deploy --format azapi -o tf --subscription 00000000-0000-0000-0000-000000000001 --resource-group rg-net
is_equal "$(cat out)" tf/VNet1GW.azapi.tf
grep -qF '"/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworkGateways/VNet1GW"' \
  tf/VNet1GW.azapi.tf || fail 'which gateway?'
expect 4 gateway deploy --format azapi -o tf
says '--force'
expect 0 gateway deploy --format azapi -o tf --force
expect 0 --dry-run gateway deploy --format az -o other
says "would write 'other/VNet1GW.sh'"
[[ ! -e other ]] || fail '--dry-run wrote a file'
for options in '' '-o json'; do
  # shellcheck disable=SC2086
  expect 0 --json gateway deploy --format arm $options
  "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/schema/deployment.json" <out ||
    fail 'does not fit schema/deployment.json'
done
json '.path == "json/VNet1GW.json"' >/dev/null

# What is missing or cannot be expressed is an error that names it.
expect 2 gateway deploy
expect 2 gateway deploy --format pulumi
expect 2 gateway deploy --format az --subscription Production
says 'is not a subscription id'
sed -i '/^pools/d; s/^tunnels.*/tunnels = []/' corp/p2s.toml
expect 6 gateway deploy --format az
says 'missing tunnels in [gateway], pools in [gateway]'
spec_of all
sed -i 's/name = "guests"/name = "guests2"/' corp/p2s.toml
expect 1 gateway deploy --format terraform
says "'guests2'"
deploy azapi
prints guests2
spec_of certificates
sed -i 's/^name = .*/name = "a b"/' corp/p2s.toml
expect 6 gateway deploy --format az
says "Azure refuses the gateway name 'a b'"

# A package is not downloaded, and its address, which is a secret, is not printed.
for command in 'package build --client bob --azure' 'package inspect' 'package check'; do
  # shellcheck disable=SC2086
  expect 2 $command 'https://storage.example/package.zip?sig=SECRET'
  says 'a package is read from a file, not from a URL'
  says 'download the zip file first'
  ! grep -q SECRET err || fail 'the address is printed'
done
