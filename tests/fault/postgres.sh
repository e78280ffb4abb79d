#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# postgres.sh [LIBRARY]: the connection to PostgreSQL ends at a call of a command that writes: before the server has
# received it, after that but before its answer, and because the process dies. Each time the exit status is true, the store
# is sound, and the command completes when it is repeated. P2S_FAULT_SAMPLE=N tries N calls of each command ("all": each);
# P2S_FAULT_SHOW=1 prints the messages.
set -euo pipefail
# shellcheck source=tests/fault/lib.sh
source "$P2S_SOURCE/tests/fault/lib.sh"
# shellcheck source=tests/support/postgres.sh
source "$P2S_SOURCE/tests/support/postgres.sh"
(($#)) || skip 'sanitizers refuse a preloaded library'
[[ -n $postgres_programs ]] || skip 'no PostgreSQL server (apt install postgresql libsoci-postgresql4.0)'
library=$1 sample=${P2S_FAULT_SAMPLE:-1}
RANDOM=${P2S_FAULT_SEED:-1}

chmod 711 "$work"
trap 'stop_postgres; rm -rf "$work"' EXIT
start_postgres "$work/server"
make_rooted corp
expect 0 client issue alice bob --key ec:p256
expect 0 store copy corp/p2s.db "$url"

# fresh_store: a copy of the first database, at $P2SCTL_STORE.
fresh_store() {
  "$postgres_programs/dropdb" -h "$postgres_folder" -U "$postgres_user" --force --if-exists run 2>/dev/null
  "$postgres_programs/createdb" -h "$postgres_folder" -U "$postgres_user" -T p2s run
  export P2SCTL_STORE=${url/p2s?/run?}
}

# with_fault NUMBER KIND COMMAND…: sets code; messages in err, calls in calls.
with_fault() {
  : >calls
  code=0
  { # bash itself reports the killed one
    LD_PRELOAD=$library P2S_FAULT_FOLDER=$work/server P2S_FAULT_LOG=$work/calls P2S_FAULT_AT=$1 P2S_FAULT_KIND=$2 \
      "$P2SCTL" "${@:3}" >out 2>err || code=$?
  } 2>/dev/null
}

# state: what the store has, without keys, times and numbers.
state() {
  expect 0 store check
  expect 0 root list --json
  jq -S '[.roots[] | {name, is_default, status}]' out
  expect 0 client list --history --format csv --columns name,status,issuer,private_key,reason
  sort out
}

# repeat COMMAND…: as its help says: `client issue` with --if-missing.
repeat() {
  local words=("$@")
  [[ "$1 $2" != 'client issue' ]] || words+=(--if-missing)
  code=0
  "$P2SCTL" "${words[@]}" >out 2>err || code=$?
  [[ $code == [04] ]] || fail "the repeat of $* fails with $code: $(cat err)"
}

# The server may still work on what it received last.
server_is_idle() {
  [[ $("$postgres_programs/psql" -h "$postgres_folder" -U "$postgres_user" -d postgres -Atc \
    "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = 'run'") == 0 ]]
}

# is_whole COMMAND…: all of it is saved or nothing; each client is revoked for itself.
is_whole() {
  diff -q unchanged found >/dev/null || diff -q wanted found >/dev/null ||
    { [[ "$*" == *'client revoke'* ]] && ! grep -vxF -f unchanged -f wanted found; }
}

# try NUMBER KIND COMMAND…: what must be true after a fault and after the repeat.
try() {
  local what="$2 at call $1 of ${*:3}"
  fresh_store
  with_fault "$@"
  is_equal "$what: calls $(($(wc -l <calls) >= $1))" "$what: calls 1"
  case $2 in
    kill) is_equal "$what: $code" "$what: 137" ;;
    *)
      [[ $code == [01] ]] || fail "$what: exit status $code: $(cat err)"
      ((code == 0)) || grep -qiE 'connection|server closed|input/output' err || fail "$what: the cause is not named: $(cat err)"
      ;;
  esac
  cp err "err.$2"
  until server_is_idle; do sleep 0.05; done
  ((!${P2S_FAULT_SHOW:-0})) || sed "s/^/$2 $1: /" err
  state >found
  ((code != 0)) || diff wanted found || fail "$what: claims to be complete"
  is_whole "${@:3}" || fail "$what: half of it is saved"
  if grep -q 'it may be saved or not' "err.$2"; then
    if diff -q unchanged found >/dev/null; then ((++not_saved)); else ((++saved)); fi
  fi
  repeat "${@:3}"
  state >found
  diff wanted found || fail "$what: the repeat does not complete it"
  ((++faults))
}

# survives COMMAND…: faults at a sample of its calls, and at the last ones, of which one is the commit.
survives() {
  local total number numbers kind
  fresh_store
  state >unchanged
  with_fault 0 none "$@"
  is_equal "$*: $code $(cat err)" "$*: 0 $(cat err)"
  total=$(wc -l <calls)
  state >wanted
  ! diff -q unchanged wanted >/dev/null || fail "$* changes nothing"
  if [[ $sample == all ]]; then
    numbers=$(seq "$total")
  else
    numbers=$({ seq $((total > 3 ? total - 3 : 1)) "$total" && for ((number = 0; number < sample; ++number)); do echo $((RANDOM % total + 1)); done; } | sort -nu)
  fi
  for number in $numbers; do
    for kind in gone lost kill; do try "$number" "$kind" "$@"; done
  done
}

faults=0 saved=0 not_saved=0
survives root create Second --key ec:p256
survives client issue carol dora --key ec:p256
survives client renew alice bob
survives -y client revoke alice bob
((saved > 0 && not_saved > 0)) || fail "commits without an answer: $saved saved, $not_saved not"
printf '%d faults; of the commits without an answer %d were saved and %d were not\n' "$faults" "$saved" "$not_saved"
