# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Helpers of the script tests, sourced first.
# Each test has its own folder $work, removed at the end, and depends on nothing of the user's.
set -euo pipefail

unset P2SCTL_WORKSPACE P2SCTL_STORE P2SCTL_PASSPHRASE_FILE P2SCTL_PIN_FILE PKCS11_MODULE_PATH NO_COLOR
export LC_ALL=C.UTF-8
work=$(mktemp -d /tmp/p2s-test.XXXXXX)
export HOME=$work
trap 'chmod -R u+rwX "$work" && rm -rf "$work"' EXIT
cd "$work"
exec </dev/null

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  [[ ! -s out ]] || { echo '--- stdout'; head -c 2000 out; } >&2
  [[ ! -s err ]] || { echo '--- stderr'; head -c 2000 err; } >&2
  exit 1
}

# p2sctl ARGUMENT…: runs it with stdout in ./out and stderr in ./err; the exit status is that of p2sctl.
p2sctl() { "$P2SCTL" "$@" >"$work/out" 2>"$work/err"; }

# expect CODE ARGUMENT…: p2sctl ends with CODE; after a failure stdout is empty and stderr speaks as it should.
expect() {
  local wanted=$1 code=0
  shift
  p2sctl "$@" || code=$?
  ((code == wanted)) || fail "exit status $code, not $wanted: p2sctl $*"
  case $wanted in
    0 | 3) ;;
    *)
      [[ ! -s $work/out ]] || fail "a failure printed on stdout: p2sctl $*"
      grep -q -e '^p2sctl: error: ' -e '"error"' "$work/err" || fail "no error line: p2sctl $*"
      ;;
  esac
}

# says TEXT / prints TEXT: the last run said so on stderr / printed it on stdout.
says() { grep -qF -e "$1" "$work/err" || fail "stderr lacks '$1'"; }
prints() { grep -qF -e "$1" "$work/out" || fail "stdout lacks '$1'"; }

# json FILTER: what jq finds in the last run's stdout.
json() { jq -er "$1" "$work/out" || fail "stdout has no $1"; }

is_equal() { [[ $1 == "$2" ]] || fail "'$1' is not '$2'"; }
mode_of() { stat -c %a "$1"; }

# is_finished KITS: nothing in them waits for somebody's editing.
is_finished() {
  [[ -n $(find "$1" -type f) ]] || fail "no kit in $1"
  ! grep -rnIE '\$CLIENTCERTIFICATE|\$PRIVATEKEY|\bTODO\b|\bREPLACE\b|\{\{' "$1" >unfinished || fail "not filled in: $(head -n 3 unfinished)"
}

# make_workspace DIR: a workspace with a passphrase in ./passphrase, used by every later call. Its store opens at once:
# init asks scrypt for half a second in each.
make_workspace() {
  printf 'correct horse battery staple\n' >"$work/passphrase"
  chmod 600 "$work/passphrase"
  export P2SCTL_PASSPHRASE_FILE=$work/passphrase
  "$P2S_BUILD/tests/quick_workspace" "$1" TestGW "$work/passphrase" || fail "no workspace $1"
  export P2SCTL_WORKSPACE=$work/$1
}

# azure_package SAMPLE FILE [ROOT]: the package that Azure would generate for a gateway that trusts this root of the workspace.
azure_package() {
  local folder
  folder=$(mktemp -d "$work/azure.XXXXXX")
  "$P2SCTL" -q root export "${3:-P2SRootCert}" -o "$folder/root.cer" || fail "no root for $2"
  python3 "$P2S_SOURCE/tests/data/vendor/make_vendor_zips.py" -o "$folder" --client-root "$folder/root.cer" >/dev/null
  mv "$folder/$1.zip" "$2"
  rm -r "$folder"
}

# confirmed SYSTEM CLIENT SOURCE HOW: one line of docs/interop.md, after it was tested.
# SYSTEM as in a kit, or "any"; SOURCE is what it was made from: azure-2022.zip, azure-2024.zip, p2s.toml.
confirmed_file=${P2S_CONFIRMED_DIR:+$P2S_CONFIRMED_DIR/$(basename "$0" .sh).txt}
[[ -z $confirmed_file ]] || rm -f "$confirmed_file" # results of an earlier run
confirmed() {
  (($# == 4)) || fail "confirmed takes four arguments: $*"
  printf 'confirmed: %s | %s | %s | %s\n' "$@" | tee -a ${confirmed_file:+"$confirmed_file"}
}
