#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A store on a read-only disk or in a read-only directory: exit status 1, and nothing changes.
set -euo pipefail
# shellcheck source=tests/fault/lib.sh
source "$P2S_SOURCE/tests/fault/lib.sh"

if ((EUID == 0)); then # permissions do not apply to root
  mount_tmpfs disk 4m
  lock() { mount -o remount,ro disk; }
  unlock() { mount -o remount,rw disk; }
else
  mkdir disk
  lock() { chmod -R a-w disk; }
  unlock() { chmod -R u+w disk; }
fi

make_rooted disk/ws
expect 0 client issue alice --key ec:p256
thumbprint=$(reported out)
before=$(sha256sum disk/ws/p2s.db)
lock

expect 1 client issue bob --key ec:p256
says "'"
expect 1 client revoke "$thumbprint" --yes
expect 1 init disk/other --name Other
expect 1 root create Second --key ec:p256
expect 1 client issue carol --key ec:p256 --pfx disk/pfx

unlock
is_equal "$(sha256sum disk/ws/p2s.db)" "$before"
[[ ! -e disk/other && ! -e disk/pfx ]] || fail "something new appeared on a read-only disk"
expect 0 store check
is_equal "$(listed name)" alice
expect 0 client issue bob --key ec:p256

# Only the target of a backup or an export is read-only.
mkdir disk/target
mv disk/ws elsewhere
P2SCTL_WORKSPACE=$work/elsewhere
lock
expect 1 store backup disk/target/backup.db
expect 1 client export bob --format pem -o disk/target/bob.pem
unlock
[[ -z $(ls -A disk/target) ]] || fail "something new appeared in a read-only directory"
