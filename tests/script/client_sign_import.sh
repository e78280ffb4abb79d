#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# client sign and client import: keys that are made elsewhere.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

make_workspace corp
expect 0 root create Root --key ec:p256
expect 0 root export Root -o root.cer
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout dev.key -out dev.csr \
  -subj /CN=device -addext subjectAltName=DNS:device.example 2>/dev/null

expect 0 -n client sign --csr dev.csr
expect 4 client show device
expect 0 client sign --csr dev.csr -o dev.cer
openssl verify -x509_strict -purpose sslclient -CAfile root.cer dev.cer >/dev/null || fail 'the chain'
openssl x509 -in dev.cer -noout -ext subjectAltName | grep device.example >/dev/null || fail 'the name of the request'
expect 0 --json client show device
is_equal "$(jq -r '.clients[0].has_private_key' out)" false
expect 4 client export device --format pfx -o device.pfx
says 'is not in the store'
expect 0 client export device --format cer
expect 0 client sign --csr dev.csr
says "this request was signed before: 'device'"
cmp out dev.cer || fail 'another certificate of the same request'
expect 4 client sign --csr dev.csr --email dev@corp.example
expect 0 client sign --csr dev.csr --name other
prints 'BEGIN CERTIFICATE'
expect 0 --json client sign --csr dev.csr --name third
json '.clients[0].certificate' >/dev/null
expect 6 client sign --csr root.cer
expect 4 client sign --csr missing.csr
expect 2 client sign
# A request whose signature is not its own.
openssl req -in dev.csr -outform der -out dev.der
printf '\x00\x01\x02\x03' | dd of=dev.der bs=1 seek=$(($(stat -c %s dev.der) - 4)) conv=notrunc 2>/dev/null
expect 6 client sign --csr dev.der --name fourth

# import: with key, without, from a PFX; of another root
expect 0 client issue alice --key ec:p256 --pfx alice.pfx
expect 0 client export alice --format cer -o alice.cer
expect 0 client export alice --format key -o alice.key
expect 4 client import --cert alice.cer
expect 0 -y client remove alice
expect 0 -n client import --cert alice.cer
expect 0 client import --cert alice.cer
expect 0 -y client remove alice
expect 6 client import --cert alice.cer --private-key dev.key
expect 0 client import --cert alice.cer --private-key alice.key
expect 0 client export alice --format key
expect 0 -y client remove alice
expect 5 client import --pfx alice.pfx --pfx-password file:passphrase
expect 0 client import --pfx alice.pfx --pfx-password file:alice.pfx.password --name renamed
expect 0 --json client show renamed
is_equal "$(json '.clients[0].has_private_key')" true
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout o.key -out o.cer -subj /CN=o -days 9 2>/dev/null
expect 6 client import --cert o.cer
says 'the certificate is self-signed'
expect 6 client import --cert passphrase

# import of a certificate that has expired, for the record
# shellcheck source=tests/interop/lab/pki.sh
source "$P2S_SOURCE/tests/interop/lab/pki.sh"
certificate old-root /CN=OldRoot old-root 20340101 "${authority[@]}"
certificate dave /CN=dave old-root 20240201 "${leaf[@]}" extendedKeyUsage=clientAuth
expect 0 root import OldRoot --cert old-root.pem
expect 0 client import --cert dave.pem
expect 0 client list
grep -q "^dave[[:space:]]*expired" out || fail "$(cat out)"

expect 2 client import
expect 0 store check
