#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# package inspect and package build: from Azure's zip to a kit.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

data=$P2S_SOURCE/tests/data/vendor

# inspect needs no workspace.
for generation in 2022 2024; do
  code=0
  p2sctl --as-of 2025-06-01 --json package inspect "$data/azure-$generation.zip" || code=$?
  ((code == 0 || code == 3)) || fail "package inspect $generation: $code"
  is_equal "$(json .package.generation)" "$generation"
  json '.package | .servers[0], .tunnels[0], .routes[0], .server_roots[0].not_after' >/dev/null
done
p2sctl package inspect "$data/azure-2024.zip" || (($? == 3))
prints OpenVPN
expect 4 package inspect missing.zip
expect 6 package inspect "$data/README.md"
expect 2 package inspect

make_workspace corp
expect 0 root create Root --key rsa:2048
expect 0 client issue alice bob carol --key rsa:2048
expect 0 client revoke carol
# build ARGUMENT…: findings of the sample may make it 3; anything else is a failure.
build() {
  local code=0
  p2sctl package build --azure "$data/azure-2024.zip" "$@" || code=$?
  ((code == 0 || code == 3)) || fail "package build $*: $code"
}
build -n --client alice -o kits
[[ ! -e kits && ! -e kits-passwords ]] || fail 'a dry run wrote'
build --client alice -o kits
is_equal "$(mode_of kits/alice) $(mode_of kits-passwords/alice.txt)" '700 600'
[[ -f kits/alice/START-HERE.html ]] || fail 'no START-HERE.html'
while IFS= read -r -d '' file; do
  case $file in
    *.sh) mode=700 ;;
    *) mode=600 ;;
  esac
  is_equal "$file $(mode_of "$file")" "$file $mode"
  ! grep -qF -f kits-passwords/alice.txt "$file" || fail "the password is in $file"
done < <(find kits -type f -print0)
pfx=$(find kits/alice -name '*.pfx' | head -n 1)
openssl pkcs12 -in "$pfx" -passin file:kits-passwords/alice.txt -noout 2>/dev/null || fail 'the PFX of the kit'

# What exists is kept; --force replaces it.
expect 4 package build --azure "$data/azure-2024.zip" --client alice -o kits
build --client alice -o kits --force

# Everybody with a live certificate, one zip each; JSON names the files.
build --all --zip -o zips --json --os windows,linux
is_equal "$(json '[.kits[].client] | join(",")')" 'alice,bob'
json '.kits[0].files[0], .findings' >/dev/null
is_equal "$(find zips -name '*.zip' | wc -l)" 2

# The profile for Android opens on older systems too, whatever other systems the kit is for.
build --client alice --os android -o phone
jq -r .local.p12 phone/alice/android/strongswan/*.sswan | base64 -d >phone.p12
openssl pkcs12 -in phone.p12 -passin file:phone-passwords/alice.txt -info -noout 2>info || fail 'the identity in the profile'
grep -q 'pbeWithSHA1And3-KeyTripleDES-CBC' info || fail "not for older systems: $(cat info)"

build --client alice --client bob -o both --os linux --json
is_equal "$(json '[.kits[].client] | join(",")')" 'alice,bob'

# Same input, same bytes, but for the PFX.
build --client bob -o one --os linux
build --client bob -o two --os linux
for place in one two; do
  sed -i '/\.pfx$/d' "$place"/*/SHA256SUMS
done
diff -r --exclude='*.pfx' one two || fail 'two builds differ'

expect 4 package build --azure "$data/azure-2024.zip" --client carol
says revoked
expect 4 package build --azure "$data/azure-2024.zip" --client nobody
expect 4 --as-of 2090-01-01 package build --azure "$data/azure-2024.zip" --client bob
says expired
expect 2 package build --azure "$data/azure-2024.zip"
expect 2 package build --azure "$data/azure-2024.zip" --client bob --os beos
expect 2 package build --azure "$data/azure-2024.zip" --client bob --all
expect 4 package build --azure missing.zip --client bob
expect 6 package build --azure "$data/README.md" --client bob
expect 4 package build --azure "$data/azure-2024.zip" --client bob --templates missing
expect 4 package build --client bob
says --azure
expect 0 store log
prints package.build
