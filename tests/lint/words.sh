#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Refused words: unfinished marks, paths of one machine, output from the library, private keys as data, odd phrasings.
#   words.sh            the whole project; phrasings in all but tests and build files
#   words.sh PATH…      phrasings in these files and folders only
set -uo pipefail
cd "$P2S_SOURCE" || exit 1
status=0

# forbid WHAT PATTERN PATH…: lists every line that matches.
forbid() {
  local what=$1 pattern=$2 existing=() path
  shift 2
  for path in "$@"; do [[ ! -e $path ]] || existing+=("$path"); done
  if grep -rnIE --exclude-dir=__pycache__ --exclude=words.sh --exclude=phrases.txt -e "$pattern" "${existing[@]}"; then
    printf 'words: %s\n' "$what" >&2
    status=1
  fi
}

# refuse_phrases PATH…: lists every line with a phrasing of phrases.txt, and what to write.
refuse_phrases() {
  local pattern instead except found
  while IFS=$'\t' read -r pattern instead except; do
    [[ $pattern != '#'* ]] || continue
    found=$(grep -rnIiE --exclude=words.sh --exclude=phrases.txt -e "$pattern" "$@" | grep -viE -e "${except:-^$}") || continue
    printf '%s\nwords: write: %s\n' "$found" "$instead" >&2
    status=1
  done <tests/lint/phrases.txt
}

if (($# > 0)); then
  refuse_phrases "$@"
  exit $status
fi

everything=(lib cli templates cmake man completions schema tests .ci quickstart test CMakeLists.txt ./*.md)
forbid 'an unfinished mark' '\b(TODO|FIXME|XXX)\b|not implemented' lib cli templates cmake tests
forbid 'a path of one machine' '(^|[^A-Za-z0-9_.$}/])/(home/[a-z]|work/|farm/|root/|Users/[a-z])' "${everything[@]}"
forbid 'output from the library: lib/ knows and never prints' 'std::(cout|cerr|clog)|\b(printf|puts|fputs)\(' lib
forbid 'the wall clock in a domain: Services::clock is passed in' 'system_clock::now|[^_a-z]time\((nullptr|NULL|0)\)' \
  lib/p2s/{net,azure,spec,rules,planning,diagnosis,pki,store,package,kit,app}
forbid 'a private key kept as data: tests make their own' 'BEGIN ([A-Z]+ )?PRIVATE KEY-----[A-Za-z0-9+/=]*$' \
  tests/data templates man
refuse_phrases cli lib examples templates docs man schema ./*.md
exit $status
