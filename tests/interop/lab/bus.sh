# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2154 # shared with the files beside it
# The client's own /etc and its own system bus, for daemons that find each other there. Sourced after lab.sh.

# bus_start [FILE=PLACE…]: /etc is the folder etc, which is removed with the test.
bus_start() {
  mkdir -p etc
  cp -a /etc/{passwd,group,nsswitch.conf,ld.so.cache,alternatives,strongswan.conf,strongswan.d} etc/
  cp hosts etc/hosts
  touch etc/resolv.conf
  cat >bus.conf <<'CONF'
<busconfig>
  <type>system</type>
  <listen>unix:path=/run/dbus/system_bus_socket</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow send_requested_reply="true"/>
    <allow receive_requested_reply="true"/>
  </policy>
</busconfig>
CONF
  # shellcheck disable=SC2016 # expanded by the inner shell
  daemon bus "$client_ns" "$work/etc=/etc" "$@" -- \
    sh -c 'mkdir /run/dbus && mount -o remount,bind,ro /sys && exec dbus-daemon --config-file="$1" --nofork --nopidfile' \
    bus "$work/bus.conf"
  wait_for 10 'the bus' within bus test -S /run/dbus/system_bus_socket
}

# beside NAME COMMAND…: a daemon in the namespaces of the bus. Output in NAME.out.
beside() {
  : >"$1.out"
  # exec: the process that is terminated later is the daemon itself.
  (exec nsenter -t "${pid[bus]}" -m -n -- "${@:2}") >"$1.out" 2>&1 &
  pid[$1]=$!
}
