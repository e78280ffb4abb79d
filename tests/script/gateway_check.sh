#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gateway check: findings in every format, their places, what is silenced, and how it ends.
# shellcheck source=tests/script/lib.sh
source "$(dirname "$0")/lib.sh" || exit

# validates SCHEMA: the last run's stdout is one document of it.
validates() {
  "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$1" <out || fail "does not fit $1"
}

# places_are_true: the text at each region of the SARIF log in FILE is what the finding names.
places_are_true() {
  "${P2S_PYTHON:-python3}" - "$1" <<'PYTHON' || fail 'a region is not where its key is'
import json, sys
lines = open(sys.argv[1], encoding="utf-8").read().split("\n")
results = json.load(open("out"))["runs"][0]["results"]
seen = 0
for result in results:
    location = result["locations"][0]
    name = location["logicalLocations"][0]["fullyQualifiedName"]
    region = location["physicalLocation"].get("region")
    if name != "gateway.pools[1]":
        continue
    line = lines[region["startLine"] - 1]
    assert region["startLine"] == region["endLine"], region
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == '"10.1.2.0/24"', (line, region)
    seen += 1
sys.exit(seen == 0)
PYTHON
}

# A spec that is right, and that of `init`.
make_workspace corp
expect 3 gateway check
prints 'error CERT-001: roots: '
expect 0 root create Corp
expect 0 gateway check
says 'no errors'
expect 0 gateway check corp/p2s.toml
cd corp
expect 0 gateway check
cd ..
expect 0 -q gateway check
[[ ! -s err ]] || fail 'talks with --quiet'

cat >plan.toml <<'SPEC'
[gateway]
name = "VNet1GW"
sku = "VpnGw2AZ"
generation = 2
tunnels = ["openvpn"]
# ä is one character: columns count those
pools = ["172.16.201.0/24", "10.1.2.0/24", "10.0.0.0/24"] # ü

[vnet]
prefixes = ["10.1.0.0/16"]
gateway_subnet = "10.1.255.0/27"

[entra]
tenant = "https://login.microsoftonline.com/00000000-1111-2222-3333-444444444444"
audience = "c632b3df-fb67-4d84-bdcf-b95ad541b5c8"
issuer = "https://sts.windows.net/00000000-1111-2222-3333-444444444444/"
SPEC

# Text: the place first, errors before warnings, counts on stderr.
expect 3 gateway check plan.toml
prints 'plan.toml:7:29: error POOL-020: gateway.pools[1]: pool 10.1.2.0/24 overlaps'
prints 'plan.toml:7:44: warning POOL-026: gateway.pools[2]: '
says ' error'
says ' warning'
order=$(grep -oE '^plan.toml[^ ]* (error|warning|note)' out | awk '{ print $2 }' | uniq | tr '\n' ' ')
[[ $order =~ ^'error warning '('note ')?$ ]] || fail "the order is $order"
expect 3 gateway check "$work/plan.toml"
prints 'plan.toml:7:29: error'

# What is missing is said, and with --strict it is an error.
sed '/^sku/d; /^generation/d' plan.toml >no_sku.toml
expect 3 gateway check no_sku.toml
prints 'note GW-030: gateway.sku: missing, so '
expect 3 gateway check no_sku.toml --strict
prints 'error GW-030: gateway.sku: missing, so '

# JSON: --json and --format json are one.
expect 3 gateway check plan.toml --format json
validates "$P2S_SOURCE/schema/gateway-check.json"
cp out by_format
expect 3 --json gateway check plan.toml
cmp -s out by_format || fail '--json and --format json differ'
is_equal "$(json '.findings[] | select(.rule == "POOL-020") | "\(.subject) \(.line):\(.column)"')" 'gateway.pools[1] 7:29'
is_equal "$(json '.errors == ([.findings[] | select(.severity == "error")] | length)')" true
is_equal "$(json '.pools | length')" 3
expect 2 --json gateway check plan.toml --format sarif
expect 2 gateway check plan.toml --format yaml
expect 2 gateway check plan.toml other.toml

# SARIF: of its schema, every index right, regions where the keys are.
expect 3 gateway check plan.toml --format sarif
validates "$P2S_SOURCE/tests/data/sarif/log.json"
is_equal "$(json '.runs[0] as $run | [$run.results[] | select($run.tool.driver.rules[.ruleIndex].id != .ruleId)] | length')" 0
is_equal "$(json '.runs[0].results[] | select(.ruleId == "POOL-020") | .level')" error
is_equal "$(json '[.runs[0].results[] | select(.suppressions != [])] | length')" 0
places_are_true plan.toml
mkdir 'a b'
cp plan.toml 'a b/p2s.toml'
expect 3 gateway check 'a b/p2s.toml' --format sarif
is_equal "$(json '.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri')" 'a%20b/p2s.toml'
expect 0 gateway rules
rules=$(grep -vE '^(LIVE|DIAG|PKG|KIT|STORE)-' out | cut -f 2 | grep -vc '^-$')
expect 0 gateway check corp/p2s.toml --format sarif
validates "$P2S_SOURCE/tests/data/sarif/log.json"
is_equal "$(json '.runs[0].tool.driver.rules | length')" "$rules"

# Each rule that a page publishes has its address.
is_equal "$(json '.runs[0].tool.driver.rules[] | select(.id == "POOL-020") | .helpUri // "none"')" \
  "$(json '.runs[0].tool.driver.rules[] | select(.id == "POOL-020") | .help.text' | grep -oE 'https://[^ ]*' || echo https://github.com/MicrosoftDocs/azure-docs/blob/HEAD/includes/vpn-gateway-client-address-pool.md)"
