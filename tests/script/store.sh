#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# store: info, check, backup, restore, rekey, log.
# shellcheck source=tests/script/lib.sh
source "$(dirname "$0")/lib.sh"
make_workspace corp
expect 0 root create Main --key ec:p256

expect 0 store info --json
is_equal "$(json .store.roots)" 1
expect 0 store check
expect 0 store check --json
is_equal "$(json '.findings | length')" 0

expect 0 store backup copy.db --dry-run
[[ ! -e copy.db ]] || fail '--dry-run wrote'
expect 0 store backup copy.db
is_equal "$(mode_of copy.db)" 600
expect 4 store backup copy.db
expect 4 store restore copy.db
mkdir second
expect 0 -C second store restore copy.db
expect 0 -C second store check
expect 6 --store sqlite:third.db store restore passphrase
expect 4 --store sqlite:third.db store restore missing.db
[[ ! -e third.db ]] || fail 'a failed restore left a store'

# A new passphrase opens it, the old one does not, and a backup keeps the old one.
printf 'an entirely new passphrase\n' >new
expect 0 store rekey --new-passphrase file:new --dry-run
expect 0 store check
expect 2 store rekey --new-passphrase generate
expect 5 store rekey --passphrase file:new --new-passphrase file:new
expect 0 store rekey --new-passphrase file:new
expect 5 store check
expect 0 store check --no-keys
expect 0 store check --passphrase file:new
expect 0 -C second store check
expect 2 store rekey --passphrase stdin --new-passphrase stdin

expect 0 store log --json
json '[.events[].action] | index("store.rekey")' >/dev/null
expect 0 store log --last 1
is_equal "$(wc -l <out)" 1

# Someone edits the database: store check detects it and exits with status 3.
sqlite3 second/p2s.db "update roots set subject = 'CN=Other'"
expect 3 -C second store check --no-keys
prints STORE-002
expect 3 -C second store check --no-keys --json
json '.errors > 0' >/dev/null
