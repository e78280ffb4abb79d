#!/bin/sh
# Installs or removes this VPN connection for NetworkManager.
#   sudo ./install.sh [--dry-run]
#   sudo ./install.sh --uninstall [--dry-run]
# If DESTDIR is set, files are installed below it and nothing is loaded.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=${DESTDIR:-}
folder={{folder}}
connections=/etc/NetworkManager/system-connections
mode=install
run=

say() { printf '%s\n' "$*"; }
fail() {
  printf 'install.sh: %s\n' "$*" >&2
  exit 1
}

while [ $# -gt 0 ]; do
  case $1 in
    --uninstall) mode=uninstall ;;
    --dry-run) run=say ;;
    *) fail "unknown option '$1' (supported: --uninstall, --dry-run)" ;;
  esac
  shift
done
[ -n "$root$run" ] || [ "$(id -u)" = 0 ] || fail "root privileges required; run: sudo $0"

# ours FILE UUID: the connection has this UUID, so this script installed it.
ours() { grep -qxF "uuid=$2" "$root$connections/$1" 2>/dev/null; }

guard() {
  [ ! -e "$root$connections/$1" ] || ours "$1" "$2" ||
    fail "$root$connections/$1 exists and does not belong to this kit; nothing was changed"
}

# NetworkManager ignores connection files that anyone but root can read.
put() {
  $run mkdir -p "$root$2"
  $run install -m 600 "$here/$1" "$root$2/$1"
}

add() {
  put "$1" "$connections"
  [ -n "$root" ] || $run nmcli connection load "$connections/$1" ||
    say "start NetworkManager, then run: sudo nmcli connection reload"
  say "connect:    ${3:-nmcli connection up uuid $2}"
  say "check:      nmcli connection show --active"
  say "disconnect: nmcli connection down uuid $2"
}

remove() {
  ours "$1" "$2" || return 0
  [ -n "$root" ] || $run nmcli connection delete uuid "$2" || :
  $run rm -f "$root$connections/$1"
}

if [ $mode = uninstall ]; then
{{#connections}}
  remove {{file}} {{uuid}}
{{/connections}}
{{#files}}
  [ ! -e "$root$folder/{{file}}" ] || $run rm -f "$root$folder/{{file}}"
{{/files}}
  [ ! -d "$root$folder" ] || $run rmdir "$root$folder" 2>/dev/null || :
  say "removed the connections in $folder"
  exit 0
fi

{{#plugins}}
command -v nmcli >/dev/null 2>&1 && [ ! -e /usr/lib/NetworkManager/VPN/{{service}} ] &&
  say "a NetworkManager plugin is missing; try: apt install {{package}}"
{{/plugins}}
{{#connections}}
guard {{file}} {{uuid}}
{{/connections}}
{{#files}}
put {{file}} "$folder"
{{/files}}
{{#connections}}
add {{file}} {{uuid}}{{#asks}} 'choose it in the network menu; the menu asks for the password'{{/asks}}
{{/connections}}
