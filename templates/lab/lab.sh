#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# shellcheck disable=SC2034,SC2154 # shared with the files beside it, and facts.sh
# The lab in the folder of this script, as written by `p2sctl lab up`:
#   lab.sh up                             starts the gateway
#   lab.sh connect openvpn PROFILE USER   connects a client and reports what happened
#   lab.sh connect strongswan KIT USER
#   lab.sh down                           ends every process and removes the namespaces
set -euo pipefail
PATH=/usr/sbin:/usr/bin:/sbin:/bin
umask 077
work=$(cd "$(dirname "$0")" && pwd -P)
cd "$work"

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# One lab for each folder.
lab=$(printf %s "$work" | sha1sum)
gateway_ns=p2slab-gateway-${lab:0:12}
client_ns=p2slab-client-${lab:0:12}
ikev2_gateway=ikev2
openvpn_gateway=openvpn
radius_users=(DEFAULT)
radius_password='lab password'
trap 'exit 130' HUP INT TERM

for part in network ikev2_gateway radius openvpn_gateway openvpn_client connect; do
  # shellcheck source=/dev/null
  source "./$part.sh"
done

# The facts of the gateway: arrays and words, quoted by p2sctl.
facts() {
  [[ -f facts.sh ]] || fail 'this folder has no facts.sh'
  # shellcheck source=/dev/null
  source ./facts.sh
  gateway_fqdn=${gateway_names[0]}
  vnet_host=${vnet_addresses[0]-}
  vnet_host=${vnet_host%/*}
}

up() {
  facts
  network_down # of a lab that was killed
  trap '(($? == 0)) || network_down' EXIT
  network_up
  if [[ $authentication == radius ]]; then
    [[ $revocation != strict ]] || radius_crl=yes
    radius_start
    [[ -z $ikev2_pool ]] || radius_gateway_start server "$gateway_fqdn"
    [[ -z $openvpn_pool ]] || openvpn_radius_gateway_start server
  else
    [[ -z $ikev2_pool ]] || ikev2_gateway_start server "$gateway_fqdn"
    [[ -z $openvpn_pool ]] || openvpn_gateway_start server
  fi
  : >started
}

# resume: the daemons that `up` started.
resume() {
  local name
  facts
  for name in "$ikev2_gateway" "$openvpn_gateway" radius; do
    [[ ! -f $name.pid ]] || pid[$name]=$(<"$name.pid")
  done
  for name in "${!pid[@]}"; do
    grep -qx "${pid[$name]}" <(processes) || fail "the daemon '$name' of the lab has ended: $(last_line "$name")"
  done
}

# down: also if `up` or `connect` still runs, whose program was killed.
down() {
  local script=
  [[ ! -f script.pid ]] || script=$(<script.pid)
  if [[ -n $script && $(readlink "/proc/$script/cwd") == "$work" ]]; then
    kill -KILL "$script" 2>/dev/null || true
    sleep 0.2 # for a command that it has just started
  fi
  network_down
}

[[ ${1-} == down ]] || printf '%s\n' "$$" >script.pid
case ${1-} in
  up) up ;;
  connect)
    resume
    trap 'end client' EXIT
    connect "$2" "$3" "$4"
    ;;
  down) down ;;
  *) fail 'usage: lab.sh up | connect openvpn|strongswan PROFILE|KIT USER | down' ;;
esac
