#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A full disk: exit status 1, no incomplete files, and everything reported is present once space is available.
set -euo pipefail
# shellcheck source=tests/fault/lib.sh
source "$P2S_SOURCE/tests/fault/lib.sh"

mount_tmpfs disk 2m
head -c 1300000 /dev/zero >disk/ballast
make_rooted disk/ws

# run_full ARGUMENT…: must exit with status 1 and name the cause.
run_full() {
  local code=0
  "$P2SCTL" "$@" >bulk.out 2>bulk.err || code=$?
  ((code == 1)) || fail "exit status $code, not 1: p2sctl ${*:0:3}…: $(head -c 500 bulk.err)"
  grep -qiE '^p2sctl: error: .*(space|full)' bulk.err || fail "the cause is not named: $(head -c 500 bulk.err)"
}

names=()
for ((i = 0; i < 2000; ++i)); do names+=("user-$i"); done
run_full client issue "${names[@]}" --key ec:p256
head -c 3000000 /dev/zero >disk/rest 2>/dev/null || true
run_full client issue "more-"{1..500} --key ec:p256
run_full store backup disk/backup.db
run_full init disk/other --name Other
[[ ! -e disk/backup.db && ! -e disk/other/p2s.db ]] || fail "an incomplete file is left"

rm disk/ballast disk/rest
leftovers=$(find disk -name '.p2s-*')
[[ -z $leftovers ]] || fail "left behind: $leftovers"
: >none
keeps_its_word none
expect 0 client issue late --key ec:p256
expect 0 store check

# The same with PFX files: only complete ones, each of a client in the store.
for room in 20 200 600 1000; do
  rm -f disk/rest
  free=$(df --output=avail -k disk | tail -n 1)
  ((free > room)) || fail "only $free KiB are left to begin with"
  head -c "$(((free - room) * 1024))" /dev/zero >disk/rest
  code=0
  "$P2SCTL" client issue "room$room-"{1..200} --key ec:p256 --pfx disk/pfx >bulk.out 2>bulk.err || code=$?
  ((code == 1)) || fail "exit status $code, not 1, with $room KiB left"
  rm disk/rest
  [[ -z $(find disk -name '.p2s-*') ]] || fail "left behind: $(find disk -name '.p2s-*')"
  [[ -z $(find disk -name '*.pfx' -size -1k) ]] || fail "an empty PFX is left"
  keeps_its_word bulk.out
  listed name >names
  while read -r name; do
    grep -qxF "$name" names || fail "'$name.pfx' is of no client in the store"
  done < <(find disk -name '*.pfx' -printf '%f\n' | sed 's/\.pfx$//')
done
