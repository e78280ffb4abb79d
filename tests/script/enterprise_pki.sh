#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# An enterprise PKI: issuing CAs in the store, their clients, and the whole chain in what is exported.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/lab/pki.sh
source "$P2S_SOURCE/tests/interop/lab/pki.sh"

certificate ent-root '/O=Contoso/CN=Contoso Root' ent-root 20400101 "${authority[@]}"
certificate policy '/O=Contoso/CN=Contoso Policy' ent-root 20380101 "${authority[@]}" authorityKeyIdentifier=keyid
certificate issuing '/O=Contoso/CN=Contoso Issuing' policy 20360101 'basicConstraints=critical,CA:TRUE,pathlen:0' \
  'keyUsage=critical,keyCertSign,cRLSign' authorityKeyIdentifier=keyid 'nameConstraints=critical,excluded;DNS:evil.example'
certificate alice '/CN=alice' issuing 20340101 "${leaf[@]}" extendedKeyUsage=clientAuth
cat issuing.pem policy.pem ent-root.pem >chain.pem
cat alice.pem chain.pem >alice-chain.pem
openssl crl2pkcs7 -nocrl -certfile chain.pem -out chain.p7b
openssl x509 -in ent-root.pem -outform DER -out ent-root.der
printf 'pfx-secret\n' >pfx-password
openssl pkcs12 -export -inkey issuing.key -in chain.pem -out issuing.pfx -passout file:pfx-password
openssl pkcs12 -export -inkey alice.key -in alice-chain.pem -out alice.pfx -passout file:pfx-password

verifies() { openssl verify -purpose sslclient -CAfile ent-root.pem -untrusted "$1" "$1" >verified 2>&1 || fail "$(cat verified)"; }
root_of() { json ".roots[] | select(.name == \"$1\") | .issuer // \"none\""; }

# Every way to import the three: order, form and number of files do not matter.
imported() {
  make_workspace "$1"
  expect 0 root import Issuing "${@:2}"
  expect 0 root list --json
  is_equal "$(root_of Issuing)" Contoso-Policy
  is_equal "$(root_of Contoso-Policy)" Contoso-Root
  is_equal "$(root_of Contoso-Root)" none
  is_equal "$(json '.roots[] | select(.default) | .name')" Contoso-Root
  expect 0 store check
}
imported one --cert chain.pem
imported seven --cert chain.p7b
imported several --cert issuing.pem --chain policy.pem --chain ent-root.der
imported with-key --cert chain.pem --private-key issuing.key
make_workspace from-client
expect 0 root import Issuing --cert alice-chain.pem
says "left out 'CN=alice', which is not a CA"
imported pfx --pfx issuing.pfx --pfx-password file:pfx-password

# One after the other, under names of the user's choice; what is missing is named.
make_workspace corp
expect 4 root import Issuing --cert issuing.pem
says "the issuer 'CN=Contoso Policy,O=Contoso' of 'CN=Contoso Issuing,O=Contoso' is neither in the store nor in the files"
expect 4 root import Issuing --cert issuing.pem --chain policy.pem
says "the issuer 'CN=Contoso Root,O=Contoso'"
expect 0 root list
[[ ! -s out ]] || fail 'a part of a chain was imported'
expect 0 root import Root --cert ent-root.pem
expect 4 client import --cert alice.pem
says "the issuer 'CN=Contoso Issuing,O=Contoso' of this certificate is not in the store"
expect 0 root import Policy --cert policy.pem
expect 0 root import Issuing --cert issuing.pem --dry-run
says "as 'Issuing'"
expect 0 root import Issuing --cert issuing.pem
says 'upload its root to Azure: p2sctl root export Root --format azure'
expect 4 root import Twice --cert issuing.pem
says "issuing CA 'Issuing' is the same certificate"

# Without the key it cannot sign; a client of it can be imported. The key can be added.
expect 4 client issue bob --issuer Issuing
says "issuing CA 'Issuing' cannot sign: its private key is not in the store"
expect 0 client import --pfx alice.pfx --pfx-password file:pfx-password
expect 6 root import Issuing --cert issuing.pem --private-key policy.key
expect 0 root import Issuing --cert issuing.pem --private-key issuing.key

# Issue, sign, renew: from the CA that is named, or the only one with a key.
expect 0 client issue bob --key ec:p256 --issuer Issuing --pfx bob.pfx
expect 0 client issue carol --key ec:p256
expect 2 client issue dave --issuer Issuing --root Root
expect 4 client issue dave --issuer Nobody
expect 0 client issue dave --key ec:p256 --root Issuing
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout dev.key -out dev.csr -subj /CN=device 2>/dev/null
expect 0 client sign --csr dev.csr --issuer Issuing -o device.pem
cat issuing.pem policy.pem >>device.pem
verifies device.pem
expect 0 client renew bob --key ec:p256
expect 0 client list --json
is_equal "$(json '[.clients[] | [.issuer, .root] | join(" ")] | unique | join(",")')" 'Issuing Root'
expect 0 client show carol
prints 'Issuing, of Policy, of Root'

