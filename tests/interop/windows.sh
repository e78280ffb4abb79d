#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Files for Windows: ProfileXML and EapHostConfig against their published structure, PowerShell against its grammar. Names
# that attack the quoting are unchanged.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/lab/sample_spec.sh
source "$P2S_SOURCE/tests/interop/lab/sample_spec.sh"

here=$P2S_SOURCE/tests/interop/windows
bash "$P2S_SOURCE/tests/interop/npm/install.sh" "$P2S_BUILD/npm"
modules=$P2S_BUILD/npm/node_modules
python=${P2S_PYTHON:-python3}

(umask 077 && printf 'kaffee-Tasse_7\n' >password)
make_workspace corp
expect 0 root create P2SRootCert
expect 0 root export P2SRootCert -o root.cer
expect 0 root export P2SRootCert --format der -o root.der
# shellcheck disable=SC2016,SC1112
names=('alice' "O'Brien \"R&D\" <x> \$(id) %n" 'O’Brien ‘‛‚ “q” `n $x' "naïve-Ж'; exit #" '@{{x}} -– —')
expect 0 client issue "${names[@]}"
"$python" "$P2S_SOURCE/tests/data/vendor/make_vendor_zips.py" -o . --client-root root.cer >/dev/null

# gateway NAME FROM ARGUMENT…: gateway-NAME.zip, a variant of a sample package.
gateway() { "$python" "$here/variant.py" "azure-$2.zip" "gateway-$1.zip" "${@:3}"; }
gateway 2022 2022 '>OpenVPN<=>IkeV2,OpenVPN<'
gateway 2024 2024 '<CustomDnsServers />=<CustomDnsServers><string>10.20.0.4</string></CustomDnsServers>'
gateway 2022-radius-eapmschapv2 2022-radius-eapmschapv2
gateway 2022-radius-eaptls 2022-radius-eaptls
gateway sstp 2024 --only Generic '>IkeV2,OpenVPN<=>IkeV2,SSTP<'
# shellcheck disable=SC2016,SC1112
gateway names 2024 '>vnet-corp<=>“R&amp;D” O’Brien $(id) `n; x<'

fits() { xmllint --nonet --noout --relaxng "$here/$1.rng" "$2" 2>log; }
# The optimizing compiler would need seconds for the grammar.
parses() { node --liftoff-only "$here/scripts.mjs" "$modules" "$@" >strings.json 2>log; }
# sha1 FILE: the hash of a DER certificate as EapHostConfig has it.
sha1() { openssl x509 -inform DER -in "$1" -noout -fingerprint -sha1 | sed 's/.*=//; s/:/ /g; s/$/ /'; }
value() { jq -r --arg file "$1" "select(.file == \$file) | $2" strings.json; }

