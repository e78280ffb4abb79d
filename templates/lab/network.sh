# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # shared with the files beside it
# A client and a gateway on one machine: two connected network namespaces, and hosts of the VNet that only the gateway
# reaches. The machine's network and /etc do not change.
# The caller sets: work (its folder, where it is), gateway_ns and client_ns (names of the namespaces), gateway_names (host
# names of the gateway), vnet_addresses (ADDRESS/LENGTH of hosts in the VNet), and fail, which ends it with a message.
PATH=$PATH:/usr/sbin:/sbin

gateway_ip=198.18.0.1
client_ip=198.18.0.2
declare -A pid=()

network_up() {
  local link address name
  ip netns add "$gateway_ns"
  ip netns add "$client_ns"
  ip -n "$gateway_ns" link add wan type veth peer name wan netns "$client_ns"
  ip -n "$gateway_ns" link add vnet type veth peer name vnet-peer
  ip -n "$gateway_ns" address add "$gateway_ip/30" dev wan
  ip -n "$client_ns" address add "$client_ip/30" dev wan
  for address in "${vnet_addresses[@]}"; do ip -n "$gateway_ns" address add "$address" dev vnet; done
  for link in lo wan vnet vnet-peer; do ip -n "$gateway_ns" link set "$link" up; done
  for link in lo wan; do ip -n "$client_ns" link set "$link" up; done
  # Without "all" and "default", new tunnel devices would use the machine's strict setting.
  for link in "$gateway_ns" "$client_ns"; do
    ip netns exec "$link" sysctl -qw net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=0 \
      net.ipv4.conf.default.rp_filter=0 net.ipv4.conf.wan.rp_filter=0
  done
  printf '127.0.0.1 localhost\n' >hosts
  for name in "${gateway_names[@]}"; do printf '%s %s\n' "$gateway_ip" "$name" >>hosts; done
}

processes() {
  local name
  for name in "$client_ns" "$gateway_ns"; do ip netns pids "$name" 2>/dev/null || true; done
}

# network_down: every process of the namespaces (TERM, five seconds, KILL), and the namespaces.
network_down() {
  local i signal=TERM left
  for ((i = 0; i < 60; ++i)); do
    mapfile -t left < <(processes)
    ((${#left[@]})) || break
    ((i < 50)) || signal=KILL
    ((i % 50)) || kill "-$signal" "${left[@]}" 2>/dev/null || true
    sleep 0.1
  done
  ip netns del "$client_ns" 2>/dev/null || true
  ip netns del "$gateway_ns" 2>/dev/null || true
}

# wait_for SECONDS WHAT COMMAND…: until COMMAND succeeds.
wait_for() {
  local until=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    ((SECONDS < until)) || fail "$what did not come in time"
    sleep 0.1
  done
}

# last_line NAME: what the log of a daemon ends with.
last_line() { cat "$1.out" "$1.log" 2>/dev/null | grep -vE '^[[:space:]]*$|^Use --help' | tail -n 1; }

# ready NAME WHAT COMMAND…: until COMMAND succeeds, unless the daemon ends before.
ready() {
  local until=$((SECONDS + 10))
  until "${@:3}"; do
    alive "$1" || fail "$2 did not start: $(last_line "$1")"
    ((SECONDS < until)) || fail "$2 did not start in 10 seconds: $(last_line "$1")"
    sleep 0.1
  done
}

log_has() { [[ -f $1 ]] && grep -qE -e "$2" "$1"; }
alive() { [[ -n ${pid[$1]:-} ]] && kill -0 "${pid[$1]}" 2>/dev/null; }
gone() { ! alive "$1"; }

# daemon NAME NAMESPACE [FILE=PLACE…] -- COMMAND…: COMMAND with its own /run, hosts and resolv.conf, and each FILE or folder
# mounted at PLACE. Output in NAME.out, DNS servers in NAME.resolv, number of the process in NAME.pid.
daemon() {
  local name=$1 namespace=$2 mounts=()
  shift 2
  while [[ $1 != -- ]]; do
    mounts+=("$1")
    shift
  done
  shift
  : >"$name.resolv"
  : >"$name.out" # at once: what the last one said must not be taken for this one's
  mounts+=("$work/hosts=/etc/hosts" "$work/$name.resolv=/etc/resolv.conf")
  # /run is empty here, but the folder of the lab, which may be in it, and what resolv.conf may link to.
  # shellcheck disable=SC2016 # expanded by the inner shell
  ip netns exec "$namespace" unshare -m --propagation private bash -c '
    set -e
    work=$1
    shift
    exec 8<"$work"
    mount -t tmpfs none /run
    [[ -d $work ]] || { mkdir -p "$work" && mount --no-canonicalize --bind /proc/self/fd/8 "$work"; }
    exec 8<&-
    while [[ $1 != -- ]]; do
      place=$(readlink -m "${1##*=}")
      [[ -e $place || $place != /run/* ]] || { mkdir -p "${place%/*}" && : >"$place"; }
      mount --bind "${1%=*}" "$place"
      shift
    done
    shift
    exec "$@"' lab "$work" "${mounts[@]}" -- "$@" >>"$name.out" 2>&1 &
  pid[$name]=$!
  printf '%s\n' "$!" >"$name.pid"
}

# within NAME COMMAND…: in the namespaces of a running daemon.
within() { nsenter -t "${pid[$1]}" -m -n -- "${@:2}"; }

# end NAME: TERM, five seconds, KILL.
end() {
  local i
  [[ -n ${pid[$1]:-} ]] || return 0
  kill "${pid[$1]}" 2>/dev/null || true
  for ((i = 0; i < 50; ++i)); do
    kill -0 "${pid[$1]}" 2>/dev/null || break
    sleep 0.1
  done
  kill -KILL "${pid[$1]}" 2>/dev/null || true
  wait "${pid[$1]}" 2>/dev/null || true
  rm -f "$1.pid"
  unset "pid[$1]"
}

client_pings() { ip netns exec "$client_ns" ping -q -c 1 -W "$1" "$2" >ping.out 2>&1; }

joined() {
  local IFS=,
  echo "$*"
}

# netmask LENGTH: 24 is 255.255.255.0.
netmask() {
  local bits=$((0xffffffff << (32 - $1) & 0xffffffff))
  printf '%d.%d.%d.%d\n' $((bits >> 24)) $((bits >> 16 & 255)) $((bits >> 8 & 255)) $((bits & 255))
}
