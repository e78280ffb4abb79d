#!/bin/sh
# Installs or removes this VPN connection.
#   sudo ./install.sh [CLIENT] [--form swanctl|ipsec] [--no-verify] [--dry-run]
#   sudo ./install.sh [CLIENT] --uninstall [--dry-run]
# CLIENT is {{#clients}}{{id}}{{#more}}, {{/more}}{{/clients}} (default: the first that this computer has). --form is for strongSwan.
# Without CLIENT, --uninstall removes all.
# Before anything is installed, the files are compared with SHA256SUMS of the kit, which shows damage, not who built it.
# --no-verify skips that, for files that you changed.
# If DESTDIR is set, files are installed below it and nothing is loaded.
set -eu
PATH=$PATH:/usr/sbin:/sbin
name={{name}}
folder=/etc/p2sctl/$name
here=$(cd "$(dirname "$0")" && pwd)
kit=${here%/*}
certificates=$here/../certificate
root=${DESTDIR:-}
all='{{#clients}}{{id}}{{#more}} {{/more}}{{/clients}}'
client=
form=
mode=install
verify=yes
run=
found=

say() { printf '%s\n' "$*"; }
fail() {
  printf 'install.sh: %s\n' "$*" >&2
  exit 1
}

while [ $# -gt 0 ]; do
  case $1 in
    --form)
      [ $# -gt 1 ] || fail "--form requires a value: swanctl or ipsec"
      form=$2
      shift
      ;;
    --uninstall) mode=uninstall ;;
    -h | --help)
      sed -n '2,/^set /s/^# //p' "$0"
      exit
      ;;
    --dry-run) run=say ;;
    --no-verify) verify= ;;
    -*) fail "unknown option '$1' (supported: --form swanctl|ipsec, --uninstall, --no-verify, --dry-run)" ;;
    *)
      [ -z "$client" ] || fail "more than one client: $client, $1"
      client=$1
      ;;
  esac
  shift
done
case " $all  " in *" $client "*) ;; *) fail "unknown client '$client' (supported: $all)" ;; esac
case $form in swanctl | ipsec | '') ;; *) fail "--form must be swanctl or ipsec" ;; esac
[ -n "$root$run" ] || [ "$(id -u)" = 0 ] || fail "root privileges required; run: sudo $0"

# verify FILE...: fails if one of these files of the kit is not as in SHA256SUMS, which is missing if only a part of the
# kit was copied.
verify() {
  [ -n "$verify" ] || return 0
  if [ ! -f "$kit/SHA256SUMS" ]; then
    say "the files were not checked for damage: $kit has no SHA256SUMS"
    return
  fi
  command -v sha256sum >/dev/null 2>&1 ||
    fail "cannot check the files for damage: sha256sum is not installed; to install without this check: $0 --no-verify"
  for file in "$@"; do
    [ -f "$kit/$file" ] || fail "$file is missing from the kit; nothing was changed. Copy or extract the whole kit again"
    grep -qF "  $file" "$kit/SHA256SUMS" ||
      fail "$kit/SHA256SUMS is damaged: $file is not in it; nothing was changed. Copy or extract the kit again"
    sum=$(sha256sum <"$kit/$file") || fail "cannot read $file; nothing was changed"
    grep -qxF "${sum%% *}  $file" "$kit/SHA256SUMS" ||
      fail "$file is damaged: it does not match $kit/SHA256SUMS; nothing was changed. Copy or extract the kit again; if you changed the file, use --no-verify"
  done
}

# put TARGET: writes standard input to this file, owner-only.
put() {
  if [ -n "$run" ]; then
    say "write $root$1"
    cat >/dev/null
    return
  fi
  mkdir -p "$(dirname "$root$1")"
  rm -f "$root$1.new"
  (umask 077 && cat >"$root$1.new")
  mv -f "$root$1.new" "$root$1"
}

# pem LABEL [NUMBER]: the blocks of client.pem with this label, or one of them, counted from 1.
pem() {
  awk -v label="$1" -v number="${2:-0}" '
    /^-----BEGIN / && index($0, label "-----") { inside = !number || ++count == number }
    inside { print }
    /^-----END / { inside = 0 }' "$certificates/client.pem"
}

remove() {
  for file in "$@"; do
    [ -e "$root$file" ] || continue
    $run rm -f "$root$file"
    found=yes
  done
}

remove_folder() { [ ! -d "$root$folder" ] || $run rmdir "$root$folder" 2>/dev/null || :; }

# ours FILE: an install.sh wrote it, as its first line says.
ours() { [ -f "$root$1" ] && head -n 1 "$root$1" | grep -qF 'by install.sh.'; }

# guard CONFIGURATION FILE...: fails if a file belongs to something else. The configuration is installed first, so that
# an interrupted installation can be repeated or removed.
guard() {
  ! ours "$1" || return 0
  for file in "$@"; do
    [ ! -e "$root$file" ] || fail "$root$file exists and does not belong to this connection; nothing was changed"
  done
}
{{#clients}}

{{part}}
{{/clients}}

if [ $mode = uninstall ]; then
{{#clients}}
  case $client in {{id}} | '') {{id}}_uninstall ;; esac
{{/clients}}
  remove_folder
  if [ -z "$found" ]; then
    say "$name is not installed"
  elif [ -z "$run" ]; then
    say "removed $name"
  fi
  exit 0
fi
{{#clients}}
[ -n "$client" ] || ! {{id}}_found || client={{id}}
{{/clients}}
case $client in
{{#clients}}
  {{id}})
    verify linux/install.sh{{#files}} {{file}}{{/files}}
    {{id}}_install
    ;;
{{/clients}}
  *) fail "no VPN software found; install one of: $all" ;;
esac
