#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The transcript and the picture in README.md are what the program prints. P2S_UPDATE_GOLDEN=1 writes them again.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
unset -f p2sctl
PATH=$(dirname "$P2SCTL"):$PATH

readme=$P2S_SOURCE/README.md
begin='<!-- transcript -->' end='<!-- end of transcript -->'

# recorded: the lines between the two marks, without the code fence.
recorded() { sed -n "/^$begin\$/,/^$end\$/p" "$readme" | sed '/^<!--/d; /^```/d'; }

# normalised: thumbprints and dates, which differ each time.
normalised() { sed -E 's/[0-9A-F]{40}/THUMBPRINT/g; s/[0-9]{4}-[0-9]{2}-[0-9]{2}/DATE/g'; }

# play: runs each command of the transcript in this shell, with what it prints.
play() {
  local line
  while IFS= read -r line; do
    [[ $line == '$ '* ]] || continue
    printf '%s\n' "$line"
    [[ $line != *VNet1GW.zip* || -e VNet1GW.zip ]] || azure_package azure-2024 VNet1GW.zip
    eval "${line#'$ '}" 2>&1 || return
  done
}

(umask 077 && printf 'correct horse battery staple\n' >passphrase)
export P2SCTL_PASSPHRASE_FILE=$work/passphrase
recorded >expected
grep -q '^\$ p2sctl' expected || fail "README.md has no transcript between $begin and $end"
play <expected >"$work/played" || fail "a command of the transcript failed: $(tail -n 3 "$work/played")"

cd "$work"
draw=$(grep '^p2sctl pool map .*--svg pool-map.svg$' "$readme") || fail 'README.md draws no map'
eval "$draw" 2>err || fail "the map: $draw"

if [[ -n ${P2S_UPDATE_GOLDEN:-} ]]; then
  {
    sed "/^$begin\$/q" "$readme"
    printf '```console\n%s\n```\n' "$(<"$work/played")"
    sed -n "/^$end\$/,\$p" "$readme"
  } >"$work/README.md"
  cp "$work/README.md" "$readme"
  cp pool-map.svg "$P2S_SOURCE/docs/pool-map.svg"
  exit 0
fi
diff <(normalised <expected) <(normalised <played) || fail 'README.md shows something else; write it again with P2S_UPDATE_GOLDEN=1'
cmp pool-map.svg "$P2S_SOURCE/docs/pool-map.svg" || fail 'docs/pool-map.svg differs; write it again with P2S_UPDATE_GOLDEN=1'
# 20 lines or so: it must fit on a screen.
(($(wc -l <played) <= 30)) || fail "the transcript has $(wc -l <played) lines"
