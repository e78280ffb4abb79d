#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# START-HERE.html of real kits in Chromium: self-contained, readable on a phone, accessible, printable; every file that it
# names exists. SHA256SUMS is read by sha256sum.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/lab/sample_spec.sh
source "$P2S_SOURCE/tests/interop/lab/sample_spec.sh"

# shellcheck source=tests/interop/browser/browser.sh
source "$P2S_SOURCE/tests/interop/browser/browser.sh"

(umask 077 && printf 'kaffee-Tasse_7\n' >password)
make_workspace corp
expect 0 root create P2SRootCert
expect 0 root export P2SRootCert -o root.cer
client='O'\''Brien "R&D" <x> $(id) %n'
expect 0 client issue alice "$client"
"${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/data/vendor/make_vendor_zips.py" -o . --client-root root.cer >/dev/null

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout signer.key -out signer.pem -days 30 -subj /CN=IT \
  -addext keyUsage=critical,digitalSignature 2>log || fail "$(cat log)"

number=0
for form in 2022 2024 spec; do
  from=(--azure "azure-$form.zip" --all)
  if [[ $form == spec ]]; then
    sample_spec azure-2024.zip
    from=(--client alice --sign-cert signer.pem --sign-key signer.key)
  fi
  expect 0 package build "${from[@]}" -o "kits-$form" --pfx-password file:password
  for kit in "kits-$form"/*; do
    (cd "$kit" && sha256sum --quiet --strict -c SHA256SUMS) || fail "sha256sum refuses SHA256SUMS of $kit"
    is_equal "$(cd "$kit" && find . -type f ! -name 'SHA256SUMS*' | wc -l)" "$(wc -l <"$kit/SHA256SUMS")"
    look start_page "$kit/START-HERE.html" "$form-$((++number))" || fail "Chromium, $kit: $(cat complaints)"
    grep -qE 'inspected [1-9][0-9]* files, [1-9][0-9]* links, [1-9][0-9]* rules' complaints || fail "$(cat complaints)"
  done
  confirmed any START-HERE.html "$(source_of "$form")" 'opened in Chromium, checked by axe-core'
  confirmed any SHA256SUMS "$(source_of "$form")" 'read by sha256sum'
done

kit=kits-2024/alice
# P2S_UPDATE_GOLDEN=1 makes the picture of README.md again.
if [[ -n ${P2S_UPDATE_GOLDEN:-} ]]; then
  node "$P2S_SOURCE/tests/interop/browser/picture.mjs" "$kit/START-HERE.html" "$P2S_SOURCE/docs/start-here.png" || fail 'no picture'
fi

# The checks can fail: each fault of a page with all of them is found.
cp -r "$kit" broken
# broken SED: adds a fault to the page; it must change the page.
broken() {
  cp broken/START-HERE.html before.html
  sed -i "$1" broken/START-HERE.html
  ! cmp -s before.html broken/START-HERE.html || fail "no fault: $1"
}
broken 's#</h1>#</h1><img src="http://127.0.0.1:9/logo.png">#'
broken 's#--soft: \#4d5a6a#--soft: \#c8cdd3#'
broken 's#--soft: \#aab6c5#--soft: \#3a424c#'
broken 's#</h1>#</h1><pre style="white-space:pre">'"$(printf 'x%.0s' {1..400})"'</pre>#'
broken 's#href="\#windows"#href="\#widnows"#'
broken 's#</h1>#</h1><script>nothing()</script>#'
broken 's#details::details-content#details::nothing#'
rm broken/linux/install.sh
if look start_page broken/START-HERE.html broken; then fail 'a broken page has no faults'; fi
for words in 'request: http://127' 'console: ' 'image-alt' 'light: color-contrast' 'dark: color-contrast' \
  'phone: [0-9]* pixels wide' 'link to nothing: #widnows' 'error: nothing is not defined' 'not on paper' \
  'not in the kit: linux/'; do
  grep -q "$words" complaints || fail "not found, '$words': $(cat complaints)"
done
