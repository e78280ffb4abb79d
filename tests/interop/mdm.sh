#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Files for an MDM against the published structures: ProfileXML with EapHostConfig or AzVpnProfile, Apple's payloads, the
# managed configuration of the strongSwan app.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

tests=$P2S_SOURCE/tests/interop
python=${P2S_PYTHON:-python3}
data=$P2S_SOURCE/tests/data/vendor
"$python" "$tests/windows/variant.py" "$data/azure-2022.zip" gateway-2022.zip '>OpenVPN<=>IkeV2,OpenVPN<'
"$python" "$tests/windows/variant.py" "$data/azure-2024.zip" gateway-2024.zip \
  '<CustomDnsServers />=<CustomDnsServers><string>10.20.0.4</string></CustomDnsServers>'
for form in 2024-entra 2022-radius-eapmschapv2 2022-radius-eaptls; do cp "$data/azure-$form.zip" "gateway-$form.zip"; done

profile_xml() { xmllint --nonet --noout --relaxng "$tests/windows/ProfileXML.rng" "$1" 2>log; }
apple() {
  xmllint --nonet --noout --relaxng "$tests/apple/plist.rng" "$1" 2>log && "$python" "$tests/apple/profile.py" check "$1" 2>log
}

# files FORM PATTERN: those of a set, at least one.
files() { find "set-$1" -path "set-$1/$2" | sort | grep . || fail "no $2 for $1"; }

for form in 2022 2024 2024-entra 2022-radius-eapmschapv2 2022-radius-eaptls; do
  expect 0 package build --azure "gateway-$form.zip" --mdm "set-$form" --scep-url https://scep.corp.example/mscep
  source=azure-$form.zip
  while IFS= read -r file; do profile_xml "$file" || fail "$file: $(cat log)"; done < <(files "$form" 'windows/*.xml')
  confirmed windows 'MDM: ProfileXML' "$source" 'validated by xmllint'
  if [[ $form == 2024-entra ]]; then
    files "$form" 'macos/azurevpnconfig*.xml' >/dev/null
    continue
  fi
  while IFS= read -r file; do apple "$file" || fail "$file: $(cat log)"; done < <(files "$form" '*.mobileconfig')
  for system in macos ios; do confirmed "$system" 'MDM: profile' "$source" 'read by plistlib; keys as documented by Apple'; done
  "$python" "$tests/mdm/managed.py" "set-$form/android/strongswan.json" >managed || fail "$(cat managed)"
  grep -qF -- "gateway $(sed -n 's/.*<Servers>\(.*\)<.*/\1/p' "set-$form"/windows/ikev2-*.xml | sort -u)" managed || fail 'another gateway'
  "$python" "$tests/mdm/managed.py" self-test "set-$form/android/strongswan.json" || fail 'a broken configuration passes'
  confirmed android 'MDM: strongSwan' "$source" 'read as JSON; keys and types as published by the app'
done

# Nobody's certificate is in a file for all.
grep -qF '<hash i:nil="true" />' set-2024/windows/azure-vpn-client-certificate.xml || fail 'the certificate of one user'

# The request of a device names its user, and the connection uses the certificate.
profile=set-2024/ios/vnet-corp.mobileconfig
"$python" "$tests/apple/profile.py" self-test "$profile" || fail 'a broken profile passes'
"$python" - "$profile" <<'PY' || fail 'the certificate of the connection is not the requested one'
import plistlib, sys
payloads = {each["PayloadType"]: each for each in plistlib.load(open(sys.argv[1], "rb"))["PayloadContent"]}
scep, vpn = payloads["com.apple.security.scep"], payloads["com.apple.vpn.managed"]["IKEv2"]
assert scep["PayloadUUID"] == vpn["PayloadCertificateUUID"]
assert scep["PayloadContent"]["Subject"] == [[["CN", vpn["LocalIdentifier"]]]]
assert scep["PayloadContent"]["URL"] == "https://scep.corp.example/mscep"
PY

