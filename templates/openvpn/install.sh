# OpenVPN
openvpn_found() { command -v openvpn >/dev/null 2>&1; }

# On Linux, OpenVPN leaves names of the network to a program of others.
openvpn_names() {
  for each in /etc/openvpn/update-systemd-resolved /etc/openvpn/scripts/update-systemd-resolved /usr/libexec/openvpn/update-systemd-resolved; do
    [ ! -x "$root$each" ] || hook=$each
  done
  if [ -z "$hook" ] && [ -x "$root/etc/openvpn/update-resolv-conf" ] && command -v resolvconf >/dev/null 2>&1; then
    hook=/etc/openvpn/update-resolv-conf
  fi
}

# openvpn_add FILE PROFILE
openvpn_add() {
  {
    say "# Written by install.sh."
    cat "$here/openvpn/$1"
    [ -z "$hook" ] || say "
script-security 2
setenv PATH /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
up $hook
up-restart
down $hook
down-pre"
{{#forced_tunnel}}
    case $hook in *systemd-resolved) say "dhcp-option DOMAIN-ROUTE ." ;; esac
{{/forced_tunnel}}
  } | put "/etc/openvpn/client/$2.conf"
  say "connect:    sudo openvpn --config /etc/openvpn/client/$2.conf"
  say "or, in the background: sudo systemctl start openvpn-client@$2"
}

openvpn_install() {
  hook=
{{#profiles}}
  guard "/etc/openvpn/client/{{profile}}.conf"
{{/profiles}}
  openvpn_names
{{#profiles}}
  openvpn_add {{file}} {{profile}}
{{/profiles}}
  [ -n "$hook" ] || say "names of the network: install openvpn-systemd-resolved, then run this again"
}

openvpn_uninstall() {
{{#profiles}}
  ! ours "/etc/openvpn/client/{{profile}}.conf" || remove "/etc/openvpn/client/{{profile}}.conf"
{{/profiles}}
}
