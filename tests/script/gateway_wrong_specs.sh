#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Each wrong p2s.toml of tests/data/wrong_specs has no errors after `gateway check --fix` and what its messages say.
# Its comments are the steps: "#: TEXT" is part of the output, "#= SCRIPT" what a user does about it, for sed; "#>" is
# another `gateway check --fix`.
# shellcheck source=tests/script/lib.sh
source "$(dirname "$0")/lib.sh" || exit

make_workspace corp
expect 0 root create P2SRootCert
expect 0 root export P2SRootCert -o P2SRootCert.cer
expect 0 root create Old
expect 0 root export Old -o Old.cer
unset P2SCTL_WORKSPACE

# fix: the fixes that need no decision; what is left is in ./said. Sets $code.
fix() {
  code=0
  p2sctl gateway check p2s.toml --fix || code=$?
  ((code == 0 || code == 3 || code == 6)) || fail "exit status $code"
  cat out err >said
}

# mend FILE: follows its steps.
mend() {
  sed -e '/^DATA$/{r P2SRootCert.cer' -e 'd}' "$1" | sed '/^-----BEGIN/{N;s/.*\n-----BEGIN/-----BEGIN/};/^-----END/{N;s/-----END.*\n-----END/-----END/}' >p2s.toml
  fix
  ((code != 0)) || fail "${1##*/}: nothing is wrong"
  local step
  while IFS= read -r step; do
    case $step in
      '#: '*) grep -qF -e "${step#'#: '}" said || fail "${1##*/}: nothing says '${step#'#: '}'" ;;
      '#= '*) sed -i -e "${step#'#= '}" p2s.toml ;;
      '#>'*) fix ;;
    esac
  done < <(grep '^#[:=>]' "$1")
  fix
  ((code == 0)) || fail "${1##*/} is still wrong"
}

count=0
for file in "$P2S_SOURCE"/tests/data/wrong_specs/*.toml; do
  mend "$file"
  ((++count))
done
((count >= 10)) || fail "only $count files"
