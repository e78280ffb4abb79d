#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gateway check --fix: what is written, what is offered, and what stays.
# shellcheck source=tests/script/lib.sh
source "$(dirname "$0")/lib.sh" || exit

validates() {
  "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$1" <out || fail "does not fit $1"
}

cat >plan.toml <<'SPEC'
# The gateway of é
[gateway]
name = "VNet1GW"
sku = "VpnGw2" # half of the users
generation = 2
tunnels = ["openvpn"]
pools = [
  "10.1.2.0/24", # sales
  "10.1.3.0/24", # the rest
]

[vnet]
prefixes = ["10.1.0.0/16"]
gateway_subnet = "10.1.255.0/27"

[public_ip]
count = 1
sku = "Basic"

[entra]
tenant = "https://login.microsoftonline.com/00000000-1111-2222-3333-444444444444"
audience = "c632b3df-fb67-4d84-bdcf-b95ad541b5c8"
issuer = "https://sts.windows.net/00000000-1111-2222-3333-444444444444"
SPEC
chmod 640 plan.toml
cp plan.toml before.toml

# A dry run prints a diff that `patch` takes, and writes nothing.
expect 0 gateway check plan.toml --fix --dry-run
prints '+sku = "VpnGw2AZ" # half of the users'
prints '+issuer = "https://sts.windows.net/00000000-1111-2222-3333-444444444444/"'
says 'would apply '
cp out fixes.diff
cmp -s plan.toml before.toml || fail 'a dry run writes'

# The fixes are written, with the mode; comments and order stay.
expect 0 gateway check plan.toml --fix
prints 'plan.toml: fixed POOL-020: gateway.pools[0] is now "172.16.201.0/24"'
says 'applied '
says 'no errors'
is_equal "$(stat -c %a plan.toml)" 640
grep -q '^  "172.16.201.0/24", # sales$' plan.toml || fail 'the first pool is not as suggested'
grep -q '# the rest$' plan.toml || fail 'a comment is gone'
grep -q '^allocation = "Static"$' plan.toml || fail 'a missing key was not added'
is_equal "$(grep -c '#' plan.toml)" "$(grep -c '#' before.toml)"
if command -v patch >/dev/null; then
  cp before.toml patched.toml
  patch -s patched.toml fixes.diff || fail 'patch refuses the diff'
  cmp -s patched.toml plan.toml || fail 'the diff is not what --fix writes'
fi

# Nothing left to fix: the file is not even written.
ln plan.toml same.toml
expect 0 gateway check plan.toml --fix
says 'applied 0 fixes'
[[ plan.toml -ef same.toml ]] || fail 'a file without fixes was replaced'

# The file behind a link is written, the link stays.
cp before.toml real.toml
ln -s real.toml link.toml
expect 0 gateway check link.toml --fix
[[ -L link.toml ]] || fail 'the link was replaced'
grep -q VpnGw2AZ real.toml || fail 'the file behind the link was not written'

# What needs a decision is offered, in text and as data.
sed 's/"VpnGw2".*/"Basic"/; /^generation/d' before.toml >basic.toml
expect 3 gateway check basic.toml --fix
prints 'hint: choose VpnGw1AZ or larger'
grep -q '^sku = "Basic"' basic.toml || fail 'the SKU was chosen for the user'
expect 3 --json gateway check before.toml
validates "$P2S_SOURCE/schema/gateway-check.json"
prints '"change": "set"'
expect 0 --json gateway check before.toml --fix --dry-run
validates "$P2S_SOURCE/schema/gateway-check.json"
prints '"diff": "--- before.toml'

# SARIF: each replacement has its place.
expect 3 gateway check before.toml --format sarif
"${P2S_PYTHON:-python3}" - before.toml <<'PYTHON' || fail 'a replacement is not where its value is'
import json, sys
lines = open(sys.argv[1], encoding="utf-8").read().split("\n")
seen = 0
for result in json.load(open("out"))["runs"][0]["results"]:
    for fix in result.get("fixes", []):
        for replacement in fix["artifactChanges"][0]["replacements"]:
            region = replacement["deletedRegion"]
            old = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
            if result["ruleId"] == "SKU-015":
                assert old == '"VpnGw2"', old
                assert replacement["insertedContent"]["text"] == '"VpnGw2AZ"'
                seen += 1
sys.exit(seen == 0)
PYTHON
