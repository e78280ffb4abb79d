#!/bin/sh
# Installs this VPN connection for strongSwan, or takes it away again.
#   sudo ./install.sh [--form swanctl|ipsec] [--dry-run]
#   sudo ./install.sh --uninstall [--dry-run]
# With DESTDIR set, files go below it and nothing is loaded.
set -eu
name={{name}}
here=$(cd "$(dirname "$0")" && pwd)
root=${DESTDIR:-}
form=
mode=install
run=

say() { printf '%s\n' "$*"; }
fail() {
  printf 'install.sh: %s\n' "$*" >&2
  exit 1
}

while [ $# -gt 0 ]; do
  case $1 in
    --form)
      [ $# -gt 1 ] || fail "--form needs swanctl or ipsec"
      form=$2
      shift
      ;;
    --uninstall) mode=uninstall ;;
    --dry-run) run=say ;;
    *) fail "unknown option '$1': --form swanctl|ipsec, --uninstall, --dry-run" ;;
  esac
  shift
done

if [ -z "$form" ]; then
  if command -v swanctl >/dev/null 2>&1; then
    form=swanctl
  elif command -v ipsec >/dev/null 2>&1; then
    form=ipsec
  elif [ $mode = install ]; then
    fail "strongSwan is not installed: try  apt install strongswan-swanctl charon-systemd libcharon-extra-plugins"
  fi
fi
case $form in swanctl | ipsec | '') ;; *) fail "--form must be swanctl or ipsec" ;; esac
[ -n "$root$run" ] || [ "$(id -u)" = 0 ] || fail "run it as root: sudo $0"

# put FILE TARGET: owner-only, and never over a file that is not this connection's.
put() {
  $run mkdir -p "$(dirname "$root$2")"
  $run install -m 600 "$here/$1" "$root$2"
}

# include LINE FILE: once.
include() {
  if [ -n "$run" ]; then
    say "add '$1' to $root$2"
    return
  fi
  mkdir -p "$(dirname "$root$2")"
  [ -e "$root$2" ] || (umask 077 && : >"$root$2")
  grep -qxF "$1" "$root$2" || printf '%s\n' "$1" >>"$root$2"
}

exclude() {
  [ -e "$root$2" ] || return 0
  if [ -n "$run" ]; then
    say "take '$1' out of $root$2"
    return
  fi
  kept=$(grep -vxF "$1" "$root$2" || :)
  printf '%s\n' "$kept" >"$root$2"
}

take_away() {
  for file in \
    "/etc/swanctl/conf.d/$name.conf" "/etc/swanctl/x509/$name.pem" "/etc/swanctl/private/$name.pem" \
    "/etc/ipsec.d/$name.conf" "/etc/ipsec.d/$name.secrets" \
    "/etc/ipsec.d/certs/$name.pem" "/etc/ipsec.d/private/$name.pem" {{#server_root_files}}\
    "/etc/swanctl/x509ca/{{file}}" "/etc/ipsec.d/cacerts/{{file}}" {{/server_root_files}}; do
    [ ! -e "$root$file" ] || $run rm -f "$root$file"
  done
  exclude "include /etc/ipsec.d/$name.conf" /etc/ipsec.conf
  exclude "include /etc/ipsec.d/$name.secrets" /etc/ipsec.secrets
}

install_swanctl() {
  put "swanctl/conf.d/$name.conf" "/etc/swanctl/conf.d/$name.conf"
  put "swanctl/x509/$name.pem" "/etc/swanctl/x509/$name.pem"
  put "swanctl/private/$name.pem" "/etc/swanctl/private/$name.pem"
{{#server_root_files}}
  put "swanctl/x509ca/{{file}}" "/etc/swanctl/x509ca/{{file}}"
{{/server_root_files}}
  [ -n "$root" ] || $run swanctl --load-all --noprompt || say "start strongSwan, then: sudo swanctl --load-all"
  say "connect:    sudo swanctl --initiate --child $name"
  say "disconnect: sudo swanctl --terminate --ike $name"
}

install_ipsec() {
  put "ipsec/$name.conf" "/etc/ipsec.d/$name.conf"
  put "ipsec/$name.secrets" "/etc/ipsec.d/$name.secrets"
  put "ipsec/certs/$name.pem" "/etc/ipsec.d/certs/$name.pem"
  put "ipsec/private/$name.pem" "/etc/ipsec.d/private/$name.pem"
{{#server_root_files}}
  put "ipsec/cacerts/{{file}}" "/etc/ipsec.d/cacerts/{{file}}"
{{/server_root_files}}
  include "include /etc/ipsec.d/$name.conf" /etc/ipsec.conf
  include "include /etc/ipsec.d/$name.secrets" /etc/ipsec.secrets
  [ -n "$root" ] || $run ipsec reload || say "start strongSwan: sudo ipsec start"
  [ -n "$root" ] || $run ipsec rereadall || :
  say "connect:    sudo ipsec up $name"
  say "disconnect: sudo ipsec down $name"
}

if [ $mode = uninstall ]; then
  take_away
  say "taken away: $name"
elif [ "$form" = swanctl ]; then
  install_swanctl
else
  install_ipsec
fi
