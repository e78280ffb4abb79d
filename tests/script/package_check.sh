#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# package check: a package of Azure, a finished kit, and what people do to both.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

make_workspace corp
expect 0 root create Root
expect 0 root export Root -o root.cer
"${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/data/vendor/make_vendor_zips.py" -o . --client-root root.cer >/dev/null
expect 0 client issue alice bob
expect 0 package build --azure azure-2024.zip --all -o kits

# found RULE…: these rules, no others.
found() {
  local rules
  rules=$(jq -r '[.findings[].rule] | unique | join(" ")' "$work/out")
  is_equal "$rules" "$*"
}
# fresh: kits/alice again, as it was built, in ./kit.
fresh() { rm -rf kit && cp -a kits/alice kit; }
# check CODE RULE…: of ./kit.
check() {
  local code=$1
  shift
  expect "$code" --json package check kit
  found "$@"
}
# sums: as if the change had been meant.
sums() { (cd kit && find . -type f ! -name SHA256SUMS -printf '%P\n' | sort | xargs -d '\n' sha256sum >../sums && cp ../sums SHA256SUMS); }

for form in 2022 2024; do
  expect 0 --json package check "azure-$form.zip"
  is_equal "$(json .kind)" vendor-package
  found
done
expect 4 package check missing.zip
expect 6 package check "$P2S_SOURCE/README.md"
expect 2 package check azure-2024.zip --azure azure-2024.zip
says 'package diff'

# A kit as it was built: folder, zip, zip with a folder around.
for kit in kits/alice kits/bob; do
  expect 0 --json package check "$kit" --azure azure-2024.zip
  is_equal "$(json .kind)" kit
  found
done
expect 0 package build --azure azure-2024.zip --client alice --zip -o zips
expect 0 package check zips/alice.zip --azure azure-2024.zip
(cd kits && "${P2S_PYTHON:-python3}" -m zipfile -c ../wrapped.zip alice)
expect 0 --json package check wrapped.zip
is_equal "$(json .kind)" kit

# What a password protects is read with it, and not passed over in silence.
expect 0 --json package check kits/alice
is_equal "$(json '[.unread[].file] | join(" ")')" "android/strongswan/vnet-corp.sswan certificate/alice-apple.pfx certificate/alice.pfx ios/native/vnet-corp.mobileconfig macos/native/vnet-corp.mobileconfig"
expect 0 package check kits/alice
says "not read: 'android/strongswan/vnet-corp.sswan' and 4 other files, because a password protects the certificate"
expect 0 --json package check kits/alice --pfx-password file:kits-passwords/alice.txt
is_equal "$(json '.unread | length')" 0
expect 3 --json package check kits/alice --pfx-password file:kits-passwords/bob.txt
found KIT-055
expect 3 --json --as-of 2090-01-01 package check kits/alice --pfx-password file:kits-passwords/alice.txt
jq -e '[.findings[] | select(.rule == "KIT-060")] | length > 0' out >/dev/null || fail 'expired'

profile=kit/linux/openvpn/vnet-corp.ovpn
fresh && echo '# mine' >>"$profile" && check 3 KIT-052
fresh && rm "$profile" && check 3 KIT-053
fresh && touch kit/notes.txt && chmod 600 kit/notes.txt && check 0 KIT-054
fresh && rm kit/SHA256SUMS && check 0 KIT-051
fresh && chmod 640 "$profile" && check 0 KIT-062
fresh && ln -s /etc/hostname kit/linux/link && check 3 KIT-063
# shellcheck disable=SC2016
fresh && sed -i '/<key>/,/<\/key>/c <key>\n$PRIVATEKEY\n</key>' "$profile" && sums && check 3 KIT-050 KIT-056
fresh && sed -i 's/^remote .*/remote other.vpn.azure.com 443/' "$profile" && sums && check 3 KIT-058
fresh && sed -i '3s/$/\r/' "$profile" && sums && check 0 KIT-069
fresh && sed -i 's/^verify-x509-name.*//' "$profile" && sums && check 3 PKG-041
fresh && cp kits/bob/linux/openvpn/vnet-corp.ovpn "$profile" && sums && check 3 KIT-061

# Each format names the gateway, its certificate, or files that must be there.
for file in linux/strongswan/swanctl.conf linux/strongswan/ipsec.conf linux/networkmanager/vnet-corp-ikev2.nmconnection \
  linux/networkmanager/vnet-corp-openvpn.nmconnection android/strongswan/vnet-corp.sswan ios/native/vnet-corp.mobileconfig \
  windows/native/Install-P2SVpn.ps1; do
  fresh && sed -i 's/azuregateway-66666666/azuregateway-99999999/' "kit/$file" && sums && check 3 KIT-058
  jq -e --arg file "$file" '.findings[0].subject | startswith($file)' out >/dev/null || fail "the wrong server of $file"
  fresh && : >"kit/$file" && sums && expect 3 --json package check kit
  jq -e --arg file "$file" 'any(.findings[]; .subject == $file and .severity == "error")' out >/dev/null || fail "$file is empty"
  expect 0 package check "kits/alice/$file"
  expect 0 package check "kits/alice/$file" --azure azure-2024.zip
  expect 3 --json package check "kits/alice/$file" --azure azure-2022.zip
  jq -e 'any(.findings[]; .rule == "KIT-064")' out >/dev/null || fail "$file is for another gateway"
