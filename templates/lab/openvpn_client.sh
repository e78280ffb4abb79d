# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2154 # shared with the files beside it
# A client with an OpenVPN profile. Sourced after network.sh.

# openvpn_client_start PROFILE: the unchanged file. Answers come from files: the password of a .p12 from the file in its
# folder, user name and password from ./login.
openvpn_client_start() {
  local arguments=()
  [[ $1 != *-pkcs12.ovpn ]] || arguments=(--askpass "$work/password")
  [[ $1 != *-radius.ovpn ]] || arguments=(--auth-user-pass "$work/login")
  daemon client "$client_ns" -- openvpn --cd "$work/$(dirname "$1")" --config "$(basename "$1")" --connect-retry-max 1 \
    "${arguments[@]}"
}

openvpn_gave_up() {
  gone client || log_has client.out 'SIGUSR1|Connection reset|TLS Error|VERIFY X509NAME ERROR|Cannot resolve host address'
}
