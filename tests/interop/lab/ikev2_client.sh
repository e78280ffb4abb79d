# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # shared with the files beside it
# Clients of the IKEv2 gateway. Sourced after ikev2_gateway.sh.

# connection NAME LOCAL REMOTE [IKE ESP]: writes a swanctl.conf for cases that kits do not have. LOCAL and REMOTE are
# lines of the two sections; the child is NAME-vnet.
connection() {
  cat <<CONF
connections {
  $1 {
    version = 2
    remote_addrs = $gateway_fqdn
    vips = 0.0.0.0
    proposals = ${4:-aes256gcm16-prfsha384-ecp384}
    local {
      $2
    }
    remote {
      auth = pubkey
      $3
    }
    children {
      $1-vnet {
        remote_ts = $vnet_prefix
        esp_proposals = ${5:-aes256gcm16}
      }
    }
  }
}
CONF
}

# swanctl_client TREE CLIENT: /etc/swanctl with the client's certificate, its key and the server root.
swanctl_client() {
  swanctl_tree "$1"
  cp server-root.pem "$1/x509ca/"
  if [[ -f $2.key ]]; then # it was made elsewhere
    cp "$2.pem" "$1/x509/"
    cp "$2.key" "$1/private/"
  else
    expect 0 client export "$2" --format cer -o "$1/x509/$2.pem"
    expect 0 client export "$2" --format key -o "$1/private/$2.key"
  fi
}

# put_kit FOLDER: installs the strongSwan files of kits-FOLDER to FOLDER/etc with the kit's install.sh, in both forms; $login
# answers its question. Sets kit and name.
put_kit() {
  local form
  kit=$(find "kits-$1" -path '*/linux/install.sh' -printf '%h')
  swanctl_tree "$1/etc/swanctl"
  for form in swanctl ipsec; do
    DESTDIR=$work/$1 sh "$kit/install.sh" strongswan --form "$form" >out 2>&1 <<<"${login:-}" || fail "install.sh --form $form: $(cat out)"
    [[ -z ${login:-} ]] || ! grep -rqF "$login" "$kit/.." out || fail 'the kit knows the password'
  done
  name=$(sed -n 's/^name=//p' "$kit/install.sh")
}

gateway_bytes() { swanctl_in gateway --list-sas --raw | grep -oE 'bytes-(in|out)=[0-9]+' | sort -u; }

# ikev2_carries: an address of the pool, the DNS server, and bytes in both directions.
ikev2_carries() {
  local bytes
  grep -qE 'installing new virtual IP 172\.16\.201\.' client.log || fail 'no address of the pool'
  grep -qF "nameserver $dns_server" client.resolv || fail "the DNS server did not arrive: $(cat client.resolv)"
  vnet_answers
  bytes=$(gateway_bytes)
  [[ $bytes =~ bytes-in=[1-9] && $bytes =~ bytes-out=[1-9] ]] || fail "no bytes at the gateway: $bytes"
}

# ikev2_connects CONNECTION CHILD: unreachable, reachable, unreachable; the client is running.
ikev2_connects() {
  vnet_is_silent
  swanctl_in client --initiate --child "$2" --timeout 30 >initiate.out 2>&1 || fail "$1: $(tail -n 15 client.log)"
  ikev2_carries
  swanctl_in client --terminate --ike "$1" >terminate.out 2>&1 || fail "$1: $(cat terminate.out)"
  vnet_is_silent
}

# ikev2_is_refused CHILD LOG EVIDENCE: LOG (gateway or client) has the reason, and no tunnel exists.
ikev2_is_refused() {
  local before
  vnet_is_silent
  before=$(wc -l <"$2.log")
  if swanctl_in client --initiate --child "$1" --timeout 30 >initiate.out 2>&1; then fail "$1: a tunnel came up"; fi
  grep -qE -e "$3" <(tail -n "+$((before + 1))" "$2.log") ||
    fail "$1: the $2 does not say '$3': $(tail -n 15 "$2.log")"
  ! grep -qF 'installing new virtual IP' client.log || fail "$1: the client got an address"
  vnet_is_silent
}

# starter_start CONNECTION TREE: the daemon that reads TREE/ipsec.conf, .secrets and .d.
starter_start() {
  charon_conf client
  daemon client "$client_ns" "$work/$2/ipsec.conf=/etc/ipsec.conf" "$work/$2/ipsec.secrets=/etc/ipsec.secrets" \
    "$work/$2/ipsec.d=/etc/ipsec.d" -- env "STRONGSWAN_CONF=$work/client.conf" /usr/lib/ipsec/starter --nofork
  wait_for 10 'the charon of starter' log_has client.log "added configuration '$1'"
  ! grep -qiE 'unknown|error|ignor' client.out || fail "starter does not take it: $(cat client.out)"
}

# starter_connects CONNECTION: unreachable, reachable, unreachable.
starter_connects() {
  vnet_is_silent
  within client timeout 40 ipsec up "$1" >initiate.out 2>&1 || fail "$1: $(tail -n 15 client.log)"
  ikev2_carries
  within client timeout 40 ipsec down "$1" >terminate.out 2>&1 || fail "$1: $(cat terminate.out)"
  vnet_is_silent
}
