# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # shared with the files beside it
# FreeRADIUS in the gateway's namespace: EAP-MSCHAPv2 or PAP with a password, EAP-TLS with a certificate. Sourced after
# ikev2_gateway.sh. It uses the gateway's certificate, or that of $radius_certificate.
# The caller sets radius_users (names, or DEFAULT: everybody), radius_password and, if certificates are compared with crl*.pem,
# radius_crl=yes.
radius_secret=lab-secret-of-no-worth

# radius_start: radius_users have the password; EAP-TLS accepts TLS client certificates of the client root. Output also in
# radius.log.
radius_start() {
  local d=$work/radius
  rm -rf "$d"
  cp -a /etc/freeradius/3.0 "$d"
  rm -f "$d"/sites-enabled/* "$d/mods-enabled/eap"
  sed -i -E 's/^([[:space:]]*)(user|group) = freerad$/\1\2 = root/' "$d/radiusd.conf"
  printf 'client gateway {\n  ipaddr = 127.0.0.1\n  secret = %s\n}\n' "$radius_secret" >"$d/clients.conf"
  local user
  for user in "${radius_users[@]}"; do
    printf '%s Cleartext-Password := "%s"\n' "$user" "${radius_password//\"/\\\"}"
  done >"$d/mods-config/files/authorize"
  cp client-root.pem radius-roots.pem
  [[ ${radius_crl:-no} != yes ]] || cat crl*.pem >>radius-roots.pem
  cat >"$d/mods-enabled/eap" <<CONF
eap {
  default_eap_type = mschapv2
  tls-config lab {
    private_key_file = $work/${radius_certificate:-server}.key
    certificate_file = $work/${radius_certificate:-server}.pem
    ca_file = $work/radius-roots.pem
    check_crl = ${radius_crl:-no}
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
  ready radius FreeRADIUS log_has radius.out 'Ready to process requests'
}

# radius_gateway_start [CERTIFICATE [ID]]: strongSwan that authenticates clients with FreeRADIUS.
radius_gateway_start() {
  gateway_tree "${1:-server}"
  mkdir -p "$ikev2_gateway-settings"
  cat >"$ikev2_gateway-settings/radius.conf" <<CONF
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
    echo 'connections {'
    gateway_connection radius "${2:-$gateway_fqdn}" 'auth = eap-radius
      eap_id = %any'
    echo '}'
    gateway_pool
  } >"$ikev2_gateway-swanctl/conf.d/gateway.conf"
  charon_start "$ikev2_gateway" "$gateway_ns" "$ikev2_gateway-swanctl"
}
