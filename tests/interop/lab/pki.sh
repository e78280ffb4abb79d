# shellcheck shell=bash
# Who the gateway is and who its clients are. Sourced after lab.sh.

# server_certificate NAME CN SAN…: NAME.pem and NAME.key, issued by server-root.pem, which is made when missing.
server_certificate() {
  local name=$1 cn=$2 san
  shift 2
  san=$(printf ',DNS:%s' "$@")
  if [[ ! -f server-root.pem ]]; then
    openssl req -x509 -newkey rsa:2048 -nodes -keyout server-root.key -out server-root.pem -days 30 -config /dev/null \
      -subj '/O=Lab Trust/CN=Lab Global Root' -addext basicConstraints=critical,CA:TRUE \
      -addext keyUsage=critical,keyCertSign,cRLSign -addext subjectKeyIdentifier=hash 2>openssl.log || fail "$(cat openssl.log)"
  fi
  openssl req -new -newkey rsa:2048 -nodes -keyout "$name.key" -out "$name.csr" -config /dev/null \
    -subj "/CN=$cn" 2>openssl.log || fail "$(cat openssl.log)"
  printf '%s\n' "subjectAltName=${san#,}" extendedKeyUsage=serverAuth keyUsage=digitalSignature,keyEncipherment \
    subjectKeyIdentifier=hash authorityKeyIdentifier=keyid >"$name.ext"
  openssl x509 -req -in "$name.csr" -CA server-root.pem -CAkey server-root.key -days 30 -extfile "$name.ext" \
    -out "$name.pem" 2>openssl.log || fail "$(cat openssl.log)"
}

# make_server_pki: names like Azure's: the subject is the short name, the long one is among the alternatives.
make_server_pki() {
  server_certificate server "$gateway_name" "$gateway_fqdn" "$gateway_name"
  server_certificate impostor impostor.vpn.azure.com azuregateway-impostor.vpn.azure.com impostor.vpn.azure.com
}

# make_clients: alice and bob of the gateway's root; carol, whose certificate expired; mallory, of another root.
make_clients() {
  (umask 077 && printf 'kaffee-Tasse_7\n' >password)
  make_workspace corp
  # Issued by the root of those days: a client may not be older than who signed it.
  expect 0 --as-of 2024-01-01 root create P2SRootCert
  expect 0 --as-of 2024-02-01 client issue carol --validity 30d
  expect 0 client issue alice bob
  expect 0 root create OtherRoot
  expect 0 client issue mallory --root OtherRoot
  expect 0 root export P2SRootCert -o client-root.cer
}

# make_zips: azure-2022.zip and azure-2024.zip of the lab's gateway.
make_zips() {
  local key=()
  [[ ! -f ta.key ]] || key=(--tls-auth ta.key)
  "${P2S_PYTHON:-python3}" -B "$P2S_SOURCE/tests/data/vendor/make_vendor_zips.py" -o . --client-root client-root.cer \
    --server "$gateway_fqdn" --certificate-name "$gateway_name" --server-root server-root.pem \
    --server-root-name 'Lab Global Root' --routes "$vnet_prefix" --pool "$pool" "${key[@]}" >/dev/null
}

# revoke CLIENT…: these and no others are revoked, as p2sctl exports it: revoked.txt for Azure, crl.pem for others.
# The workspace is a copy, so that each call starts from the same clients.
revoke() {
  local name
  rm -rf revoking
  cp -a corp revoking
  for name in "$@"; do expect 0 -C revoking -y client revoke "$name"; done
  expect 0 -C revoking revocation export --format text --force -o revoked.txt
  expect 0 -C revoking revocation export --format crl --root P2SRootCert --force -o crl.pem
}
