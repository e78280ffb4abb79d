#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every command in docs/*.md runs as it is written, in the order of the page. With a name, only that page.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/support/has_lab.sh
source "$P2S_SOURCE/tests/support/has_lab.sh"
unset -f p2sctl

# Readers answer "y" when a command asks; nobody is here to ask. Gateways are checked today: the pages show what SSTP
# allows until 2027-03-30.
mkdir bin
cat >bin/p2sctl <<'SCRIPT'
#!/bin/bash
case "${1:-} ${2:-}" in
  *' revoke' | *' remove') set -- --yes "$@" ;;
  'lab '*) set -- "$@" --lab "$LAB" ;;
esac
exec "$P2SCTL" "$@"
SCRIPT
cat >bin/pkcs11-tool <<'SCRIPT'
#!/bin/bash
case " $* " in *' --login '*) set -- "$@" --pin env:PIN ;; esac
exec /usr/bin/pkcs11-tool "$@"
SCRIPT
chmod +x bin/*
trap '! has_lab || "$P2SCTL" -q lab down --lab "$work/lab-folder"; chmod -R u+rwX "$work" && rm -rf "$work"' EXIT
export P2SCTL PATH=$work/bin:$PATH LAB=$work/lab-folder
(umask 077 && printf 'correct horse battery staple\n' >passphrase)
export P2SCTL_PASSPHRASE_FILE=$work/passphrase

# typed COMMAND: what a reader types. It exits with the status that the test expects, 0 if none is named. Only directories
# of the machine are replaced.
typed() {
  local code=0
  eval "${1//\/srv\//$work/srv-}" >"$work/out" 2>"$work/err" || code=$?
  ((code == ${status:-0})) || {
    cd "$work"
    fail "docs/$page.md: exit status $code, not ${status:-0}: $1"
  }
  status=0
}

# What the comments of pages call.
block= # text of the last block that is not one of commands
workspace() { # NAME CLIENT...: a workspace with a root, and clients
  local name=$1
  shift
  (
    cd "$work"
    make_workspace "$page/$name"
    "$P2SCTL" -q root create P2SRootCert
    "$P2SCTL" -q client issue "$@" --key ec:p256 2>/dev/null
  ) >/dev/null || fail "docs/$page.md: no workspace"
  cd "$name"
}
token() { # LABEL: a token of SoftHSM2, whose PIN is known to the tools
  # shellcheck source=tests/support/token.sh
  source "$P2S_SOURCE/tests/support/token.sh"
  make_token "$1"
  export P2SCTL_PIN_FILE=$work/pin.txt
}
existing_root() { # FILE: a root that was made with a key of the token
  make_key Corp rsa:2048
  "$P2SCTL" -q root create Made --key 'pkcs11:token=P2S;object=Corp' >/dev/null
  "$P2SCTL" root export Made -o "$1"
  "$P2SCTL" -q root remove Made --yes
}
save() { printf '%s\n' "$block" >"$1"; }
merge() { "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/merge_toml.py" "$1" <<<"$block"; }
download() { azure_package "$@"; }

pages=("$P2S_SOURCE"/docs/*.md)
(($# == 0)) || pages=("$P2S_SOURCE/docs/$1.md")
for file in "${pages[@]}"; do
  page=$(basename "$file" .md)
  [[ $page != lab ]] || has_lab || continue
  "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/page_steps.py" "$file" >"$work/$page.steps"
  grep -q '^typed' "$work/$page.steps" || continue
  (
    mkdir "$work/$page" && cd "$work/$page"
    # shellcheck source=/dev/null
    source "$work/$page.steps" >"$work/$page.log"
  )
  echo "docs/$page.md: $(grep -c '^typed' "$work/$page.steps") commands"
done
