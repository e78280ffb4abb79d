#!/bin/sh
# Installs or removes this VPN connection for strongSwan.
#   sudo ./install.sh [--form swanctl|ipsec] [--dry-run]
#   sudo ./install.sh --uninstall [--dry-run]
# If DESTDIR is set, files are installed below it and nothing is loaded.
set -eu
name={{name}}
{{^certificate}}
swanctl_secret=/etc/swanctl/conf.d/$name-secret.conf
{{/certificate}}
ipsec_secret=/etc/ipsec.d/$name.secrets
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
      [ $# -gt 1 ] || fail "--form requires a value: swanctl or ipsec"
      form=$2
      shift
      ;;
    --uninstall) mode=uninstall ;;
    --dry-run) run=say ;;
    *) fail "unknown option '$1' (supported: --form swanctl|ipsec, --uninstall, --dry-run)" ;;
  esac
  shift
done

if [ -z "$form" ] && [ $mode = install ]; then
  if command -v swanctl >/dev/null 2>&1; then
    form=swanctl
  elif command -v ipsec >/dev/null 2>&1; then
    form=ipsec
  else
    fail "strongSwan is not installed; try: apt install strongswan-swanctl charon-systemd libcharon-extra-plugins"
  fi
fi
case $form in swanctl | ipsec | '') ;; *) fail "--form must be swanctl or ipsec" ;; esac
[ -n "$root$run" ] || [ "$(id -u)" = 0 ] || fail "root privileges required; run: sudo $0"

# The first line of each configuration says that this script installed it.
written_by_us() { [ -f "$root$1" ] && head -n 1 "$root$1" | grep -qF 'by install.sh.'; }

