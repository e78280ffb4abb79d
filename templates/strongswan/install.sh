# strongSwan
{{^certificate}}
swanctl_secret=/etc/swanctl/conf.d/$name-secret.conf
{{/certificate}}
ipsec_secret=/etc/ipsec.d/$name.secrets

strongswan_found() { command -v swanctl >/dev/null 2>&1 || command -v ipsec >/dev/null 2>&1; }

# replace FILE: with standard input; mode and owner stay. If any step fails, nothing changes.
replace() {
  new=$root$1.new
  rm -f "$new"
  if ! { cp -p "$root$1" "$new" && cat >"$new" && mv -f "$new" "$root$1"; }; then
    rm -f "$new"
    fail "cannot write $root$1; it was not changed"
  fi
}

# include LINE FILE: appends the line if it is missing.
include() {
  if [ -n "$run" ]; then
    say "add '$1' to $root$2"
    return
  fi
  mkdir -p "$(dirname "$root$2")"
  [ -e "$root$2" ] || (umask 077 && : >"$root$2")
  grep -qxF "$1" "$root$2" || { cat "$root$2" && printf '%s\n' "$1"; } | replace "$2" || exit 1
}

exclude() {
  [ -e "$root$2" ] || return 0
  if [ -n "$run" ]; then
    say "remove '$1' from $root$2"
    return
  fi
  kept=$(grep -vxF "$1" "$root$2") || [ $? -eq 1 ] || fail "cannot read $root$2"
  if [ -n "$kept" ]; then
    printf '%s\n' "$kept" | replace "$2" || exit 1
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

{{/certificate}}
{{#names}}
# strongSwan has no network device that DNS servers could belong to, so they are global ones of systemd-resolved, for
# names with the suffixes. Without systemd-resolved, strongSwan adds those that the gateway announces to resolv.conf; with
# it, that would replace the link in place of resolv.conf for good.
names=/run/systemd/resolved.conf.d/p2sctl-$name.conf
settings=/etc/strongswan.d/p2sctl-$name.conf

has_resolved() { [ -z "$root" ] && systemctl is-active --quiet systemd-resolved 2>/dev/null; }

put_names() {
  put "$folder/names" <<'END'
#!/bin/sh
# Written by install.sh. strongSwan runs it when the tunnel comes up and when it goes down:
#   names SERVER... -- SUFFIX...
set -eu
umask 022 # systemd-resolved reads the file as its own user
PATH=$PATH:/usr/sbin:/usr/bin:/sbin:/bin
file=/run/systemd/resolved.conf.d/p2sctl-{{name}}.conf
systemctl is-active --quiet systemd-resolved 2>/dev/null || exit 0
case ${PLUTO_VERB:-} in
  up-client*) ;;
  down-client*)
    [ -e "$file" ] || exit 0
    rm -f "$file"
    exec systemctl reload-or-restart systemd-resolved
    ;;
  *) exit 0 ;;
esac
[ ! -e "$file" ] || exit 0
servers=
while [ "$1" != -- ]; do
  servers="$servers $1"
  shift
done
shift
# Servers that the gateway announces, if the kit has none.
[ -n "$servers" ] || servers=${PLUTO_DNS4_1:-}
[ -n "$servers" ] || exit 0
mkdir -p "${file%/*}"
printf '[Resolve]\nDNS=%s\nDomains=%s\n' "${servers# }" "$*" >"$file"
exec systemctl reload-or-restart systemd-resolved
END
  [ -n "$run" ] || chmod 700 "$root$folder/names"
  has_resolved || return 0
  put "$settings" <<'END'
# Written by install.sh. systemd-resolved owns resolv.conf; the script named in updown gets DNS servers instead.
charon {
  plugins {
    resolve {
      load = no
    }
    updown {
      dns_handler = yes
    }
  }
}
END
  say "names of the network: restart strongSwan, so that it leaves resolv.conf to systemd-resolved"
}

remove_names() {
  remove "$folder/names" "$settings"
  [ -n "$root" ] || [ ! -e "$names" ] || {
    remove "$names"
    $run systemctl reload-or-restart systemd-resolved || :
  }
}

