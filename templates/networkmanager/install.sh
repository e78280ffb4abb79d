# NetworkManager
connections=/etc/NetworkManager/system-connections

networkmanager_found() { command -v nmcli >/dev/null 2>&1; }

# has_uuid FILE UUID: the connection has this UUID, so this script installed it.
has_uuid() { grep -qxF "uuid=$2" "$root$connections/$1" 2>/dev/null; }

nm_guard() {
  [ ! -e "$root$connections/$1" ] || has_uuid "$1" "$2" ||
    fail "$root$connections/$1 exists and does not belong to this kit; nothing was changed"
}

# NetworkManager ignores connection files that anyone but root can read.
nm_add() {
  put "$connections/$1" <"$here/networkmanager/$1"
  [ -n "$root" ] || $run nmcli connection load "$connections/$1" ||
    say "start NetworkManager, then run: sudo nmcli connection reload"
  say "connect:    ${3:-nmcli connection up uuid $2}"
  say "check:      nmcli connection show --active"
  say "disconnect: nmcli connection down uuid $2"
}

nm_remove() {
  has_uuid "$1" "$2" || return 0
  [ -n "$root" ] || $run nmcli connection delete uuid "$2" || :
  remove "$connections/$1"
}

networkmanager_install() {
{{#connections}}
  command -v nmcli >/dev/null 2>&1 && [ ! -e /usr/lib/NetworkManager/VPN/{{service}} ] &&
    say "a NetworkManager plugin is missing; try: apt install {{package}}"
{{/connections}}
{{#connections}}
  nm_guard {{file}} {{uuid}}
{{/connections}}
{{#certificate}}
  pem CERTIFICATE | put "$folder/client.pem"
  pem 'PRIVATE KEY' | put "$folder/client.key"
{{/certificate}}
  cat "$certificates"/server-root-*.pem | put "$folder/server-roots.pem"
{{#one_root}}
  put "$folder/server-root-1.pem" <"$certificates/server-root-1.pem"
{{/one_root}}
{{#openvpn}}
  put "$folder/tls-auth.key" <"$certificates/tls-auth.key"
{{/openvpn}}
{{#connections}}
  nm_add {{file}} {{uuid}}{{#asks}} 'choose it in the network menu; the menu asks for the password'{{/asks}}
{{/connections}}
}

networkmanager_uninstall() {
{{#connections}}
  nm_remove {{file}} {{uuid}}
{{/connections}}
  remove "$folder/client.pem" "$folder/client.key" "$folder/server-roots.pem" "$folder/server-root-1.pem" "$folder/tls-auth.key"
}
