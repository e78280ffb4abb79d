#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Several commands that build kits into one directory: one builds, the others say so; every kit has its own password.
# What a killed one leaves is removed by the next, and nothing else.
set -euo pipefail
# shellcheck source=tests/fault/lib.sh
source "$P2S_SOURCE/tests/fault/lib.sh"

make_rooted ws
expect 0 client issue "user-"{1..12} --key ec:p256
build=("$P2SCTL" package build --azure "$P2S_SOURCE/tests/data/vendor/azure-2024.zip" --all --os linux -o kits --force)

for ((round = 0; round < 3; ++round)); do
  pids=()
  for each in 1 2 3; do
    "${build[@]}" >"out.$each" 2>"err.$each" &
    pids+=($!)
  done
  built=0
  for each in 1 2 3; do
    code=0
    wait "${pids[each - 1]}" || code=$?
    if ((code == 4)); then
      grep -q "another command is writing to 'kits'" "err.$each" || fail "no reason: $(cat "err.$each")"
    else
      ((code == 0 || code == 3)) || fail "exit status $code: $(cat "err.$each")"
      ((++built))
    fi
  done
  ((built >= 1)) || fail 'nobody built'
  for ((i = 1; i <= 12; ++i)); do
    openssl pkcs12 -in "kits/user-$i/certificate/user-$i.pfx" -passin "file:kits-passwords/user-$i.txt" -noout 2>/dev/null ||
      fail "user-$i: the password does not open the PFX"
  done
done

# Leftovers of our own staging, and files that only look alike.
mkdir kits/.p2s-AbC123
: >kits/.p2s-AbC123/secret.pfx
: >kits-passwords/.p2s-0123abcd
: >kits/.p2s-mine.txt
"${build[@]}" >out 2>err || (($? == 3)) || fail 'a build after a killed one'
[[ ! -e kits/.p2s-AbC123 && ! -e kits-passwords/.p2s-0123abcd ]] || fail 'leftovers stay'
[[ -e kits/.p2s-mine.txt ]] || fail 'a file of somebody else is removed'

# Nothing is left of a directory in which nothing was built.
code=0
p2sctl package build --azure "$P2S_SOURCE/tests/data/vendor/azure-2024.zip" --client nobody -o none || code=$?
((code == 4)) || fail "exit status $code"
[[ ! -e none ]] || fail 'an empty directory stays'

# Two commands change the passphrase: the second says that it did not.
printf 'another good passphrase\n' >next
chmod 600 next
for each in 1 2; do
  "$P2SCTL" store rekey --new-passphrase file:next >"out.$each" 2>"err.$each" &
  pids[each - 1]=$!
done
changed=0
for each in 1 2; do
  if wait "${pids[each - 1]}"; then ((++changed)); else grep -qE 'another command changed the passphrase|wrong passphrase' "err.$each" || fail "$(cat "err.$each")"; fi
done
((changed == 1)) || fail "$changed commands changed the passphrase"
expect 0 --passphrase file:next store check

# A new data key: an old copy and its passphrase open nothing that is sealed later, everything else works.
expect 0 --passphrase file:next store rekey --new-passphrase file:passphrase --new-data-key
expect 0 store check
expect 0 client issue later --key ec:p256
expect 0 client export user-1 --format key -o user-1.key
expect 0 store log
prints 'new data key'
