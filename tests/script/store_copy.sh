#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# store copy between SQLite files; between engines in tests/interop/postgres.sh.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

make_workspace corp
expect 0 root create Root --key ec:p256
expect 0 client issue alice bob 'Zoë' --key ec:p256
expect 0 client revoke bob
expect 0 -n store copy corp/p2s.db copy.db
says 'would copy corp/p2s.db to copy.db'
[[ ! -e copy.db ]] || fail 'a dry run wrote'
expect 0 store copy corp/p2s.db copy.db
is_equal "$(mode_of copy.db)" 600
grep -qE $'^clients\t3\t[0-9a-fA-F]{64}$' out || fail 'no line for clients'
is_equal "$(sqlite3 copy.db .dump | sort | sha256sum)" "$(sqlite3 corp/p2s.db .dump | sort | sha256sum)"
expect 0 --store copy.db store check
expect 0 --store copy.db client export alice --format key -o alice.key

# Equal stores have equal digests, wherever they are; a change is seen.
expect 0 --json store copy copy.db sqlite:again.db
is_equal "$(json '.copy.written')" true
first=$(json '.copy.tables[] | select(.name == "clients") | .digest')
expect 0 --store copy.db client restore bob
expect 0 --json store copy copy.db third.db
[[ $(json '.copy.tables[] | select(.name == "clients") | .digest') != "$first" ]] || fail 'the same digest'

expect 4 store copy corp/p2s.db copy.db
expect 4 -n store copy corp/p2s.db copy.db
expect 4 store copy missing.db new.db
expect 6 store copy passphrase new.db
expect 2 store copy corp/p2s.db
expect 1 store copy corp/p2s.db 'postgresql://user:secret@127.0.0.1:1/none'
says 'contains a password'
! grep -q secret err || fail 'a password is shown'
[[ -z $(find . -name '.p2s-*') ]] || fail 'temporary files are left'
