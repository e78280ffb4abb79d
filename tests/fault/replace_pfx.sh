#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Replace a PFX and its password with --force while one of the two renames fails: the old pair stays usable.
set -euo pipefail
# shellcheck source=tests/fault/lib.sh
source "$P2S_SOURCE/tests/fault/lib.sh"

((EUID == 0)) || skip "only root can make a rename fail with a mount"
make_rooted ws
expect 0 client issue alice --key ec:p256 --pfx pfx

opens() { openssl pkcs12 -in pfx/alice.pfx -passin file:pfx/alice.pfx.password -noout 2>"$work/err"; }
thumbprint() { openssl pkcs12 -in pfx/alice.pfx -passin file:pfx/alice.pfx.password -nokeys -clcerts 2>/dev/null |
  openssl x509 -noout -fingerprint; }
opens || fail "the new password does not open the new PFX"
old=$(thumbprint)

# A mount point cannot be renamed: EBUSY.
for file in pfx/alice.pfx pfx/alice.pfx.password; do
  mount --bind "$file" "$file" 2>"$work/err" || skip "mount is refused: $(cat "$work/err")"
  # shellcheck disable=SC2064
  trap "umount '$PWD/$file' 2>/dev/null || true; rm -rf '$work'" EXIT
  expect 1 client renew alice --key ec:p256 --pfx pfx --force
  grep -qE "is in the store, but its PFX was not written|cannot replace 'pfx/alice.pfx" err || fail "no word of the PFX: $(cat err)"
  umount "$file"
  opens || fail "after a failure at '$file' the password does not open the PFX"
  [[ $(thumbprint) == "$old" ]] || fail "after a failure at '$file' the PFX is not the old one"
  [[ $(find pfx -type f | wc -l) == 2 ]] || fail "left behind: $(find pfx)"
done

# The certificate is renewed, the PFX is the old one: that is said, and --force replaces it.
expect 4 client renew alice --key ec:p256 --pfx pfx
grep -q "'pfx/alice.pfx' already exists" err || fail "no word of the old PFX: $(cat err)"
expect 0 client renew alice --key ec:p256 --pfx pfx --force
opens || fail "the new password does not open the new PFX"
[[ $(thumbprint) != "$old" ]] || fail "the PFX was not replaced"
[[ $(find pfx -type f | wc -l) == 2 ]] || fail "left behind: $(find pfx)"
