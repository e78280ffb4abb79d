#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The inventory in a temporary PostgreSQL server on a Unix socket, without network.
set -euo pipefail
unset P2SCTL_WORKSPACE P2SCTL_STORE P2SCTL_PASSPHRASE_FILE
export LC_ALL=C.UTF-8

# shellcheck source=tests/support/postgres.sh
source "$P2S_SOURCE/tests/support/postgres.sh"
if [[ -z $postgres_programs ]]; then
  echo "skipped: no PostgreSQL server (apt install postgresql libsoci-postgresql4.0)"
  exit 77
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/p2s-test.XXXXXX")
chmod 711 "$work"
cleanup() {
  stop_postgres
  rm -rf "$work"
}
trap cleanup EXIT
start_postgres "$work/server"

# store copy there and back, with the program itself; a copy that fails leaves nothing.
printf 'correct horse battery staple\n' >"$work/passphrase"
chmod 600 "$work/passphrase"
export P2SCTL_PASSPHRASE_FILE=$work/passphrase
"$P2S_BUILD/tests/quick_workspace" "$work/ws" TestGW "$work/passphrase"
"$P2SCTL" -q -C "$work/ws" root create Root --key ec:p256 >/dev/null 2>&1
"$P2SCTL" -q -C "$work/ws" client issue alice bob --key ec:p256 >/dev/null 2>&1
"$P2SCTL" store copy "$work/ws/p2s.db" "$url" >"$work/there" 2>&1
"$P2SCTL" --store "$url" store check
"$P2SCTL" --store "$url" client issue carol --key ec:p256 >/dev/null 2>&1
code=0
"$P2SCTL" -n store copy "$work/ws/p2s.db" "$url" 2>"$work/err" || code=$?
((code == 4)) && grep -q 'already contains a store' "$work/err"
"$P2SCTL" -q store copy "$url" "$work/back.db"
"$P2SCTL" --store "$work/back.db" store check
"$P2SCTL" --store "$work/back.db" client export carol --format key -o "$work/carol.key"
new_database second
"$P2SCTL" -q store copy "$url" "${url/p2s?/second?}"
"$P2SCTL" --store "${url/p2s?/second?}" store check

P2S_TEST_POSTGRESQL=$url "$P2S_BUILD/tests/store_test" --gtest_filter='PostgresqlTest.*' --gtest_brief=1
