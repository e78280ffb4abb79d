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

make_workspace corp
expect 0 --json client list
fits clients
expect 0 --json root list
fits roots
expect 0 root create P2SRootCert --key ec:p256
expect 0 --json root list
fits roots
is_equal "$(json '.roots[0].default and .roots[0].has_private_key')" true
expect 0 --json client issue alice bob --key ec:p256 --pfx pfx
fits issued
is_equal "$(json '.clients | length')" 2
expect 0 --json client issue carol --key ec:p256
fits issued
expect 0 client revoke bob --reason superseded
expect 0 --json client list
fits clients
is_equal "$(json '[.clients[].status] | sort | join(" ")')" 'revoked valid valid'
expect 0 root export P2SRootCert -o root.cer
expect 0 --json thumbprint root.cer
fits thumbprints

expect 0 --json pool check 172.16.201.0/24 --vnet 10.1.0.0/16
fits pools
expect 3 --json pool check 10.1.2.0/24 --vnet 10.1.0.0/16
fits pools
expect 0 --json store check
fits findings
expect 0 --json store copy corp/p2s.db copied.db
fits copy
expect 0 --json store salvage corp/p2s.db -o salvaged.db
fits findings

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

expect 4 --json client show nobody
fits error err
expect 2 --json client issue
fits error err
expect 2 --json no-such-noun
fits error err
expect 6 --json thumbprint "$P2S_SOURCE/README.md"
fits error err
