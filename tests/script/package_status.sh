#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# package status: who has which kit, who needs a new one and why; text, JSON and CSV.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/lab/sample_spec.sh
source "$P2S_SOURCE/tests/interop/lab/sample_spec.sh"

data=$P2S_SOURCE/tests/data/vendor
make_workspace first
expect 0 package status
says 'nobody needs a new kit'
expect 0 root create Root --key ec:p256
expect 0 client issue alice bob carol --key ec:p256

expect 3 package status
prints 'no kit was built'
says '3 of 3 clients need a new kit'

build() {
  local code=0
  p2sctl package build --azure "$data/azure-2024.zip" --os linux -o kits "$@" || code=$?
  ((code == 0 || code == 3)) || fail "package build $*: $code"
}
build --client alice --client bob
expect 3 package status
is_equal "$(cut -f 1 out)" carol
says "compared with 'azure-2024.zip'"
says '1 of 3 clients needs a new kit'
build --client carol
expect 0 package status
is_equal "$(wc -c <out)" 0

# Text: one line for each, tab-separated; CSV: headings, and quotes where needed.
expect 0 package status --all
is_equal "$(cut -f 1 out | tr '\n' ' ')" 'alice bob carol '
expect 0 package status --all --format csv
is_equal "$(head -n 1 out)" 'name,thumbprint,needs_kit,built,package,gateway,server_roots,tunnels,reasons'

# JSON.
status() { jq -r --arg who "$1" '.kits[] | select(.client == $who) | [.reasons[].id] | join(" ")' out; }
expect 0 --json package status --all
"${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/schema/kit-status.json" <out ||
  fail 'does not fit schema/kit-status.json'
is_equal "$(json '[.kits[].needs_kit] | any | tostring')" false
is_equal "$(json '.kits[0].package')" azure-2024.zip
expect 2 --json package status --format csv

# Certificates: renewed, revoked, expiring.
expect 0 client renew alice --key ec:p256
expect 0 client revoke bob
expect 3 --json package status --all --expiring 2y
is_equal "$(status alice)" 'expiring superseded'
is_equal "$(status bob)" revoked
is_equal "$(json '.kits[] | select(.client == "bob") | .needs_kit | tostring')" false
is_equal "$(status carol)" expiring
says 'renew first: p2sctl client renew alice carol'
expect 3 package status
is_equal "$(cut -f 1 out)" alice
prints 'certificate was renewed on'
build --client alice --force
expect 0 package status

# The gateway: everybody but bob, who has left.
expect 3 --json package status --azure "$data/azure-2022.zip"
is_equal "$(json '[.kits[].client] | join(" ")')" 'alice carol'
for reason in gateway server_roots tls_auth_key; do
  [[ $(status alice) == *$reason* ]] || fail "alice: no word of $reason: $(status alice)"
done
! grep -qE '[0-9a-f]{64}' out || fail 'a key was printed'
says "build new kits: p2sctl package build --azure $data/azure-2022.zip --all --force"

# A kit with SSTP, built from p2s.toml: without --azure it is compared with p2s.toml as it is now.
make_workspace corp
expect 0 root create P2SRootCert --key ec:p256
expect 0 root export P2SRootCert -o root.cer
expect 0 client issue dora --key ec:p256
"${P2S_PYTHON:-python3}" "$data/make_vendor_zips.py" -o . --client-root root.cer >/dev/null
sample_spec azure-2024.zip
sed -i 's/^tunnels = .*/tunnels = ["ikev2", "sstp"]/' corp/p2s.toml
code=0
p2sctl package build --all --os windows -o sstp-kits || code=$?
((code == 0 || code == 3)) || fail "package build: $code"
expect 3 --json package status
is_equal "$(status dora)" sstp
is_equal "$(json '.compared_with')" p2s.toml
prints 'SSTP ends on 2027-03-31'
sed -i 's/^tunnels = .*/tunnels = ["ikev2", "openvpn"]/' corp/p2s.toml
expect 3 --json package status
is_equal "$(status dora)" 'tunnels sstp'

# A user without a certificate.
make_workspace radius
expect 0 package build --azure "$data/azure-2022-radius-eapmschapv2.zip" --user 'rita, RADIUS' \
  --os linux -o radius-kits
expect 0 package status --all --format csv
grep -q '^"rita, RADIUS",,no,' out || fail 'the name with a comma is not quoted'
"${P2S_PYTHON:-python3}" -c '
import csv, sys
row, = csv.DictReader(open(sys.argv[1]))
assert row["name"] == "rita, RADIUS" and row["tunnels"] == "ikev2", row' out || fail 'CSV'
expect 3 package status --azure "$data/azure-2022.zip"
prints 'authentication changed'
expect 3 --json package status --azure "$data/azure-2022.zip"
prints "authentication changed from 'radius' to 'certificate'"