{{/names}}
strongswan_uninstall() {
  [ "$form" = ipsec ] || remove_swanctl
  [ "$form" = swanctl ] || remove_ipsec
{{#names}}
  [ -n "$form" ] || remove_names
{{/names}}
}

remove_swanctl() {
  ours "/etc/swanctl/conf.d/$name.conf" || return 0
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
  ours "/etc/ipsec.d/$name.conf" || return 0
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

install_swanctl() {
  guard "/etc/swanctl/conf.d/$name.conf" \
{{#certificate}}
    "/etc/swanctl/private/$name.pem" \
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
    "/etc/swanctl/x509/$name.pem"
{{^certificate}}
  ask_password
{{/certificate}}
  put "/etc/swanctl/conf.d/$name.conf" <"$here/strongswan/swanctl.conf"
{{^certificate}}
  # shellcheck disable=SC2016 # names are literal
  printf '%s\n' "secrets {" "  eap-$name {" "    id = "{{swanctl_user}} "    secret = 0s$encoded" "  }" "}" | put "$swanctl_secret"
{{/certificate}}
{{#certificate}}
  pem CERTIFICATE 1 | put "/etc/swanctl/x509/$name.pem"
  pem 'PRIVATE KEY' | put "/etc/swanctl/private/$name.pem"
{{/certificate}}
{{#issuer_files}}
  pem CERTIFICATE {{number}} | put "/etc/swanctl/x509/{{file}}"
{{/issuer_files}}
{{#trusted_files}}
  put "/etc/swanctl/x509ca/{{file}}" <"$certificates/{{source}}"
{{/trusted_files}}
  [ -n "$root" ] || $run swanctl --load-all --noprompt || say "start strongSwan, then run: sudo swanctl --load-all"
  say "connect:    sudo swanctl --initiate --child $name"
{{#two_names}}
  say "or, if the gateway identifies itself by its certificate subject: sudo swanctl --initiate --child $name-subject"
{{/two_names}}
  say "check:      sudo swanctl --list-sas"
  say "disconnect: sudo swanctl --terminate --ike $name"
}

install_ipsec() {
  guard "/etc/ipsec.d/$name.conf" \
{{#certificate}}
    "/etc/ipsec.d/certs/$name.pem" "/etc/ipsec.d/private/$name.pem" \
{{/certificate}}
{{#issuer_files}}
    "/etc/ipsec.d/cacerts/{{file}}" \
{{/issuer_files}}
{{#trusted_files}}
    "/etc/ipsec.d/cacerts/{{file}}" \
{{/trusted_files}}
    "$ipsec_secret"
{{^certificate}}
  ask_password
{{/certificate}}
  put "/etc/ipsec.d/$name.conf" <"$here/strongswan/ipsec.conf"
{{^certificate}}
  # shellcheck disable=SC2016 # names are literal
  printf '%s\n' {{ipsec_user}}" : EAP 0s$encoded" | put "$ipsec_secret"
{{/certificate}}
{{#certificate}}
  say ": {{key_type}} $name.pem" | put "$ipsec_secret"
  pem CERTIFICATE 1 | put "/etc/ipsec.d/certs/$name.pem"
  pem 'PRIVATE KEY' | put "/etc/ipsec.d/private/$name.pem"
{{/certificate}}
{{#issuer_files}}
  pem CERTIFICATE {{number}} | put "/etc/ipsec.d/cacerts/{{file}}"
{{/issuer_files}}
{{#trusted_files}}
  put "/etc/ipsec.d/cacerts/{{file}}" <"$certificates/{{source}}"
{{/trusted_files}}
  include "include /etc/ipsec.d/$name.conf" /etc/ipsec.conf
  include "include /etc/ipsec.d/$name.secrets" /etc/ipsec.secrets
  [ -n "$root" ] || $run ipsec reload || say "start strongSwan with: sudo ipsec start"
  [ -n "$root" ] || $run ipsec rereadall || :
  say "connect:    sudo ipsec up $name"
  say "check:      sudo ipsec statusall $name"
  say "disconnect: sudo ipsec down $name"
}

strongswan_install() {
  if [ -z "$form" ]; then
    if command -v swanctl >/dev/null 2>&1; then
      form=swanctl
    elif command -v ipsec >/dev/null 2>&1; then
      form=ipsec
    else
      fail "strongSwan is not installed; try: apt install strongswan-swanctl charon-systemd libcharon-extra-plugins"
    fi
  fi
  if [ "$form" = swanctl ]; then install_swanctl; else install_ipsec; fi
{{#names}}
  put_names
{{/names}}
}
