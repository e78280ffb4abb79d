#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What --json prints is what the shipped schemas say.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

# fits SCHEMA [FILE]: the last run's stdout (or FILE) is one document of that schema.
fits() {
  "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/schema/$1.json" <"${2:-out}" ||
    fail "does not fit schema/$1.json"
}

# Every command but those that print text is listed with its schema, and every schema is listed.
sed -n '/^# Schemas/,/^# Other/p' "$P2S_SOURCE/topics/formats.txt" >listed
grep -oE '[a-z0-9_.-]+[.]json' listed | sort -u >schemas
(cd "$P2S_SOURCE/schema" && printf '%s\n' *.json | sort) | diff - schemas || fail 'topics/formats.txt does not list the schemas'
grep -B 1 '^  ' listed | grep '^[a-z]' | sed 's/, /\n/g; s/ --[a-z].*//' >named
(cd "$P2S_SOURCE/man/man1" && printf '%s\n' p2sctl-*.1) | sed 's/^p2sctl-//; s/[.]1$//; s/-/ /' >commands
grep -vxF -f named commands | grep -vxE 'help|completion' >missing || true
[[ ! -s missing ]] || fail "topics/formats.txt lacks: $(paste -sd, missing)"
rm listed schemas named commands missing

expect 0 --json version
fits version
make_workspace corp
expect 0 --json init another --dry-run
fits workspace
expect 0 --json client list
fits clients
expect 0 --json root list
fits roots
expect 0 --json root create P2SRootCert --key ec:p256
fits roots
expect 0 --json root show P2SRootCert
fits root
expect 0 --json root export P2SRootCert --format azure
fits export
expect 0 --json root list
fits roots
is_equal "$(json '.roots[0].default and .roots[0].has_private_key')" true
expect 0 --json client issue alice bob --key ec:p256 --pfx pfx
fits issued
is_equal "$(json '.clients | length')" 2
expect 0 --json client issue carol --key ec:p256
fits issued
expect 0 --json client issue dave --dry-run
fits issued
is_equal "$(json '.clients[0].thumbprint == null')" true
expect 0 --json client show carol
fits clients
expect 0 --json client export carol --format cer
fits export
expect 0 --json client export alice carol --format pfx -o exported
fits export
is_equal "$(json '.exports | length')" 2
expect 0 --json client export carol --format pfx -o carol.pfx --dry-run
fits export
is_equal "$(json '[.export.name, .export.file, .dry_run] | join(" ")')" 'carol carol.pfx true'
while read -r -a words; do
  expect 0 --json -n "${words[@]}"
  json .dry_run >/dev/null
done <<'COMMANDS'
root create Second
root default P2SRootCert
root export P2SRootCert -o dry.cer
client issue erin
client revoke carol
client renew carol
client remove carol --yes
revocation export --format text -o dry.txt
store backup dry.db
COMMANDS
expect 0 --json inspect pfx/alice.pfx --password file:pfx/alice.pfx.password
fits inspect
is_equal "$(json '.files[0].encryption | length > 0')" true
expect 0 --json client revoke bob --reason superseded
fits clients
expect 0 --json revocation list
fits revocations
is_equal "$(json '.revocations[0].name')" bob
expect 0 --json revocation export --format text
fits revocations
expect 0 --json client list
fits clients
is_equal "$(json '[.clients[].status] | sort | join(" ")')" 'revoked valid valid'
expect 0 root export P2SRootCert -o root.cer
expect 0 --json thumbprint root.cer
fits thumbprints

mkdir requests
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout erin.key -subj /CN=erin -out requests/erin.csr 2>/dev/null
expect 0 --json client sign --csr requests/erin.csr --dry-run
fits clients
expect 0 --json client sign --from requests -o signed
fits signed
is_equal "$(json '.clients[0].name')" erin
openssl req -x509 -new -key erin.key -subj /CN=Company -out company.cer -days 90
expect 0 --json root import Company --cert company.cer
fits roots
expect 0 --json root default P2SRootCert
fits roots
expect 0 --json root remove Company --yes
fits roots

expect 0 --json pool suggest --vnet 10.1.0.0/16 --clients 100
fits pool-suggestions
expect 0 --json pool check 172.16.201.0/24 --vnet 10.1.0.0/16
fits pools
expect 3 --json pool check 10.1.2.0/24 --vnet 10.1.0.0/16
fits pools
expect 0 --json store check
fits findings
expect 0 --json report
fits report
expect 0 --json store copy corp/p2s.db copied.db
fits copy
expect 0 --json store salvage corp/p2s.db -o salvaged.db
fits salvage
expect 0 --json store info
fits store
expect 0 --json store log
fits events
expect 0 --json store backup backup.db
fits backup
expect 0 --json --store new.db store restore backup.db
fits restore
expect 0 --json store rekey --dry-run
fits rekey

"${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/data/vendor/make_vendor_zips.py" -o . --client-root root.cer >/dev/null
expect 0 --json package build --azure azure-2024.zip --client alice -o kits
fits kits
is_equal "$(json '.kits[0].client')" alice
expect 0 --json package build --azure azure-2024.zip --mdm mdm
fits mdm
is_equal "$(json '.mdm.nodes | length')" 3
expect 0 --json package inspect azure-2024.zip
fits package
is_equal "$(json '.package.unknown | length')" 0
unzip -qp azure-2024.zip 'AzureVPN*azurevpnconfig.xml' >profile.xml
expect 0 --json package inspect profile.xml
fits package
jq -e '.package | .routes == null and .unknown.routes == "not in profile.xml"' out >/dev/null || fail 'unknown routes'
expect 3 --json package diff azure-2024.zip profile.xml
fits package-diff
expect 3 --json package diff azure-2022.zip azure-2024.zip
fits package-diff

printf 'name\nalice\nfrank\n' >users.csv
expect 0 --json client sync users.csv --dry-run --yes
fits sync
is_equal "$(json '[.plan[] | select(.action == "issue") | .thumbprint == null] | all')" true
expect 0 --json client sync users.csv --key ec:p256 --yes
fits sync
is_equal "$(json '[.clients[].name] | join(" ")')" frank
expect 0 --json root rotate --status
fits rotation
is_equal "$(json '.rotation == null')" true
expect 0 --json root rotate P2SRootCert --key ec:p256
fits rotation
is_equal "$(json '.rotation.step')" upload

expect 4 --json client show nobody
fits error err
expect 2 --json client issue
fits error err
expect 2 --json no-such-noun
fits error err
expect 6 --json thumbprint "$P2S_SOURCE/README.md"
fits error err
