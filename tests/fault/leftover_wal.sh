#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A killed process leaves p2s.db-wal behind: init, restore and backup must not create a database next to it.
set -euo pipefail
# shellcheck source=tests/fault/lib.sh
source "$P2S_SOURCE/tests/fault/lib.sh"

make_rooted ws
expect 0 client issue alice --key ec:p256
expect 0 store backup backup.db

# kill -9 while clients are issued, until a -wal remains.
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
[[ -s ws/p2s.db-wal ]] || fail 'no -wal remains'

mv ws/p2s.db old.db
sum=$(sha256sum ws/p2s.db-*)
refused() {
  expect 4 "$@"
  for file in ws/p2s.db-*; do says "$file"; done
  says 'move all of them to another place'
  [[ ! -e ws/p2s.db ]] || fail "created a store next to a foreign -wal: p2sctl $*"
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

# After moving them as the hint says, the backup can be restored.
mkdir away
mv ws/p2s.db-* away/
expect 0 store restore backup.db
expect 0 store check
is_equal "$(listed name)" alice

# An init that was killed between the store and p2s.toml is finished by the same command, with the same passphrase only.
expect 0 init begun --name Corp
rm begun/p2s.toml
printf 'another good passphrase\n' >other && chmod 600 other
expect 5 init begun --name Corp --passphrase file:other
[[ ! -e begun/p2s.toml ]] || fail 'p2s.toml for a store that this passphrase does not open'
expect 0 init begun --name Corp
grep -q Corp begun/p2s.toml
expect 0 -C begun root create Root --key ec:p256
rm begun/p2s.toml
expect 4 init begun --name Corp
