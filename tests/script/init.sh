#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# init: writes both files or none, private from the first byte, and never twice.
# shellcheck source=tests/script/lib.sh
source "$(dirname "$0")/lib.sh"

printf 'correct horse battery staple\n' >passphrase
export P2SCTL_PASSPHRASE_FILE=$work/passphrase
expect 0 init corp --name TestGW
is_equal "$(mode_of corp)" 700
is_equal "$(mode_of corp/p2s.db)" 600
is_equal "$(mode_of corp/p2s.toml)" 644
grep -q '"TestGW"' corp/p2s.toml || fail 'p2s.toml does not name the gateway'

expect 4 init corp
says 'already exists'

expect 0 init other --dry-run --json
json '.workspace.created == false' >/dev/null
[[ ! -e other ]] || fail '--dry-run wrote'

expect 2 init other --passphrase generate
expect 5 init other --passphrase file:missing
[[ ! -e other ]] || fail 'a failed init left a directory'

(
  unset P2SCTL_PASSPHRASE_FILE
  setsid --wait "$P2SCTL" init other >out 2>err </dev/null && fail 'made a store without a passphrase'
  says 'no terminal'
  says '--passphrase'
)

# The nearest parent with p2s.toml is the workspace.
mkdir -p corp/deep/inside
cd corp/deep/inside
expect 0 store info --json
json '.store.url' | grep -q '/corp/p2s.db' || fail 'found another store'
cd "$work"
expect 4 store info
says 'p2sctl init'

# [store] url is relative to the folder of p2s.toml.
mkdir moved
mv corp/p2s.db moved/
sed -i 's|^# url = .*|url = "sqlite:../moved/p2s.db"|' corp/p2s.toml
expect 0 -C corp store info
expect 0 --store "$work/moved/p2s.db" store info
printf 'broken = [\n' >>corp/p2s.toml
expect 6 -C corp store info
says 'p2s.toml:'
