# shellcheck shell=bash disable=SC2034,SC2154 # shared with the files beside it
# strongSwan clients written by hand, for what a kit has no file for. Sourced after ikev2_gateway.sh.

# handmade_credentials TREE CLIENT…: their certificates and keys, and the root of the gateway.
handmade_credentials() {
  local tree=$1 name
  swanctl_tree "$tree"
  cp server-root.pem "$tree/x509ca/"
  for name in "${@:2}"; do
    expect 0 client export "$name" --format cer -o "$tree/x509/$name.pem"
    expect 0 client export "$name" --format key -o "$tree/private/$name.key"
  done
}

# handmade NAME LOCAL REMOTE: a connection NAME with a child NAME-vnet; LOCAL and REMOTE are settings, one a line.
handmade() {
  cat <<CONF
connections {
  $1 {
    version = 2
    remote_addrs = $gateway_fqdn
    vips = 0.0.0.0
    proposals = aes256gcm16-prfsha384-ecp384
    local {
      $2
    }
    remote {
      $3
    }
    children {
      $1-vnet {
        remote_ts = $vnet_prefix
        esp_proposals = aes256gcm16
      }
    }
  }
}
CONF
}

# by_certificate CLIENT, by_eap_tls CLIENT: connections that insist on the name of the gateway. Under EAP-TLS it is the
# certificate inside TLS that is compared, whatever the gateway calls itself outside.
by_certificate() {
  handmade "certificate-$1" "auth = pubkey
      certs = $1.pem" "auth = pubkey
      id = $gateway_fqdn"
}
by_eap_tls() {
  handmade "eap-tls-$1" "auth = eap-tls
      certs = $1.pem
      aaa_id = $gateway_fqdn" 'auth = pubkey
      id = %any'
}

# ikev2_is_refused CONNECTION LOG EVIDENCE: LOG (gateway or client) gives the reason, no tunnel carried anything.
ikev2_is_refused() {
  local before
  before=$(wc -l <"$2.log")
  if swanctl_in client --initiate --child "$1-vnet" --timeout 30 >initiate.out 2>&1; then
    fail "$1: a tunnel came up: $(cat initiate.out)"
  fi
  said_since() { tail -n "+$((before + 1))" "$1.log" | grep -qE -e "$2"; }
  wait_for 5 "'$3' in the log of the $2 ($(tail -n 8 "$2.log"))" said_since "$2" "$3"
  is_equal "$(swanctl_in client --list-sas)" ''
  vnet_is_silent
}
