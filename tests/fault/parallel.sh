#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# 8 processes, 40 calls of 'client issue' each, one store: 320 successes, 320 rows, 320 distinct serials.
set -euo pipefail
# shellcheck source=tests/fault/lib.sh
source "$P2S_SOURCE/tests/fault/lib.sh"

processes=8 calls=40
make_rooted ws

worker() {
  local i
  for ((i = 0; i < calls; ++i)); do
    "$P2SCTL" client issue "user-$1-$i" --key ec:p256 >>"out.$1" 2>>"err.$1" || return
  done
}

pids=()
for ((p = 0; p < processes; ++p)); do
  worker "$p" &
  pids+=($!)
done
failures=0
for pid in "${pids[@]}"; do wait "$pid" || ((++failures)); done
((failures == 0)) || fail "$failures of $processes processes failed: $(cat err.*)"

cat out.* >reports
is_equal "$(reported reports | wc -l)" $((processes * calls))
keeps_its_word reports
for key in name thumbprint serial; do
  is_equal "$key: $(listed "$key" | uniq | wc -l)" "$key: $((processes * calls))"
done
