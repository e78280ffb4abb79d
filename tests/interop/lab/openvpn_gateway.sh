# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # shared with the files beside it
# The OpenVPN gateway of the lab, and clients that use a profile unchanged. Sourced after lab.sh and pki.sh.
# shellcheck source=templates/lab/openvpn_gateway.sh
source "$lab_scripts/openvpn_gateway.sh"
# shellcheck source=templates/lab/openvpn_client.sh
source "$lab_scripts/openvpn_client.sh"

# openvpn_connects PROFILE [TLS]: unreachable, reachable, unreachable.
openvpn_connects() {
  vnet_is_silent
  openvpn_client_start "$1"
  wait_for 30 "a tunnel by $1" openvpn_is_up client
  grep -qF 'net_addr_v4_add: 172.16.201.' client.out || fail "$1: no address of the pool"
  grep -qE "Control Channel: ${2:-TLSv1\.[23]}," client.out || fail "$1: not ${2:-TLS 1.2 or 1.3}"
  grep -qE "Data Channel: cipher 'AES-256-GCM'" client.out || fail "$1: not AES-256-GCM"
  vnet_answers
  end client
  vnet_is_silent
}

openvpn_is_up() {
  alive "$1" || fail "the client ended: $(tail -n 5 "$1.out")"
  log_has "$1.out" 'Initialization Sequence Completed'
}

# openvpn_is_refused PROFILE LOG EVIDENCE: LOG (gateway or client) has the reason, and no tunnel transported data.
openvpn_is_refused() {
  local lines
  vnet_is_silent
  lines=$(wc -l <gateway.out)
  openvpn_client_start "$1"
  wait_for 20 "the end of the client with $1" openvpn_gave_up
  # With TLS 1.3 the client may finish before the gateway has checked its certificate, so only the gateway counts.
  if [[ $2 == gateway ]]; then
    wait_for 5 "'$3' of the gateway" reason_is_there "$((lines + 1))" "$3"
  else
    grep -qE "$3" client.out || fail "$1: the client does not say '$3': $(tail -n 5 client.out)"
  fi
  ! grep -qF 'Initialization Sequence Completed' client.out || fail "$1: a tunnel came up"
  vnet_is_silent
  end client
}

reason_is_there() { grep -qE "$2" <(tail -n "+$1" gateway.out); }
