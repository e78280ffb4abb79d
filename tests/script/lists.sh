#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# client list, root list and revocation list: current certificates and history, filters, order, columns, CSV.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

fits() {
  "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/schema/$1.json" <out ||
    fail "does not fit schema/$1.json"
}

make_workspace corp
expect 0 root create Root --key ec:p256
expect 0 root create Next --key ec:p256 --validity 2y
expect 0 client issue alice --key ec:p256 --validity 20d
expect 0 client issue bob 'Doe, Jane' --key ec:p256
expect 3 client list --expiring 30d
expect 0 client renew alice

# One line per client, and the nightly job is green once everybody is renewed.
expect 0 client list
is_equal "$(cut -f 1,2 out | tr '\t\n' ' ;')" 'Doe, Jane valid;alice valid;bob valid;'
expect 0 client list --expiring 30d
expect 0 client list --history
is_equal "$(grep -c ^alice out)" 2
expect 0 --json client list --history
fits clients
is_equal "$(json '[.clients[] | select(.name == "alice")] | .[0].superseded_by == .[1].thumbprint and .[1].replaces == .[0].thumbprint and .[1].superseded_by == null and .[0].replaces == null')" true
old=$(json '[.clients[] | select(.name == "alice")][0].thumbprint')
new=$(json '[.clients[] | select(.name == "alice")][1].thumbprint')
expect 0 client show "$old"
prints "superseded by     $new"

# Without the newer one, the older one is current again.
expect 0 client revoke "$new"
expect 3 client list --expiring 30d
prints "$old"
expect 0 --json client list --history
is_equal "$(json "[.clients[] | select(.thumbprint == \"$old\").superseded_by] | .[0] == null")" true
expect 0 client list --revoked
prints "$new"
expect 0 client revoke bob
expect 0 client list --valid
is_equal "$(cut -f 1 out | tr '\n' ';')" 'Doe, Jane;alice;'

# CSV has every column, and what it quotes is read back.
expect 0 client list --format csv
head -n 1 out | grep -q '^name,status,expires,thumbprint,' || fail 'the columns'
prints '"Doe, Jane",valid,'
expect 0 client list --format csv --columns thumbprint,name --sort name --reverse
is_equal "$(head -n 1 out)" thumbprint,name
is_equal "$(sed -n '2,4s/^[0-9A-F]*,//p' out | tr '\n' ';')" 'bob;alice;"Doe, Jane";'
cp out list.csv
code=0
p2sctl --json -n client renew --from list.csv || code=$?
is_equal $code 4
is_equal "$(json '[.clients[].name] == ["Doe, Jane"] and ([.failed[].name] == ["bob", "alice"])')" true
says 'would not be renewed'
expect 0 --json client list --sort expires
is_equal "$(json '.clients[0].name')" alice
expect 2 client list --columns name,age
says "unknown column 'age'"
expect 2 client list --sort age
expect 2 --json client list --columns name
expect 2 --json client list --format csv
expect 0 client list --format json
fits clients

# The same for roots and revocations; help names every column.
expect 0 root list --sort expires --columns name,expires
is_equal "$(cut -f 1 out | tr '\n' ' ')" 'Next Root '
expect 0 root list --format csv
prints 'name,status,thumbprint,key,expires,private_key,default,role'
expect 0 --json root list --sort expires
fits roots
is_equal "$(json '.roots[0].name')" Next
expect 0 revocation list --format csv --columns name,reason
is_equal "$(tr '\n' ' ' <out)" 'name,reason alice,unspecified bob,unspecified '
expect 0 revocation list --sort name --reverse
is_equal "$(cut -f 1 out | tr '\n' ' ')" 'bob alice '
expect 0 store log --sort id --columns id
is_equal "$(tr '\n' ' ' <out)" "$(seq "$(wc -l <out)" | tr '\n' ' ')"
expect 0 store log --format csv --columns id,action --reverse
is_equal "$(sed -n 1,2p out | cut -d, -f 2 | tr '\n' ' ')" 'action client.revoke '
for command in 'client list' 'root list' 'revocation list' 'store log'; do
  read -ra words <<<"$command"
  columns=$("$P2SCTL" "${words[@]}" --help | tr -s '\n ' ' ' | sed 's/.*comma-separated: \([a-z0-9_, ]*\) --sort.*/\1/; s/ //g')
  expect 0 "${words[@]}" --format csv --columns "$columns"
  is_equal "$(head -n 1 out)" "$columns"
done

# A name that looks like another one, a column that almost exists.
expect 0 client issue 'аlice' --key ec:p256 # Cyrillic a
says "has Latin and Cyrillic letters, some of which look the same"
expect 0 client issue 'Zoë' 'Анна' 'Ελένη' 'Иван-2' --key ec:p256
! grep -q 'look the same' err || fail "$(cat err)"
printf 'nmae,email\ncarl,carl@example.com\n' >typo.csv
expect 6 client issue --from typo.csv
says "did you mean 'name'?"

# What a table does not read by default is read when it is asked for.
expect 0 client list --json
jq -r '.clients[] | [.serial, .subject] | join("\t")' out >details
[[ $(jq '[.clients[] | has("systems") and has("software")] | all' out) == true ]] || fail 'JSON lacks systems or software'
expect 0 client list --columns Serial,subject
diff details out || fail 'the table has other details'
