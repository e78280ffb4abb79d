#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every exit status of the contract is reachable, with a message.
# shellcheck source=tests/script/lib.sh
source "$(dirname "$0")/lib.sh"
make_workspace corp

expect 0 root list
expect 1 --store "sqlite:$work" store info
expect 2 root lst
says 'did you mean'
sqlite3 corp/p2s.db "create table stray (x)" 2>/dev/null
expect 0 root create Main --key ec:p256
sqlite3 corp/p2s.db "update roots set serial = 'AA'"
expect 3 store check --no-keys
expect 4 root show Nobody
expect 4 root create Main
expect 5 root create Other --passphrase file:/dev/null
printf 'wrong\n' >wrong
expect 5 root create Other --passphrase file:wrong
expect 6 root import Other --cert wrong

# 141: the reader closes the pipe before the output is written, and nothing is said.
{
  sleep 0.3
  code=0
  "$P2SCTL" --help 2>err || code=$?
  printf '%s' $code >code
} | true
is_equal "$(cat code)" 141
[[ ! -s err ]] || fail 'spoke about a reader that went away'

# 1: the output cannot be written.
if [[ -w /dev/full ]]; then
  code=0
  "$P2SCTL" --help >/dev/full 2>err || code=$?
  is_equal $code 1
  says 'standard output'
fi

# The same facts as JSON.
expect 4 root show Nobody --json
jq -e '.error.kind == "not_found" and (.error.context | type == "array") and .error.hint' err >/dev/null ||
  fail 'the error is not such JSON'
# 130 is in prompt.sh.