# guard CONF FILE TARGET [FILE TARGET]...: fails if a target belongs to something else, unless CONF is ours.
guard() {
  ! written_by_us "$1" || return 0
  shift
  while [ $# -gt 0 ]; do
    [ ! -e "$root$2" ] || cmp -s "$here/$1" "$root$2" ||
      fail "$root$2 exists and does not belong to this connection; nothing was changed"
    shift 2
  done
}

# put FILE TARGET: owner-only.
put() {
  $run mkdir -p "$(dirname "$root$2")"
  $run install -m 600 "$here/$1" "$root$2"
}

put_all() {
  while [ $# -gt 0 ]; do
    put "$1" "$2"
    shift 2
  done
}

# include LINE FILE: appends the line if it is missing.
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
    say "remove '$1' from $root$2"
    return
  fi
  kept=$(grep -vxF "$1" "$root$2" || :)
  if [ -n "$kept" ]; then
    printf '%s\n' "$kept" >"$root$2"
  else
    rm -f "$root$2"
  fi
}

{{^certificate}}
# ask_password: sets $encoded to the Base64 of the password, which needs no quoting. Without a terminal, reads the
# first line of standard input.
ask_password() {
  encoded=
  [ -z "$run" ] || return 0
  if [ -t 0 ]; then
    trap 'stty echo' EXIT
    trap 'exit 1' HUP INT TERM
    # shellcheck disable=SC2016 # names are literal
    printf '%s: password: ' {{user}} >&2
    stty -echo
    IFS= read -r password || :
    stty echo
    trap - EXIT HUP INT TERM
    printf '\n' >&2
  else
    IFS= read -r password || :
  fi
  [ -n "$password" ] || fail "no password given; nothing was changed"
  encoded=$(printf %s "$password" | base64 | tr -d '\n')
}

# write_secret FILE LINE...: owner-only.
write_secret() {
  if [ -n "$run" ]; then
    say "write the password to $root$1"
    return
  fi
  target=$root$1
  shift
  mkdir -p "$(dirname "$target")"
  (umask 077 && printf '%s\n' "$@" >"$target.new")
  mv "$target.new" "$target"
}

{{/certificate}}
remove() {
  for file in "$@"; do
    [ ! -e "$root$file" ] || $run rm -f "$root$file"
  done
}

remove_swanctl() {
  written_by_us "/etc/swanctl/conf.d/$name.conf" || return 0
  remove \
{{#certificate}}
    "/etc/swanctl/x509/$name.pem" "/etc/swanctl/private/$name.pem" \
{{/certificate}}
{{^certificate}}
    "$swanctl_secret" \
{{/certificate}}
{{#issuer_files}}
    "/etc/swanctl/x509/{{file}}" \
{{/issuer_files}}
{{#trusted_files}}
    "/etc/swanctl/x509ca/{{file}}" \
{{/trusted_files}}
    "/etc/swanctl/conf.d/$name.conf"
  [ -n "$root" ] || $run swanctl --load-all --noprompt || :
}

remove_ipsec() {
  written_by_us "/etc/ipsec.d/$name.conf" || return 0
  exclude "include /etc/ipsec.d/$name.conf" /etc/ipsec.conf
  exclude "include /etc/ipsec.d/$name.secrets" /etc/ipsec.secrets
  remove "$ipsec_secret" \
{{#certificate}}
    "/etc/ipsec.d/certs/$name.pem" "/etc/ipsec.d/private/$name.pem" \
{{/certificate}}
{{#issuer_files}}
    "/etc/ipsec.d/cacerts/{{file}}" \
{{/issuer_files}}
{{#trusted_files}}
    "/etc/ipsec.d/cacerts/{{file}}" \
{{/trusted_files}}
    "/etc/ipsec.d/$name.conf"
  [ -n "$root" ] || $run ipsec reload || :
}

# The configuration is installed last, so that an interrupted installation can be repeated.
install_swanctl() {
  set -- \
{{#certificate}}
    "swanctl/x509/$name.pem" "/etc/swanctl/x509/$name.pem" \
    "swanctl/private/$name.pem" "/etc/swanctl/private/$name.pem" \
{{/certificate}}
{{#issuer_files}}
    "swanctl/x509/{{file}}" "/etc/swanctl/x509/{{file}}" \
{{/issuer_files}}
{{#trusted_files}}
    "swanctl/x509ca/{{file}}" "/etc/swanctl/x509ca/{{file}}" \
{{/trusted_files}}
    "swanctl/conf.d/$name.conf" "/etc/swanctl/conf.d/$name.conf"
  guard "/etc/swanctl/conf.d/$name.conf" "$@"
{{^certificate}}
  written_by_us "/etc/swanctl/conf.d/$name.conf" || [ ! -e "$root$swanctl_secret" ] ||
    fail "$root$swanctl_secret exists and does not belong to this connection; nothing was changed"
  ask_password
  # shellcheck disable=SC2016 # names are literal
  write_secret "$swanctl_secret" "secrets {" "  eap-$name {" "    id = "{{swanctl_user}} "    secret = 0s$encoded" "  }" "}"
{{/certificate}}
  put_all "$@"
  [ -n "$root" ] || $run swanctl --load-all --noprompt || say "start strongSwan, then run: sudo swanctl --load-all"
  say "connect:    sudo swanctl --initiate --child $name"
{{#two_names}}
  say "or, if the gateway identifies itself by its certificate subject: sudo swanctl --initiate --child $name-subject"
{{/two_names}}
  say "check:      sudo swanctl --list-sas"
  say "disconnect: sudo swanctl --terminate --ike $name"
}

install_ipsec() {
  set -- \
{{#certificate}}
    "ipsec/certs/$name.pem" "/etc/ipsec.d/certs/$name.pem" \
    "ipsec/private/$name.pem" "/etc/ipsec.d/private/$name.pem" \
{{/certificate}}
{{#issuer_files}}
    "ipsec/cacerts/{{file}}" "/etc/ipsec.d/cacerts/{{file}}" \
{{/issuer_files}}
{{#trusted_files}}
    "ipsec/cacerts/{{file}}" "/etc/ipsec.d/cacerts/{{file}}" \
{{/trusted_files}}
{{#certificate}}
    "ipsec/$name.secrets" "$ipsec_secret" \
{{/certificate}}
    "ipsec/$name.conf" "/etc/ipsec.d/$name.conf"
  guard "/etc/ipsec.d/$name.conf" "$@"
{{^certificate}}
  written_by_us "/etc/ipsec.d/$name.conf" || [ ! -e "$root$ipsec_secret" ] ||
    fail "$root$ipsec_secret exists and does not belong to this connection; nothing was changed"
  ask_password
  # shellcheck disable=SC2016 # names are literal
  write_secret "$ipsec_secret" {{ipsec_user}}" : EAP 0s$encoded"
{{/certificate}}
  put_all "$@"
  include "include /etc/ipsec.d/$name.conf" /etc/ipsec.conf
  include "include /etc/ipsec.d/$name.secrets" /etc/ipsec.secrets
  [ -n "$root" ] || $run ipsec reload || say "start strongSwan with: sudo ipsec start"
  [ -n "$root" ] || $run ipsec rereadall || :
  say "connect:    sudo ipsec up $name"
  say "check:      sudo ipsec statusall $name"
  say "disconnect: sudo ipsec down $name"
}

if [ $mode = uninstall ]; then
  [ "$form" = ipsec ] || remove_swanctl
  [ "$form" = swanctl ] || remove_ipsec
  say "removed $name"
elif [ "$form" = swanctl ]; then
  install_swanctl
else
  install_ipsec
fi
