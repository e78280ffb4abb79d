#!/usr/bin/env bash
# START-HERE.html of real kits as a reader sees it in Chromium: complete by itself, readable on a telephone, accessible,
# printable; every file that it names is there. SHA256SUMS as sha256sum reads it.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

P2S_CHROMIUM=$(command -v chromium) || {
  echo 'skipped: no Chromium (apt install chromium)'
  exit 77
}
export P2S_CHROMIUM P2S_NPM=$P2S_BUILD/../npm
bash "$P2S_SOURCE/tests/interop/npm/install.sh" "$P2S_NPM" || exit

# look PAGE: what the browser finds wrong is in ./complaints.
look() {
  TMPDIR=$work timeout 240 node "$P2S_SOURCE/tests/interop/browser/start_page.mjs" "$1" \
    "$P2S_BUILD/start-page/$2" >complaints 2>&1
}

(umask 077 && printf 'kaffee-Tasse_7\n' >password)
make_workspace corp
expect 0 root create P2SRootCert
expect 0 root export P2SRootCert -o root.cer
client='O'\''Brien "R&D" <x> $(id) %n'
expect 0 client issue alice "$client"
"${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/data/vendor/make_vendor_zips.py" -o . --client-root root.cer >/dev/null

for form in 2022 2024; do
  expect 0 package build --azure "azure-$form.zip" --all -o "kits-$form" --pfx-password file:password
  for kit in "kits-$form"/*; do
    (cd "$kit" && sha256sum --quiet --strict -c SHA256SUMS) || fail "sha256sum refuses SHA256SUMS of $kit"
    is_equal "$(cd "$kit" && find . -type f ! -name SHA256SUMS | wc -l)" "$(wc -l <"$kit/SHA256SUMS")"
    look "$kit/START-HERE.html" "$form-$((++number))" || fail "Chromium, $kit: $(cat complaints)"
    grep -qE 'looked at [1-9][0-9]* files, [1-9][0-9]* links, [1-9][0-9]* rules' complaints || fail "$(cat complaints)"
  done
  proved any START-HERE.html "azure-$form.zip" 'opened in Chromium, judged by axe-core'
  proved any SHA256SUMS "azure-$form.zip" 'read by sha256sum'
done

# The judges can say no: each fault is found by its own words.
kit=kits-2024/alice
cp -r "$kit" broken
# broken FAULT SED WORDS
broken() {
  sed "$2" "$kit/START-HERE.html" >broken/START-HERE.html
  ! cmp -s "$kit/START-HERE.html" broken/START-HERE.html || fail "the fault '$1' is none"
  if look broken/START-HERE.html broken; then fail "not found: $1"; fi
  grep -q "$3" complaints || fail "$1 is not called '$3': $(cat complaints)"
}
broken 'an image from outside without a text' 's#</h1>#</h1><img src="http://127.0.0.1:9/logo.png">#' 'request: http://127'
grep -q 'image-alt' complaints || fail "no word of the missing text: $(cat complaints)"
broken 'grey on white' 's#--soft: \#4d5a6a#--soft: \#c8cdd3#' 'light: color-contrast'
broken 'grey on black' 's#--soft: \#aab6c5#--soft: \#3a424c#' 'dark: color-contrast'
broken 'a wide line' 's#</h1>#</h1><pre style="white-space:pre">'"$(printf 'x%.0s' {1..400})"'</pre>#' 'phone: [0-9]* pixels wide'
broken 'a link to nothing' 's#href="\#windows"#href="\#widnows"#' 'link to nothing'
broken 'a script that fails' 's#</h1>#</h1><script>nothing()</script>#' 'error: nothing is not defined'
broken 'hidden on paper' 's#details::details-content#details::nothing#' 'not on paper'
rm broken/linux/*/*.ovpn
broken 'a missing file' 's#</h1>#</h1><!-- -->#' 'not in the kit: linux/'
