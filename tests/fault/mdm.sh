#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# package build --mdm on a full disk, where nothing can be written, and killed: the old set, the new set, or none.
set -euo pipefail
# shellcheck source=tests/fault/lib.sh
source "$P2S_SOURCE/tests/fault/lib.sh"

RANDOM=20261129
build=(package build --azure "$P2S_SOURCE/tests/data/vendor/azure-2024.zip" --scep-url https://scep.corp.example/mscep)
expect 0 "${build[@]}" --mdm complete
expect 0 "${build[@]}" --mdm older --dns 10.20.0.9
! diff -rq complete older >/dev/null || fail 'the sets are the same'

# whole FOLDER SET…: it is one of these sets.
whole() {
  local folder=$1 set
  shift
  for set in "$@"; do ! diff -rq "$folder" "$set" >/dev/null || return 0; done
  fail "$folder is none of $*: $(find "$folder" -printf '%P %s\n')"
}

# Killed at any time: what it writes appears with one rename. Its leftovers do not hinder the next run.
before=0
for ((round = 0; round < 30; ++round)); do
  rm -rf killed && cp -a older killed
  "$P2SCTL" "${build[@]}" --mdm killed --force >/dev/null 2>&1 &
  pid=$!
  sleep "0.0$((RANDOM % 5))$((RANDOM % 10))"
  kill -9 "$pid" 2>/dev/null || true
  { wait "$pid"; } 2>/dev/null || true
  whole killed older complete
  diff -rq killed complete >/dev/null || ((++before))
  expect 0 "${build[@]}" --mdm killed --force
  whole killed complete
done
((before > 0)) || fail 'it was never killed before its end'

mount_tmpfs disk 64m
cp -a older disk/older
full=0
for free in 0 4 8 12 16 20 24 28; do
  sync
  mount -o remount,size=$(($(df --output=used -k disk | tail -n 1) + free))k disk
  for target in older new; do
    choice=()
    [[ $target == new ]] || choice=(--force)
    code=0
    p2sctl "${build[@]}" --mdm "disk/$target" "${choice[@]}" || code=$?
    if ((code == 1)); then
      ((++full))
      grep -qiE '^p2sctl: error: .*space' err || fail "the cause is not named: $(head -c 500 err)"
      [[ ! -s out ]] || fail "reports a set that it did not write: $(cat out)"
      if [[ $target == new ]]; then [[ ! -e disk/new ]] || fail 'a part of the set is left'; else whole disk/older older; fi
    else
      is_equal "$code" 0
      whole "disk/$target" complete
    fi
    [[ -z $(find disk -name '.p2s-*') ]] || fail "left behind: $(find disk -name '.p2s-*')"
    mount -o remount,size=64m disk
    rm -rf disk/new disk/older && cp -a older disk/older
    sync
    mount -o remount,size=$(($(df --output=used -k disk | tail -n 1) + free))k disk
  done
  mount -o remount,size=64m disk
done
((full > 0)) || fail 'the disk was never full'
