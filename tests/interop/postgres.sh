#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The inventory in a temporary PostgreSQL server on a Unix socket, without network.
set -euo pipefail
unset P2SCTL_WORKSPACE P2SCTL_STORE P2SCTL_PASSPHRASE_FILE
export LC_ALL=C.UTF-8

programs=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
if [[ -z $programs ]]; then
  echo "skipped: no PostgreSQL server (apt install postgresql libsoci-postgresql4.0)"
  exit 77
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/p2s-test.XXXXXX")
user=$(id -un)
run_as=()
if ((EUID == 0)); then # PostgreSQL refuses to run as root
  user=nobody
  chown nobody "$work"
  run_as=(setpriv --reuid=nobody --clear-groups)
fi
server() { (cd "$work" && "${run_as[@]}" "$programs/pg_ctl" -D "$work/data" -s -w "$@"); }
cleanup() {
  server -m immediate stop 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

(cd "$work" && "${run_as[@]}" "$programs/initdb" -D data -U "$user" -A trust -N -E UTF8 --no-locale >"$work/initdb.txt")
server -l "$work/log" -o "-k '$work' -c listen_addresses='' -c fsync=off" start
"$programs/createdb" -h "$work" -U "$user" p2s
url="postgresql://$user@/p2s?host=${work//\//%2F}"

P2S_TEST_POSTGRESQL=$url "$P2S_BUILD/tests/store_test" --gtest_filter='PostgresqlTest.*' --gtest_brief=1