# check KIT: every file for the built-in client of Windows.
check() {
  local native=$1/windows/native always=$1/admin/always-on document
  for document in "$always"/eap-*.xml; do
    fits EapHostConfig "$document" || fail "$document: $(cat log)"
  done
  for document in "$always"/*-tunnel.xml; do
    fits ProfileXML "$document" || fail "$document: $(cat log)"
  done
  local scripts=("$native/Install-P2SVpn.ps1" "$always/Install-AlwaysOn.ps1") client
  for client in "$1"/windows/azure-vpn-client/*.ps1; do [[ ! -e $client ]] || scripts+=("$client"); done
  parses "${scripts[@]}" || fail "$(cat log)"
  # The script contains the same document as the file for administrators.
  value "$native/Install-P2SVpn.ps1" '.Eap[0]' | tr -d '\r' | cmp - "$always"/eap-*.xml || fail "$always: another EAP document"
}

forms=(2022 2024 spec 2022-radius-eapmschapv2 2022-radius-eaptls spec-radius sstp names)
for form in "${forms[@]}"; do
  from=()
  case $form in
    spec) sample_spec azure-2024.zip ;;
    spec-radius) ask_radius ;;
    *) from=(--azure "gateway-$form.zip") ;;
  esac
  # 3: the RADIUS gateway does not accept the certificates of these clients, which is a finding.
  p2sctl package build "${from[@]}" --all --os windows -o "kits-$form" --pfx-password file:password ||
    (($? == 3)) || fail "no kits for $form"
  found=()
  for kit in "kits-$form"/*/; do
    kit=${kit%/}
    check "$kit"
    script=$kit/windows/native/Install-P2SVpn.ps1
    found+=("$(value "$script" '.Client[0]')")
    while read -r file thumbprint; do
      is_equal "$thumbprint" "$(sha1 "$kit/certificate/$file" | tr -d ' ')"
    done < <(value "$script" '.ServerRoots | _nwise(2) | join(" ")')
    ! grep -rlF 'kaffee-Tasse_7' "$kit" || fail 'a password is in the kit that it opens'
  done
  is_equal "${#found[@]}" "${#names[@]}"
  [[ $form == *radius* ]] ||
    is_equal "$(printf '%s\n' "${found[@]}" | sort)" "$(printf '%s\n' "${names[@]}" | sort)"
done

# The hashes equal openssl's.
eap=kits-2024/alice/admin/always-on/eap-tls.xml
grep -qF "<TrustedRootCA>$(sha1 kits-2024/alice/certificate/server-root-1.cer)</TrustedRootCA>" "$eap" ||
  fail 'the server root is not the one that is trusted'
grep -qF "<IssuerHash>$(sha1 root.der)</IssuerHash>" "$eap" || fail 'the filter is not on the root of the client'

# The connection has the name of the network and the tunnels of the gateway.
# shellcheck disable=SC2016,SC1112
is_equal "$(jq -r 'select(.file | contains("azure-vpn-client") | not) | .Connection // empty | .[0]' strings.json | sort -u)" '“R&D” O’Brien $(id) `n; x'
for form in 2022-radius-eapmschapv2 spec-radius; do
  kit=kits-$form/alice
  [[ -f $kit/admin/always-on/eap-mschapv2.xml ]] || fail 'no EAP-MSCHAPv2 for RADIUS'
  [[ ! -e $kit/admin/always-on/device-tunnel.xml ]] || fail 'a device tunnel without certificates'
  ! grep -qF 'PfxPassword' "$kit/windows/native/Install-P2SVpn.ps1" || fail 'RADIUS asks for a .pfx'
done
# RADIUS with certificates: EAP trusts the RADIUS server's root.
eap_radius=kits-2022-radius-eaptls/alice
grep -qF "<TrustedRootCA>$(sha1 "$eap_radius/certificate/radius-root-1.cer")</TrustedRootCA>" "$eap_radius/admin/always-on/eap-tls.xml" ||
  fail 'the root of the RADIUS server is not the one that is trusted'
grep -qF 'PfxPassword' "$eap_radius/windows/native/Install-P2SVpn.ps1" || fail 'EAP-TLS asks for no .pfx'
grep -qF "ValidateSet('Ikev2', 'Sstp')" kits-sstp/alice/windows/native/Install-P2SVpn.ps1 || fail 'no choice of SSTP'

# Each check can fail.
# refuses SCHEMA FILE FROM TO: the document with that change is invalid.
refuses() {
  "$python" -c 'import sys; t = open(sys.argv[1]).read(); assert sys.argv[2] in t; print(t.replace(*sys.argv[2:4], 1))' \
    "${@:2:3}" >changed.xml
  xmllint --nonet --noout changed.xml || fail 'the change is not even XML'
  ! fits "$1" changed.xml || fail "$1 takes '$4' for '$3'"
}
user=kits-2024/alice/admin/always-on/user-tunnel.xml
device=kits-2024/alice/admin/always-on/device-tunnel.xml
refuses ProfileXML "$user" '<AlwaysOn>true</AlwaysOn>' '<RegisterDNS>false</RegisterDNS><AlwaysOn>true</AlwaysOn>'
refuses ProfileXML "$user" '>IKEv2<' '>Ikev2<'
refuses ProfileXML "$user" '>SplitTunnel<' '>Split<'
refuses ProfileXML "$user" '<PrefixSize>16<' '<PrefixSize>256<'
refuses ProfileXML "$user" '<UserMethod>Eap</UserMethod>' '<MachineMethod>Certificate</MachineMethod><UserMethod>Eap</UserMethod>'
refuses ProfileXML "$user" '<VPNProfile>' '<VPNProfile><LockDown>true</LockDown>'
refuses ProfileXML "$device" '<MachineMethod>Certificate</MachineMethod>' '<UserMethod>Eap</UserMethod>'
refuses EapHostConfig "$eap" 'EapTlsConnectionPropertiesV3' 'EapTlsConnectionPropertiesV2'
refuses EapHostConfig "$eap" '<CAHashList Enabled="true">' '<CAHashList>'
refuses EapHostConfig "$eap" '>13<' '>26<'
refuses EapHostConfig "$eap" "$(sha1 root.der)" "$(sha1 root.der | tr -d ' ')"
refuses EapHostConfig "$eap" 'ConnectionPropertiesV2">true' 'ConnectionPropertiesV2">false'

script=kits-names/alice/windows/native/Install-P2SVpn.ps1
for change in "s/O’’Brien/O’Brien/" "s/^\\\$Server = '/\$Server = /" 's/^}/ /' "s/^'@/ '@/" '1s/^\xef\xbb\xbf//' 's/\r$//'; do
  sed "$change" "$script" >changed.ps1
  ! cmp -s "$script" changed.ps1 || fail "nothing to change with $change"
  ! parses changed.ps1 || fail "a script passes after $change"
done

for form in 2022 2024 spec; do
  source=$(source_of "$form")
  confirmed windows 'native/Install-P2SVpn.ps1 (certificate)' "$source" 'parsed by tree-sitter-powershell'
  confirmed windows 'always-on/eap-tls.xml' "$source" 'validated by xmllint'
  confirmed windows 'azure-vpn-client/Install-AzureVpnClient.ps1' "$source" 'parsed by tree-sitter-powershell'
  confirmed windows 'always-on/Install-AlwaysOn.ps1' "$source" 'parsed by tree-sitter-powershell'
  confirmed windows 'always-on/user-tunnel.xml, device-tunnel.xml' "$source" 'validated by xmllint'
done
for form in 2022-radius-eapmschapv2 spec-radius; do
  source=$(source_of "$form")
  confirmed windows 'native/Install-P2SVpn.ps1 (RADIUS)' "$source" 'parsed by tree-sitter-powershell'
  confirmed windows 'always-on/eap-mschapv2.xml' "$source" 'validated by xmllint'
done
confirmed windows 'native/Install-P2SVpn.ps1 (RADIUS)' azure-2022-radius-eaptls.zip 'parsed by tree-sitter-powershell'
confirmed windows 'always-on/eap-tls.xml' azure-2022-radius-eaptls.zip 'validated by xmllint'
