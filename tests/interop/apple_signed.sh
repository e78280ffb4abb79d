#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Signed Apple profiles and SHA256SUMS, verified by openssl cms: signer and content; and profiles that contain the PKCS#12
# password.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

here=$P2S_SOURCE/tests/interop/apple
python=${P2S_PYTHON:-python3}
(umask 077 && printf 'kaffee-Tasse_7\n' >password && printf 'signers-Tasse_8\n' >signer.password)
make_workspace corp
expect 0 root create P2SRootCert --key rsa:2048
expect 0 root export P2SRootCert -o root.cer
expect 0 client issue alice
"$python" "$P2S_SOURCE/tests/data/vendor/make_vendor_zips.py" -o . --client-root root.cer >/dev/null

# The signer has an intermediate certificate below its root.
authority() {
  openssl req -x509 -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.pem" -days 30 -subj "/CN=$1" "${@:2}" 2>log || fail "$(cat log)"
}
authority Signers -addext basicConstraints=critical,CA:TRUE
authority Strangers -addext basicConstraints=critical,CA:TRUE
authority Middle -CA Signers.pem -CAkey Signers.key -addext basicConstraints=critical,CA:TRUE
authority IT -CA Middle.pem -CAkey Middle.key -addext basicConstraints=critical,CA:FALSE
cat Middle.pem IT.pem >signer.pem
openssl pkcs8 -topk8 -in IT.key -passout file:signer.password -out signer.key
openssl pkcs12 -export -inkey IT.key -in IT.pem -certfile Middle.pem -passout file:signer.password -out signer.pfx

build() {
  expect 0 package build --azure azure-2024.zip --client alice --os macos,ios --pfx-password file:password "$@"
}
verify() {
  openssl cms -verify -binary -inform DER -in "$1" -CAfile "$2" -purpose any -out signed-content 2>log
}
# sums KIT ROOT: the signature of its SHA256SUMS is of a signer below this root.
sums() {
  openssl cms -verify -binary -inform DER -in "$1/SHA256SUMS.p7s" -content "$1/SHA256SUMS" -CAfile "$2" -purpose any -out /dev/null 2>log
}

build -o with-key --sign-cert signer.pem --sign-key signer.key --sign-password file:signer.password
build -o with-pfx --sign-cert signer.pfx --sign-password file:signer.password
build -o plain
for kits in with-key with-pfx; do
  for system in macos ios; do
    profile=$kits/alice/$system/native/vnet-corp.mobileconfig
    verify "$profile" Signers.pem || fail "$profile: $(cat log)"
    cmp -s signed-content plain/alice/$system/native/vnet-corp.mobileconfig ||
      "$python" "$here/profile.py" check signed-content 2>log || fail "$profile: $(cat log)"
    "$python" -c 'import plistlib, sys; plistlib.load(open(sys.argv[1], "rb"))' signed-content
    ! verify "$profile" Strangers.pem || fail "$profile is trusted by strangers"
    sed 's/alice/malic/' "$profile" >changed
    ! verify changed Signers.pem || fail "$profile may be changed"
  done
  expect 0 package check "$kits/alice"
  says "signed by 'CN=IT'"
  sums "$kits/alice" Signers.pem || fail "SHA256SUMS of $kits: $(cat log)"
  ! sums "$kits/alice" Strangers.pem || fail "SHA256SUMS of $kits is trusted by strangers"
done
# The command of START-HERE.html, as it is there.
sed -n 's/.*<pre><code>\(openssl cms .*\)<\/code><\/pre>.*/\1/p' with-key/alice/START-HERE.html >how
cp Signers.pem with-key/alice/ROOT.pem
(cd with-key/alice && bash -euo pipefail ../../how) 2>log || fail "$(cat how log)"
echo >>with-key/alice/SHA256SUMS
! (cd with-key/alice && bash -euo pipefail ../../how) 2>log || fail 'SHA256SUMS may be changed'
! grep -q 'openssl cms' plain/alice/START-HERE.html || fail 'instructions for a signature that is missing'
confirmed any SHA256SUMS.p7s azure-2024.zip 'verified by openssl cms; not with another root or other sums'
for system in macos ios; do confirmed "$system" native azure-2024.zip 'a signed profile verified by openssl cms'; done

# A signer that cannot sign is an error before the first kit is built.
refused() {
  local code=$1 text=$2
  shift 2
  expect "$code" package build --azure azure-2024.zip --client alice -o refused "$@"
  says "$text"
  [[ ! -e refused ]] || fail "a kit in spite of: $text"
}
refused 2 'no certificate in' --sign-cert Middle.pem --sign-key IT.key
refused 6 'IT.pem' --sign-cert IT.pem
refused 6 'password' --sign-cert signer.pem --sign-key password
refused 5 'password' --sign-cert signer.pem --sign-key signer.key --sign-password file:password
refused 4 'missing.pem' --sign-cert missing.pem
refused 2 '--sign-cert' --sign-key IT.key

# Apple profiles contain the password only if requested.
build -o embedded --embed-password
is_equal "$(grep -rlF -f password embedded | sort | paste -sd' ')" \
  'embedded/alice/ios/native/vnet-corp.mobileconfig embedded/alice/macos/native/vnet-corp.mobileconfig'
"$python" - embedded/alice/macos/native/vnet-corp.mobileconfig <<'PY'
import plistlib, sys
for payload in plistlib.load(open(sys.argv[1], "rb"))["PayloadContent"]:
    if payload["PayloadType"] == "com.apple.security.pkcs12":
        open("identity.p12", "wb").write(payload["PayloadContent"])
        open("identity.password", "w").write(payload["Password"])
PY
openssl pkcs12 -in identity.p12 -passin file:identity.password -nokeys -noout 2>log || fail "$(cat log)"
! grep -rqF -f password plain || fail 'a password that nobody asked for'
# So with a generated password; and --resume distinguishes both.
expect 0 package build --azure azure-2024.zip --client alice --os macos -o generated
expect 0 package build --azure azure-2024.zip --client alice --os macos -o generated --embed-password --resume
grep -qF -f generated-passwords/alice.txt generated/alice/macos/native/vnet-corp.mobileconfig || fail 'the kit without the password stayed'
