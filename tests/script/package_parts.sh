#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Single files of a package, parts that are missing or damaged, and packages compared with the store.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

make_workspace corp
expect 0 root create Root
expect 0 client issue alice bob
expect 0 root export Root -o root.cer
"${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/data/vendor/make_vendor_zips.py" -o . --client-root root.cer >/dev/null
# take ZIP: its files, without folders, in ./parts.
take() {
  rm -rf parts && mkdir parts
  "${P2S_PYTHON:-python3}" - "$1" <<'EOF'
import pathlib, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    for info in archive.infolist():
        name = info.orig_filename.replace("\\", "/").rsplit("/", 1)[-1]
        pathlib.Path("parts", name).write_bytes(archive.read(info))
EOF
}
take azure-2024.zip

# Every text of a package is a package with one part, whatever its name.
for part in VpnSettings.xml azurevpnconfig.xml vpnconfig.ovpn VpnProfileSetup.ps1; do
  cp "parts/$part" 'download (1).txt'
  expect 0 package inspect 'download (1).txt'
  prints azuregateway-66666666
  prints 'unknown (not in download (1).txt)'
  expect 0 package check 'download (1).txt'
  expect 0 inspect 'download (1).txt'
  prints azuregateway-66666666
  expect 0 --json inspect 'download (1).txt'
  is_equal "$(json '.files[0].kind')" package-part
done
expect 0 inspect parts/azurevpnconfig.xml
prints 'profile of the Azure VPN Client'

# Anything else is named for what it is.
printf '<!DOCTYPE html>\n<html><title>Sign in</title></html>\n' >saved.zip
expect 6 package inspect saved.zip
says 'is an HTML page'
says 'Download VPN client'
expect 6 package check root.cer
says 'is a certificate'
expect 6 package inspect parts/VpnClientSetupAmd64.exe
says 'is a Windows program'

# What no readable part states is unknown, in text, in JSON and to diff and build.
head -c 300 parts/VpnSettings.xml >damaged.xml
expect 3 package inspect damaged.xml
prints 'unknown (damaged.xml is damaged at line 6)'
prints 'error PKG-002: damaged.xml: is not well-formed XML at line 6, column'
expect 3 --json package inspect damaged.xml
jq -e '.package | .tunnels == null and .authentications == null and .servers == null' out >/dev/null || fail 'null'
expect 4 -C missing package inspect missing.xml
expect 3 package diff azure-2024.zip parts/azurevpnconfig.xml
prints 'cannot be compared: unknown in'
expect 6 package build --azure damaged.xml --client alice -o kits
says 'gateway name: unknown (damaged.xml is damaged at line 6)'
says VpnSettings.xml

# Kits of a single profile contain what it can configure.
p2sctl package build --azure parts/azurevpnconfig.xml --client alice --os windows -o single || (($? == 3))
[[ -f single/alice/windows/azure-vpn-client/azurevpnconfig.xml ]] || fail 'no profile of the Azure VPN Client'

# In a workspace: whether the gateway trusts the roots of the store.
expect 0 package check azure-2024.zip
prints "root 'Root' of the store: the gateway trusts it"
expect 3 package check "$P2S_SOURCE/tests/data/vendor/azure-2024.zip"
prints "root 'Root' of the store: the gateway does not trust it"
prints CERT-013
expect 0 package check parts/VpnSettings.xml
prints 'the package does not say whether the gateway trusts it'

# And whether a kit is still the right one.
p2sctl package build --azure azure-2024.zip --all -o kits || (($? == 3))
# found RULE…: errors and warnings of the last check.
found() { is_equal "$(jq -r '[.findings[] | select(.severity != "note").rule] | unique | join(" ")' out)" "$*"; }
expect 0 --json package check kits/alice
found
expect 0 client renew alice
expect 0 --json package check kits/alice
found KIT-072
expect 0 client revoke bob
expect 3 --json package check kits/bob
found KIT-071
expect 3 --json --as-of 2090-01-01 package check kits/bob
jq -e '[.findings[].rule] | contains(["KIT-060", "KIT-071"])' out >/dev/null || fail 'expired and revoked'
# Outside of it, nothing is compared with a store.
unset P2SCTL_WORKSPACE
expect 0 --json package check kits/bob
found
