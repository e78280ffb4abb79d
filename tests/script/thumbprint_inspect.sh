#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# thumbprint and inspect: files of any kind.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

make_workspace corp
expect 0 root create Root --key rsa:2048
expect 0 client issue alice --pfx alice.pfx
expect 0 client export alice --format cer -o alice.cer
expect 0 client export alice --format der -o alice.der
expect 0 client export alice --format pem -o alice.pem
unset P2SCTL_WORKSPACE
wanted=$(openssl x509 -in alice.cer -noout -fingerprint -sha1 | sed 's/.*=//; s/://g')
openssl crl2pkcs7 -nocrl -certfile alice.pem -out alice.p7b

expect 0 thumbprint alice.cer alice.der
is_equal "$(cat out)" "$wanted  alice.cer
$wanted  alice.der"
expect 0 thumbprint alice.pem alice.p7b
is_equal "$(wc -l <out)" 4
expect 0 thumbprint alice.pfx --password file:alice.pfx.password
prints "$wanted  alice.pfx"
expect 5 thumbprint alice.pfx
"$P2SCTL" thumbprint - <alice.cer >out || fail 'standard input'
is_equal "$(cat out)" "$wanted  -"
expect 0 thumbprint --sha256 alice.cer
is_equal "$(cut -c 1-64 out)" "$(openssl x509 -in alice.cer -outform der | sha256sum | cut -c 1-64 | tr a-f A-F)"
expect 0 --json thumbprint alice.cer
is_equal "$(json '.thumbprints[0] | .file + .thumbprint + .subject')" "alice.cer${wanted}CN=alice"

# Broken files are named at the end; the good ones are printed.
echo nothing >broken.cer
expect 6 thumbprint broken.cer
expect 4 thumbprint missing.cer
code=0
p2sctl thumbprint broken.cer alice.cer missing.cer || code=$?
is_equal "$code" 6
is_equal "$(cat out)" "$wanted  alice.cer"
says broken.cer
says missing.cer
expect 2 thumbprint
expect 2 thumbprint - - </dev/null

# inspect
expect 0 inspect alice.cer
prints "$wanted"
prints 'CN=alice'
expect 0 inspect alice.pfx --password file:alice.pfx.password
prints 'PFX with a private key'
expect 3 --as-of 2099-01-01 inspect alice.cer
prints CRT-015
expect 0 --json inspect alice.pem
is_equal "$(json '.files[0].certificates | length')" 2
json '.findings, .errors == 0' >/dev/null
expect 6 inspect broken.cer
expect 4 inspect missing.cer
printf 'PK\x03\x04' >a.zip
expect 0 inspect a.zip
prints 'package inspect'
