#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What goes wrong with keys on tokens: each error says what, and leaves nothing behind. A wrong PIN is tried once.
# shellcheck source=tests/script/lib.sh
source "$(dirname "$0")/lib.sh" || exit
# shellcheck source=tests/support/token.sh
source "$P2S_SOURCE/tests/support/token.sh"

make_token P2S
make_token Twin
make_token Twin
make_key Root rsa:2048
make_key Foreign rsa:2048
make_key Weak rsa:1024
make_workspace corp
export P2SCTL_PIN_FILE=$work/pin.txt
expect 0 root create Root --key 'pkcs11:token=P2S;object=Root'
expect 0 client issue alice --key ec:p256
store=$work/corp/p2s.db

# unchanged: the last command added neither roots nor clients.
unchanged() {
  is_equal "$(sqlite3 "$store" 'SELECT (SELECT COUNT(*) FROM roots) || (SELECT COUNT(*) FROM clients)')" 11
}
# create URI: what `root create` with this key fails with; a secret in the URI is not repeated.
create() {
  local code=$1
  shift
  expect "$code" root create New --key "$@"
  unchanged
}

# URIs. What contains a PIN is refused before anything else, and not repeated.
for part in '?pin-value=73194628' ';pin-value=73194628' '?pin-source=file:/etc/passwd'; do
  create 2 "pkcs11:token=P2S;object=Root$part"
  says 'is refused in the URI of a key'
  ! grep -qE '73194628|passwd' err || fail 'the error repeats the PIN'
done
create 2 'pkcs11:token=P2S;object=Root?module-path=/lib/evil.so'
says 'PKCS11_MODULE_PATH'
create 2 'pkcs11:object=Root'
says 'does not name the token'
create 2 'pkcs11:token=P2S'
says 'does not name the key'
create 2 'pkcs11:token=P2S;object=Root;type=cert'
create 2 'pkcs11:token=P2S;object=My Root'
says 'must be written as %20'
expect 2 client issue bob --key 'pkcs11:token=P2S;object=Root'
expect 2 root import New --key 'pkcs11:token=P2S;object=Root'

# The PIN.
create 5 'pkcs11:token=P2S;object=Root' --pin file:wrong-pin.txt
says "token 'P2S' rejects the PIN"
says 'tokens lock after a few wrong ones'
create 5 'pkcs11:token=P2S;object=Root' --pin env:NOT_SET
says "PIN of token 'P2S' not found: the environment variable 'NOT_SET' is not set"
(
  unset P2SCTL_PIN_FILE
  create 5 'pkcs11:token=P2S;object=Root'
  says '--pin file:PATH'
)

# Once for each command, even if several steps of it need the key.
expect 0 root create Second --key 'pkcs11:token=P2S;object=Foreign'
expect 0 client issue bob --key ec:p256 --issuer Second
PKCS11_MODULE_PATH=$spy_module PKCS11SPY=$token_module PKCS11SPY_OUTPUT=$work/spied \
  expect 5 client renew alice bob --pin file:wrong-pin.txt
is_equal "$(grep -c 'C_Login$' spied)" 1
expect 0 client remove bob --yes
expect 0 root remove Second --yes
says 'its private key is still on the token'
unchanged

# Token and key.
create 4 'pkcs11:token=Absent;object=Root'
says "token 'Absent' not found"
hint=$(sed -n 's/.*list the tokens with: //p' err)
eval "$hint" >log 2>&1 || fail "the hint fails: $hint: $(cat log)"
grep -q P2S log || fail "the hint does not list the tokens: $(cat log)"
create 4 'pkcs11:token=Twin;object=Root'
grep -qE "or several tokens have this name|token 'Twin' has no private key" err || fail 'no word of the tokens'
create 4 'pkcs11:token=P2S;object=New'
says "token 'P2S' has no private key 'New'"
hint=$(sed -n 's/.*create it with: //p' err)
create 2 'pkcs11:token=P2S;object=Weak'
says 'weak key (rsa:1024)'
expect 0 root export Root -o root.cer
expect 4 root import Root --cert root.cer --private-key "$work/none.key"
expect 6 root import Root --cert root.cer --key 'pkcs11:token=P2S;object=Foreign'
says 'does not match'
unchanged
eval "$hint --pin env:PIN" >log 2>&1 || fail "the hint fails: $hint: $(cat log)"
expect 0 root create New --key 'pkcs11:token=P2S;object=New'
expect 0 root remove New --yes

# The module, and what OpenSSL needs for it.
PKCS11_MODULE_PATH=$work/none.so expect 1 client issue bob
says "cannot load the PKCS#11 module: $work/none.so"
OPENSSL_ENGINES=$work OPENSSL_MODULES=$work expect 1 client issue bob
says 'OpenSSL has neither a provider nor an engine for PKCS#11 tokens'
grep -qE 'hint: apt install (pkcs11-provider|libengine-pkcs11-openssl)$' err || fail 'no package is named'
unchanged
# Nothing of it concerns commands that do not sign, and roots whose key is in the store.
OPENSSL_ENGINES=$work OPENSSL_MODULES=$work expect 0 store check
OPENSSL_ENGINES=$work OPENSSL_MODULES=$work expect 0 root create Usual
OPENSSL_ENGINES=$work OPENSSL_MODULES=$work expect 0 client issue carol --key ec:p256 --issuer Usual

# The token is taken away while clients are issued: what was reported is in the store, and nothing else. With OpenSSL's
# provider, SoftHSM2 does not look for the token again, so that this is tested with the engine.
if has_token_provider; then
  echo 'not tested: a token that is taken away'
  exit 0
fi
late() { sqlite3 -cmd '.timeout 5000' "$store" "SELECT COUNT(*) FROM clients WHERE name LIKE 'late%'"; }
(
  while (($(late) < 3)); do sleep 0.05; done
  mv tokens away
) &
remover=$!
mapfile -t names < <(seq -f 'late%g' 400)
code=0
p2sctl client issue "${names[@]}" --issuer Root --jobs 2 || code=$?
wait "$remover"
mv away tokens
is_equal "$code" 1
says "token 'P2S' cannot sign the certificate"
issued=$(wc -l <out)
is_equal "$(late)" "$issued"
((issued >= 3 && issued < 400)) || fail "$issued clients were issued"
expect 0 store check
expect 0 client issue "${names[@]:0:5}" --issuer Root --if-missing --key ec:p256
