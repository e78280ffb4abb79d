# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # shared with the files beside it
# Names on the client: systemd-resolved, a DNS server of its LAN, which knows printer.lan, and one of the VNet, which knows
# web.corp.example and is reachable through the tunnel only. Sourced after bus.sh.
lan_dns=198.18.0.1
vnet_dns=10.1.0.5
resolved_folder=$P2S_BUILD/resolved

# names_need: skips the test without systemd-resolved.
names_need() {
  lab_needs dbus-daemon busctl getent
  bash "$P2S_SOURCE/tests/interop/lab/resolved.sh" "$resolved_folder"
}

# names_prepare: files of systemd-resolved in the client's /etc; before bus_start.
names_prepare() {
  mkdir -p etc/systemd etc/openvpn
  cp "$resolved_folder/etc/openvpn/update-systemd-resolved" etc/openvpn/
  printf '[Resolve]\nLLMNR=no\nMulticastDNS=no\nDNSSEC=no\nFallbackDNS=\n' >etc/systemd/resolved.conf
}

# names_start LINK: the DNS servers and systemd-resolved. The LINK of the client gets those of the LAN; "none": another
# program sets them.
names_start() {
  grep -q '^systemd-resolve:' etc/passwd || printf 'systemd-resolve:x:990:990::/:/usr/sbin/nologin\n' >>etc/passwd
  grep -q '^systemd-resolve:' etc/group || printf 'systemd-resolve:x:990:\n' >>etc/group
  printf 'hosts: files dns\n' >etc/nsswitch.conf
  ip -n "$gateway_ns" address add "$vnet_dns/16" dev vnet
  dns_server_start lan "$lan_dns" printer.lan=198.18.0.9
  dns_server_start corp "$vnet_dns" "web.corp.example=$vnet_host"
  # Programs find the service manager, of which there is none here, in these two ways.
  cat >systemctl <<SCRIPT
#!/bin/sh
case \$* in
  'is-active --quiet systemd-resolved') exit 0 ;;
  'reload-or-restart systemd-resolved') ;;
  *) exit 1 ;;
esac
echo restart >>'$work/restarts'
kill "\$(cat '$work/resolved.pid')"
while kill -0 "\$(cat '$work/resolved.pid')" 2>/dev/null; do sleep 0.05; done
exec '$work/run-resolved'
SCRIPT
  cat >run-resolved <<SCRIPT
#!/bin/sh
'$resolved_folder/lib/systemd/systemd-resolved' >>'$work/resolved.out' 2>&1 9>&- &
echo \$! >'$work/resolved.pid'
for i in \$(seq 100); do
  ! busctl --quiet call org.freedesktop.resolve1 /org/freedesktop/resolve1 org.freedesktop.DBus.Peer Ping 2>/dev/null || exit 0
  kill -0 "\$(cat '$work/resolved.pid')" || exit 1
  sleep 0.1
done
exit 1
SCRIPT
  chmod 755 systemctl run-resolved
  within bus sh -ec 'umount /etc/resolv.conf; mkdir -p /run/systemd; ln -sf /run/systemd/resolve/stub-resolv.conf /etc/resolv.conf; exec "$@"' \
    sh timeout 20 "$work/run-resolved" || fail "no systemd-resolved: $(cat resolved.out)"
  within bus mount --bind "$work/systemctl" "$(command -v systemctl)"
  # As if the package were installed: scripts of others run resolvectl.
  within bus mount --bind "$resolved_folder/usr/bin" /usr/local/sbin
  [[ $1 == none ]] || {
    resolvectl_in dns "$1" "$lan_dns"
    resolvectl_in domain "$1" lan
  }
}

dns_server_start() {
  daemon "dns-$1" "$gateway_ns" -- "${P2S_PYTHON:-python3}" -B "$P2S_SOURCE/tests/interop/lab/dns_server.py" "$2" \
    "$work/questions-$1" "${@:3}"
  wait_for 10 "the DNS server of $1" log_has "dns-$1.out" ready
}

resolvectl_in() { within bus "$resolved_folder/usr/bin/resolvectl" --no-pager "$@"; }

# found NAME: its address, or nothing. As programs do it, by resolv.conf.
found() { within bus timeout 20 getent ahostsv4 "$1" 2>/dev/null | awk 'NR == 1 { print $1 }' || true; }

flushes() { resolvectl_in flush-caches 2>/dev/null; }

# names_are WHAT WEB: the LAN's names resolve, those of the VNet as WEB says; with and without the suffix.
names_are() {
  local name
  # A script of the connection may be restarting it.
  sleep 1
  wait_for 20 systemd-resolved flushes
  for name in printer.lan printer; do is_equal "$1: $name $(found "$name")" "$1: $name 198.18.0.9"; done
  for name in web.corp.example web; do is_equal "$1: $name $(found "$name")" "$1: $name $2"; done
}

# names_state: everything that the client knows about DNS, without devices that have none.
names_state() {
  { resolvectl_in dns && resolvectl_in domain; } | grep -v ':$'
  within bus grep -v '^#' /etc/resolv.conf
  within bus sh -c 'find /etc/systemd /run/systemd/resolved.conf.d -type f 2>/dev/null | sort'
}

# names_before, names_while, names_after: how the names are before, with and after a connection.
names_before() {
  names_are before ''
  names_state >state-before
}
names_while() {
  names_are "$1" "$vnet_host"
  # Names of the VNet are asked for there alone.
  : >questions-lan
  : >questions-corp
  wait_for 20 systemd-resolved flushes
  found web.corp.example >/dev/null
  grep -qx web.corp.example questions-corp || fail "$1: the DNS server of the VNet is not asked"
  ! grep -q corp.example questions-lan || fail "$1: the LAN learns a name of the VNet"
}
# names_assigned WHAT LINK: the names of the VNet belong to this link; those of the LAN resolve.
names_assigned() {
  is_equal "$1: $(resolvectl_in dns "$2" | sed 's/.*: //')" "$1: $vnet_dns"
  is_equal "$1: $(resolvectl_in domain "$2" | sed 's/.*: //')" "$1: corp.example"
  is_equal "$1: $(resolvectl_in default-route "$2" | sed 's/.*: //')" "$1: no"
  is_equal "$1: $(found printer.lan)" "$1: 198.18.0.9"
}
names_after() {
  names_are after ''
  names_state | diff state-before - || fail "$1: DNS is not as it was before"
}
