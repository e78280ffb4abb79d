#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Packages of gateways that ask a RADIUS server: kits for users of a password, and for certificates that it checks.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

data=$P2S_SOURCE/tests/data/vendor
password=$data/azure-2022-radius-eapmschapv2.zip
tls=$data/azure-2022-radius-eaptls.zip
(umask 077 && printf 'kaffee-Tasse_7\n' >secret)
make_workspace corp
expect 0 root create P2SRootCert
expect 0 client issue alice

# kit FOLDER: its files, without the folders of certificates and those of Linux, which have many.
kit() {
  [[ -f $1/linux/strongswan/swanctl.conf ]] || fail "$1 has nothing for Linux"
  (cd "$1" && find . -type f ! -path '*/certificate/*' ! -path './linux/*' -printf '%P\n' | sort)
}
files() { printf '%s\n' "$@" | sort; }
common=(SHA256SUMS START-HERE.html android/strongswan/vnet-demo-radius.sswan
  ios/native/vnet-demo-radius.mobileconfig macos/native/vnet-demo-radius.mobileconfig
  admin/always-on/Install-AlwaysOn.ps1 admin/always-on/user-tunnel.xml windows/native/Install-P2SVpn.ps1)

for zip in "$password" "$tls"; do
  expect 0 --json package check "$zip"
  is_equal "$(json .kind) $(jq '.findings | length' out)" 'vendor-package 0'
done

# Who has a password brings nothing else, and the kit holds no secret.
expect 0 package build --azure "$password" --user rita -o by-password
is_equal "$(kit by-password/rita)" "$(files "${common[@]}" admin/always-on/eap-mschapv2.xml)"
is_equal "$(find by-password -name '*.pfx' -o -name 'radius-root*')" ''
expect 0 package check by-password/rita

# Users whose certificate the RADIUS server checks have it in the kit, with the roots of the gateway and of that server.
expect 0 package build --azure "$tls" --client alice -o by-certificate --pfx-password file:secret
is_equal "$(kit by-certificate/alice)" "$(files "${common[@]}" admin/always-on/eap-tls.xml)"
cmp by-certificate/alice/certificate/radius-root-1.cer \
  <(openssl x509 -in "$data/radius-root.pem" -outform DER) || fail 'another root of the RADIUS server'
[[ -s by-certificate/alice/certificate/alice.pfx ]] || fail 'no certificate of alice'
! grep -rlF 'kaffee-Tasse_7' by-certificate || fail 'a password is in the kit that it opens'
expect 0 package check by-certificate/alice
expect 0 package check by-certificate/alice --azure "$tls"

# Who has a name alone cannot sign in there: no profile pretends that.
expect 3 package build --azure "$tls" --user rita -o by-name
says "p2sctl: error: KIT-018: rita: 'rita'"
! grep -qF KIT-004 err || fail 'what KIT-018 says is said again'
[[ ! -e by-name/rita && ! -e by-name-passwords ]] || fail 'a kit that cannot connect'
