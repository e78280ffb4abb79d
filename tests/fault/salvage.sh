#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# store salvage: pages overwritten, the file cut, the header lost, a -wal, one bit at a time.
set -euo pipefail
# shellcheck source=tests/fault/lib.sh
source "$P2S_SOURCE/tests/fault/lib.sh"

make_rooted ws
expect 0 root create Issuing --key ec:p256
seq -f 'client-%03g' 1 60 >names
# shellcheck disable=SC2046
expect 0 client issue $(cat names) --key ec:p256
expect 0 client revoke client-007 --reason key-compromise
expect 0 client revoke client-008
expect 0 client remove client-008 --yes
expect 0 revocation export --format crl -o crl.pem
printf 'an entirely new passphrase\n' >newpass
chmod 600 newpass
expect 0 store rekey --new-data-key --new-passphrase file:newpass
mv newpass passphrase
expect 0 store backup backup.db
expect 0 client issue late --key ec:p256
expect 0 store check
cp ws/p2s.db sound.db
[[ ! -s ws/p2s.db-wal ]] || fail 'the store has a -wal'
pages=$(sqlite3 sound.db 'PRAGMA page_count')

# overwrite PAGE: it is full of a byte that SQLite cannot read.
overwrite() {
  head -c 4096 /dev/zero | tr '\0' '\125' | dd of=damaged.db bs=4096 seek=$(($1 - 1)) conv=notrunc 2>/dev/null
}
root_page() { sqlite3 sound.db "SELECT rootpage FROM sqlite_master WHERE name = '$1'"; }
fresh() {
  cp sound.db damaged.db
  rm -f new.db
}
# salvaged CODE [OPTION…]: what is recovered is a sound store with the same key.
salvaged() {
  local code=$1
  shift
  expect "$code" store salvage damaged.db -o new.db "$@"
  cat out err >said
  is_equal "$(mode_of new.db)" 600
  expect 0 --store new.db store check
  [[ -z $(find . -maxdepth 1 -name '.p2s-*') ]] || fail 'temporary files are left'
}
clients_of() { sqlite3 new.db 'SELECT COUNT(*) FROM clients'; }

# Nothing is damaged: nothing is lost, and every row is the same.
fresh
expect 0 -n store salvage damaged.db -o new.db
says 'would recover 2 roots, 60 client certificates'
[[ ! -e new.db ]] || fail 'a dry run wrote'
salvaged 0
grep -q "nothing is lost" said || fail "$(cat said)"
for table in roots clients removed_revocations; do
  is_equal "$(sqlite3 new.db "SELECT * FROM $table ORDER BY 1" | sha256sum)" "$(sqlite3 sound.db "SELECT * FROM $table ORDER BY 1" | sha256sum)"
done
is_equal "$(sha256sum <damaged.db)" "$(sha256sum <sound.db)"
expect 0 --store new.db store log --format csv
prints store.salvage
expect 0 --store new.db client issue next --key ec:p256
expect 4 store salvage damaged.db -o new.db

# Header and schema are gone.
fresh
overwrite 1
expect 6 --store damaged.db client list
salvaged 0
is_equal "$(clients_of)" 60

# The start of the table is gone: its rows are in other pages.
fresh
overwrite "$(root_page clients)"
overwrite "$(root_page clients_by_name)"
salvaged 0
is_equal "$(clients_of)" 60

# One page with clients, one with events: these are named, the others stay.
fresh
leaf=$(sqlite3 sound.db "SELECT pageno FROM dbstat WHERE name = 'clients' AND pagetype = 'leaf' LIMIT 1 OFFSET 3")
lost=$(sqlite3 sound.db "SELECT ncell FROM dbstat WHERE pageno = $leaf")
overwrite "$leaf"
salvaged 3
is_equal "$(clients_of)" $((60 - lost))
is_equal "$(grep -c 'is not recovered' said)" "$lost"
fresh
overwrite "$(sqlite3 sound.db "SELECT pageno FROM dbstat WHERE name = 'events' AND pagetype = 'leaf' LIMIT 1 OFFSET 1")"
salvaged 3
is_equal "$(clients_of)" 60
grep -q 'events .* are missing' said || fail "$(cat said)"