# What leaves the store has the whole chain.
expect 0 client export alice --format pem -o alice-out.pem
is_equal "$(grep -c BEGIN alice-out.pem)" 4
verifies alice-out.pem
openssl pkcs12 -in bob.pfx -passin file:bob.pfx.password -nokeys -out bob-out.pem
is_equal "$(grep -c BEGIN bob-out.pem)" 4
verifies bob-out.pem

# The validity is shortened to the end of the first CA that expires, and this is said.
expect 0 client issue long --key ec:p256 --validity 20y
says "certificates are valid until 2036-01-01, when issuing CA 'Issuing' expires"
expect 0 client issue longer --key ec:p256 --validity 20y --dry-run
says "would be valid until 2036-01-01, when issuing CA 'Issuing' expires"
expect 0 client show long --json
is_equal "$(json '.clients[0].not_after')" 2036-01-01T00:00:00Z

# Name constraints are checked before the first key of a run.
printf 'name,dns\nfirst,first.example\nsecond,pc.evil.example\n' >users.csv
expect 2 client issue --from users.csv
says "client 'second': the name constraints of issuing CA 'Contoso Issuing' do not permit 'CN=second, DNS:pc.evil.example'"
expect 4 client show first

# Trees: filters, removal, CRLs.
expect 0 root create Other --key ec:p256
expect 0 client issue erin --key ec:p256 --issuer Other
for name in Root Policy Issuing; do
  expect 0 client list --root "$name"
  ! grep -q '^erin' out || fail 'a client of another root'
  grep -q '^alice' out || fail "no alice below $name"
done
expect 0 root show Issuing
prints "upload root 'Root' ("
expect 4 -y root remove Issuing
says "issuing CA 'Issuing' has issued 7 clients"
expect 4 -y root remove Policy
says "issuing CA 'Policy' has issued 1 issuing CA"
expect 0 root export Issuing --format azure
says 'upload its root to Azure: p2sctl root export Root --format azure'
expect 0 -y client revoke alice
expect 0 -y client revoke erin
expect 0 revocation list --root Root
is_equal "$(wc -l <out)" 1
expect 0 revocation export --format crl --root Issuing -o issuing.crl
openssl crl -in issuing.crl -CAfile <(cat issuing.pem policy.pem ent-root.pem) -noout 2>verified || fail "$(cat verified)"
is_equal "$(openssl crl -in issuing.crl -noout -text | grep -c 'Serial Number')" 1
openssl crl -in issuing.crl -noout -issuer | grep -q 'Contoso Issuing' || fail 'the CRL has another issuer'

# Backup and check know them.
expect 0 store check
expect 0 store backup copy.db
expect 0 --store copy.db root list --json
is_equal "$(root_of Issuing)" Policy
expect 0 store info
prints 'issuing CAs'

# For OpenVPN Connect 3 the issuing CAs are uploaded too: the hints name them as the store does.
printf '[[roots]]\nname = "Root"\n' >>corp/p2s.toml
p2sctl gateway check || true
prints "the issuing CA 'Issuing' ("
prints 'add it to [[roots]] after its issuer: name = "Issuing"'
printf '[[roots]]\nname = "Policy"\n[[roots]]\nname = "Issuing"\n' >>corp/p2s.toml
p2sctl gateway check || true
! grep -q CERT-015 out || fail 'the chain is uploaded'

# Another root may have signed the root's key too: the chain ends at the self-signed root.
make_workspace crossed
certificate other /CN=Other other 20400101 "${authority[@]}"
openssl x509 -req -in ent-root.csr -CA other.pem -CAkey other.key -days 300 -out cross.pem \
  -extfile <(printf '%s\n' "${authority[@]}" subjectKeyIdentifier=hash) 2>/dev/null
expect 0 root import Policy --cert policy.pem --chain cross.pem --chain ent-root.pem
expect 0 root list --json
is_equal "$(json '.roots[] | select(.name == "Contoso-Root") | .thumbprint')" \
  "$(openssl x509 -in ent-root.pem -noout -fingerprint -sha1 | tr -d : | cut -d= -f2)"

# A path length, CA flags and a forged issuer are named.
make_workspace refused
certificate short /CN=Short short 20400101 'basicConstraints=critical,CA:TRUE,pathlen:0'
certificate below /CN=Below short 20380101 "${authority[@]}"
certificate deep /CN=deep below 20340101 "${leaf[@]}" extendedKeyUsage=clientAuth
expect 0 root import Short --cert short.pem --private-key short.key
expect 6 root import Below --cert below.pem
says "root 'Short' allows no CA below it (path length 0), not 1"
expect 6 root import Deep --cert deep.pem
says 'is not a root or issuing CA'
cp ent-root.key kept.key
certificate ent-root '/O=Contoso/CN=Contoso Root' ent-root 20400101 "${authority[@]}"
expect 6 root import Policy --cert policy.pem --chain ent-root.pem
says 'names another key of its issuer'

# A file of --chain that is not a certificate is named.
echo text >rubbish.pem
expect 6 root import again --cert issuing.pem --chain rubbish.pem
says "'rubbish.pem': "
