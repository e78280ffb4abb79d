# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# In its own namespaces: runs swanctl with the tree in $1 and a charon with $PWD/strongswan.conf.
mount -t tmpfs none /run
/usr/lib/ipsec/charon >charon.err 2>&1 &
daemon=$!
trap 'kill "$daemon"; wait "$daemon"' EXIT
for ((i = 0; i < 100; ++i)); do
  ! swanctl --stats --uri "unix://$PWD/vici" >stats 2>&1 || break
  sleep 0.1
done
printf 'include conf.d/*.conf\n' >"$1/swanctl.conf" # as Debian has it
swanctl --load-all --noprompt --uri "unix://$PWD/vici" --file "$1/swanctl.conf"
code=$?
rm "$1/swanctl.conf"
swanctl --list-conns --uri "unix://$PWD/vici" >connections
swanctl --list-pols --pass --uri "unix://$PWD/vici" >outside
ip xfrm policy >policies 2>&1
exit "$code"