# The file is cut.
fresh
truncate -s $((4096 * (pages - 12) + 100)) damaged.db
salvaged 3
grep -q "the file is cut: 12 of $pages pages are missing" said || fail "$(cat said)"
(($(clients_of) > 20)) || fail 'too little'

# The roots and the data key are gone: a backup has them.
fresh
overwrite "$(root_page roots)"
overwrite "$(root_page store_settings)"
expect 6 store salvage damaged.db -o new.db
says 'the data key'
[[ ! -e new.db ]] || fail 'half a store'
salvaged 3 --backup backup.db
is_equal "$(grep -c STORE-005 said)" 1
grep -q 'whether there were events after 70 is unknown' said || fail "$(cat said)"
is_equal "$(clients_of)" 60
expect 0 --store new.db client export late --format key -o late.key

# Without any backup: certificates and revocations, with a new passphrase.
fresh
overwrite "$(root_page store_settings)"
printf 'another new passphrase\n' >newpass
chmod 600 newpass
expect 3 store salvage damaged.db -o new.db --without-keys --passphrase file:newpass
prints 'private keys were left out'
expect 0 --store new.db store check --passphrase file:newpass
expect 0 --store new.db revocation list
prints client-007

# Without its root no client can be used; they are named.
fresh
overwrite "$(root_page roots)"
expect 3 store salvage damaged.db -o new.db
prints "client 'client-001'"
rm new.db

# Changes that are only in the -wal, under a damaged header.
fresh
cp damaged.db ws/p2s.db
sqlite3 ws/p2s.db >/dev/null <<'END' &
PRAGMA wal_autocheckpoint = 0;
UPDATE clients SET systems = 'ios' WHERE name = 'client-011';
.shell cp ws/p2s.db damaged.db; cp ws/p2s.db-wal damaged.db-wal
END
wait
[[ -s damaged.db-wal ]] || fail 'no -wal'
overwrite 1
salvaged 0
is_equal "$(sqlite3 new.db "SELECT systems FROM clients WHERE name = 'client-011'")" ios
rm damaged.db-wal

# A single bit of a key, a certificate, a name: one row, nothing else.
flip() { # flip TEXT OFFSET
  python3 - "$1" "$2" <<'END'
import sys
data = bytearray(open('damaged.db', 'rb').read())
at = data.index(sys.argv[1].encode())
data[at + int(sys.argv[2])] ^= 1
open('damaged.db', 'wb').write(data)
END
}
fresh
flip "$(sqlite3 sound.db "SELECT sealed_key FROM clients WHERE name = 'client-020'")" 8
salvaged 3
is_equal "$(clients_of)" 60
is_equal "$(sqlite3 new.db "SELECT name FROM clients WHERE sealed_key = ''")" client-020
fresh
flip "$(sqlite3 sound.db "SELECT certificate FROM clients WHERE name = 'client-021'")" 400
salvaged 3
is_equal "$(clients_of)" 59

# Arbitrary damage never breaks it, and never lets a revoked client in.
for seed in {1..12}; do
  fresh
  python3 - "$seed" <<'END'
import random, sys
random.seed(int(sys.argv[1]))
data = bytearray(open('damaged.db', 'rb').read())
for _ in range(6):
    at = random.randrange(len(data))
    for i in range(at, min(at + random.choice([1, 16, 600]), len(data))):
        data[i] = random.randrange(256)
open('damaged.db', 'wb').write(data)
END
  code=0
  p2sctl store salvage damaged.db -o new.db --backup backup.db || code=$?
  ((code == 0 || code == 3)) || fail "seed $seed: exit status $code"
  expect 0 --store new.db store check
  is_equal "$(sqlite3 new.db "SELECT COUNT(*) FROM clients WHERE name = 'client-007' AND revoked_at IS NULL")" 0
done

echo text >damaged.db
rm -f new.db
expect 6 store salvage damaged.db -o new.db
expect 4 store salvage missing.db -o new.db
expect 2 store salvage damaged.db