is_equal "$(json '.runs[0].tool.driver.rules[] | select(.id == "SKU-016") | .helpUri')" \
  https://learn.microsoft.com/azure/vpn-gateway/gateway-sku-consolidation
is_equal "$(json '[.runs[0].tool.driver.rules[] | select((.help.text | test("azure-docs articles/|https?://|github.com/")) and .helpUri == null)] | length')" 0

# --min-severity hides and does not forget; --fail-on decides about the status; --quiet leaves one line each.
expect 3 gateway check plan.toml --min-severity error
grep -q 'error POOL-020' out || fail 'the error is hidden'
! grep -qE '^[^ ]+ (warning|note) ' out || fail 'warnings are shown'
says '1 warning'
expect 3 --json gateway check plan.toml --min-severity error
validates "$P2S_SOURCE/schema/gateway-check.json"
is_equal "$(json '[.findings[].severity] | unique | join(",")')" error
is_equal "$(json '.warnings > 0 and .notes >= 0')" true
expect 3 gateway check plan.toml --min-severity warning --format sarif
is_equal "$(json '[.runs[0].results[] | select(.level == "note")] | length')" 0
sed 's/"10.1.2.0\/24", //' plan.toml >warned.toml
expect 0 gateway check warned.toml
expect 3 gateway check warned.toml --fail-on warning
expect 3 gateway check warned.toml --fail-on note --quiet
[[ ! -s err ]] || fail 'talks with --quiet'
! grep -q '^ ' out || fail 'hints with --quiet'
expect 2 gateway check warned.toml --fail-on never

# Standard input.
expect 3 gateway check plan.toml
sed 's/^plan.toml:/<stdin>:/' out >from_file
"$P2SCTL" gateway check - <plan.toml >from_input 2>/dev/null || true
diff from_file from_input || fail 'standard input gives other findings'
code=0
"$P2SCTL" gateway check - --fix <plan.toml >out 2>err || code=$?
is_equal $code 2
says 'add --dry-run'
"$P2SCTL" gateway check - --fix --dry-run <plan.toml >out 2>err || true
prints '+pools = '
"$P2SCTL" gateway clients - <plan.toml >out || fail 'gateway clients reads no standard input'

# What is silenced does not count, and its reason is shown.
printf '[rules]\nPOOL-020 = "a lab that is torn down every night"\n' >>plan.toml
expect 0 gateway check plan.toml
says '1 silenced'
prints 'plan.toml:7:29: silenced error POOL-020: '
prints 'reason: a lab that is torn down every night'
expect 0 --json gateway check plan.toml
validates "$P2S_SOURCE/schema/gateway-check.json"
is_equal "$(json '.silenced[0] | "\(.rule) \(.reason)"')" 'POOL-020 a lab that is torn down every night'
is_equal "$(json '[.findings[] | select(.rule == "POOL-020")] | length')" 0
expect 0 gateway check plan.toml --format sarif
validates "$P2S_SOURCE/tests/data/sarif/log.json"
is_equal "$(json '.runs[0].results[] | select(.ruleId == "POOL-020") | .suppressions[0].justification')" 'a lab that is torn down every night'
printf 'POOL-007 = "not needed"\n' >>plan.toml
expect 0 gateway check plan.toml
prints 'note POOL-007: rules.POOL-007: silenced, but it has no finding in this file'
cp plan.toml unknown.toml
printf 'POOL-0200 = "x"\n' >>unknown.toml
expect 6 gateway check unknown.toml
says "unknown.toml:$(wc -l <unknown.toml):13: 'rules.POOL-0200' is not a rule id"
says 'did you mean POOL-020?'
printf '[rules]\nPOOL-020 = ""\n' >empty.toml
expect 6 gateway check empty.toml
says 'without a reason'

# Files that are missing or no spec.
expect 4 gateway check missing.toml
printf '[gateway]\nskuu = "VpnGw2AZ"\n' >misspelt.toml
expect 6 gateway check misspelt.toml
says 'misspelt.toml:2:1: '
says "did you mean 'gateway.sku'?"
expect 6 gateway check "$P2SCTL"
mkdir away
(cd away && unset P2SCTL_WORKSPACE && cd / && expect 4 gateway check && says 'p2s.toml not found')

# Certificates: no passphrase is asked for; a broken store row is a finding; no store is fine.
unset P2SCTL_PASSPHRASE_FILE
certificate_spec() {
  cat <<SPEC
[gateway]
name = "VNet1GW"
sku = "VpnGw2AZ"
generation = 2
tunnels = ["ikev2", "openvpn"]
authentication = ["certificate"]
pools = ["172.16.201.0/24"]
[vnet]
prefixes = ["10.1.0.0/16"]
gateway_subnet = "10.1.255.0/27"
SPEC
}
expect 0 --passphrase "file:$work/passphrase" root create P2SRootCert
expect 0 --passphrase "file:$work/passphrase" client issue alice
expect 0 root export P2SRootCert -o root.cer
certificate_spec >corp/p2s.toml
expect 0 gateway check
{
  certificate_spec
  printf '[[roots]]\nname = "P2SRootCert"\nfile = "root.cer"\n'
} >with_file.toml
expect 0 gateway check with_file.toml
expect 4 gateway check with_file.toml --store "sqlite:$work/none.db"
says 'none.db'
sqlite3 corp/p2s.db "update clients set certificate = 'rubbish'"
expect 3 gateway check
prints 'error STORE-002: client alice '
expect 3 gateway check --format sarif
validates "$P2S_SOURCE/tests/data/sarif/log.json"
printf 'not a store, but long enough to be read as one' >corp/p2s.db
code=0
p2sctl gateway check || code=$?
((code != 0 && code != 3)) || fail 'a store that cannot be opened went unnoticed'
