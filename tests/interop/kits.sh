#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Kits as their readers see them: OpenVPN accepts each profile unchanged, with matching key, certificate and roots; the XML
# is well-formed; no placeholder is left.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/lab/sample_spec.sh
source "$P2S_SOURCE/tests/interop/lab/sample_spec.sh"
PATH=$PATH:/usr/sbin:/sbin

(umask 077 && printf 'kaffee-Tasse_7\n' >password)
make_workspace corp
expect 0 root create P2SRootCert
expect 0 root export P2SRootCert -o root.cer
expect 0 client issue alice 'Bob Müller'
"${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/data/vendor/make_vendor_zips.py" -o . --client-root root.cer >/dev/null

# init_profile FILE: starts the client, up to the point where it needs the network.
init_profile() {
  timeout 60 unshare -n openvpn --config "$1" --dev null --ifconfig-noexec --route-noexec --resolv-retry 0 \
    --connect-retry-max 1 --connect-timeout 2 >log 2>&1 || true
  grep -q 'RESOLVE: Cannot resolve host address' log || fail "openvpn refuses $1: $(tail -n 5 log)"
}

for form in 2022 2024 spec; do
  from=(--azure "azure-$form.zip")
  if [[ $form == spec ]]; then
    sample_spec azure-2024.zip
    from=()
  fi
  expect 0 package build "${from[@]}" --all -o "kits-$form" --pfx-password file:password
  is_finished "kits-$form"
  profiles=0
  while IFS= read -r profile; do
    openvpn --config "$profile" --show-digests >log 2>&1 || fail "openvpn does not read $profile: $(tail -n 3 log)"
    if unshare -n true 2>/dev/null; then init_profile "$profile"; fi
    ! grep -nE '^ *log ' "$profile" || fail "$profile writes a log"
    sed -n '/<cert>/,/<\/cert>/p' "$profile" | openssl x509 -noout -pubkey >cert.pub
    sed -n '/<key>/,/<\/key>/p' "$profile" | openssl pkey -pubout >key.pub
    cmp -s cert.pub key.pub || fail "$profile: key and certificate are not of one pair"
    sed -n '/<cert>/,/<\/cert>/p' "$profile" | sed '1d;/END/q' >leaf.pem
    openssl verify -purpose sslclient -CAfile root.cer leaf.pem >log 2>&1 || fail "$profile: $(cat log)"
    IFS=/ read -r _ _ system software _ <<<"$profile"
    confirmed "$system" "$software" "$(source_of "$form")" 'profile read by OpenVPN; key, certificate and root match'
    profiles=$((profiles + 1))
  done < <(find "kits-$form" -name '*.ovpn' | sort)
  ((profiles >= 4)) || fail "only $profiles OpenVPN profiles"

  while IFS= read -r document; do
    xmllint --nonet --noout "$document" || fail "$document is not well-formed"
  done < <(find "kits-$form" -name '*.xml')
  while IFS= read -r archive; do
    openssl pkcs12 -in "$archive" -passin file:password -noout -legacy 2>log || fail "$archive: $(cat log)"
  done < <(find "kits-$form" -name '*.pfx')
  while IFS= read -r -d '' file; do
    case $file in
      *.sh) mode=700 ;;
      *) mode=600 ;;
    esac
    is_equal "$file $(mode_of "$file")" "$file $mode"
  done < <(find "kits-$form" -type f -print0)
  [[ -n $(find "kits-$form" -name START-HERE.html -size +0) ]] || fail 'no START-HERE.html'
  ! grep -rlF 'kaffee-Tasse_7' "kits-$form" || fail 'a password is in the kit that it opens'
  confirmed any PFX "$(source_of "$form")" 'opened by OpenSSL'
done
