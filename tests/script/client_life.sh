#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The life of a client: list, show, export, renew, revoke, restore, remove.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

make_workspace corp
expect 4 client issue alice
says 'p2sctl root create'
expect 0 root create Root --key ec:p256
expect 0 client list
is_equal "$(wc -c <out)" 0
expect 0 --json client list
is_equal "$(json '.clients | length')" 0
expect 0 client issue alice bob --key ec:p256

# list and show
expect 0 --json client list
is_equal "$(json '[.clients[].name] | join(",")')" 'alice,bob'
is_equal "$(json '.clients[0].status')" valid
thumbprint=$(json '.clients[0].thumbprint')
expect 0 client list --root Root
expect 4 client list --root Nobody
expect 0 client list --expiring 30d
expect 3 client list --expiring 2y
expect 0 --as-of 2000-01-01 --json client list
is_equal "$(json '.clients[0].status')" not-yet-valid
expect 2 client list --expiring soon
expect 0 client show "${thumbprint:0:4} ${thumbprint:4:6}"
prints "$thumbprint"
expect 4 client show nobody
expect 4 client show alicf
says "'alice'"

# export
for format in pem cer der key pfx; do
  expect 0 client export alice --format "$format" -o "alice.$format"
done
openssl x509 -in alice.cer -noout || fail cer
openssl x509 -in alice.der -inform der -noout || fail der
openssl pkey -in alice.key -noout || fail key
is_equal "$(grep -c BEGIN alice.pem)" 2
is_equal "$(mode_of alice.key) $(mode_of alice.pfx) $(mode_of alice.pfx.password)" '600 600 600'
openssl pkcs12 -in alice.pfx -passin file:alice.pfx.password -noout 2>/dev/null || fail pfx
expect 4 client export alice --format cer -o alice.cer
says --force
expect 0 client export alice --format cer -o alice.cer --force
expect 0 client export alice --format cer
prints 'BEGIN CERTIFICATE'
expect 2 client export alice --format pfx
expect 2 client export alice --format bmp
expect 2 client export alice
expect 2 --json client export alice --format key
expect 0 --json client export alice --format pfx -o other.pfx
json .export.password_file >/dev/null
expect 0 -n client export alice --format key -o dry.key
[[ ! -e dry.key ]] || fail 'a dry run wrote'
expect 0 store log
prints client.export

# renew: the same names, the old one goes on
expect 0 client renew alice --pfx renewed
expect 0 --json client show alice
is_equal "$(json '.clients | length')" 2
expect 4 client renew nobody

# Who has been renewed is not due, and both certificates go when they leave.
expect 3 client list --expiring 2y
is_equal "$(grep -c '^alice' out)" 1
expect 0 --json -n client revoke alice bob
is_equal "$(json '[.clients[].name] | join(" ")')" 'alice alice bob'

# revoke: any spelling of a thumbprint will do
expect 0 -n client revoke "$thumbprint"
expect 0 client list --revoked
is_equal "$(wc -c <out)" 0
expect 2 client revoke bob --reason bored
expect 0 --json client revoke $'\u200e'"$(sed 's/../&:/g; s/:$//' <<<"${thumbprint,,}")" --reason key-compromise
is_equal "$(json '.clients[0].status')" revoked
expect 4 client revoke "$thumbprint"
expect 0 client revoke bob
expect 4 client revoke bob
expect 4 client revoke 0000
expect 4 client renew bob
says "client 'bob' was revoked on"
says 'issue a new certificate with: p2sctl client issue bob'
! grep -q 'remain valid' err || fail 'nothing was renewed'

# What other programs show: a serial number, a SHA-256 fingerprint.
expect 0 --json client show alice
serial=$(json '.clients[0].serial') sha256=$(json '.clients[0].sha256')
for spelled in "$serial" "$sha256" "$(sed 's/../&:/g; s/:$//' <<<"$sha256")"; do
  expect 0 --json client show "$spelled"
  is_equal "$(json '.clients[0].serial')" "$serial"
done

# revocations
expect 0 revocation export --format text
is_equal "$(sort out | head -n 1 | wc -c)" 41
grep -qx "$thumbprint" out || fail 'the thumbprint of alice'
expect 0 --json revocation list
is_equal "$(json '.revocations | length')" 2
expect 0 revocation export --format json
json .revocations >/dev/null
expect 0 revocation export --format crl -o root.crl
openssl crl -in root.crl -noout -text | grep 'Key Compromise' >/dev/null || fail 'the CRL lacks the reason'
expect 0 root export Root -o root.cer
openssl crl -in root.crl -noout -CAfile root.cer 2>&1 | grep 'verify OK' >/dev/null || fail 'the signature of the CRL'
expect 2 revocation export --format xml
expect 2 revocation export
expect 4 revocation export --format text --root Nobody

# restore, remove
expect 0 client restore bob
expect 4 client restore bob
expect 2 client remove bob
expect 0 -n client remove bob
expect 0 -y client remove bob
expect 4 client show bob
expect 4 -y client remove bob
expect 0 store check

# A removed client stays refused: thumbprint, serial, day and reason are still in list, export and CRL.
expect 0 --json client show "$thumbprint"
serial=$(json '.clients[0].serial')
expect 0 -y client remove "$thumbprint"
says 'its revocation is kept until'
expect 0 --json client list
json "[.clients[].thumbprint] | index(\"$thumbprint\") == null" >/dev/null
expect 0 revocation export --format text
grep -qx "$thumbprint" out || fail 'removal took the thumbprint out of the revocations'
expect 0 --json revocation list --root Root
is_equal "$(json ".revocations[] | select(.thumbprint == \"$thumbprint\") | [.name, .serial, .root, .reason] | join(\" \")")" " $serial Root key-compromise"
expect 0 revocation list
prints '(removed)'
expect 0 revocation export --format crl -o removed.crl
openssl crl -in removed.crl -noout -text >removed.txt
grep -qi "Serial Number: $serial" removed.txt || fail 'the CRL lacks the serial'
grep -q 'Key Compromise' removed.txt || fail 'the CRL lacks the reason'
expect 4 client show "$thumbprint"
says 'was removed; it was revoked on'
expect 4 client revoke "$thumbprint"
expect 4 client restore "$thumbprint"
openssl pkcs12 -in alice.pfx -passin file:alice.pfx.password -nodes -out alice.both 2>/dev/null
expect 4 client import --cert alice.both --name alice
says 'and removed'
expect 0 --as-of 2099-01-01 --json revocation list
json "[.revocations[].thumbprint] | index(\"$thumbprint\") == null" >/dev/null
expect 0 store check
