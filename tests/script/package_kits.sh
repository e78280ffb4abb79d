#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# package build: kits connect or are not built; a kit is a folder or a zip that its receiver can use.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/lab/sample_spec.sh
source "$P2S_SOURCE/tests/interop/lab/sample_spec.sh"

data=$P2S_SOURCE/tests/data/vendor
make_workspace corp
expect 0 root create Root
expect 0 root export Root -o root.cer
"${P2S_PYTHON:-python3}" "$data/make_vendor_zips.py" -o . --client-root root.cer >/dev/null
expect 0 client issue alice bob

# last TEXT: the last line of stderr.
last() { is_equal "$(tail -n 1 err)" "$1"; }

# The gateway trusts another root.
expect 3 package build --azure "$data/azure-2024.zip" --all -o untrusted
last "2 kits built, but none can connect until the gateway trusts root 'Root'"
expect 3 package build --azure "$data/azure-2024.zip" --client alice -o untrusted-alice
last "1 kit built, but it cannot connect until the gateway trusts root 'Root'"
expect 3 --json package build --azure "$data/azure-2024.zip" --client alice -o untrusted-json
is_equal "$(json '.kits[0].untrusted_root')" Root
expect 0 package build --azure azure-2024.zip --client alice -o trusted
last '1 kit built'

# The software of a client cannot connect to this gateway, which offers OpenVPN only: that is the reason, and others can.
expect 0 client issue lina --os linux --software strongswan
expect 3 package build --azure azure-2022.zip --client lina -o chosen
says 'KIT-004: linux: strongswan cannot connect to this gateway on Linux'
says 'hint: choose other software for lina: networkmanager, openvpn'
! grep -q 'in the kit' err || fail 'a hint names a kit that is not built'
expect 3 package build --azure "$data/azure-2022.zip" --client alice --client lina -o some
last "1 kit built, but it cannot connect until the gateway trusts root 'Root'; 1 not built"

# Nothing can connect: no folder, no password, the reason.
expect 3 package build --azure "$data/azure-2022-radius-eaptls.zip" --user rita -o nothing
says KIT-018
says KIT-019
last '0 kits built, 1 not built'
[[ ! -e nothing/rita && ! -e nothing-passwords ]] || fail 'a kit that cannot connect'
expect 3 --json package build --azure "$data/azure-2022-radius-eaptls.zip" --user rita -o nothing
is_equal "$(json '.not_built | join(" ")')" rita

# A revoked client cannot be renewed; the hint works when typed.
expect 0 client issue carol
expect 0 client revoke carol --reason key-compromise
expect 4 package build --azure azure-2024.zip --client carol -o revoked
says 'hint: issue a new certificate with: p2sctl client issue carol'
expect 0 client issue carol
expect 0 package build --azure azure-2024.zip --client carol -o revoked

# Nor is a kit built from an older certificate when only the newest one is revoked.
expect 0 client renew carol
expect 0 --json client list --history
newest=$(json '[.clients[] | select(.name == "carol" and .status == "valid")] | last | .thumbprint')
expect 0 client revoke "$newest" --reason key-compromise
expect 4 package build --azure azure-2024.zip --client carol -o leaver
says 'hint: issue a new certificate with: p2sctl client issue carol'

# Who is unknown may be a user of RADIUS, if the gateway has it.
expect 4 package build --azure "$data/azure-2022-radius-eapmschapv2.zip" --client rita -o unknown
says "p2sctl package build --azure $P2S_SOURCE/tests/data/vendor/azure-2022-radius-eapmschapv2.zip --user rita"
expect 4 package build --azure azure-2024.zip --client rita -o unknown
! grep -qF -e --user err || fail 'the gateway has no users without certificate'

# A certificate at a gateway that accepts none: its owner is a user like any other.
sample_spec azure-2024.zip
sed -i 's/^authentication = .*/authentication = ["entra"]/; s/^tunnels = .*/tunnels = ["openvpn"]/' corp/p2s.toml
cat >>corp/p2s.toml <<'TOML'

