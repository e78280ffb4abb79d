# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # shared with the files beside it
# FreeRADIUS in the gateway's namespace: EAP-MSCHAPv2 or PAP with a password, EAP-TLS with a certificate. Sourced after
# lab.sh and pki.sh. It uses the gateway's certificate, or that of $radius_certificate.

radius_secret=lab-secret-of-no-worth
radius_password='päss "wörd" #1 %n'

# radius_start: alice and bob have a password; EAP-TLS accepts TLS client certificates of the client root. Output also in
# radius.log.
radius_start() {
  local d=$work/radius
  rm -rf "$d"
  cp -a /etc/freeradius/3.0 "$d"
  rm -f "$d"/sites-enabled/* "$d/mods-enabled/eap"
  sed -i -E 's/^([[:space:]]*)(user|group) = freerad$/\1\2 = root/' "$d/radiusd.conf"
  printf 'client gateway {\n  ipaddr = 127.0.0.1\n  secret = %s\n}\n' "$radius_secret" >"$d/clients.conf"
  printf '%s Cleartext-Password := "%s"\n' alice "${radius_password//\"/\\\"}" bob "${radius_password//\"/\\\"}" \
    >"$d/mods-config/files/authorize"
  cat >"$d/mods-enabled/eap" <<CONF
eap {
  default_eap_type = mschapv2
  tls-config lab {
    private_key_file = $work/${radius_certificate:-server}.key
    certificate_file = $work/${radius_certificate:-server}.pem
    ca_file = $work/client-root.pem
    tls_min_version = "1.2"
    tls_max_version = "1.2"
    ecdh_curve = "prime256v1"
  }
  tls {
    tls = lab
  }
  mschapv2 {
  }
}
CONF
  cat >"$d/sites-enabled/lab" <<'CONF'
server lab {
  listen {
    type = auth
    ipaddr = 127.0.0.1
    port = 1812
  }
  authorize {
    eap {
      ok = return
    }
    files
    pap
  }
  authenticate {
    Auth-Type PAP {
      pap
    }
    Auth-Type MS-CHAP {
      mschap
    }
    eap
  }
}
CONF
  daemon radius "$gateway_ns" -- freeradius -f -l stdout -xx -d "$d"
  ln -sf radius.out radius.log
  wait_for 10 FreeRADIUS radius_is_ready
}

# radius_gateway_start [CERTIFICATE [ID]]: strongSwan that authenticates clients with FreeRADIUS.
radius_gateway_start() {
  rm -rf gateway-swanctl
  swanctl_tree gateway-swanctl
  cp "${1:-server}.pem" gateway-swanctl/x509/server.pem
  cp "${1:-server}.key" gateway-swanctl/private/
  cp server-root.pem gateway-swanctl/x509ca/
  mkdir -p gateway-settings
  cat >gateway-settings/radius.conf <<CONF
charon {
  plugins {
    eap-radius {
      servers {
        lab {
          address = 127.0.0.1
          secret = $radius_secret
        }
      }
    }
  }
}
CONF
  {
    printf 'connections {\n  radius {\n    version = 2\n    local_addrs = %s\n    proposals = %s\n    pools = clients\n' \
      "$gateway_ip" "$(joined "${ike_rows[@]}")"
    printf '    send_cert = always\n    local {\n      auth = pubkey\n      certs = server.pem\n      id = %s\n    }\n' \
      "${2:-$gateway_fqdn}"
    printf '    remote {\n      auth = eap-radius\n      eap_id = %%any\n    }\n'
    printf '    children {\n      vnet {\n        local_ts = %s\n        esp_proposals = %s\n      }\n    }\n  }\n}\n' \
      "$vnet_prefix" "$(joined "${esp_rows[@]}")"
    printf 'pools {\n  clients {\n    addrs = %s\n    dns = %s\n  }\n}\n' "$pool" "$dns_server"
  } >gateway-swanctl/conf.d/gateway.conf
  charon_start gateway "$gateway_ns" gateway-swanctl
}

radius_is_ready() {
  alive radius || fail "FreeRADIUS ended: $(tail -n 5 radius.out)"
  log_has radius.out 'Ready to process requests'
}
