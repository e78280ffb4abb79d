#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# client issue --from: users of a CSV file.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

make_workspace corp
expect 0 root create Root --key ec:p256

printf '\xEF\xBB\xBFname,email,upn,dns\r\nalice,alice@example.org,alice@corp.example,\r\n"Doe, Jane",,,"a.example b.example"\r\n' >users.csv
expect 0 --json client issue --from users.csv --key ec:p256
is_equal "$(json '.clients | length')" 2
expect 0 --json client show 'Doe, Jane'
is_equal "$(json '.clients[0].alternative_names | join(" ")')" 'DNS:a.example DNS:b.example'

# The same list again, with one more: only the new one is issued.
printf 'bob,,,\r\n' >>users.csv
expect 4 client issue --from users.csv --key ec:p256
expect 0 --json client issue --from users.csv --key ec:p256 --if-missing
is_equal "$(json '[.clients[].name] | join(",")')" bob
is_equal "$(json '.skipped | length')" 2

# Standard input.
printf 'name\ncarol\n' >list
"$P2SCTL" client issue --from - --key ec:p256 <list >out 2>err || fail 'from standard input'
prints carol

# What is wrong is said with its line, and nothing is issued.
broken() {
  printf '%b' "$1" >broken.csv
  expect 6 client issue --from broken.csv --key ec:p256
  says "$2"
}
broken 'name\nx1\nx1\n' 'line 3'
broken 'name,phone\nx1,1\n' "'phone'"
broken 'name,email\nx1\n' 'line 2'
broken 'name\nx1\n"x2\n' 'line 3'
broken 'name\n' 'contains no clients'
broken '' 'is empty'
expect 4 client issue --from missing.csv
expect 4 client show x1
