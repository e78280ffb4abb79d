#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Roots whose private keys are on a token of SoftHSM2: create, import, issue, sign, renew and revoke, verified by OpenSSL.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/support/token.sh
source "$P2S_SOURCE/tests/support/token.sh"

# verifies ROOT CLIENT: openssl accepts the client's certificate.
verifies() {
  openssl verify -x509_strict -purpose sslclient -CAfile "$1.cer" "$2.cer" >log 2>&1 || fail "openssl: $(cat log)"
}

make_token P2S
make_key HsmRoot rsa:3072
make_key Curve EC:prime256v1 --id 02
# A key that wants the PIN for each signature; OpenSSL's provider would ask for it on a terminal.
always=(--always-auth)
! has_token_provider || always=()
make_key Careful rsa:2048 "${always[@]}"
make_key Next rsa:2048
make_workspace corp

expect 0 root create HsmRoot --key 'pkcs11:token=P2S;object=HsmRoot' --pin file:pin.txt
export P2SCTL_PIN_FILE=$work/pin.txt
expect 0 root create Curve --key 'pkcs11:token=P2S;id=%02;type=private'
says "Azure's documentation does not mention ec:p256"
expect 0 root create Careful --key 'pkcs11:token=P2S;object=Careful'

# A root that OpenSSL made, whose key was moved to the token.
openssl req -x509 -newkey rsa:2048 -nodes -keyout made.key -out made.cer -subj /CN=Made -days 365 \
  -addext keyUsage=critical,keyCertSign,cRLSign 2>/dev/null
openssl pkey -in made.key -outform DER -out made.der
token_tool --write-object made.der --type privkey --label Made --usage-sign
rm made.key made.der
expect 0 root import Made --cert made.cer --key 'pkcs11:token=P2S;object=Made'

# Where the keys are.
expect 0 root show HsmRoot
prints 'pkcs11:token=P2S;object=HsmRoot;type=private'
expect 0 root list
is_equal "$(grep -cw token out)" 4
expect 0 root list --json
is_equal "$(jq -r '.roots[] | select(.name == "HsmRoot") | [.key_uri, .key, .has_private_key] | @csv' out)" \
  '"pkcs11:token=P2S;object=HsmRoot;type=private","rsa:3072",false'
! grep -qF -e "$PIN" corp/p2s.db corp/p2s.toml || fail 'the workspace has the PIN'

# Many clients with one login; one that was revoked; requests.
mapfile -t users < <(seq -f 'user%g' 100)
PKCS11_MODULE_PATH=$spy_module PKCS11SPY=$token_module PKCS11SPY_OUTPUT=$work/spied \
  expect 0 client issue "${users[@]}" --issuer HsmRoot --key ec:p256 --jobs 2
is_equal "$(wc -l <out)" 100
is_equal "$(grep -c 'C_Login$' spied)" 1
is_equal "$(grep -cE 'C_Sign(Final)?$' spied)" 100
expect 0 client renew user1 --key ec:p256
openssl req -new -newkey rsa:2048 -nodes -keyout laptop.key -out laptop.csr -subj /CN=laptop 2>/dev/null
expect 0 client sign --csr laptop.csr --issuer HsmRoot -o laptop.cer
expect 0 client issue curvy --issuer Curve --key ec:p256
expect 0 client issue frank grace --issuer Careful --key ec:p256
expect 0 client issue zoe --issuer Made --key ec:p256
for root in HsmRoot Curve Careful Made; do expect 0 root export "$root" -o "$root.cer"; done
for client in user1 user100 curvy frank grace zoe; do expect 0 client export "$client" --format cer -o "$client.cer"; done
for client in user1 user100 laptop; do verifies HsmRoot "$client"; done
for client in frank grace; do verifies Careful "$client"; done
verifies Curve curvy
verifies Made zoe
openssl verify -x509_strict -check_ss_sig -CAfile HsmRoot.cer HsmRoot.cer >log 2>&1 || fail "the root: $(cat log)"

expect 0 client revoke user100 --yes
for root in HsmRoot Curve Careful Made; do
  expect 0 revocation export --format crl --root "$root" -o "$root.crl"
  openssl crl -in "$root.crl" -CAfile "$root.cer" -noout >log 2>&1 || fail "the list of $root: $(cat log)"
done
! openssl verify -crl_check -CRLfile HsmRoot.crl -CAfile HsmRoot.cer user100.cer >log 2>&1 || fail 'a revoked client'
grep -q revoked log || fail "refused for another reason: $(cat log)"
openssl verify -crl_check -CRLfile HsmRoot.crl -CAfile HsmRoot.cer user1.cer >log 2>&1 || fail "openssl: $(cat log)"

# The successor of a root can have its key on the token too.
expect 0 root rotate HsmRoot --to HsmRoot-2 --key 'pkcs11:token=P2S;object=Next'
expect 0 root rotate HsmRoot --uploaded
expect 0 client renew user2 --key ec:p256 --issuer HsmRoot-2
expect 0 root export HsmRoot-2 -o HsmRoot-2.cer
expect 0 client export user2 --format cer -o user2.cer
verifies HsmRoot-2 user2

# What is done to stores keeps where the keys are.
is_sound() { # STORE
  expect 0 store check --store "$1"
  expect 0 root show HsmRoot --store "$1"
  prints 'pkcs11:token=P2S;object=HsmRoot;type=private'
}
is_sound corp/p2s.db
expect 0 store backup backup.db
is_sound backup.db
expect 0 store copy corp/p2s.db copied.db
is_sound copied.db
cp corp/p2s.db damaged.db
expect 0 store salvage damaged.db -o salvaged.db
is_sound salvaged.db
printf 'another horse battery staple\n' >new
chmod 600 new
expect 0 store rekey --store copied.db --new-passphrase file:new --new-data-key
expect 0 client issue henry --key ec:p256 --store copied.db --issuer HsmRoot --passphrase file:new
sqlite3 salvaged.db "UPDATE roots SET key_uri = 'pkcs11:token=Other;object=HsmRoot' WHERE name = 'HsmRoot'"
expect 3 store check --store salvaged.db
prints 'refers to another key on a token without an event'
sqlite3 damaged.db "UPDATE roots SET key_uri = 'nonsense' WHERE name = 'HsmRoot'"
expect 3 store salvage damaged.db -o repaired.db
expect 0 root show HsmRoot --store repaired.db
! grep -q nonsense out || fail 'the damaged reference was kept'

confirmed any 'root with its key on a token' 'root create, root import' \
  'SoftHSM2 signed certificates and revocation lists, verified by OpenSSL'
