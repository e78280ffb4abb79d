#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# PFX files opened by OpenSSL, GnuTLS, NSS, Java and Python: key, leaf and chain are present; a wrong password is rejected.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

password='kaffee-Tasse_7'
(umask 077 && printf '%s\n' "$password" >password && echo wrong >wrong)

# opens FILE PASSWORD_FILE [OPENSSL_OPTION…]: prints the readers that open it.
opens() {
  local file=$1 secret=$2 nss
  shift 2
  nss=$(mktemp -d ./nss.XXXXXX)
  certutil -N -d "sql:$nss" --empty-password
  ! openssl pkcs12 -in "$file" -passin "file:$secret" -noout "$@" >log.openssl 2>&1 || printf 'openssl '
  ! certtool --p12-info --inder --infile "$file" --password "$(<"$secret")" >log.certtool 2>&1 || printf 'gnutls '
  ! pk12util -i "$file" -d "sql:$nss" -w "$secret" >log.nss 2>&1 || printf 'nss '
  ! keytool -list -v -storetype PKCS12 -keystore "$file" -storepass "$(<"$secret")" >log.java 2>&1 || printf 'java'
  certutil -L -d "sql:$nss" >>log.nss 2>&1
  certutil -K -d "sql:$nss" >>log.nss 2>&1
}

# check FILE THUMBPRINT ROOT [OPENSSL_OPTION…]
check() {
  local file=$1 thumbprint=$2 root=$3
  shift 3
  is_equal "$(opens "$file" password "$@")" 'openssl gnutls nss java'
  grep -q 'Certificate chain length: 2' log.java || fail 'Java sees no chain of two'
  tr -d ': ' <log.java | grep -qi "$thumbprint" || fail 'Java sees another certificate'
  grep -q 'alice' log.nss || fail 'NSS sees no name'
  # Key and leaf match, and the chain contains the root.
  openssl pkcs12 -in "$file" -passin file:password -nodes -nocerts "$@" 2>/dev/null | openssl pkey -pubout >key.pub
  openssl pkcs12 -in "$file" -passin file:password -nokeys -clcerts "$@" 2>/dev/null |
    openssl x509 -noout -pubkey >leaf.pub
  cmp -s key.pub leaf.pub || fail 'key and leaf are not of one pair'
  openssl pkcs12 -in "$file" -passin file:password -nokeys -cacerts "$@" 2>/dev/null | openssl x509 -outform DER |
    cmp -s - "$root" || fail 'the chain is not the root'
  is_equal "$(opens "$file" wrong "$@")" ''
}

make_workspace corp
expect 0 root create Root
expect 0 root export Root --format der -o root.der
expect 0 client issue alice --pfx alice.pfx --pfx-password file:password
expect 0 client export alice --format der -o alice.der
thumbprint=$(sha1sum <alice.der | cut -d' ' -f1)
check alice.pfx "$thumbprint" root.der
openssl pkcs12 -in alice.pfx -passin file:password -info -noout 2>log
for text in 'AES-256-CBC' 'hmacWithSHA256' 'MAC: sha256'; do
  grep -q "$text" log || fail "the PFX is not protected with $text"
done

expect 0 client export alice --format pfx --pfx-encryption tripledes-sha1 --pfx-password file:password -o old.pfx
check old.pfx "$thumbprint" root.der -legacy

"${P2S_PYTHON:-python3}" - <<'END' || fail 'Python (cryptography) reads it otherwise'
from cryptography.hazmat.primitives.serialization import pkcs12
found = pkcs12.load_pkcs12(open("alice.pfx", "rb").read(), open("password", "rb").readline().strip())
assert found.key and found.cert and len(found.additional_certs) == 1 and found.cert.friendly_name == b"alice", found
END

# A generated password opens the archive as well.
expect 0 --json client issue carol --key ec:p256 --pfx out.d
pfx=$(json '.clients[0].pfx')
mapfile -t files < <(find out.d . -maxdepth 2 -type f -name '*password*' | sort -u)
openers=0
for file in "${files[@]}"; do
  ! openssl pkcs12 -in "$pfx" -passin "file:$file" -noout 2>/dev/null || openers=$((openers + 1))
done
((openers >= 1)) || fail "no password file opens $pfx"

confirmed any PFX 'client issue, client export' 'opened by OpenSSL, GnuTLS, NSS, Java and Python; a wrong password is rejected'
