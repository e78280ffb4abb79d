#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# client issue: what it prints, writes, refuses.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

make_workspace corp
expect 0 root create Root --key ec:p256

# Text: a line for each client, tab separated; nothing but the store is written.
expect 0 client issue alice bob --key ec:p256
is_equal "$(wc -l <out)" 2
is_equal "$(cut -f 1 out | sort | tr '\n' ' ')" 'alice bob '
grep -qE $'^alice\t[0-9A-F]{40}\t[0-9]{4}-[0-9]{2}-[0-9]{2}$' out || fail 'the line of alice'
says 'p2sctl client export'

# A live name is refused, with what to do; --if-missing leaves it out.
expect 4 client issue alice --key ec:p256
says 'client renew'
says '--if-missing'
expect 0 --json client issue alice carol --key ec:p256 --if-missing
is_equal "$(json '[.clients[].name] | join(",")')" carol
is_equal "$(json '.skipped | join(",")')" alice
json '.clients[0] | .thumbprint, .serial, .not_after, (.pfx == null)' >/dev/null

# PFX files and passwords are the owner's alone; the password opens the archive and is not in it.
expect 0 client issue dave erin --key ec:p256 --pfx pfx
for name in dave erin; do
  is_equal "$(mode_of "pfx/$name.pfx")" 600
  is_equal "$(mode_of "pfx/$name.pfx.password")" 600
  openssl pkcs12 -in "pfx/$name.pfx" -passin "file:pfx/$name.pfx.password" -nokeys >"$name.txt" 2>/dev/null ||
    fail "openssl cannot open pfx/$name.pfx"
  is_equal "$(grep -c 'BEGIN CERTIFICATE' "$name.txt")" 2
done
is_equal "$(mode_of pfx)" 700
is_equal "$(find pfx -type f | wc -l)" 4
cmp -s pfx/dave.pfx.password pfx/erin.pfx.password && fail 'one password for two files'

# A file that is in the way: refused before anything is made, replaced with --force.
echo mine >frank.pfx
expect 4 client issue frank --key ec:p256 --pfx frank.pfx
expect 4 client show frank
expect 0 client issue frank --key ec:p256 --pfx frank.pfx --force
grep -q mine frank.pfx && fail 'the file was not replaced'
expect 2 client issue g1 g2 --key ec:p256 --pfx one.pfx

# Chosen passwords: from a file, written nowhere.
(umask 077 && printf 'Chosen-1\n' >pw)
expect 0 client issue grace --key ec:p256 --pfx grace.pfx --pfx-password file:pw --pfx-encryption tripledes-sha1
[[ ! -e grace.pfx.password ]] || fail 'a chosen password was written'
expect 0 thumbprint grace.pfx --password file:pw
expect 5 thumbprint grace.pfx --password file:passphrase
expect 5 client issue henry --key ec:p256 --pfx henry.pfx --pfx-password file:missing
expect 2 client issue henry --pfx-password file:pw
expect 2 client issue henry --pfx h.pfx --pfx-password Chosen-1

# Names: other names of one client, and names that cannot be one.
expect 0 client issue ida --key ec:p256 --email ida@example.org --upn ida@corp.example --dns ida.example --dns ida.example.org
expect 0 --json client show ida
is_equal "$(json '.clients[0].alternative_names | length')" 4
expect 2 client issue a1 a2 --email x@example.org
expect 2 client issue judy --email nobody
expect 2 client issue
expect 2 client issue '' 
expect 2 client issue ' blank'
expect 2 client issue $'line\nbreak'
expect 2 client issue "$(printf 'x%.0s' {1..300})"
expect 2 client issue kim kim
expect 2 client issue kim --key rsa:1024
expect 2 client issue kim --validity soon
expect 4 client issue kim --root Nobody

# Names that are dangerous as files stay in the folder.
expect 0 client issue --key ec:p256 --pfx odd -- '../../x' "O'Hara \"Bob\"" 'Jürgen 山田' 'CON' 'Mixed' 'mixed'
is_equal "$(find odd -name '*.pfx' -type f | wc -l)" 6
is_equal "$(find odd -mindepth 1 -type d | wc -l)" 0
[[ ! -e ../x.pfx && ! -e ../../x.pfx ]] || fail 'a name left its folder'
expect 0 client export '../../x' --format cer -o x.cer
openssl x509 -in x.cer -noout -subject | grep -F '../../x' >/dev/null || fail 'the name in the certificate'

# --dry-run: says it, writes nothing, asks for no passphrase.
expect 0 client list
cp out before
P2SCTL_PASSPHRASE_FILE=/nowhere expect 0 -n client issue leo --pfx dry
says "would issue 'leo'"
[[ ! -e dry ]] || fail 'a dry run made a folder'
expect 0 client list
cmp -s out before || fail 'a dry run changed the store'

# The passphrase: wrong is 5, missing without a terminal is 5.
printf 'wrong\n' >wrong
expect 5 --passphrase file:wrong client issue leo --key ec:p256

# A generated password whose PFX is missing, as after an interruption, opens the next PFX; another file is refused.
opens() { openssl pkcs12 -in "$1" -passin "file:$1.password" -noout 2>/dev/null; }
expect 0 client export alice --format pfx -o alice.pfx
cp alice.pfx.password before
for repeat in 'client export alice --format pfx -o alice.pfx' 'client issue alice --if-missing --pfx alice.pfx'; do
  rm alice.pfx
  # shellcheck disable=SC2086 # words of a command
  expect 0 $repeat
  cmp alice.pfx.password before || fail "$repeat: another password"
  opens alice.pfx || fail "$repeat: the password does not open the PFX"
done
rm alice.pfx
echo 'my notes' >alice.pfx.password
expect 4 client export alice --format pfx -o alice.pfx
says "'alice.pfx.password' already exists"
expect 4 client issue nora --key ec:p256 --pfx alice.pfx
is_equal "$(cat alice.pfx.password)" 'my notes'
[[ ! -e alice.pfx ]] || fail 'a PFX without its password'
