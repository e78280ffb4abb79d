# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# A temporary PostgreSQL server on a Unix socket, without network. Sourced.

postgres_programs=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)

# start_postgres DIR: starts it in the new folder DIR; sets `url` to its database p2s. stop_postgres ends it.
start_postgres() {
  postgres_folder=$1 postgres_user=$(id -un) postgres_run=()
  mkdir "$1"
  if ((EUID == 0)); then # PostgreSQL refuses to run as root
    postgres_user=nobody
    chown nobody "$1"
    postgres_run=(setpriv --reuid=nobody --clear-groups)
  fi
  (cd "$1" && "${postgres_run[@]}" "$postgres_programs/initdb" -D data -U "$postgres_user" -A trust -N -E UTF8 --no-locale >"$1/initdb.txt")
  postgres_server -l "$1/log" -o "-k '$1' -c listen_addresses='' -c fsync=off" start
  new_database p2s
  # shellcheck disable=SC2034 # for the caller
  url="postgresql://$postgres_user@/p2s?host=${1//\//%2F}"
}
postgres_server() {
  (cd "$postgres_folder" && "${postgres_run[@]}" "$postgres_programs/pg_ctl" -D "$postgres_folder/data" -s -w "$@")
}
new_database() { "$postgres_programs/createdb" -h "$postgres_folder" -U "$postgres_user" "$1"; }
stop_postgres() { postgres_server -m immediate stop 2>/dev/null || true; }
