#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# man/, completions/ and the schema of p2s.toml are what the program writes today, and their readers accept them.
set -euo pipefail
fresh=$(mktemp -d "${TMPDIR:-/tmp}/p2s-test.XXXXXX")
trap 'rm -rf "$fresh"' EXIT
"$P2SCTL" internal docs "$fresh"
status=0
for made in man completions schema/p2s.toml.json; do
  diff -r "$fresh/$made" "$P2S_SOURCE/$made" >"$fresh/difference" || {
    head -n 40 "$fresh/difference"
    printf 'docs: %s is not current; update it with: p2sctl internal docs .\n' "$made" >&2
    status=1
  }
done

while IFS= read -r page; do
  mandoc -T lint -W warning "$page" >"$fresh/complaints" || {
    cat "$fresh/complaints"
    status=1
  }
  # groff 1.23 also tells of lines that it cannot justify.
  warnings=$(man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null | grep -v 'cannot adjust line' || true)
  [[ -z $warnings ]] || {
    printf '%s: %s\n' "$page" "$warnings"
    status=1
  }
done < <(find "$fresh/man" -name '*.[157]')

bash -n "$fresh/completions/p2sctl.bash" || status=1
zsh -n "$fresh/completions/_p2sctl" || status=1
HOME=$fresh XDG_CONFIG_HOME=$fresh fish --no-config --no-execute "$fresh/completions/p2sctl.fish" || status=1
exit $status
