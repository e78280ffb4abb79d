#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# One selection of clients for revoke, restore, remove, renew, export and show: names, patterns, lists, filters.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

make_workspace corp
expect 0 root create Root --key ec:p256
expect 0 root create Next --key ec:p256
expect 0 client issue sales-1 sales-2 it-1 it-2 bob --key ec:p256
expect 0 client issue guest --key ec:p256 --validity 20d --root Next

# names_of STATUS: who has such a certificate.
names_of() { "$P2SCTL" --json client list | jq -r "[.clients[] | select(.status == \"$1\") | .name] | unique | join(\" \")"; }

# Nothing is not everything.
for verb in revoke restore remove renew show; do
  expect 2 client $verb
  says 'no client given'
done
expect 2 client revoke --all bob

# Everything possible is done; the report names who failed, and the status says so.
expect 4 client revoke bob nobody
says '1 of 2 clients were not revoked'
says "client 'nobody' not found"
is_equal "$(names_of revoked)" bob
code=0
p2sctl --json client revoke it-1 nobody || code=$?
is_equal "$code" 4
is_equal "$(json '[.clients[0].name, .failed[0].name, .failed[0].kind] | join(" ")')" 'it-1 nobody not_found'
expect 4 client revoke 'hr-*'
says "no client has a name like 'hr-*'"

# The same list again: who is revoked already is skipped.
printf 'bob\nit-1\nit-2\n' >leavers
expect 0 client revoke --from leavers
says "'bob' is already revoked"
is_equal "$(names_of revoked)" 'bob it-1 it-2'
expect 4 client revoke bob
printf 'email,name\nx@example.org,bob\n,it-1\n' | p2sctl client restore --from - || fail 'a list from a pipe'
is_equal "$(names_of revoked)" it-2
expect 0 client restore 'it-*'
is_equal "$(names_of revoked)" ''
printf '\n' >empty
expect 6 client revoke --from empty

# A name that was renewed: one revocation takes both, one restoration gives both back.
expect 0 client renew bob
expect 0 client revoke bob
is_equal "$("$P2SCTL" revocation export --format text | wc -l)" 2
expect 0 client restore bob
is_equal "$("$P2SCTL" revocation export --format text | wc -l)" 0
expect 0 client revoke bob --reason key-compromise
expect 4 client restore bob
says 'key-compromise'
says 'p2sctl client issue bob'

# Filters, and a question where nobody was named.
expect 0 --json -n client revoke --root Next
is_equal "$(json '[.clients[].name] | join(" ")')" guest
expect 0 --json -n client revoke --expiring 30d
is_equal "$(json '[.clients[].name] | join(" ")')" guest
expect 2 client revoke --all
says 'add --yes'
expect 0 -n client revoke --all

# Renewal is finished by the same command.
expect 0 client renew 'sales-*' it-1 --pfx pfx
is_equal "$(find pfx -name '*.pfx' | wc -l)" 3
rm pfx/it-1.pfx pfx/it-1.pfx.password
expect 0 client renew --all --pfx pfx
is_equal "$(find pfx -name '*.pfx' -printf '%f\n' | sort | tr '\n' ' ')" 'guest.pfx it-1.pfx it-2.pfx sales-1.pfx sales-2.pfx '
says "'it-1' was renewed on"
says '2 clients renewed, 3 already renewed'
expect 0 --json client show sales-1
is_equal "$(json '.clients | length')" 2
expect 0 client renew --root Root --issuer Next
expect 0 client renew --root Root --issuer Next
says '4 already renewed'

# Files of many in a directory; again, they are there.
expect 2 client export --all --format cer
expect 0 client export --all --format cer -o certificates
is_equal "$(find certificates -type f | wc -l)" 5
expect 0 client export --all --format cer -o certificates
says "is in 'certificates/it-1.cer' already"
expect 0 client export 'it-*' --format pfx -o identities
expect 0 client export 'it-*' --format pfx -o identities
says "is in 'identities/it-1.pfx' already"
is_equal "$(mode_of identities) $(mode_of identities/it-1.pfx.password)" '700 600'
echo x >certificates/it-1.cer
expect 4 client export it-1 it-2 --format cer -o certificates
says '--force'
expect 0 client export it-1 it-2 --format cer -o certificates --force
openssl x509 -in certificates/it-1.cer -noout || fail 'the certificate was not replaced'

# Killed in the middle: the same command renews the rest, and nobody twice.
many=()
for i in {1..40}; do many+=("many-$i"); done
expect 0 client issue "${many[@]}" --key ec:p256
timeout -s KILL 0.4 "$P2SCTL" client renew 'many-*' --key ec:p256 --jobs 1 >out 2>err || true
expect 0 client renew 'many-*' --pfx many
is_equal "$("$P2SCTL" client list --history --columns name | grep -c ^many-)" 80
is_equal "$("$P2SCTL" client list --columns name | grep -c ^many-)" 40
is_equal "$(find many -name '*.pfx' | wc -l) $(find many -name '*.password' | wc -l)" '40 40'
expect 0 -y client revoke --from <(printf '%s\n' "${many[@]}")
is_equal "$("$P2SCTL" client list --revoked --columns name | grep -c ^many-)" 80

expect 0 -y client remove 'sales-*'
expect 4 client show sales-1
expect 0 store check
