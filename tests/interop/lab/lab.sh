# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # shared with the files beside it
# The lab of the tests, with the scripts of `p2sctl lab`. Sourced after tests/script/lib.sh.
lab_scripts=$P2S_SOURCE/templates/lab
vnet_host=10.1.0.4
vnet_addresses=("$vnet_host/16")
vnet_prefixes=(10.1.0.0/16)
vnet_prefix=${vnet_prefixes[0]}
dns_server=10.1.0.5
dns_servers=("$dns_server")
pool=172.16.201.0/24
ikev2_pool=$pool
openvpn_pool=$pool
gateway_id=12345678-90ab-cdef-1234-567890abcdef
gateway_fqdn=azuregateway-$gateway_id-0a1b2c3d4e5f.vpn.azure.com # 76 characters, as Azure's: too long for a CN
gateway_name=$gateway_id.vpn.azure.com
gateway_names=("$gateway_fqdn")
gateway_ns=p2s-gateway-$$
client_ns=p2s-client-$$
# shellcheck source=templates/lab/network.sh
source "$lab_scripts/network.sh"

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
  network_down # also what programs of the lab started themselves, such as a restarted systemd-resolved
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
  network_up
}

vnet_answers() { client_pings 3 "$vnet_host" || fail "no answer from the VNet: $(cat ping.out)"; }

# The gateway is reachable, the VNet is not; otherwise wrong routes would look like a VPN.
vnet_is_silent() {
  client_pings 3 "$gateway_ip" || fail "no answer from the gateway: $(cat ping.out)"
  if client_pings 1 "$vnet_host"; then fail 'the VNet answers without a tunnel'; fi
}
