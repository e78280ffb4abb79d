# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# In its own namespaces: runs starter with the files in $1/etc.
set -e
mount -t tmpfs none /run
for file in ipsec.conf ipsec.secrets ipsec.d; do
  mount --bind "$1/etc/$file" "/etc/$file"
done
/usr/lib/ipsec/starter --nofork &
daemon=$!
trap 'kill "$daemon"; wait "$daemon" || :' EXIT
for ((i = 0; i < 100; ++i)); do
  ! grep -q 'added configuration\|parsing error' charon.log starter.log 2>/dev/null || break
  sleep 0.1
done
ipsec statusall >connections
ip xfrm policy >policies 2>&1