done
fresh && sed -i 's/aaa_id = "6/aaa_id = "7/' kit/linux/strongswan/swanctl.conf && sums && check 3 KIT-058
fresh && sed -i 's/name:6/name:7/' kit/linux/networkmanager/vnet-corp-openvpn.nmconnection && sums && check 3 KIT-058
fresh && rm kit/certificate/server-root-1.pem && sums && check 3 KIT-074
fresh && rm kit/certificate/tls-auth.key && sums && check 3 KIT-074
fresh && rm kit/certificate/alice.pfx && sums && check 3 KIT-074
fresh && sed -i '2,5s/0/1/' kit/certificate/tls-auth.key && sums && check 3 KIT-058
fresh && cp kits/bob/certificate/client.pem kit/certificate/ && sums && check 3 KIT-061
fresh && rm kit/certificate/client.pem && sums && check 3 KIT-074
fresh && touch kit/linux/openvpn/notes.doc && chmod 600 kit/linux/openvpn/notes.doc && sums && check 0
is_equal "$(json '.unread[] | select(.file | endswith(".doc")) | .reason')" 'its format is unknown'
# Encodings that the programs do not read.
for file in linux/strongswan/swanctl.conf linux/networkmanager/vnet-corp-ikev2.nmconnection certificate/client.pem; do
  fresh && sed -i '1s/^/\xEF\xBB\xBF/' "kit/$file" && sums && check 3 KIT-075
done
for file in linux/strongswan/ipsec.conf linux/openvpn/vnet-corp.ovpn android/strongswan/vnet-corp.sswan; do
  fresh && { printf '\xFF\xFE'; iconv -t UTF-16LE "kit/$file"; } >wide && cp wide "kit/$file" && sums && check 3 KIT-075
done
fresh && { printf '\xFF\xFE'; iconv -t UTF-16LE kit/windows/native/Install-P2SVpn.ps1; } >wide &&
  cp wide kit/windows/native/Install-P2SVpn.ps1 && sums && check 0
# The kits of all users are not one.
expect 2 package check kits
says "'kits' contains 2 kits"
says 'p2sctl package check kits/alice'
# A kit for Linux alone, whose certificate expires.
expect 0 package build --azure azure-2024.zip --client bob --os linux --force -o only
rm -rf only/bob/linux/openvpn && mv only/bob kit-linux
expect 3 --json --as-of 2090-01-01 package check kit-linux
jq -e 'any(.findings[]; .rule == "KIT-060")' out >/dev/null || fail 'expired in client.pem'

# Key of one, certificate of the other.
fresh && sed -n '/<key>/,/<\/key>/p' kits/bob/linux/openvpn/vnet-corp.ovpn >key &&
  sed -i -e '/<key>/r key' -e '/<key>/,/<\/key>/d' "$profile" && sums && check 3 KIT-056

# The leaf alone: nothing leads to the root. In all files, else another file's root would help.
fresh && while IFS= read -r file; do
  sed -n '/<cert>/,/-----END/p' "$file" >leaf && echo '</cert>' >>leaf
  sed -i -e '/<cert>/r leaf' -e '/<cert>/,/<\/cert>/d' "$file"
done < <(find kit -name '*.ovpn') && sums && check 3 KIT-057

xml=kit/windows/azure-vpn-client/azurevpnconfig.xml
fresh && sed -i 's|<hash>[0-9A-F]\{40\}</hash>|<hash>AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA</hash>|' "$xml" && sums && check 3 KIT-059
fresh && sed -i 's|</servervalidation>|<dnssuffixes><dnssuffix>.a</dnssuffix></dnssuffixes></servervalidation>|' "$xml" &&
  sums && check 0 PKG-054

# A certificate that somebody encoded again.
fresh && base64 -w 0 kit/certificate/server-root-1.pem >twice && cp twice kit/certificate/server-root-1.pem &&
  sums && check 3 KIT-055 KIT-068

expect 3 --json --as-of 2090-01-01 package check kits/alice
jq -e '[.findings[].rule] | contains(["KIT-060", "PKG-033"])' out >/dev/null || fail 'an expired client, an expired root'
expect 0 --json --as-of "$(date -d '+350 days' +%F)" package check kits/alice
found KIT-006

# Whose root the gateway does not trust, though the kit is whole.
expect 3 package build --azure "$P2S_SOURCE/tests/data/vendor/azure-2024.zip" --client bob --os linux -o untrusted
expect 0 package check untrusted/bob
expect 3 --json package check untrusted/bob --azure "$P2S_SOURCE/tests/data/vendor/azure-2024.zip"
found KIT-067

# Another gateway: said once, not for each file.
expect 3 --json package check kits/alice --azure azure-2022.zip
jq -e '[.findings[] | select(.rule == "KIT-064")] | length == 1' out >/dev/null || fail 'one finding for another gateway'


# Mistakes in a package: data encoded twice, mixed line ends.
mkdir vendor && (cd vendor && "${P2S_PYTHON:-python3}" - <<'EOF'
import zipfile, pathlib
with zipfile.ZipFile("../azure-2024.zip") as archive:
    for name in archive.namelist():
        path = pathlib.Path(name.replace("\\", "/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(archive.read(name))
EOF
)
expect 0 package check vendor
root=$(find vendor -name 'VpnServerRoot.cer*')
base64 -w 0 "$root" | base64 -w 0 >twice && cp twice "$root"
sed -i '2s/\r$//' vendor/OpenVPN/vpnconfig.ovpn
expect 3 --json package check vendor
jq -e '[.findings[].rule] | contains(["KIT-068", "KIT-069"])' out >/dev/null || fail 'encoded twice, mixed line ends'
