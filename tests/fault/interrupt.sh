#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Ctrl-C in bulk work: exit status 130, reported clients are in the store, and --if-missing issues the rest.
set -euo pipefail
# shellcheck source=tests/fault/lib.sh
source "$P2S_SOURCE/tests/fault/lib.sh"

make_rooted ws
names=()
for ((i = 0; i < 5000; ++i)); do names+=("user-$i"); done

# A shell starts background programs with SIGINT ignored; env resets it.
env --default-signal=INT "$P2SCTL" client issue "${names[@]}" --key ec:p256 >bulk.out 2>bulk.err &
pid=$!
for ((i = 0; i < 1000; ++i)); do
  [[ -s bulk.out ]] && break
  sleep 0.01
done
kill -INT "$pid" || fail "it ended before the signal came"
code=0
wait "$pid" || code=$?
is_equal "$code" 130
grep -qF 'p2sctl: error: ' bulk.err || fail "stderr does not say that it was interrupted"
grep -qF -e '--if-missing' bulk.err || fail "the hint does not name --if-missing"

keeps_its_word bulk.out
done_first=$(wc -l <listed)
((done_first > 0 && done_first < ${#names[@]})) || fail "$done_first clients are not a part of the work"
is_equal "$(reported bulk.out | wc -l)" "$done_first"

expect 0 client issue "${names[@]}" --key ec:p256 --if-missing
is_equal "$(reported out | wc -l)" "$((${#names[@]} - done_first))"
is_equal "$(listed name | uniq | wc -l)" "${#names[@]}"
is_equal "$(listed name | wc -l)" "${#names[@]}"
expect 0 store check