[entra]
tenant = "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555"
issuer = "https://sts.windows.net/11111111-2222-3333-4444-555555555555/"
audience = "c632b3df-fb67-4d84-bdcf-b95ad541b5c8"
TOML
expect 0 package build --client alice --os windows -o entra
says 'KIT-002'
says 'p2sctl package build --user alice'
is_equal "$(find entra -name '*.pfx' -o -name 'alice.txt')" ''
! grep -qiF -e '.pfx' -e 'kit password' entra/alice/START-HERE.html || fail 'the page speaks of a PFX'
grep -qF 'Sign in with your work account' entra/alice/START-HERE.html
expect 0 package build --user alice --os windows -o entra-user
# Who has no certificate is not sent to one.
expect 3 package build --azure "$data/azure-2024-entra.zip" --user zoe --os linux -o nobody
says "a community client that reads azurevpnconfig.xml"
! grep -qF "with the certificate" err || fail "the hint speaks of a certificate"

# The keys of [entra] reach the profile, with and without a package; nobody edits it by hand.
sed -i '/^\[entra\]/a application_id = "c632b3df-fb67-4d84-bdcf-b95ad541b5c8"\ndevice_sso = true\ncache_sign_in = false' corp/p2s.toml
for from in '' "--azure $data/azure-2024-entra.zip"; do
  # shellcheck disable=SC2086
  expect 0 package build $from --user alice -o sign-in --force
  profile=sign-in/alice/windows/azure-vpn-client/azurevpnconfig.xml
  is_equal "$(grep -c '<applicationid>c632b3df-fb67-4d84-bdcf-b95ad541b5c8</applicationid>' "$profile")" 1
  is_equal "$(grep -c '<enabledevicesso>true</enabledevicesso>' "$profile")" 1
  is_equal "$(grep -o '<cachesigninuser>.*</cachesigninuser>' "$profile")" '<cachesigninuser>false</cachesigninuser>'
  ! grep -q enabledevicesso sign-in/alice/macos/azure-vpn-client/azurevpnconfig.xml || fail 'macOS has no such setting'
  # Linux has no supported client: the page says what exists.
  grep -qF '<a href="#linux">' sign-in/alice/START-HERE.html || fail 'the page does not mention Linux'
  grep -qF 'azvpn-cli read the file <code class="file">windows/azure-vpn-client/azurevpnconfig.xml</code>' sign-in/alice/START-HERE.html
done
expect 0 package build --user alice --os windows -o no-linux
! grep -q 'azvpn' no-linux/alice/START-HERE.html || fail 'Linux was not asked for'

