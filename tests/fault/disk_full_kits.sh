#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Kits on a full disk: only complete ones, each with its password, and --resume builds the rest.
set -euo pipefail
# shellcheck source=tests/fault/lib.sh
source "$P2S_SOURCE/tests/fault/lib.sh"

clients=60
make_rooted ws
expect 0 client issue "user-"{1..60} --key ec:p256
mount_tmpfs disk 1m
build=(package build --azure "$P2S_SOURCE/tests/data/vendor/azure-2024.zip" --all)

# whole FORM: no incomplete files, a password for each kit, as many kits as were printed.
whole() {
  [[ -z $(find disk -name '.p2s-*') ]] || fail "left behind: $(find disk -name '.p2s-*')"
  is_equal "$(find "disk/$1" -mindepth 1 -maxdepth 1 -printf '%f\n' | sed 's/\.zip$//' | sort)" \
    "$(find "disk/$1-passwords" -name '*.txt' -printf '%f\n' | sed 's/\.txt$//' | sort)"
}

for form in folder zip; do
  choice=()
  [[ $form == folder ]] || choice=(--zip)
  code=0
  p2sctl "${build[@]}" "${choice[@]}" -o "disk/$form" || code=$?
  is_equal "$code" 1
  grep -qiE '^p2sctl: error: .*space' err || fail "the cause is not named: $(head -c 500 err)"
  grep -qF -e '--resume' err || fail "the hint does not name --resume: $(head -c 500 err)"
  made=$(wc -l <out)
  ((made > 0 && made < clients)) || fail "$made kits are not a part of the work"
  whole "$form"
  mount -o remount,size=64m disk
  code=0
  p2sctl "${build[@]}" "${choice[@]}" -o "disk/$form" --resume || code=$?
  ((code == 0 || code == 3)) || fail "exit status $code: $(head -c 500 err)"
  grep -q "$made kept" err || fail "not all finished kits were kept: $(cat err)"
  is_equal "$(find "disk/$form" -mindepth 1 -maxdepth 1 | wc -l)" "$clients"
  whole "$form"
  rm -r disk/*
  mount -o remount,size=1m disk
done
