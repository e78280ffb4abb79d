#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Standard input is one secret or one file: two uses are exit status 2, before a byte of it is read.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

make_workspace corp
expect 0 root create Root --key ec:p256
printf 'first\nsecond\n' >input

refused() {
  local code=0
  {
    p2sctl "$@" || code=$?
    cat >rest
  } <input
  is_equal "$code" 2
  says 'standard input'
  cmp -s input rest || fail "something was read: p2sctl $*"
  [[ ! -s out ]] || fail "it printed: p2sctl $*"
}
for source in stdin fd:0; do
  refused --passphrase stdin client issue alice --key ec:p256 --pfx pfx --pfx-password "$source"
  refused --passphrase "$source" store rekey --new-passphrase stdin
  refused --passphrase "$source" root import Other --pfx -
  refused client import --pfx - --pfx-password "$source"
  refused thumbprint - --password "$source"
done
refused root import Other --cert - --private-key -
refused client import --cert - --private-key - --key-password stdin
refused inspect - -
[[ ! -e pfx ]] || fail 'a PFX was written'
expect 0 client list
is_equal "$(wc -c <out)" 0

# Once is fine.
"$P2SCTL" --passphrase stdin client issue alice --key ec:p256 <passphrase >out 2>err || fail 'one secret from standard input'
"$P2SCTL" thumbprint - <<<"$("$P2SCTL" root export Root)" >out 2>err || fail 'one file from standard input'
