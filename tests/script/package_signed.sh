#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The signature of SHA256SUMS: in folders, zip files and the files for an MDM, kept and rebuilt by --resume, replaced by
# --force, and what package check says of it.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

make_workspace corp
expect 0 root create P2SRootCert --key ec:p256
azure_package azure-2024 azure.zip
expect 0 client issue alice bob --key ec:p256
# signer NAME: a self-signed signer.
signer() {
  (umask 077 && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$1.key" -out "$1.pem" -days 30 \
    -subj "/CN=$1" -addext keyUsage=critical,digitalSignature 2>log) || fail "$(cat log)"
}
signer IT
signer Other
by_it=(--sign-cert IT.pem --sign-key IT.key)
build() { expect 0 package build --azure azure.zip --os linux,windows "$@"; }
# signed FOLDER SIGNER: the signature is of this signer and these sums.
signed() {
  openssl cms -verify -binary -inform DER -in "$1/SHA256SUMS.p7s" -content "$1/SHA256SUMS" -CAfile "$2.pem" -purpose any -out /dev/null 2>log
}

# Folder and zip.
build --all -o kits "${by_it[@]}"
for kit in kits/*; do
  signed "$kit" IT || fail "$kit: $(cat log)"
  ! signed "$kit" Other || fail "$kit is signed by nobody in particular"
  is_equal "$(mode_of "$kit/SHA256SUMS.p7s")" 600
  (cd "$kit" && sha256sum --quiet --strict -c SHA256SUMS)
  is_equal "$(cd "$kit" && find . -type f ! -name 'SHA256SUMS*' | wc -l)" "$(wc -l <"$kit/SHA256SUMS")"
done
expect 0 --json package build --azure azure.zip --os linux,windows --client alice --zip -o zips "${by_it[@]}"
json '.kits[0].files | index("SHA256SUMS.p7s")' >/dev/null
"${P2S_PYTHON:-python3}" -m zipfile -e zips/alice.zip unpacked
signed unpacked/alice IT || fail "$(cat log)"
# As the topic says, in the folder of the kit.
expect 0 help security
sed -n '/^    openssl cms/,/^    sha256sum/p' out >how
grep -q sha256sum how || fail 'the topic has no commands'
cp IT.pem unpacked/alice/ROOT.pem
(cd unpacked/alice && bash -euo pipefail ../../how) >log 2>&1 || fail "$(cat how log)"
cp Other.pem unpacked/alice/ROOT.pem
! (cd unpacked/alice && bash -euo pipefail ../../how) >log 2>&1 || fail 'the topic verifies another signer'

# package check tells who signed, without a claim that this is to be trusted.
thumbprint=$(openssl x509 -in IT.pem -noout -fingerprint -sha1 | sed 's/.*=//; s/://g')
for kit in kits/alice zips/alice.zip; do
  expect 0 package check "$kit" --azure azure.zip
  says "SHA256SUMS is signed by 'CN=IT' ($thumbprint); the signer is not checked"
  expect 0 --json package check "$kit"
  is_equal "$(json '[.findings[].rule] | join(" ")')" ''
  is_equal "$(json '.signer | .subject + " " + .thumbprint')" "CN=IT $thumbprint"
done
build --client alice -o plain
expect 0 package check plain/alice
says 'SHA256SUMS is not signed: it shows damage, not who built the kit'
expect 0 --json package check plain/alice
is_equal "$(jq -c '.signer' out)" null

# A signature that does not match is a finding.
# forged CHANGE: a command that changes ./kit, whose sums and files still match.
forged() {
  rm -rf kit
  cp -a kits/alice kit
  "$@"
  expect 3 --json package check kit
  is_equal "$(jq -r '[.findings[].rule] | unique | join(" ")' out)" KIT-076
  is_equal "$(jq -c '.signer' out)" null
  expect 3 package check kit
  ! grep -q 'is signed by\|is not signed' err || fail 'says who signed a kit whose signature does not match'
}
other_file() {
  echo '# mine' >>kit/linux/strongswan/swanctl.conf
  (cd kit && find . -type f ! -name 'SHA256SUMS*' -printf '%P\n' | sort | xargs -d '\n' sha256sum >../sums && cp ../sums SHA256SUMS)
}
forged other_file
forged cp kits/bob/SHA256SUMS.p7s kit/SHA256SUMS.p7s
forged truncate -s -1 kit/SHA256SUMS.p7s
forged truncate -s 0 kit/SHA256SUMS.p7s
forged sh -c 'printf "{{name}} REPLACE_ME" >kit/SHA256SUMS.p7s'
forged cp IT.pem kit/SHA256SUMS.p7s
forged openssl cms -sign -binary -nocerts -signer IT.pem -inkey IT.key -in kits/alice/SHA256SUMS -outform DER -out kit/SHA256SUMS.p7s
grep -q "does not contain its signer's certificate" out || fail "the wrong cause: $(cat out)"
forged openssl cms -encrypt -binary -in kits/alice/SHA256SUMS -outform DER -out kit/SHA256SUMS.p7s IT.pem
# One that contains other content, and matches that.
forged openssl cms -sign -binary -nodetach -signer IT.pem -inkey IT.key -in IT.pem -outform DER -out kit/SHA256SUMS.p7s
rm -rf kit && cp -a kits/alice kit && rm kit/SHA256SUMS
expect 3 --json package check kit
is_equal "$(jq -r '[.findings[].rule] | unique | join(" ")' out)" 'KIT-051 KIT-076'

# --resume keeps what is signed as requested, and builds the rest again.
# kept COUNT OPTION…: so many of the two kits are kept.
build --all -o kits --force "${by_it[@]}"
kept() {
  touch before
  build --all -o kits --resume "${@:2}"
  is_equal "$(find kits -name START-HERE.html ! -newer before | wc -l)" "$1"
}
kept 2 "${by_it[@]}"
rm kits/alice/SHA256SUMS.p7s
kept 1 "${by_it[@]}"
signed kits/alice IT || fail "$(cat log)"
cp kits/bob/SHA256SUMS.p7s kits/alice/
kept 1 "${by_it[@]}"
kept 0 --sign-cert Other.pem --sign-key Other.key
signed kits/bob Other || fail "$(cat log)"
kept 0
[[ ! -e kits/alice/SHA256SUMS.p7s ]] || fail 'a signature of older sums is left'

# --force takes the signature for a file of the kit.
for form in '' --zip; do
  build --client alice -o "forced$form" ${form:+"$form"} "${by_it[@]}"
  build --client alice -o "forced$form" ${form:+"$form"} "${by_it[@]}" --force
done

# The files for an MDM: the sums are signed, the profiles are not, because the MDM fills in names.
expect 0 --json -n package build --azure azure.zip --mdm set "${by_it[@]}"
json '.mdm.files | index("SHA256SUMS.p7s")' >/dev/null
[[ ! -e set ]] || fail '--dry-run wrote files'
expect 0 package build --azure azure.zip --mdm set --scep-url https://scep.corp.example/mscep "${by_it[@]}"
signed set IT || fail "$(cat log)"
(cd set && sha256sum --quiet --strict -c SHA256SUMS)
grep -qF 'openssl cms -verify' set/README.md || fail 'README.md does not say how to verify'
grep -q '^<?xml' set/ios/*.mobileconfig || fail 'a profile that the MDM changes is signed'
expect 0 package build --azure azure.zip --mdm set --scep-url https://scep.corp.example/mscep --force
[[ ! -e set/SHA256SUMS.p7s ]] || fail 'a signature of older sums is left'
! grep -qF 'openssl cms -verify' set/README.md || fail 'README.md verifies what is missing'
