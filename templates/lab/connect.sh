# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # shared with the files beside it
# Connects one kit and prints what happened as lines KEY=VALUE: state (connected, refused, failed), address, route, dns, cause
# and log, of which route, dns and log may occur several times. Sourced after ikev2_gateway.sh and openvpn_client.sh.

report() { printf '%s=%s\n' "$1" "$2"; }

# news LOG: what a log of the gateway said since the client started.
declare -A old_lines=()
remember() { [[ ! -f $1 ]] || old_lines[$1]=$(wc -l <"$1"); }
news() { [[ ! -f $1 ]] || tail -n "+$((${old_lines[$1]:-0} + 1))" "$1"; }

# cause_in LOG CAUSE EVIDENCE…: prints the CAUSE whose EVIDENCE comes first in this list.
cause_in() {
  local log=$1
  shift
  while (($#)); do
    if grep -qE -e "$2" <(news "$log"); then
      printf '%s\n' "$1"
      return
    fi
    shift 2
  done
  return 1
}

openvpn_cause() {
  cause_in "$openvpn_gateway.out" \
    revoked '^REVOKED |[^A-Z]REVOKED [0-9A-F]{40}' \
    expired 'VERIFY ERROR: .*error=certificate has expired' \
    not-yet-valid 'VERIFY ERROR: .*error=certificate is not yet valid' \
    purpose 'VERIFY EKU ERROR|error=unsuitable certificate purpose' \
    no-certificate 'peer did not return a certificate' \
    unknown-root 'VERIFY ERROR: .*(self-signed certificate in certificate chain|unable to get (local )?issuer certificate)' \
    tls-auth 'packet HMAC authentication failed' \
    password 'RADIUS REFUSES' ||
    cause_in client.out \
      other-gateway 'Cannot resolve host address' \
      server-name 'VERIFY X509NAME ERROR' \
      server-root 'VERIFY ERROR: .*(self-signed certificate|unable to get (local )?issuer certificate)' \
      proposals 'OPTIONS ERROR: failed to negotiate cipher|no shared cipher' \
      password 'AUTH_FAILED' \
      profile 'Options error:|^Error:|Cannot load'
}

strongswan_cause() {
  cause_in "$ikev2_gateway.log" \
    revoked 'certificate was revoked' \
    expired 'subject certificate invalid \(valid from' \
    unknown-root 'no issuer certificate found for|no trusted (RSA|ECDSA) public key found for' \
    status-unknown 'constraint check failed: .*revocation|certificate status is unknown' \
    proposals 'received proposals unacceptable|no acceptable proposal found' ||
    cause_in radius.out \
      revoked 'OpenSSL says error 23 ' \
      expired 'OpenSSL says error 10 ' \
      unknown-root 'OpenSSL says error (19|20) ' \
      purpose 'OpenSSL says error 26 ' \
      password 'MS-CHAP2-Response is incorrect' ||
    cause_in client.log \
      other-gateway 'unable to resolve|no address of .* found|name resolution' \
      server-name "no trusted RSA public key found for|server certificate does not match to|identity '.*' required" \
      proposals 'NO_PROPOSAL_CHOSEN' \
      password 'received EAP_FAILURE'
}

# profile_error: how OpenVPN says it.
profile_error() { grep -oE -m 1 '(Options error:|Error:|Cannot load).*' client.out; }

# refused CLIENT LOG…: the cause by the function CLIENT_cause; the gateway may need a moment to say why.
refused() {
  local cause i log
  for ((i = 0; i < 20; ++i)); do
    if cause=$("$1_cause"); then
      if [[ $cause == profile ]]; then
        report state failed
        report message "$(profile_error)"
      else
        report state refused
      fi
      report cause "$cause"
      return
    fi
    sleep 0.1
  done
  report state failed
  report cause unknown
  for log in "${@:2}"; do news "$log" | tail -n 6 | sed 's/^/log=/'; done
}

# connected DNS_COMMAND…: what the client got, and whether the first host of the VNet answers.
connected() {
  if [[ -n $vnet_host ]] && ! client_pings 3 "$vnet_host"; then
    report state failed
    report cause silent
  else
    report state connected
  fi
  ip -n "$client_ns" -4 -o address show | awk '$2 ~ /^(tun|ipsec)[0-9]/ { sub("/.*", "", $4); print "address=" $4 }'
  ip -n "$client_ns" -4 route show table all |
    awk '/ dev (tun|ipsec)[0-9]/ && $1 !~ /^(local|broadcast)$/ { print "route=" $1 }' | sort -u
  "$@" | sort -u | sed 's/^/dns=/'
}

openvpn_dns() {
  sed -nE 's/^[[:space:]]*dhcp-option DNS6? ([0-9A-Fa-f.:]+).*/\1/p' "$profile"
  grep -oE 'dhcp-option DNS [0-9.]+' <(grep -F PUSH_REPLY client.out) | awk '{ print $3 }' || true
}
strongswan_dns() { awk '$1 == "nameserver" { print $2 }' client.resolv; }

# connect_openvpn PROFILE: the unchanged file.
connect_openvpn() {
  local until=$((SECONDS + 30)) profile=$1
  remember "$openvpn_gateway.out"
  openvpn_client_start "$profile"
  until log_has client.out 'Initialization Sequence Completed' || openvpn_gave_up || ((SECONDS >= until)); do sleep 0.1; done
  if log_has client.out 'Initialization Sequence Completed'; then
    connected openvpn_dns
  else
    refused openvpn client.out "$openvpn_gateway.out"
  fi
}

# connect_strongswan KIT: what its install.sh installs, with the form for swanctl.
connect_strongswan() {
  local name
  rm -rf client-root
  swanctl_tree client-root/etc/swanctl
  if ! DESTDIR=$work/client-root sh "$1/linux/install.sh" strongswan --form swanctl >install.out 2>&1 <<<"$radius_password"; then
    grep -qE 'is damaged|is missing from the kit' install.out || fail "install.sh: $(tail -n 1 install.out)"
    report state failed
    report cause damaged
    sed 's/^/log=/' install.out
    return
  fi
  name=$(sed -n "s/^name=//p" "$1/linux/install.sh" | tr -d "'")
  remember "$ikev2_gateway.log"
  remember radius.out
  charon_start client "$client_ns" client-root/etc/swanctl
  if swanctl_in client --initiate --child "$name" --timeout 20 >initiate.out 2>&1; then
    connected strongswan_dns
  else
    refused strongswan client.log "$ikev2_gateway.log"
  fi
}

# connect openvpn PROFILE USER | strongswan KIT USER: paths from the folder of the lab. RADIUS accepts every user.
connect() {
  [[ $1 == openvpn || $1 == strongswan ]] || fail "unknown client software: $1"
  [[ -z $vnet_host ]] || ! client_pings 1 "$vnet_host" || fail 'the VNet answers without a tunnel'
  printf '%s\n%s\n' "$3" "$radius_password" >login
  "connect_$1" "$2"
}
