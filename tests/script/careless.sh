#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What people do carelessly is refused or told: passphrases that are guessed, files that others can read, names that
# look like other names, passwords in URLs.
# shellcheck source=tests/script/lib.sh
source "$(dirname "$0")/lib.sh"
umask 022

# Passphrases that are guessed first, each with its reason; the user may insist.
while IFS=$'\t' read -r passphrase reason; do
  printf '%s\n' "$passphrase" >weak
  chmod 600 weak
  expect 5 init new --passphrase file:weak
  says "$reason"
  says 'hint: choose four or more words'
  [[ ! -e new ]] || fail "'$passphrase' made a workspace"
done <<'END'
a	has fewer than 8 characters
Azure1!	has fewer than 8 characters
       	contains nothing but spaces
12345678	is a sequence of characters
aaaaaaaaaa	is a sequence of characters
hgfedcba	is a sequence of characters
Password123!	is among the most common ones
!!welcome2026	is among the most common ones
abcabcabcabc	is a sequence of characters
Summer2026!	is among the most common ones
azurevpn1	is among the most common ones
P@ssw0rd	is among the most common ones
END
printf 'a\n' >weak
expect 0 init new --passphrase file:weak --allow-weak-passphrase
expect 5 -C new store rekey --passphrase file:weak --new-passphrase file:weak
expect 0 -C new store rekey --passphrase file:weak --new-passphrase file:weak --allow-weak-passphrase

make_workspace corp
expect 0 root create Root --key ec:p256

# Others can read the passphrase or the store, or replace it: said once a command, as ssh does for keys.
expect 0 client issue alice --key ec:p256
! grep -q warning err || grep -q 'does not mention ec:p256' err || fail "a warning about nothing: $(cat err)"
chmod 644 passphrase
expect 0 client issue bob --key ec:p256
is_equal "$(grep -c "other users can read '$work/passphrase'; try: chmod 600 $work/passphrase" err)" 1
chmod 600 passphrase
chmod 640 corp/p2s.db
expect 0 client list
says "other users can open '$work/corp/p2s.db'; try: chmod 600 $work/corp/p2s.db"
chmod 600 corp/p2s.db
chmod 777 corp
expect 0 client list
says "other users can replace the store in '$work/corp'; try: chmod o-w $work/corp"
chmod 700 corp
expect 0 client list
[[ ! -s err ]] || fail "$(cat err)"

# Names that look like others, or hide something.
for name in $'b\u200Bob' $'bob\u200F' $'bo\u00ADb' $'bo\u061Cb'; do
  expect 2 client issue "$name" --key ec:p256
  says 'it contains an invisible character'
done
for name in $'bo\u2060b' $'bob\u00A0' $'bo\u3164b'; do
  expect 2 client issue "$name" --key ec:p256
  says 'invisible or looks like a space'
done
expect 0 client issue $'caf\u00E9' --key ec:p256
expect 2 client issue $'cafe\u0301' --key ec:p256
says 'it is not in composed form'
says $'use the same name as typed on a keyboard: \'caf\u00E9\''

# Emoji are valid in a name; a PFX shows them without, as its format has no place for them.
expect 0 client issue $'\U1F600 zoe' --key ec:p256 --pfx pfx --pfx-password file:passphrase
openssl pkcs12 -in pfx/*zoe*.pfx -passin file:passphrase -nodes 2>/dev/null >opened
grep -q 'friendlyName: zoe' opened || fail 'the name in the PFX'
expect 0 --json client show $'\U1F600 zoe'
is_equal "$(json ".clients[0].name")" $'\U1F600 zoe'

# JSON escapes what reorders text on a terminal.
printf 'name = "\u202Eevil"\n' >odd.toml
expect 4 --json gateway check $'\u202Eevil.toml'
! grep -q $'\u202E' out err || fail 'a character that changes the text direction'

# Passwords in URLs are never shown, refused in p2s.toml, and warned about in arguments.
for password in s3cret 'pa%3Fss' 'pa?ss' 'pa#ss' 'pa/ss' 'pa@ss'; do
  p2sctl --store "postgresql://u:$password@127.0.0.1:1/db" client list && fail 'connected to nothing'
  says '--store contains a password'
  ! grep -qF -e "$password" -e 'pa?ss' out err || fail "shown: $password: $(cat err)"
  ! grep -qE "'pa'|\"pa\"|:pa\b" err || fail "a part is shown: $(cat err)"
done
for url in 'postgresql:host=h password=s3cret' 'host=h password=s3cret'; do
  expect 2 --store "$url" client list
  ! grep -q s3cret err || fail 'a password is shown'
done
p2sctl --store 'postgresql://u:pa?ss@127.0.0.1:1/db' client list && fail 'connected to nothing'
says 'write these as %2F, %3F, %23 and %40'
expect 1 --store 'postgresql://u@127.0.0.1:1/db' client list
! grep -q 'does not exist' err || fail 'the URL is taken for a name'
sed -i 's|^# url = .*|url = "postgresql://u:s3cret@h/db"|' corp/p2s.toml
expect 6 gateway check
grep -q 'URL without a password' out err || fail 'a password in p2s.toml'
! grep -q s3cret out err || fail 'the password of p2s.toml is shown'
sed -i 's|^url = .*||' corp/p2s.toml

# Roots with weak keys: told at the import, and nothing is signed with them but a CRL.
openssl req -x509 -newkey rsa:1024 -sha1 -nodes -keyout weak.key -out weak.pem -days 900 -subj /CN=Weak 2>/dev/null
expect 0 root import Weak --cert weak.pem --private-key weak.key
says 'warning'
expect 2 client issue eve --issuer Weak --key ec:p256
says "root 'Weak' has a weak key (rsa:1024), which clients refuse"
expect 0 revocation export --format crl --root Weak -o weak.crl
