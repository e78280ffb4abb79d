#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Roots, client certificates and revocation lists, verified by OpenSSL, GnuTLS, NSS and Java.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

# check ROOT CLIENT: every reader accepts the certificate for TLS clients, and for nothing else.
check() {
  local root=$1.cer client=$2.cer
  openssl verify -x509_strict -purpose sslclient -CAfile "$root" "$client" >log 2>&1 || fail "openssl: $(cat log)"
  ! openssl verify -x509_strict -purpose sslserver -CAfile "$root" "$client" >log 2>&1 || fail 'openssl: a server too'
  openssl verify -x509_strict -check_ss_sig -CAfile "$root" "$root" >log 2>&1 || fail "openssl, root: $(cat log)"

  certtool --verify --verify-purpose 1.3.6.1.5.5.7.3.2 --load-ca-certificate "$root" --infile "$client" >log 2>&1 ||
    fail "certtool: $(cat log)"

  mkdir "nss-$1"
  certutil -N -d "sql:nss-$1" --empty-password
  certutil -A -d "sql:nss-$1" -n root -t T,, -a -i "$root"
  certutil -A -d "sql:nss-$1" -n client -t ,, -a -i "$client"
  certutil -V -d "sql:nss-$1" -n client -u C -e >log 2>&1 || fail "certutil: $(cat log)"

  keytool -printcert -file "$client" >log 2>&1 || fail "keytool: $(cat log)"
  grep -q 'clientAuth' log || fail 'keytool: no clientAuth'
}

# fields FILE: fields of each certificate.
fields() {
  openssl x509 -in "$1" -noout -text
}

make_workspace corp
expect 0 root create RsaRoot
expect 0 root create EcRoot --key ec:p384
expect 0 client issue alice --root RsaRoot --email alice@example.com
expect 0 client issue bob --root EcRoot --key ec:p256
for root in RsaRoot EcRoot; do expect 0 root export "$root" --format cer -o "$root.cer"; done
for client in alice bob; do expect 0 client export "$client" --format cer -o "$client.cer"; done
check RsaRoot alice
check EcRoot bob

fields RsaRoot.cer >log
for text in 'CA:TRUE, pathlen:0' 'Certificate Sign, CRL Sign' 'X509v3 Basic Constraints: critical' 'sha256WithRSA' \
  '(3072 bit)' 'X509v3 Subject Key Identifier'; do
  grep -qF "$text" log || fail "the root lacks '$text'"
done
fields alice.cer >log
for text in 'X509v3 Key Usage: critical' 'Digital Signature, Key Encipherment' 'TLS Web Client Authentication' \
  'X509v3 Authority Key Identifier' 'email:alice@example.com' '(2048 bit)'; do
  grep -qF "$text" log || fail "the client's certificate lacks '$text'"
done
is_equal "$(openssl x509 -in alice.cer -noout -ext basicConstraints | grep -c CA:FALSE)" 1

# Thumbprints equal openssl's, for every format that p2sctl writes.
wanted=$(openssl x509 -in alice.cer -noout -fingerprint -sha1 | sed 's/.*=//; s/://g')
for format in pem der cer; do
  expect 0 client export alice --format "$format" -o "alice-again.$format"
  expect 0 thumbprint "alice-again.$format"
  # PEM exports have the root after the certificate.
  is_equal "$(head -n 1 out | cut -d' ' -f1)" "$wanted"
done
openssl crl2pkcs7 -nocrl -certfile alice.cer -certfile RsaRoot.cer -out both.p7b
expect 0 thumbprint both.p7b
prints "$wanted"

# Readers of the list reject a revoked client.
expect 0 client revoke alice --reason key-compromise
expect 0 revocation export --format crl --root RsaRoot -o revoked.crl
openssl crl -in revoked.crl -inform PEM -noout 2>/dev/null || openssl crl -in revoked.crl -inform DER -out revoked.crl
openssl crl -in revoked.crl -CAfile RsaRoot.cer -noout >log 2>&1 || fail "openssl does not take the list: $(cat log)"
! openssl verify -x509_strict -crl_check -CRLfile revoked.crl -CAfile RsaRoot.cer alice.cer >log 2>&1 ||
  fail 'openssl takes a revoked client'
grep -q 'revoked' log || fail "openssl refused for another reason: $(cat log)"
certtool --crl-info --infile revoked.crl >log 2>&1 || fail "certtool: $(cat log)"
grep -q 'Revoked certificates (1)' log || fail 'certtool counts otherwise'

confirmed any certificate 'root create, client issue' 'verified by OpenSSL, GnuTLS, NSS and Java'
confirmed any 'revocation list' 'revocation export' 'read by OpenSSL and GnuTLS; OpenSSL rejects revoked certificates'
