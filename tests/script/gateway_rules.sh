#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gateway rules: the catalogue, one rule of it, and its manual page.
# shellcheck source=tests/script/lib.sh
source "$(dirname "$0")/lib.sh" || exit

expect 0 gateway rules
[[ ! -s err ]] || fail 'the list needs no talk'
# Every line is ID, severity or a dash, title; each id once.
awk -F'\t' 'NF != 3 || $1 !~ /^[A-Z]+-[0-9][0-9][0-9]$/ || $2 !~ /^(error|warning|note|-)$/ || $3 == "" { exit 1 }' out ||
  fail 'a line is not ID, severity, title'
is_equal "$(cut -f 1 out | sort | uniq -d)" ''
grep -q $'^POOL-020\terror\t' out || fail 'POOL-020 is not listed as an error'
total=$(wc -l <out)

expect 0 gateway rules --area POOL
is_equal "$(cut -d - -f 1 out | sort -u)" POOL
expect 0 gateway rules --area POOL --severity note
is_equal "$(cut -f 2 out | sort -u)" note
expect 2 gateway rules --area PUUL
expect 2 gateway rules --severity fatal
expect 2 gateway rules POOL-020 --area POOL

expect 0 gateway rules pool-020
prints 'POOL-020: '
prints 'severity: error'
prints 'before: gateway.pools = ["10.1.255.0/24"]'
prints 'cause: pool 10.1.255.0/24 overlaps the virtual network 10.1.0.0/16'
prints 'fix: use 172.16.'
prints 'after: gateway.pools = ["172.16.201.0/24"]'
prints 'see: '
expect 0 gateway rules POOL-011
prints 'not checked: '
expect 4 gateway rules POOL-0200
says 'did you mean POOL-020?'
expect 4 gateway rules nothing
says 'p2sctl gateway rules'

fits() {
  "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/schema/rules.json" <out ||
    fail 'does not fit schema/rules.json'
}
expect 0 --json gateway rules
fits
is_equal "$(json '.rules | length')" "$total"
is_equal "$(json '[.rules[] | select((.severity == null) != (.unchecked != ""))] | length')" 0
expect 0 --json gateway rules POOL-020
fits
is_equal "$(json '.rules | length')" 1
is_equal "$(json '.rules[0].area')" POOL

# Shells complete ids with their titles.
expect 0 internal complete -- gateway rules POOL-02
is_equal "$(grep -c $'^POOL-02[0-9]\t' out)" 10

# The manual page has every id once.
expect 0 internal docs docs
page=docs/man/man7/p2sctl-rules.7
grep -oE '^\\fB[A-Z]+\\-[0-9]{3} ' "$page" | tr -dc 'A-Z0-9\n-' | sed 's/^B//' | sort >in_page
expect 0 gateway rules
is_equal "$(wc -l <in_page)" "$total"
is_equal "$(sort -u in_page | wc -l)" "$total"
grep -q '^\.SH ADDRESS POOLS$' "$page" || fail 'no heading for the pools'
grep -q '^\.TH "P2SCTL-RULES" 7 ' "$page" || fail 'not a page of section 7'
