#!/usr/bin/env bash
# A killed process leaves p2s.db-wal behind: no new store, restored or not, and no backup may get the name before it.
set -euo pipefail
# shellcheck source=tests/fault/lib.sh
source "$P2S_SOURCE/tests/fault/lib.sh"

make_rooted ws
expect 0 client issue alice --key ec:p256
expect 0 store backup backup.db

# kill -9 while clients are issued, until the -wal stays.
for ((round = 0; round < 20; ++round)); do
  names=()
  for ((i = 0; i < 300; ++i)); do names+=("r$round-$i"); done
  "$P2SCTL" client issue "${names[@]}" --key ec:p256 >bulk.out 2>bulk.err &
  pid=$!
  for ((i = 0; i < 500; ++i)); do
    [[ -s bulk.out ]] && break
    sleep 0.01
  done
  kill -9 "$pid" 2>/dev/null || true
  { wait "$pid"; } 2>/dev/null || true
  [[ ! -e ws/p2s.db-wal ]] || break
done
[[ -s ws/p2s.db-wal ]] || fail 'no -wal stayed behind'

mv ws/p2s.db old.db
sum=$(sha256sum ws/p2s.db-*)
refused() {
  expect 4 "$@"
  for file in ws/p2s.db-*; do says "$file"; done
  says 'move them away'
  [[ ! -e ws/p2s.db ]] || fail "it made a store beside a foreign -wal: p2sctl $*"
  is_equal "$(sha256sum ws/p2s.db-*)" "$sum"
}
refused store restore backup.db
refused store restore backup.db --dry-run
mv ws/p2s.toml p2s.toml
refused init ws --name TestGW --store sqlite:ws/p2s.db
refused init ws --name TestGW
refused init ws --name TestGW --dry-run
mv p2s.toml ws/
refused --store sqlite:old.db store backup ws/p2s.db
refused --store sqlite:old.db store backup ws/p2s.db --dry-run

# As the message says: away with them, and the backup is there as it was.
mkdir away
mv ws/p2s.db-* away/
expect 0 store restore backup.db
expect 0 store check
is_equal "$(listed name)" alice
