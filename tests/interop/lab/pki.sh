# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # shared with the files beside it
# Certificates of the gateway and its clients. Sourced after lab.sh.

quietly() { "$@" >openssl.log 2>&1 || fail "$1 $2: $(cat openssl.log)"; }

# certificate NAME SUBJECT ISSUER LAST_DAY EXTENSION…: NAME.pem and NAME.key, valid since 2024; ISSUER may be NAME itself.
certificate() {
  local name=$1 issuer=$3 self=()
  quietly openssl req -new -newkey rsa:2048 -nodes -keyout "$name.key" -out "$name.csr" -config /dev/null -subj "$2"
  [[ $name != "$issuer" ]] || self=(-selfsign)
  printf '%s\n' '[ca]' default_ca=lab '[lab]' database=index new_certs_dir=. rand_serial=yes default_md=sha256 \
    policy=any x509_extensions=extensions '[any]' organizationName=optional commonName=supplied '[extensions]' \
    subjectKeyIdentifier=hash "${@:5}" >ca.conf
  : >index
  quietly openssl ca -batch -notext -config ca.conf "${self[@]}" -cert "$issuer.pem" -keyfile "$issuer.key" \
    -in "$name.csr" -out "$name.pem" -startdate 20240101000000Z -enddate "${4}000000Z"
}
authority=('basicConstraints=critical,CA:TRUE' 'keyUsage=critical,keyCertSign,cRLSign')
leaf=('authorityKeyIdentifier=keyid' 'keyUsage=digitalSignature,keyEncipherment')

# make_server_pki: names like Azure's: the short name is the subject, the host name an alternative name. The impostor has
# the same root.
make_server_pki() {
  certificate server-root '/O=Lab Trust/CN=Lab Global Root' server-root 20491231 "${authority[@]}"
  certificate server "/CN=$gateway_name" server-root 20481231 "${leaf[@]}" extendedKeyUsage=serverAuth \
    "subjectAltName=DNS:$gateway_fqdn,DNS:$gateway_name"
  certificate impostor /CN=impostor.vpn.azure.com server-root 20481231 "${leaf[@]}" extendedKeyUsage=serverAuth \
    subjectAltName=DNS:azuregateway-impostor.vpn.azure.com,DNS:impostor.vpn.azure.com
}

# make_clients: alice, bob and dora (with an EC key) of the root that the gateway trusts; carol too, but her certificate
# has expired, so openssl creates it; mallory has another root.
make_clients() {
  (umask 077 && printf 'kaffee-Tasse_7\n' >password)
  make_workspace corp
  certificate client-root /CN=P2SRootCert client-root 20340101 "${authority[@]}"
  certificate carol /CN=carol client-root 20240201 "${leaf[@]}" extendedKeyUsage=clientAuth subjectAltName=DNS:carol
  expect 0 root import P2SRootCert --cert client-root.pem --private-key client-root.key
  expect 0 client import --cert carol.pem --private-key carol.key
  expect 0 client issue alice bob
  expect 0 client issue dora --key ec:p256
  expect 0 root create OtherRoot
  expect 0 client issue mallory --root OtherRoot
}

# make_zips: azure-2022.zip and azure-2024.zip of the lab gateway.
make_zips() {
  local key=()
  [[ ! -f ta.key ]] || key=(--tls-auth ta.key)
  "${P2S_PYTHON:-python3}" -B "$P2S_SOURCE/tests/data/vendor/make_vendor_zips.py" -o . --client-root client-root.pem \
    --server "$gateway_fqdn" --certificate-name "$gateway_name" --server-root server-root.pem \
    --server-root-name 'Lab Global Root' --routes "$vnet_prefix" --pool "$pool" "${key[@]}" >/dev/null
}

# describe_gateway: the same gateway in p2s.toml, whose initial text has the networks of the lab.
describe_gateway() {
  cp server-root.pem ta.key corp/
  cat >>corp/p2s.toml <<TOML
[server]
fqdn = "$gateway_fqdn"
certificate_name = "$gateway_name"
roots = ["server-root.pem"]
tls_auth_key = "ta.key"
[[roots]]
name = "P2SRootCert"
TOML
}

# revoke CLIENT…: revokes exactly these and exports revoked.txt for Azure and crl.pem for others.
# Works on a copy of the workspace, so each call starts with the same clients.
revoke() {
  local name
  rm -rf revoking
  cp -a corp revoking
  for name in "$@"; do expect 0 -C revoking -y client revoke "$name"; done
  expect 0 -C revoking revocation export --format text --force -o revoked.txt
  expect 0 -C revoking revocation export --format crl --root P2SRootCert --force -o crl.pem
}
