# shellcheck shell=bash disable=SC2034,SC2154 # shared with the files beside it
# strongSwan clients written by hand, for what a kit has no file for. Sourced after ikev2_gateway.sh.

# swanctl_client TREE CLIENT…: their certificates and keys, and the root of the gateway.
swanctl_client() {
  local tree=$1 name
  swanctl_tree "$tree"
  cp server-root.pem "$tree/x509ca/"
  for name in "${@:2}"; do
    expect 0 client export "$name" --format cer -o "$tree/x509/$name.pem"
    expect 0 client export "$name" --format key -o "$tree/private/$name.key"
  done
}

# connection NAME LOCAL REMOTE [IKE ESP]: with a child NAME-vnet; LOCAL and REMOTE are settings, one a line.
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

# by_certificate CLIENT, by_eap_tls CLIENT: connections that insist on the name of the gateway. Under EAP-TLS the
# certificate inside TLS is compared, whatever the gateway calls itself outside.
by_certificate() { connection "certificate-$1" $'auth = pubkey\n certs = '"$1.pem" "id = $gateway_fqdn"; }
by_eap_tls() {
  connection "eap-tls-$1" $'auth = eap-tls\n certs = '"$1.pem"$'\n aaa_id = '"$gateway_fqdn" 'id = %any'
}

gateway_bytes() { swanctl_in gateway --list-sas --raw | grep -oE 'bytes-(in|out)=[0-9]+' | sort -u; }

# ikev2_carries: an address of the pool, the DNS server, and bytes both ways.
ikev2_carries() {
  grep -qE 'installing new virtual IP 172\.16\.201\.' client.log || fail 'no address of the pool'
  grep -qF "nameserver $dns_server" client.resolv || fail "the DNS server did not arrive: $(cat client.resolv)"
  vnet_answers
  [[ -n $(gateway_bytes) ]] || fail 'the gateway knows of no bytes'
  ! gateway_bytes | grep -q '=0$' || fail "no bytes at the gateway: $(gateway_bytes)"
}

# ikev2_connects CONNECTION CHILD: silent, answers, silent; the client is running.
ikev2_connects() {
  vnet_is_silent
  swanctl_in client --initiate --child "$2" --timeout 30 >initiate.out 2>&1 || fail "$1: $(tail -n 15 client.log)"
  ikev2_carries
  swanctl_in client --terminate --ike "$1" >terminate.out 2>&1 || fail "$1: $(cat terminate.out)"
  vnet_is_silent
}

# ikev2_is_refused CONNECTION CHILD LOG EVIDENCE: LOG (gateway or client) gives the reason, no tunnel carries anything.
ikev2_is_refused() {
  local lines
  lines=$(wc -l <"$3.log")
  if swanctl_in client --initiate --child "$2" --timeout 30 >initiate.out 2>&1; then
    fail "$1: a tunnel came up: $(cat initiate.out)"
  fi
  wait_for 5 "'$4' in the log of the $3 about $1" log_says_since "$lines" "$3.log" "$4"
  is_equal "$(swanctl_in client --list-sas)" ''
  vnet_is_silent
}

log_says_since() { tail -n "+$(($1 + 1))" "$2" | grep -qE -e "$3"; }
