# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # shared with the files beside it
# A client and a gateway on one machine: two connected network namespaces, and a host of the VNet that only the gateway
# reaches. Sourced after tests/script/lib.sh. The machine's network and /etc do not change.
PATH=$PATH:/usr/sbin:/sbin

gateway_ip=198.18.0.1
vnet_host=10.1.0.4
vnet_prefix=10.1.0.0/16
pool=172.16.201.0/24
gateway_id=12345678-90ab-cdef-1234-567890abcdef
gateway_fqdn=azuregateway-$gateway_id-0a1b2c3d4e5f.vpn.azure.com # 76 characters, as Azure's: too long for a CN
gateway_name=$gateway_id.vpn.azure.com
gateway_ns=p2s-gateway-$$
client_ns=p2s-client-$$
declare -A pid=()

# lab_needs PROGRAM…: skips the test if the machine does not support it.
lab_needs() {
  local program missing=()
  ((EUID == 0)) || missing+=('root')
  [[ -c /dev/net/tun ]] || missing+=('/dev/net/tun')
  unshare -nm true 2>/dev/null || missing+=('the right to make namespaces')
  for program in ip ping nsenter "$@"; do
    command -v "$program" >/dev/null || missing+=("$program")
  done
  ((${#missing[@]})) || return 0
  printf 'skipped: this machine lacks %s\n' "${missing[@]}"
  exit 77
}

lab_down() {
  local name
  for name in "${!pid[@]}"; do end "$name"; done
  # Those that programs of the lab started themselves, such as a restarted systemd-resolved.
  for name in "$client_ns" "$gateway_ns"; do
    { ip netns pids "$name" | xargs -r kill; } 2>/dev/null || true
  done
  ip netns del "$client_ns" 2>/dev/null || true
  ip netns del "$gateway_ns" 2>/dev/null || true
  rm -rf "$work"
}

# Leftovers of killed tests have the number of a process that no longer exists.
sweep() {
  local name
  while read -r name _; do
    [[ ! $name =~ ^p2s-(gateway|client)-([0-9]+)$ ]] || kill -0 "${BASH_REMATCH[2]}" 2>/dev/null ||
      ip netns del "$name" 2>/dev/null || true
  done < <(ip netns list)
}

lab_up() {
  trap lab_down EXIT
  sweep
  ip netns add "$gateway_ns"
  ip netns add "$client_ns"
  ip -n "$gateway_ns" link add wan type veth peer name wan netns "$client_ns"
  ip -n "$gateway_ns" link add vnet type veth peer name vnet-peer
  ip -n "$gateway_ns" address add "$gateway_ip/30" dev wan
  ip -n "$client_ns" address add 198.18.0.2/30 dev wan
  ip -n "$gateway_ns" address add "$vnet_host/16" dev vnet
  local link
  for link in lo wan vnet vnet-peer; do ip -n "$gateway_ns" link set "$link" up; done
  for link in lo wan; do ip -n "$client_ns" link set "$link" up; done
  # Without "all" and "default", new tunnel devices would use the machine's strict setting.
  for link in "$gateway_ns" "$client_ns"; do
    ip netns exec "$link" sysctl -qw net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=0 \
      net.ipv4.conf.default.rp_filter=0 net.ipv4.conf.wan.rp_filter=0
  done
  printf '127.0.0.1 localhost\n%s %s\n' "$gateway_ip" "$gateway_fqdn" >hosts
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

log_has() { [[ -f $1 ]] && grep -qE -e "$2" "$1"; }
alive() { [[ -n ${pid[$1]:-} ]] && kill -0 "${pid[$1]}" 2>/dev/null; }
gone() { ! alive "$1"; }

# daemon NAME NAMESPACE [FILE=PLACE…] -- COMMAND…: COMMAND with its own /run, hosts and resolv.conf, and each FILE or folder
# mounted at PLACE. Output in NAME.out, DNS servers in NAME.resolv.
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
  # shellcheck disable=SC2016 # expanded by the inner shell
  ip netns exec "$namespace" unshare -m --propagation private bash -c '
    set -e
    mount -t tmpfs none /run
    while [[ $1 != -- ]]; do
      mount --bind "${1%=*}" "${1##*=}"
      shift
    done
    shift
    exec "$@"' lab "${mounts[@]}" -- "$@" >>"$name.out" 2>&1 &
  pid[$name]=$!
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
  unset "pid[$1]"
}

client_pings() { ip netns exec "$client_ns" ping -q -c 1 -W "$1" "$2" >ping.out 2>&1; }
vnet_answers() { client_pings 3 "$vnet_host" || fail "no answer from the VNet: $(cat ping.out)"; }

# The gateway is reachable, the VNet is not; otherwise wrong routes would look like a VPN.
vnet_is_silent() {
  client_pings 3 "$gateway_ip" || fail "no answer from the gateway: $(cat ping.out)"
  if client_pings 1 "$vnet_host"; then fail 'the VNet answers without a tunnel'; fi
}
