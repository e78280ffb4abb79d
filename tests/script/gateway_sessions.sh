#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gateway sessions: who is connected and who should not be; what is recorded is what `client list --unused` tells.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

# session NAME ID SINCE SECONDS ADDRESS: an object as the Azure CLI prints it.
session() {
  printf '{"vpnConnectionId":"%s","vpnUserName":"%s","vpnConnectionTime":"%s","vpnConnectionDuration":%s,' "$2" "$1" "$3" "$4"
  printf '"privateIpAddress":"%s","publicIpAddress":"198.51.100.7:39672","egressBytesTransferred":33420,' "$5"
  printf '"ingressBytesTransferred":1,"egressPacketsTransferred":5,"ingressPacketsTransferred":1,"maxBandwidth":48000000,"maxPacketsPerSecond":1}'
}

make_workspace corp
expect 0 root create Root --key ec:p256
expect 0 client issue alice bob carol dora --key ec:p256
expect 4 client list --unused 90d
says 'no sessions were recorded yet'
expect 0 client revoke bob
now=$(date -u +%Y-%m-%dT%H:%M:%S)
later=$(date -u -d '+10 minutes' +%Y-%m-%dT%H:%M:%S)
{
  printf '['
  session ALICE OVPN_0085393D-B345-4846-0426-140616833F4C "$now" 60 172.16.201.4
  printf ','
  session bob IKEv2_1e1cfe59-5c7c-4315-a876-b11fbfdfeed4 "$later" 7500 172.16.201.5
  printf ','
  session mallory SSTP_1 "$later" 5 10.99.0.1
  printf ']'
} >health.json

# The revoked one, whom the gateway still accepts, and the one that the store does not know.
expect 3 gateway sessions health.json
is_equal "$(cut -f 1,2,3,4,5 out | tr '\t\n' ' ;')" \
  'ALICE valid 172.16.201.4 OpenVPN 1 min;bob revoked 172.16.201.5 IKEv2 2 h 5 min;mallory unknown 10.99.0.1 SSTP 0 min;'
prints 'and accepted after that'
says '2 of 3 sessions should not be connected'
says '1 session has an address outside of the pools in p2s.toml'
expect 3 --json gateway sessions - <health.json
"${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/schema/sessions.json" <out || fail 'schema'
is_equal "$(json '.refused')" 2
is_equal "$(json '.sessions[0].pool')" 172.16.201.0/24
is_equal "$(json '.sessions[0].bytes_sent')" 33420
is_equal "$(json '[.use[].sessions] | add')" 2
expect 3 gateway sessions health.json --format csv --columns name,thumbprint --sort name --reverse
is_equal "$(sed -n 2p out)" mallory,

# Users of Entra ID are not in the store.
sed -i 's/^authentication = .*/authentication = ["certificate", "entra"]/' corp/p2s.toml
grep -q '^authentication' corp/p2s.toml || sed -i '/^\[gateway\]/a authentication = ["certificate", "entra"]' corp/p2s.toml
expect 3 gateway sessions health.json
says '1 of 3 sessions should not be connected'

# PowerShell's names and dates; a list of one is not a list there.
printf '\xff\xfe' >one.json
printf '{"VpnConnectionId":"OVPN_1","VpnUserName":"carol","VpnConnectionTime":"05/30/2019 16:03:11","VpnConnectionDuration":27878}' |
  iconv -f utf-8 -t utf-16le >>one.json
expect 0 --json gateway sessions one.json
is_equal "$(json '.sessions[0] | "\(.since) \(.tunnel) \(.address) \(.pool)"')" '2019-05-30T16:03:11Z openvpn null null'
printf '{"value":[]}' >none.json
expect 0 gateway sessions none.json
says 'nobody is connected'

# Recorded, and told.
expect 3 -n gateway sessions health.json --record
expect 4 client list --unused 90d
expect 3 gateway sessions health.json --record
expect 0 client list --unused 1d
says 'sessions are recorded since'
[[ ! -s out ]] || fail 'a new certificate is not unused'
expect 0 --as-of "$(date -u -d '+100 days' +%Y-%m-%d)" client list --unused 90d
is_equal "$(cut -f 1 out | tr '\n' ' ')" 'alice carol dora '
expect 0 gateway sessions one.json --record
expect 0 --as-of "$(date -u -d '+50 days' +%Y-%m-%d)" client list --unused 49d --columns name,last_seen
is_equal "$(tr '\t\n' ' ;' <out)" "alice $(date -u +%Y-%m-%d);carol 2019-05-30;dora ;"
expect 0 client show carol
prints 'last connected    2019-05-30T23:47:49Z'
expect 0 store check

# What is not a list of sessions is named.
for content in '' '{}' '[1]' '{"gatewayType":"Vpn"}' '[{"vpnUserName":7}]' '[{"vpnUserName":"a"' '\xff\xff'; do
  printf '%b' "$content" >wrong.json
  expect 6 gateway sessions wrong.json
done
expect 4 gateway sessions missing.json
expect 2 gateway sessions
