#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# linux/install.sh verifies the files that it installs before it changes anything.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

make_workspace corp
expect 0 root create P2SRootCert --key ec:p256
azure_package azure-2024 azure.zip
expect 0 client issue alice --key ec:p256
expect 0 package build --azure azure.zip --client alice --os linux -o kits
export DESTDIR=$work/root
install() { (cd kit && sh linux/install.sh "$@") >said 2>&1; }
fresh() { rm -rf kit root && cp -a kits/alice kit; }
# refuses WORDS CLIENT OPTION…: nothing is installed, because of WORDS.
refuses() {
  ! install "${@:2}" || fail "installed in spite of: $1"
  grep -qF -e "$1" said || fail "not said, '$1': $(cat said)"
  [[ ! -e root ]] || fail "changed in spite of: $1: $(find root)"
}

# Each file that a client uses, and none of the others.
for client in strongswan networkmanager openvpn; do
  call=("$client")
  [[ $client != strongswan ]] || call+=(--form swanctl)
  while IFS= read -r file; do
    fresh
    install "${call[@]}" || fail "$client: $(cat said)"
    ! grep -q 'not checked' said || fail "$client: $(cat said)"
    rm -rf root
    printf '\n' >>"kit/$file"
    case $file in
      linux/install.sh | linux/"$client"/* | certificate/*)
        [[ $client != openvpn || $file != certificate/* ]] || continue
        refuses "$file is damaged: it does not match $work/kit/SHA256SUMS; nothing was changed" "${call[@]}"
        refuses 'is damaged' "${call[@]}" --dry-run
        install "${call[@]}" --no-verify || fail "--no-verify: $(cat said)"
        # What is damaged can be removed.
        install "$client" --uninstall || fail "$client --uninstall: $(cat said)"
        is_equal "$(find root -type f)" ''
        ;;
      *) install "${call[@]}" || fail "$client needs $file: $(cat said)" ;;
    esac
  done < <(cd kits/alice && find linux certificate -type f ! -name '*.pfx' ! -name tls-auth.key ! -name 'server-root-*')
done
for file in certificate/tls-auth.key certificate/server-root-1.pem; do
  fresh && rm "kit/$file" && refuses "$file is missing from the kit; nothing was changed" networkmanager
done
# The list itself is damaged: the files may be sound.
fresh && : >kit/SHA256SUMS && refuses 'kit/SHA256SUMS is damaged: linux/install.sh is not in it' openvpn
fresh && sed -i 's/$/\r/' kit/SHA256SUMS && refuses 'is damaged' openvpn
fresh && sh kit/linux/install.sh --help >said && grep -q -- '--no-verify skips that' said || fail "--help: $(cat said)"
# Whichever client this computer has is verified, too.
mkdir bin
printf '#!/bin/sh\n' >bin/openvpn
chmod +x bin/openvpn
fresh && echo | tee -a kit/linux/openvpn/vnet-corp.ovpn >>kit/certificate/client.pem
(PATH=$PATH:$work/bin refuses 'is damaged')

# Without the list, as when only a part of the kit was copied.
fresh && rm kit/SHA256SUMS && install openvpn
grep -qF "the files were not checked for damage: $work/kit has no SHA256SUMS" said || fail "$(cat said)"
[[ -n $(find root -type f) ]] || fail 'nothing was installed'

# Without sha256sum.
mkdir tools
for tool in dirname id grep awk cat mkdir rm mv head sh chmod; do ln -s "$(command -v "$tool")" tools/; done
fresh
(PATH=$work/tools refuses 'sha256sum is not installed' openvpn)
