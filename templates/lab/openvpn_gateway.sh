# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # shared with the files beside it
# An OpenVPN server with the settings of Azure's gateway. Sourced after network.sh.
# The caller sets vnet_prefixes and openvpn_pool. Files beside it: server.pem and .key, client-root.pem, ta.key, revoked.txt
# (thumbprints).
openvpn_gateway=${openvpn_gateway:-gateway} # name of its daemon

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
  cat >"$openvpn_gateway.conf" <<CONF
mode server
tls-server
proto tcp-server
port 443
local $gateway_ip
dev tun
topology subnet
server ${openvpn_pool%/*} $(netmask "${openvpn_pool#*/}")
$(for prefix in "${vnet_prefixes[@]}"; do printf 'push "route %s %s"\n' "${prefix%/*}" "$(netmask "${prefix#*/}")"; done)
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
  daemon "$openvpn_gateway" "$gateway_ns" -- openvpn --config "$work/$openvpn_gateway.conf"
  ready "$openvpn_gateway" 'the OpenVPN gateway' log_has "$openvpn_gateway.out" 'Initialization Sequence Completed'
}
