# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # shared with the files beside it
# An OpenVPN server with the settings of Azure's gateway, and clients that use a profile unchanged. Sourced after lab.sh and
# pki.sh.

# openvpn_gateway_start [CERTIFICATE [TLS_VERSION_MAX]]: with certificates; waits until it listens.
openvpn_gateway_start() {
  [[ -f revoked.txt ]] || : >revoked.txt
  # Compares thumbprints, as Azure does; depth 0 is the client's certificate.
  # shellcheck disable=SC2016 # the script's own variables
  printf '#!/bin/sh\n%s\n' '[ "$1" = 0 ] || exit 0' \
    'thumbprint=$(printf %s "$tls_digest_0" | tr -d : | tr a-f A-F)' \
    '! grep -qixF "$thumbprint" '"'$work/revoked.txt'"' || { echo "REVOKED $thumbprint"; exit 1; }' >tls-verify
  chmod 755 tls-verify
  openvpn_serve "${1:-server}" "${2:-1.3}" 'remote-cert-eku "TLS Web Client Authentication"' "tls-verify $work/tls-verify"
}

# openvpn_radius_gateway_start [CERTIFICATE [TLS_VERSION_MAX]]: with user names and passwords, checked by FreeRADIUS
# (radius.sh). No secret is an argument of a program.
openvpn_radius_gateway_start() {
  (umask 077 && printf '%s\n' "$radius_secret" >radius-secret)
  cat >ask-radius <<SCRIPT
#!/bin/sh
quoted() { sed -n "\$1"'{s/[\\\\"]/\\\\&/g;s/.*/"&"/p;}' "\$2"; }
{
  printf 'User-Name = %s\n' "\$(quoted 1 "\$1")"
  printf 'User-Password = %s\n' "\$(quoted 2 "\$1")"
} | $(command -v radclient) -q -r 1 -t 5 -S '$work/radius-secret' 127.0.0.1:1812 auth && exit 0
echo "RADIUS REFUSES \$(quoted 1 "\$1")"
exit 1
SCRIPT
  chmod 755 ask-radius
  openvpn_serve "${1:-server}" "${2:-1.3}" 'verify-client-cert none' username-as-common-name "tmp-dir $work" \
    "auth-user-pass-verify $work/ask-radius via-file"
}

# openvpn_serve CERTIFICATE TLS_VERSION_MAX LINE…: LINE sets the authentication of clients.
openvpn_serve() {
  cat >gateway.conf <<CONF
mode server
tls-server
proto tcp-server
port 443
local $gateway_ip
dev tun
topology subnet
server ${pool%/*} 255.255.255.0
push "route ${vnet_prefix%/*} 255.255.0.0"
keepalive 10 60
ca $work/client-root.pem
cert $work/$1.pem
key $work/$1.key
dh none
tls-auth $work/ta.key 0
auth SHA256
cipher AES-256-GCM
data-ciphers AES-256-GCM
tls-version-min 1.2
tls-version-max $2
script-security 2
verb 4
$(printf '%s\n' "${@:3}")
CONF
  daemon gateway "$gateway_ns" -- openvpn --config "$work/gateway.conf"
  wait_for 10 'the OpenVPN gateway' log_has gateway.out 'Initialization Sequence Completed'
}

# openvpn_client_start PROFILE: the unchanged file. Answers come from files: the password of a .p12 from the file in its
# folder, user name and password from ./login.
openvpn_client_start() {
  local arguments=()
  [[ $1 != *-pkcs12.ovpn ]] || arguments=(--askpass "$work/password")
  [[ $1 != *-radius.ovpn ]] || arguments=(--auth-user-pass "$work/login")
  daemon client "$client_ns" -- openvpn --cd "$work/$(dirname "$1")" --config "$(basename "$1")" --connect-retry-max 1 \
    "${arguments[@]}"
}

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

openvpn_gave_up() { gone client || log_has client.out 'SIGUSR1|Connection reset|TLS Error|VERIFY X509NAME ERROR'; }
reason_is_there() { grep -qE "$2" <(tail -n "+$1" gateway.out); }
