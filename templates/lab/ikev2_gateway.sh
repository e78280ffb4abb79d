# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # shared with the files beside it
# strongSwan as an IKEv2 gateway. Sourced after network.sh.
# kernel-libipsec handles ESP in user space, so the kernel does not need to support it.
# The caller sets: ike_rows and esp_rows (proposals), vnet_prefixes, ikev2_pool, dns_servers and, if it is not "strict",
# revocation. Files beside it: server.pem and .key, server-root.pem, client-root*.pem, crl*.pem.
ikev2_gateway=${ikev2_gateway:-gateway} # name of its daemon

# swanctl_tree FOLDER: an empty /etc/swanctl as the package installs it.
swanctl_tree() {
  mkdir -p "$1"/{bliss,conf.d,ecdsa,pkcs12,pkcs8,private,pubkey,rsa,x509,x509aa,x509ac,x509ca,x509crl,x509ocsp}
  printf 'include conf.d/*.conf\n' >"$1/swanctl.conf"
}

# charon_conf NAME: writes NAME.conf with a new log NAME.log and the settings of NAME-settings/*.conf.
charon_conf() {
  rm -f "$1.log"
  mkdir -p "$1-settings"
  : >"$1-settings/none.conf" # strongSwan complains when an include finds nothing
  cat >"$1.conf" <<CONF
include /etc/strongswan.conf
include $work/$1-settings/*.conf
charon {
  filelog {
    log {
      path = $work/$1.log
      default = 1
      flush_line = yes
    }
  }
  plugins {
    kernel-libipsec {
      load = yes
    }
  }
}
CONF
}

# charon_start NAME NAMESPACE TREE: a charon that has loaded the tree.
charon_start() {
  charon_conf "$1"
  daemon "$1" "$2" "$work/$3=/etc/swanctl" -- env "STRONGSWAN_CONF=$work/$1.conf" /usr/lib/ipsec/charon
  ready "$1" "the charon of the $1" within "$1" test -S /run/charon.vici
  swanctl_in "$1" --load-all --noprompt >load.out 2>&1 || fail "swanctl of the $1: $(cat load.out)"
}

swanctl_in() { within "$1" env "STRONGSWAN_CONF=$work/$1.conf" timeout 40 swanctl "${@:2}"; }

# gateway_connection NAME ID REMOTE: an authentication method for clients, as lines of the section "remote". Without ID, the
# identity is the subject.
gateway_connection() {
  cat <<CONF
  $1 {
    version = 2
    local_addrs = $gateway_ip
    proposals = $(joined "${ike_rows[@]}")
    pools = clients
    send_cert = always
    local {
      auth = pubkey
      certs = server.pem
      ${2:+id = $2}
    }
    remote {
      $3
    }
    children {
      vnet {
        local_ts = $(joined "${vnet_prefixes[@]}")
        esp_proposals = $(joined "${esp_rows[@]}")
      }
    }
  }
CONF
}

# gateway_pool: the addresses of clients.
gateway_pool() {
  local dns=
  ((${#dns_servers[@]} == 0)) || dns="dns = $(joined "${dns_servers[@]}")"
  printf 'pools {\n  clients {\n    addrs = %s\n    %s\n  }\n}\n' "$ikev2_pool" "$dns"
}

# gateway_tree CERTIFICATE: an /etc/swanctl with the gateway's own certificate.
gateway_tree() {
  rm -rf "$ikev2_gateway-swanctl"
  swanctl_tree "$ikev2_gateway-swanctl"
  cp "$1.pem" "$ikev2_gateway-swanctl/x509/server.pem"
  cp "$1.key" "$ikev2_gateway-swanctl/private/"
  cp server-root.pem "$ikev2_gateway-swanctl/x509ca/"
}

# ikev2_gateway_start [CERTIFICATE [ID]]: with the CRL of p2sctl, because charon does not support lists of thumbprints.
ikev2_gateway_start() {
  local tree=$ikev2_gateway-swanctl roots=(client-root-*.pem) checks crl
  [[ -f ${roots[0]} ]] || roots=(client-root.pem)
  gateway_tree "${1:-server}"
  cp "${roots[@]}" "$tree/x509ca/"
  for crl in crl*.pem; do # one of each issuer of clients
    [[ ! -f $crl ]] || cp "$crl" "$tree/x509crl/"
  done
  checks="cacerts = $(joined "${roots[@]}")
      revocation = ${revocation:-strict}"
  {
    echo 'connections {'
    gateway_connection eap "${2:-}" "auth = eap-tls
      eap_id = %any
      $checks"
    gateway_connection certificate "${2:-}" "auth = pubkey
      $checks"
    echo '}'
    gateway_pool
  } >"$tree/conf.d/gateway.conf"
  charon_start "$ikev2_gateway" "$gateway_ns" "$tree"
}