# A custom IPsec policy, and all traffic through the tunnel: in the form of each system.
make_workspace corp
cat >>corp/p2s.toml <<'TOML'
[ipsec]
ike_encryption = "AES256"
ike_integrity = "SHA384"
dh_group = "DHGroup14"
ipsec_encryption = "GCMAES256"
ipsec_integrity = "GCMAES256"
pfs_group = "PFS14"
sa_lifetime_seconds = 3600
sa_data_size_kilobytes = 102400000
TOML
expect 0 package build --azure gateway-2024.zip --forced-tunnel --mdm set-policy --scep-url https://scep.corp.example/mscep
while IFS= read -r file; do profile_xml "$file" || fail "$file: $(cat log)"; done < <(files policy 'windows/*.xml')
while IFS= read -r file; do apple "$file" || fail "$file: $(cat log)"; done < <(files policy '*.mobileconfig')
tunnel=set-policy/windows/ikev2-certificate.xml
for row in CipherTransformConstants=GCMAES256 AuthenticationTransformConstants=GCMAES256 EncryptionMethod=AES256 \
  IntegrityCheckMethod=SHA384 DHGroup=Group14 PfsGroup=PFS2048; do
  is_equal "$(xmllint --xpath "string(//CryptographySuite/${row%=*})" "$tunnel")" "${row#*=}"
done
is_equal "$(xmllint --xpath 'string(//RoutingPolicyType)' "$tunnel")" ForceTunnel
is_equal "$(xmllint --xpath 'count(//Route)' "$tunnel")" 0
is_equal "$(xmllint --xpath 'string(//RoutingPolicyType)' set-2024/windows/ikev2-certificate.xml)" SplitTunnel
"$python" - set-policy/ios/vnet-corp.mobileconfig <<'PY' || fail 'another policy, or other traffic, in the Apple profile'
import plistlib, sys
vpn = next(each for each in plistlib.load(open(sys.argv[1], "rb"))["PayloadContent"] if "IKEv2" in each)
assert any(part.get("IncludeAllNetworks") == 1 for part in (vpn, vpn["IKEv2"])), vpn
ike, child = (vpn["IKEv2"][name] for name in ("IKESecurityAssociationParameters", "ChildSecurityAssociationParameters"))
assert (ike["EncryptionAlgorithm"], ike["IntegrityAlgorithm"], ike["DiffieHellmanGroup"]) == ("AES-256", "SHA2-384", 14), ike
assert (child["EncryptionAlgorithm"], child["DiffieHellmanGroup"]) == ("AES-256-GCM", 14), child
PY
"$python" "$tests/mdm/managed.py" set-policy/android/strongswan.json >managed || fail "$(cat managed)"
grep -qE '^ike_proposal aes256-sha384-.*modp2048' managed || fail "another proposal: $(grep proposal managed)"
! grep -q '^included_subnets' managed || fail 'some traffic bypasses the tunnel'

# Each check can fail.
# refuses FILE FROM TO: ProfileXML with that change is invalid.
refuses() {
  "$python" -c 'import sys; t = open(sys.argv[1]).read(); assert sys.argv[2] in t; print(t.replace(*sys.argv[2:4], 1))' \
    "$@" >changed.xml
  xmllint --nonet --noout changed.xml || fail 'the change is not even XML'
  ! profile_xml changed.xml || fail "ProfileXML takes '$3' for '$2'"
}
plugin=set-2024-entra/windows/azure-vpn-client-entra.xml
refuses "$plugin" 'Microsoft.AzureVpn_8wekyb3d8bbwe' 'Microsoft.AzureVpn'
refuses "$plugin" '<DeviceTunnel>false<' '<DeviceTunnel>true<'
refuses "$plugin" '<ServerUrlList>' '<ServerUrlList>a,'
refuses "$plugin" '<type>aad</type>' '<type>cert</type>'
refuses set-2024/windows/azure-vpn-client-certificate.xml '<hash i:nil="true" />
      <issuer>' '<hash></hash><issuer>'
