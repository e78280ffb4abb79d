#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Processes that issue the same names concurrently with --if-missing create one certificate each.
set -euo pipefail
# shellcheck source=tests/fault/lib.sh
source "$P2S_SOURCE/tests/fault/lib.sh"

make_rooted ws
for round in one two three; do
  pids=()
  for p in {1..8}; do
    "$P2SCTL" client issue "$round-"{1..20} --key ec:p256 --if-missing >"out.$p" 2>"err.$p" &
    pids+=($!)
  done
  for pid in "${pids[@]}"; do wait "$pid" || fail "a process failed: $(cat err.*)"; done
  cat out.* >reports
  is_equal "$(reported reports | wc -l)" 20
done
keeps_its_word reports
is_equal "$(listed name | wc -l)" 60
is_equal "$(listed name | uniq | wc -l)" 60
