#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Whoever can write to the store's file changes what it says: 'store check' finds each change.
set -euo pipefail
# shellcheck source=tests/fault/lib.sh
source "$P2S_SOURCE/tests/fault/lib.sh"

make_rooted ws
expect 0 client issue alice bob carol dave --key ec:p256
expect 0 client revoke bob --reason key-compromise
expect 0 client revoke carol
expect 0 client restore carol
expect 0 client revoke dave
expect 0 client remove dave --yes
expect 0 root create Second --key ec:p256
expect 0 revocation export --format crl -o crl.pem
expect 0 store check
cp ws/p2s.db sound.db

# found TEXT SQL: after these statements the check says TEXT.
found() {
  cp sound.db ws/p2s.db
  rm -f ws/p2s.db-wal ws/p2s.db-shm
  sqlite3 ws/p2s.db "$2" || fail "SQL: $2"
  expect 3 store check
  grep -qF -e "$1" out err || fail "not found: $2: $(cat out err)"
}

found "'alice' (" "DELETE FROM clients WHERE name = 'alice'"
found 'was removed without an event' "DELETE FROM clients WHERE name = 'alice'"
found 'was restored without an event' "UPDATE clients SET revoked_at = NULL, revocation_reason = '' WHERE name = 'bob'"
found 'has another day or reason of revocation' "UPDATE clients SET revoked_at = revoked_at + 86400 WHERE name = 'bob'"
found 'has another day or reason of revocation' "UPDATE clients SET revocation_reason = 'superseded' WHERE name = 'bob'"
found 'was revoked without an event' "UPDATE clients SET revoked_at = 1, revocation_reason = 'unspecified' WHERE name = 'alice'"
found "was renamed from 'alice' without an event" "UPDATE clients SET name = 'eve' WHERE name = 'alice'"
found "was renamed from 'Root' without an event" "UPDATE roots SET name = 'Other' WHERE name = 'Root'"
found 'has another CRL number' 'UPDATE roots SET crl_number = 7'
found 'trigger events_refuse_update is missing' 'DROP TRIGGER events_refuse_update'
found 'trigger extra does not belong to a store' 'CREATE TRIGGER extra AFTER UPDATE ON clients BEGIN SELECT 1; END'
found 'index clients_by_name is missing' 'DROP INDEX clients_by_name'
found 'events' "DROP TRIGGER events_refuse_delete; DELETE FROM events WHERE action = 'client.revoke'"
found 'was altered' "DROP TRIGGER events_refuse_update; UPDATE events SET detail = 'mallory' WHERE subject IN (SELECT thumbprint FROM clients WHERE name = 'alice')"
found 'private key' "UPDATE clients SET sealed_key = (SELECT sealed_key FROM clients WHERE name = 'bob') WHERE name = 'alice'"

found 'and its revocation deleted' 'DELETE FROM removed_revocations'
found 'was added to the revocations of removed clients' "INSERT INTO removed_revocations SELECT thumbprint, serial, 'Root', thumbprint, not_after, 1, 'unspecified' FROM clients WHERE name = 'alice'"
found 'has lost its private key' "UPDATE clients SET sealed_key = '' WHERE name = 'alice'"
found 'became the default root' "UPDATE roots SET is_default = 0; UPDATE roots SET is_default = 1 WHERE name = 'Second'"

# One digit of an index: a thumbprint would not be found, or, if it is not a digit any more, not be read.
damage_index() {
  cp sound.db ws/p2s.db
  rm -f ws/p2s.db-wal ws/p2s.db-shm
  python3 - ws/p2s.db "$(sqlite3 sound.db "SELECT thumbprint FROM clients WHERE name = 'alice'")" "$1" <<'END'
import sys
path, thumbprint, digit = sys.argv[1], sys.argv[2].encode(), sys.argv[3].encode()
data = bytearray(open(path, 'rb').read())
places = [i for i in range(len(data)) if data.startswith(thumbprint, i)]
changed = 0
for place in places:
    # The row has the certificate after the thumbprint, an index has nothing else.
    if b'BEGIN CERTIFICATE' not in data[place:place + 400]:
        data[place + 20:place + 21] = digit if data[place + 20:place + 21] != digit else b'5'
        changed += 1
assert changed, places
open(path, 'wb').write(data)
END
}
for digit in 7 G; do
  damage_index "$digit"
  expect 3 store check
done
