# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Helpers of the fault tests, on top of those of the script tests.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

skip() {
  echo "skipped: $*"
  exit 77
}

# make_rooted DIR: a workspace with one root with a key that is fast to create.
make_rooted() {
  make_workspace "$1"
  expect 0 root create Root --key ec:p256
}

# The thumbprints that p2sctl printed into a file, as reports of issued clients.
reported() { grep -oE '\b[0-9A-F]{40}\b' "$1" | sort -u || true; }

# All clients of the store, one thumbprint or name per line.
listed() {
  expect 0 client list --history --json
  jq -r ".clients[].$1" "$work/out" | sort
}

# keeps_its_word FILE: the store is intact and contains the clients reported in FILE.
keeps_its_word() {
  local lost
  expect 0 store check
  listed thumbprint >"$work/listed"
  lost=$(comm -23 <(reported "$1") "$work/listed")
  [[ -z $lost ]] || fail "reported as issued, but not in the store: $lost"
}

# mount_tmpfs DIR SIZE: a small disk, removed at the end.
mount_tmpfs() {
  ((EUID == 0)) || skip "only root can mount a small disk"
  mkdir "$1"
  mount -t tmpfs -o "size=$2,mode=700" p2s-test "$1" 2>"$work/err" || skip "mount is refused: $(cat "$work/err")"
  # shellcheck disable=SC2064
  trap "cd / && umount '$PWD/$1'; rm -rf '$work'" EXIT
}
