#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Help, version and what is said about commands that do not exist.
# shellcheck source=tests/script/lib.sh
source "$(dirname "$0")/lib.sh" || exit

# Nothing typed: what there is, on one screen.
expect 0
prints 'Usage: p2sctl NOUN VERB'
prints 'p2sctl help tutorial'
(($(wc -l <out) <= 40)) || fail 'the overview has more than 40 lines'
expect 2 --json
expect 2 -v

# Help of everything: the same as --help.
expect 0 --help
cp out by_option
expect 0 help
cmp -s out by_option || fail 'help and --help differ'
for command in 'client issue' client thumbprint; do
  read -ra words <<<"$command"
  expect 0 "${words[@]}" --help
  cp out by_option
  expect 0 help "${words[@]}"
  cmp -s out by_option || fail "help $command differs"
done

# Topics fit the terminal, and each is a man page.
for topic in security secrets formats exit-status rotation tutorial; do
  expect 0 help "$topic"
  [[ ! -s err ]] || fail "help $topic talks"
  (($(wc -L <out) <= 80)) || fail "help $topic is wider than 80 columns"
  [[ -s $P2S_SOURCE/man/man7/p2sctl-$topic.7 ]] || fail "no man page p2sctl-$topic(7)"
  expect 0 help
  prints "  $topic "
done
expect 2 help securty
says 'did you mean: p2sctl help security'
expect 2 help clint issue
says 'did you mean: p2sctl help client issue'
expect 2 help internal
expect 2 help qqqqqqqq
says 'list all commands and topics with: p2sctl help'

# Every schema is named in help formats, and every one named there exists.
expect 0 help formats
for schema in "$P2S_SOURCE"/schema/*.json; do prints "$(basename "$schema")"; done
for schema in $(grep -oE '[a-z0-9._-]+\.json' out); do
  [[ -s $P2S_SOURCE/schema/$schema ]] || fail "no schema $schema"
done

# The commands that the topics name exist: each answers --help.
cat "$P2S_SOURCE"/topics/*.txt | grep -oE 'p2sctl [a-z]+( [a-z]+)?' | sort -u >named
nouns=$("$P2SCTL" | sed -n '/^Nouns/,/^$/s/^  \([a-z]*\) .*/\1/p')
[[ -n $nouns ]] || fail 'the overview names no nouns'
while read -r _ noun verb; do
  [[ ! $noun =~ ^(keeps|needs|opens|wipes)$ ]] || continue # sentences about the program
  if grep -qx "$noun" <<<"$nouns"; then expect 0 "$noun" "$verb" --help; else expect 0 "$noun" --help; fi
done <named

# The version, in every way that people try.
expect 0 --version
cp out version
for way in -V version; do
  expect 0 "$way"
  cmp -s out version || fail "$way differs"
done
expect 0 root list -V
expect 0 --json version
is_equal "p2sctl $(json .version)" "$(cat version)"

# A verb without its noun, and typing errors.
expect 2 revoke alice
says 'did you mean: p2sctl client revoke'
expect 2 rvoke alice
says 'did you mean: p2sctl client revoke'
expect 2 list
says 'did you mean: p2sctl root list, p2sctl client list or p2sctl revocation list'
expect 2 list client
grep -qx 'p2sctl: hint: did you mean: p2sctl client list' err || fail 'list client'
expect 2 clinet issue alice
says 'did you mean: p2sctl client'
expect 2 hlp
says 'did you mean: p2sctl help'
expect 2 qqqqqqqqqqqqq
says 'hint: p2sctl --help'
