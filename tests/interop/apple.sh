#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Apple profiles, checked by other readers: the property list by its grammar, plistlib and libplist, the payloads by Apple's
# documentation of their keys, the identity by OpenSSL; and the profile of the strongSwan app by its documented keys.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/lab/sample_spec.sh
source "$P2S_SOURCE/tests/interop/lab/sample_spec.sh"

here=$P2S_SOURCE/tests/interop/apple
python=${P2S_PYTHON:-python3}
(umask 077 && printf 'kaffee-Tasse_7\n' >password)
make_workspace corp
expect 0 root create P2SRootCert
expect 0 root export P2SRootCert -o root.cer
expect 0 client issue alice "O'Brien \"R&D\" <x> \$(id) %n" 'naïve-Ж'
"$python" "$P2S_SOURCE/tests/data/vendor/make_vendor_zips.py" -o . --client-root root.cer >/dev/null
# The sample of 2022 has OpenVPN only.
"$python" "$P2S_SOURCE/tests/interop/windows/variant.py" azure-2022.zip ikev2-2022.zip '<VpnType>OpenVPN=<VpnType>IkeV2,OpenVPN'
cp azure-2024.zip ikev2-2024.zip

# values FILE KEY: the values of all such keys.
values() {
  "$python" - "$1" "$2" <<'PY'
import plistlib, sys
def walk(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == sys.argv[2]: print(value)
            walk(value)
    elif isinstance(node, list):
        for each in node: walk(each)
walk(plistlib.load(open(sys.argv[1], "rb")))
PY
}

# identity FILE: extracts the PKCS#12 of the profile to identity.p12.
identity() {
  "$python" - "$1" <<'PY'
import plistlib, sys
for payload in plistlib.load(open(sys.argv[1], "rb"))["PayloadContent"]:
    if payload["PayloadType"] == "com.apple.security.pkcs12":
        open("identity.p12", "wb").write(payload["PayloadContent"])
PY
}

for form in 2022 2024 spec; do
  from=(--azure "ikev2-$form.zip")
  if [[ $form == spec ]]; then
    sample_spec azure-2024.zip
    from=()
  fi
  expect 0 package build "${from[@]}" --all --os macos,ios,android -o "kits-$form" --pfx-password file:password
  profiles=0
  while IFS= read -r profile; do
    xmllint --nonet --noout --relaxng "$here/plist.rng" "$profile" 2>log || fail "$profile: $(cat log)"
    "$python" "$here/profile.py" check "$profile" 2>log || fail "$(cat log)"
    plistutil -i "$profile" -f bin -o binary.plist
    plistutil -i binary.plist -f xml -o again.plist
    "$python" -c 'import plistlib, sys
one, two = (plistlib.load(open(path, "rb")) for path in sys.argv[1:])
sys.exit(one != two)' "$profile" again.plist || fail "libplist reads $profile otherwise"
    identity "$profile"
    # 3DES is what older systems read; OpenSSL 3 opens it without its legacy provider.
    openssl pkcs12 -in identity.p12 -passin file:password -nodes 2>log >identity.pem || fail "$profile: $(cat log)"
    thumbprint=$(openssl x509 -in identity.pem -noout -fingerprint -sha1 | sed 's/.*=//; s/://g')
    expect 0 client show "$thumbprint" --json
    is_equal "$(values "$profile" LocalIdentifier)" "$("$python" -c 'import json; print(json.load(open("out"))["clients"][0]["name"])')"
    profiles=$((profiles + 1))
  done < <(find "kits-$form" -name '*.mobileconfig' | sort)
  is_equal "$profiles" 6
  "$python" "$here/profile.py" self-test "kits-$form/alice/macos/native/"*.mobileconfig || fail 'a broken profile passes'
  for system in macos ios; do confirmed "$system" native "$(source_of "$form")" "read by plistlib and libplist; keys as documented by Apple"; done

  while IFS= read -r profile; do
    "$python" "$here/sswan.py" "$profile" 2>log || fail "$profile: $(cat log)"
  done < <(find "kits-$form" -name '*.sswan' | sort)
  confirmed android strongSwan "$(source_of "$form")" 'read as JSON; keys and types as documented by strongSwan'
done

# check FILE: as an Apple system would read it.
check() {
  xmllint --nonet --noout --relaxng "$here/plist.rng" "$1" 2>log || fail "$1: $(cat log)"
  "$python" "$here/profile.py" check "$1" 2>log || fail "$(cat log)"
}

# An EC key requires its type and the server's issuer.
expect 0 client issue carol --key ec:p384
expect 0 package build --azure azure-2024.zip --client carol --os macos -o kits-ec --pfx-password file:password
profile=kits-ec/carol/macos/native/vnet-corp.mobileconfig
check "$profile"
is_equal "$(values "$profile" CertificateType)" ECDSA384
is_equal "$(values "$profile" ServerCertificateIssuerCommonName)" 'Sample Global Root G2'

# RADIUS users have a password and no certificate.
expect 0 package build --azure azure-2022-radius-eapmschapv2.zip --user rita --os macos,ios,android -o kits-2022-radius-eapmschapv2
ask_radius
expect 0 package build --user rita --os macos,ios,android -o kits-spec-radius
how='RADIUS'
for form in 2022-radius-eapmschapv2 spec-radius; do
  for system in macos ios; do
    profile=$(find "kits-$form/rita/$system/native" -name '*-radius.mobileconfig')
    check "$profile"
    is_equal "$(values "$profile" AuthenticationMethod) $(values "$profile" ExtendedAuthEnabled)" 'None 1'
    is_equal "$(values "$profile" PayloadCertificateUUID)$(values "$profile" Password)$(values "$profile" AuthPassword)" ''
    confirmed "$system" native "$(source_of "$form")" "$how: read by plistlib; keys as documented by Apple"
  done
  "$python" "$here/sswan.py" "$(find "kits-$form/rita/android" -name '*.sswan')" 2>log || fail "$(cat log)"
  confirmed android strongSwan "$(source_of "$form")" "$how: read as JSON; keys and types as documented by strongSwan"
done

# RADIUS with certificates: EAP with the identity, and the RADIUS server's root in addition to the gateway's.
expect 0 package build --azure azure-2022-radius-eaptls.zip --client alice --os macos,ios,android -o kits-eaptls \
  --pfx-password file:password
for system in macos ios; do
  profile=$(find "kits-eaptls/alice/$system/native" -name '*.mobileconfig')
  check "$profile"
  is_equal "$(values "$profile" AuthenticationMethod) $(values "$profile" ExtendedAuthEnabled)" 'None 1'
  is_equal "$(values "$profile" PayloadType | grep -c 'com\.apple\.security\.root$')" 2
  is_equal "$(values "$profile" PayloadType | grep -c 'com\.apple\.security\.pkcs12$')" 1
  confirmed "$system" native azure-2022-radius-eaptls.zip "$how: read by plistlib; keys as documented by Apple"
done
"$python" "$here/sswan.py" "$(find kits-eaptls/alice/android -name '*.sswan')" 2>log || fail "$(cat log)"
confirmed android strongSwan azure-2022-radius-eaptls.zip "$how: read as JSON; keys and types as documented by strongSwan"

# Kit settings of p2s.toml.
cp kits-2024/alice/certificate/server-root-1.cer corp/VpnServerRoot.cer
server=$(values kits-2024/alice/macos/native/vnet-corp.mobileconfig RemoteAddress)
cat >corp/p2s.toml <<TOML
[gateway]
name = "vnet-corp"
sku = "VpnGw2AZ"
tunnels = ["ikev2"]
authentication = ["certificate"]
pools = ["172.16.201.0/24"]
custom_routes = ["10.1.0.0/16"]

[server]
fqdn = "$server"
certificate_name = "gateway.example"
roots = ["VpnServerRoot.cer"]

[kit]
organization = "com.example"
forced_tunnel = true
always_on = true
trusted_networks = ["office.example"]
exclude_routes = ["203.0.113.0/24"]
TOML
expect 0 package build --client alice --os macos -o kits-settings --pfx-password file:password
says KIT-022
profile=kits-settings/alice/macos/native/vnet-corp.mobileconfig
check "$profile"
is_equal "$(values "$profile" IncludeAllNetworks) $(values "$profile" OnDemandEnabled)" '1 1'
is_equal "$(values "$profile" DNSDomainMatch)" "['office.example']"
is_equal "$(values "$profile" PayloadIdentifier | grep -vc '^com\.example\.p2s\.')" 0
# p2s.toml does not name the issuer of the server's certificate, so there is no profile for an EC key, and no kit.
expect 3 package build --client carol --os macos -o kits-settings --pfx-password file:password
says KIT-024
[[ ! -e kits-settings/carol ]] || fail 'a profile that Apple would take for one with an RSA key'
