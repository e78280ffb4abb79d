# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # shared with the files beside it
# NetworkManager as the client's network service, on its own bus. Sourced after bus.sh.

# network_manager_settings [DNS]: DNS as in NetworkManager.conf. Its connection is "wire".
network_manager_settings() {
  mkdir -p etc/NetworkManager/system-connections nm-state
  cat >etc/NetworkManager/NetworkManager.conf <<CONF
[main]
plugins=keyfile
auth-polkit=false
dns=${1:-none}
no-auto-default=*
[logging]
level=INFO
CONF
  # NetworkManager requires a default route before it starts a VPN. This one leads nowhere.
  (umask 077 && cat >etc/NetworkManager/system-connections/wire.nmconnection) <<'CONF'
[connection]
id=wire
type=ethernet
interface-name=wan
autoconnect=false
[ipv4]
method=manual
address1=198.18.0.2/30
address2=198.18.4.2/30,198.18.4.1
[ipv6]
method=disabled
CONF
}

# network_manager_start: in the namespaces of the bus.
network_manager_start() {
  rm -f charon-nm.log
  cat >charon-nm.conf <<CONF
charon-nm {
  load_modular = yes
  filelog {
    log {
      path = $work/charon-nm.log
      default = 1
      flush_line = yes
    }
  }
  plugins {
    include /etc/strongswan.d/charon/*.conf
    kernel-libipsec {
      load = yes
    }
  }
}
CONF
  beside nm env "STRONGSWAN_CONF=$work/charon-nm.conf" NetworkManager --no-daemon
  wait_for 10 NetworkManager nm_is_ready
  nm connection up wire >nm-up.out 2>&1 || fail "no wire: $(cat nm-up.out; tail -n 20 nm.out)"
}

nm() { within bus env HOME="$work" nmcli --wait 40 "$@"; }
nm_is_ready() {
  alive nm || fail "NetworkManager ended: $(tail -n 5 nm.out)"
  nm general status >nm-status.out 2>&1
}

# nm_connects CONNECTION: unreachable, reachable with an address of the pool, unreachable.
nm_connects() {
  vnet_is_silent
  nm connection up "$1" >nm-up.out 2>&1 || fail "$1: $(cat nm-up.out; tail -n 15 nm.out)"
  [[ $(nm -g IP4.ADDRESS connection show "$1") == 172.16.201.* ]] || fail "$1: no address of the pool"
  vnet_answers
  nm connection down "$1" >nm-down.out 2>&1 || fail "$1: $(cat nm-down.out)"
  vnet_is_silent
}

# nm_is_refused CONNECTION LOG EVIDENCE: it does not connect, LOG says why, and the VNet is unreachable.
nm_is_refused() {
  local lines
  lines=$(wc -l <"$2")
  if nm connection up "$1" >nm-up.out 2>&1; then fail "$1: a tunnel came up"; fi
  tail -n "+$((lines + 1))" "$2" | grep -qE -e "$3" || fail "$1: $2 does not say '$3': $(tail -n 15 "$2")"
  vnet_is_silent
}
