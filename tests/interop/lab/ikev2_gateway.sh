# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # shared with the files beside it
# strongSwan with the policies that Azure publishes for IKEv2, and clients of it. Sourced after lab.sh and pki.sh.
# kernel-libipsec handles ESP in user space, so the kernel does not need to support it.

ike_rows=(aes256-sha256-prfsha256-modp1024) # for stock Windows
esp_rows=(aes256gcm16 aes256-sha256 aes256-sha1)
for row_group in modp2048s256 modp2048 ecp384 ecp256; do
  for row_base in aes256gcm16-prfsha384 aes256gcm16-prfsha256 aes256-sha384-prfsha384 aes256-sha256-prfsha256; do
    ike_rows+=("$row_base-$row_group")
  done
  esp_rows+=("aes256gcm16-$row_group" "aes256-sha256-$row_group")
done
dns_server=10.1.0.5

joined() {
  local IFS=,
  echo "$*"
}

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
  wait_for 10 "the charon of the $1" within "$1" test -S /run/charon.vici
  swanctl_in "$1" --load-all --noprompt >load.out 2>&1 || fail "swanctl of the $1: $(cat load.out)"
}

swanctl_in() { within "$1" env "STRONGSWAN_CONF=$work/$1.conf" timeout 40 swanctl "${@:2}"; }

# gateway_connection NAME REMOTE ID: an authentication method for clients. Without ID, the identity is the subject.
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
      ${3:+id = $3}
    }
    remote {
      auth = $2
      cacerts = client-root.pem
      revocation = strict
    }
    children {
      vnet {
        local_ts = $vnet_prefix
        esp_proposals = $(joined "${esp_rows[@]}")
      }
    }
  }
CONF
}

# ikev2_gateway_start [CERTIFICATE [ID]]: with the CRL of p2sctl, because charon does not support lists of thumbprints.
ikev2_gateway_start() {
  local certificate=${1:-server} tree=gateway-swanctl
  rm -rf "$tree"
  swanctl_tree "$tree"
  cp "$certificate.pem" "$tree/x509/server.pem"
  cp "$certificate.key" "$tree/private/"
  cp client-root.pem server-root.pem "$tree/x509ca/"
  cp crl*.pem "$tree/x509crl/" # one of each issuer of clients
  {
    echo 'connections {'
    gateway_connection eap 'eap-tls
      eap_id = %any' "${2:-}"
    gateway_connection certificate pubkey "${2:-}"
    printf '}\npools {\n  clients {\n    addrs = %s\n    dns = %s\n  }\n}\n' "$pool" "$dns_server"
  } >"$tree/conf.d/gateway.conf"
  charon_start gateway "$gateway_ns" "$tree"
}
