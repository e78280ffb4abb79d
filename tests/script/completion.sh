#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# completion: each shell accepts its script, and the script offers what the program knows.
# shellcheck source=tests/script/lib.sh
source "$(dirname "$0")/lib.sh"
make_workspace corp
expect 0 root create Root --key ec:p256
expect 0 client issue 'My Client' --key ec:p256
PATH=$(dirname "$P2SCTL"):$PATH
export PATH

expect 0 completion bash
cp out p2sctl.bash
cat >ask.bash <<'INNER'
source ./p2sctl.bash
COMP_WORDS=(p2sctl "$@")
COMP_CWORD=$#
COMP_LINE="p2sctl $*"
_p2sctl 2>/dev/null
printf '%s\n' "${COMPREPLY[@]}"
INNER
is_equal "$(bash ask.bash store rek)" rekey
is_equal "$(bash ask.bash root show '')" Root
is_equal "$(bash ask.bash client renew '')" 'My\ Client'
is_equal "$(bash ask.bash root create --val)" --validity
is_equal "$(bash ask.bash root export -o pass)" passphrase

if command -v zsh >/dev/null; then
  expect 0 completion zsh
  cp out _p2sctl
  zsh -f -n _p2sctl || fail 'zsh does not accept its script'
fi
if command -v fish >/dev/null; then
  expect 0 completion fish
  cp out p2sctl.fish
  answer=$(fish --no-config -c 'source p2sctl.fish; complete -C "p2sctl store rek"')
  is_equal "$answer" $'rekey\tChange the passphrase of the store'
fi
expect 0 completion powershell
prints 'Register-ArgumentCompleter -Native -CommandName p2sctl'
expect 2 completion tcsh

# Real shells on a terminal: '=', ':', spaces, files and thumbprints.
expect 0 client issue gone --key ec:p256
expect 0 client revoke gone --yes
thumbprint=$("$P2SCTL" client list --json | jq -er '.clients[] | select(.name == "My Client") | .thumbprint')
touch azure.zip
types() { "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/script/completion.py" "$1" "$thumbprint" "${@:2}" || fail "$1 completes otherwise"; }
types bash
[[ ! -r /usr/share/bash-completion/bash_completion ]] || types bash with-bash-completion
if command -v zsh >/dev/null; then types zsh; fi
if command -v fish >/dev/null; then types fish; fi
