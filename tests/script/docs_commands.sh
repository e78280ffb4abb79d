#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Commands in the text of the documentation exist, and have the options that it names.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

# in_text FILE: the commands between single backticks, one a line.
in_text() {
  awk '/^ *```/ { fenced = !fenced; next } !fenced' "$1" | tr '\n' ' ' | grep -oE '`[^`]+`' |
    grep -oE 'p2sctl [a-z]+[^`|>]*' | sort -u
}

checked=0
for page in "$P2S_SOURCE"/{README,SECURITY,CONTRIBUTING}.md "$P2S_SOURCE"/docs/*.md; do
  while read -r command; do
    read -ra words <<<"$command"
    p2sctl "${words[@]:1:2}" --help || p2sctl "${words[1]}" --help || fail "$(basename "$page"): unknown command: $command"
    for word in "${words[@]:2}"; do
      [[ $word != -* || $word == - ]] || grep -qE -e "(^|[ ,])${word%%=*}([ ,]|\$)" out ||
        fail "$(basename "$page"): unknown option $word: $command"
    done
    ((++checked))
  done < <(in_text "$page" || true)
done
((checked > 30)) || fail "only $checked commands were found"
echo "$checked commands"