# A custom audience needs an application: from p2s.toml, or there is a warning. One operating system, one finding.
"${P2S_PYTHON:-python3}" - "$data/azure-2024-entra.zip" <<'EOF'
import sys, zipfile, pathlib
with zipfile.ZipFile(sys.argv[1]) as archive:
    for name in archive.namelist():
        path = pathlib.Path("custom", name.replace("\\", "/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(archive.read(name).replace(b"c632b3df-fb67-4d84", b"7d1f0c2a-9b64-4e0f"))
EOF
expect 0 package check custom
prints PKG-065
expect 0 package build --azure custom --user alice -o custom-kits
! grep -qF PKG-065 err || fail 'the kits have an application'
is_equal "$(grep -cE ': (linux|android|ios): ' err)" 3
sed -i '/^application_id/d; /^device_sso/d; /^cache_sign_in/d' corp/p2s.toml
expect 0 package build --azure custom --user alice -o custom-kits --force
says PKG-065
cmp entra/alice/SHA256SUMS entra-user/alice/SHA256SUMS

# A kit for one system is short, has each certificate once, and what administrators need apart.
expect 0 package build --azure azure-2024.zip --client alice --os windows -o windows
(($(find windows/alice -type f ! -path '*/admin/*' | wc -l) <= 10)) || fail "$(find windows/alice -type f)"
is_equal "$(find windows/alice -name '*.pfx' | wc -l)" 1
is_equal "$(ls windows/alice/admin)" always-on

# Scripts run where they are unpacked, and a zip has one folder.
expect 0 package build --azure azure-2024.zip --client alice -o folders
expect 0 package build --azure azure-2024.zip --client alice --zip -o zips
is_equal "$(unzip -Z1 zips/alice.zip | cut -d/ -f1 | sort -u)" alice
mkdir unpacked && unzip -q zips/alice.zip -d unpacked
for kit in folders/alice unpacked/alice; do
  is_equal "$(find "$kit" -type f -perm 700 -printf '%P\n' | sort | paste -sd' ')" 'linux/install.sh'
  [[ -z $(find "$kit" -type f ! -perm 700 ! -perm 600) ]] || fail "$kit: other modes"
  (cd "$kit" && sha256sum --quiet -c SHA256SUMS)
done
grep -qF 'Extract the zip file first.' unpacked/alice/START-HERE.html || fail 'no word about extracting'
! grep -qF 'Extract the zip file first.' folders/alice/START-HERE.html || fail 'a folder is not extracted'
grep -qF 'swanctl --initiate --child vnet-corp<' folders/alice/START-HERE.html || fail 'another child'
grep -qF '  vnet-corp {' folders/alice/linux/strongswan/swanctl.conf
grep -qF "$(openssl x509 -in root.cer -inform "$(head -c 2 root.cer | grep -q -- -- && echo PEM || echo DER)" -noout -fingerprint -sha1 | cut -d= -f2 | tr -d :)" folders/alice/START-HERE.html || fail 'the root that Windows asks about is not named'
expect 0 --json package check zips/alice.zip
is_equal "$(json .kind)" kit
expect 0 package build --azure azure-2024.zip --client alice --zip -o zips --resume
says '1 kept'
expect 0 package build --azure azure-2024.zip --client alice --zip -o zips --force

# A translation is one file.
mkdir -p german/start-page
sed 's/^lead: .*/lead: Dieses Kit ist nur für {{client}}./' "$P2S_SOURCE/templates/start-page/texts.en.txt" >german/start-page/texts.en.txt
expect 0 package build --azure azure-2024.zip --client alice -o german-kits --templates german
grep -qF 'Dieses Kit ist nur für alice.' german-kits/alice/START-HERE.html
sed -i '/^trouble.clock: /d' german/start-page/texts.en.txt
expect 2 package build --azure azure-2024.zip --client alice -o german-kits --templates german
says "text 'trouble.clock' not found"

# Only what a user needs: systems and software of each client are kept in the store, also when it is renewed.
cat >users.csv <<'CSV'
name,os,software
dora,windows,native
emil,"ios, android",
fritz,,openvpn
CSV
expect 0 client issue --from users.csv
expect 0 client issue gerda --os linux --software openvpn
expect 0 client show emil
prints 'systems           ios, android'
! grep -q '^software' out || fail 'software that nobody chose'
expect 0 --json client show dora
is_equal "$(json '.clients[0] | [.systems[], .software[]] | join(" ")')" 'windows native'
expect 0 --json client show alice
is_equal "$(jq -c '.clients[0] | [.systems, .software]' out)" '[null,null]'
expect 0 package build --azure azure-2024.zip --client dora --client emil --client fritz --client gerda -o some
is_equal "$(cd some/dora && find . -name '*.ps1' -o -name '*.ovpn' | sort | paste -sd' ')" './admin/always-on/Install-AlwaysOn.ps1 ./windows/native/Install-P2SVpn.ps1'
# shellcheck disable=SC2012
is_equal "$(ls some/emil | paste -sd' ')" 'SHA256SUMS START-HERE.html android certificate ios'
is_equal "$(cd some/fritz && find . -name '*.ovpn' -o -name '*.mobileconfig' | sort | paste -sd' ')" './linux/openvpn/vnet-corp.ovpn ./macos/openvpn/vnet-corp.ovpn ./windows/openvpn/vnet-corp.ovpn'
# shellcheck disable=SC2012
is_equal "$(ls some/gerda | paste -sd' ')" 'SHA256SUMS START-HERE.html certificate linux'
expect 0 client renew gerda
expect 0 package build --azure azure-2024.zip --client gerda --force -o some
[[ ! -e some/gerda/windows ]] || fail 'renewing drops the systems'
expect 0 package build --azure azure-2024.zip --client gerda --os macos --force -o some
[[ -e some/gerda/macos/openvpn && ! -e some/gerda/linux ]] || fail '--os is not for this build'
printf 'name,os\nhans,beos\n' >wrong.csv
expect 6 client issue --from wrong.csv
says "line 2 of 'wrong.csv': unknown operating system 'beos'"
expect 2 client issue hans --software outlook
says "unknown client software 'outlook'"
