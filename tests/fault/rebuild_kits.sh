#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Rebuild kits with --force while the disk runs full or the process is killed: kit and password always match.
set -euo pipefail
# shellcheck source=tests/fault/lib.sh
source "$P2S_SOURCE/tests/fault/lib.sh"

clients=12
RANDOM=20260131
make_rooted ws
expect 0 client issue "user-"{1..12} --key ec:p256
mount_tmpfs disk 64m
build=(package build --azure "$P2S_SOURCE/tests/data/vendor/azure-2024.zip" --all --os linux)

built() {
  local code=0
  p2sctl "${build[@]}" "$@" || code=$?
  ((code == 0 || code == 3)) || fail "package build $*: $code: $(head -c 500 err)"
}

# opens FORM CLIENT: the password in the file opens the PFX in the kit.
opens() {
  local pfx=$work/kit.pfx
  if [[ $1 == folder ]]; then
    cp "$(find "disk/folder/$2/certificate" -name '*.pfx')" "$pfx"
  else
    unzip -p "disk/zip/$2.zip" '*/certificate/*.pfx' >"$pfx"
  fi
  openssl pkcs12 -in "$pfx" -passin "file:disk/$1-passwords/$2.txt" -noout 2>/dev/null
}
pairs() {
  local i
  for ((i = 1; i <= clients; ++i)); do
    opens "$1" "user-$i" || fail "$1: the password of user-$i does not open its kit"
  done
}

for form in folder zip; do
  choice=(-o "disk/$form")
  [[ $form == folder ]] || choice+=(--zip)
  built "${choice[@]}"
  pairs "$form"

  # With less and less space sometimes the kit does not fit, sometimes its password.
  full=0
  for free in 0 4 8 16 24 32 48 64 96; do
    sync
    used=$(df --output=used -k disk | tail -n 1)
    mount -o remount,size=$((used + free))k disk
    code=0
    p2sctl "${build[@]}" "${choice[@]}" --force || code=$?
    mount -o remount,size=64m disk
    case $code in
      1) ((++full)) ;;
      0 | 3) ;;
      *) fail "exit status $code with $free KiB: $(head -c 500 err)" ;;
    esac
    [[ -z $(find disk -name '.p2s-*') ]] || fail "left behind: $(find disk -name '.p2s-*')"
    pairs "$form"
  done
  ((full > 0)) || fail 'the disk was never full'

  # kill -9: at most the kit being renamed lacks its password, and --resume repairs it.
  for ((round = 0; round < 10; ++round)); do
    "$P2SCTL" "${build[@]}" "${choice[@]}" --force --jobs 1 >bulk.out 2>bulk.err &
    pid=$!
    for ((i = 0; i < 500; ++i)); do
      [[ -s bulk.out ]] && break
      sleep 0.01
    done
    sleep "0.0$((RANDOM % 10))"
    kill -9 "$pid" 2>/dev/null || true
    { wait "$pid"; } 2>/dev/null || true
    apart=0
    for ((i = 1; i <= clients; ++i)); do opens "$form" "user-$i" || ((++apart)); done
    ((apart <= 1)) || fail "$apart kits have a wrong password"
    built "${choice[@]}" --resume
    pairs "$form"
  done
  rm -rf "disk/$form" "disk/$form-passwords" disk/.p2s-*
done
