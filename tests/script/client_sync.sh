#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# client sync: who is missing is issued, leavers are revoked, expiring ones renewed, os and contact updated.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

make_workspace corp
expect 0 root create Root --key ec:p256
{
  echo name,email,os
  for i in {1..19}; do echo "user-$i,user-$i@example.org,windows"; done
} >users.csv
plan() { json '[.plan[] | .action + " " + .name] | join(";")'; }

expect 0 --json -n client sync users.csv --key ec:p256
is_equal "$(json '.plan | length')" 19
expect 0 client list
is_equal "$(wc -c <out)" 0
expect 0 client sync users.csv --key ec:p256
is_equal "$(wc -l <out)" 19
expect 0 client issue guest --validity 20d --key ec:p256

# Repeated, there is nothing to do but what changed.
echo guest,,ios >>users.csv
expect 0 --json -n client sync users.csv
is_equal "$(plan)" 'renew guest'
sed -i 's/^user-1,.*/user-1,first@example.org,windows/; s/^user-2,\(.*\),windows/user-2,\1,windows ios/; /^user-3,/d; s/^user-4,/user-40,/' users.csv
expect 0 --json -n client sync users.csv
is_equal "$(plan)" 'revoke user-3;revoke user-4;update user-2;renew guest;renew user-1;issue user-40'
expect 0 client sync users.csv --key ec:p256 --pfx pfx
says 'revoke  user-3: not in the list'
says 'plan: 2 to revoke, 1 to update, 16 to export, 2 to renew, 1 to issue'
says 'p2sctl revocation export'
is_equal "$(find pfx -name '*.pfx' | wc -l)" 19
expect 0 --json client show user-1
is_equal "$(json '.clients[0].alternative_names | join(" ")')" 'email:first@example.org'
is_equal "$(json '.clients | length')" 2
expect 0 --json client show user-2
is_equal "$(json '.clients[0].systems | join(" ")')" 'windows ios'
is_equal "$(json '.clients | length')" 1
expect 0 --json client show user-4
is_equal "$(json '.clients[0].revocation_reason')" cessation-of-operation
expect 0 client sync users.csv
says 'all clients are as in the list'

# A PFX that is missing, as after an interruption, is written by the same command; those of clients whose key is elsewhere
# are not.
expect 0 client sync users.csv --pfx pfx
says 'all clients are as in the list'
rm pfx/user-40.pfx pfx/user-5.pfx pfx/user-5.pfx.password
(umask 077 && openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout remote.key -subj /CN=remote -out remote.csr 2>log)
expect 0 client sign --csr remote.csr -o remote.cer
cp users.csv with-remote.csv
echo remote,,windows >>with-remote.csv
expect 0 --json -n client sync with-remote.csv --pfx pfx
is_equal "$(json '[.plan[] | select(.name != "remote") | .action + " " + .name] | join(";")')" 'export user-40;export user-5'
is_equal "$(json '[.plan[] | select(.name == "remote" and .action == "export")] | length')" 0
[[ ! -e pfx/user-5.pfx ]] || fail '--dry-run wrote a PFX'
password=$(cat pfx/user-40.pfx.password)
expect 0 client sync with-remote.csv --pfx pfx
says "export  user-5: 'pfx/user-5.pfx' is missing"
prints $'user-40\t'
is_equal "$(cat pfx/user-40.pfx.password)" "$password"
openssl pkcs12 -in pfx/user-5.pfx -passin file:pfx/user-5.pfx.password -noout 2>log || fail "$(cat log)"
[[ ! -e pfx/remote.pfx ]] || fail 'a PFX without a key'
expect 0 client revoke remote

# One of an older certificate is only replaced with --force.
cp pfx/user-6.pfx old.pfx
expect 0 client renew user-6 --pfx pfx --force
cp old.pfx pfx/user-6.pfx
cp pfx/user-7.pfx.password kept
openssl pkcs12 -in old.pfx -passin file:pfx/user-6.pfx.password -noout 2>/dev/null && fail 'both PFX files have one password'
expect 0 client sync users.csv --pfx pfx
says 'all clients are as in the list'
expect 0 client sync users.csv --pfx pfx --force
says "export  user-6: 'pfx/user-6.pfx' is outdated"
openssl pkcs12 -in pfx/user-6.pfx -passin file:pfx/user-6.pfx.password -noout 2>log || fail "$(cat log)"
cmp kept pfx/user-7.pfx.password
expect 2 client sync users.csv --pfx all.pfx
says 'is a single file'

# Columns that the list lacks change nothing.
cut -d , -f 1 users.csv >names.csv
expect 0 --json -n client sync names.csv
is_equal "$(json '.plan | length')" 0

# A list that lost more than one in ten is refused, and nothing is changed.
head -n 10 users.csv >short.csv
expect 2 client sync short.csv
says 'more than 10 %'
says 'add --yes'
expect 0 client sync users.csv
says 'all clients are as in the list'
expect 0 -n client sync short.csv
says 'this needs --yes'
expect 0 client sync short.csv --yes
expect 0 client list --valid
is_equal "$(wc -l <out)" 9

# Only leavers of one root.
expect 0 root create Next --key ec:p256
expect 0 client issue other --root Next --key ec:p256
expect 0 --json -n client sync short.csv --root Root
is_equal "$(json '.plan | length')" 0
expect 0 --json -n client sync short.csv
is_equal "$(plan)" 'revoke other'

# A PFX that is there, of a client to renew: a dry run tells it; leavers are revoked all the same, and the advice is not lost.
sed '/^user-9,/d; s/^user-8,[^,]*/user-8,new@example.org/' short.csv >conflict.csv
expect 4 -n client sync conflict.csv --pfx pfx
says "'pfx/user-8.pfx' already exists"
expect 4 client sync conflict.csv --pfx pfx --yes
says "'pfx/user-8.pfx' already exists"
says 'p2sctl revocation export'
expect 0 --json client show user-9
is_equal "$(json '.clients[0].status')" revoked
expect 0 client sync conflict.csv --pfx pfx --yes --force
expect 0 -n --yes client sync short.csv
! grep -q 'this needs --yes' err || fail "$(cat err)"

printf 'name\n' >empty.csv
expect 6 client sync empty.csv
expect 4 client sync missing.csv
expect 0 store check
