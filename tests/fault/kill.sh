#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# kill -9 at 100 moments of issuing: the store remains intact and contains every client reported as issued.
set -euo pipefail
# shellcheck source=tests/fault/lib.sh
source "$P2S_SOURCE/tests/fault/lib.sh"

rounds=100 per_round=150
RANDOM=20260131 # the same moments each time, as far as the machine allows

make_rooted ws
start=$(date +%s%N)
expect 0 client issue warm-up --key ec:p256
unlock=$((($(date +%s%N) - start) / 1000000)) # milliseconds until the first client is there

amid=0
for ((round = 0; round < rounds; ++round)); do
  # Several stores in turn keep each check short.
  if ((round % 10 == 9)); then make_rooted "ws$round"; fi
  names=()
  for ((i = 0; i < per_round; ++i)); do names+=("r$round-$i"); done
  "$P2SCTL" client issue "${names[@]}" --key ec:p256 >bulk.out 2>bulk.err &
  pid=$!
  delay=$((unlock * 7 / 10 + RANDOM % 120))
  sleep "$((delay / 1000)).$(printf %03d $((delay % 1000)))"
  kill -9 "$pid" 2>/dev/null || true
  code=0
  { wait "$pid"; } 2>/dev/null || code=$?
  keeps_its_word bulk.out
  count=$(grep -c "^" <<<"$(grep -F "r$round-" <(jq -r '.clients[].name' out) || true)")
  ((code == 137 && count > 0 && count < per_round)) && ((++amid))
done
echo "$amid of $rounds kills hit in the middle of the work"
((amid > 0)) || fail "no kill hit in the middle of the work"
