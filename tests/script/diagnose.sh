#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# diagnose: what a client's tools print, its logs, this computer.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

fits() {
  "${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/support/validate_json.py" "$P2S_SOURCE/schema/diagnose.json" <out ||
    fail 'does not fit schema/diagnose.json'
}

# rules: ids of the findings of the last run.
rules() { jq -r '[.findings[].rule] | sort | join(" ")' out; }

gateway=(--pool 172.16.201.0/24 --vnet 10.1.0.0/16 --dns 10.1.0.4)
cat >ipconfig.txt <<'TEXT'

Windows IP Configuration

Ethernet adapter Ethernet:

   Connection-specific DNS Suffix  . : home
   IPv4 Address. . . . . . . . . . . : 192.168.1.20(Preferred)
   Subnet Mask . . . . . . . . . . . : 255.255.255.0
   Default Gateway . . . . . . . . . : 192.168.1.1
   DNS Servers . . . . . . . . . . . : 192.168.1.1

PPP adapter VNet1:

   IPv4 Address. . . . . . . . . . . : 172.16.201.3(Preferred)
   Subnet Mask . . . . . . . . . . . : 255.255.255.255
   DNS Servers . . . . . . . . . . . : 10.1.0.4
TEXT

# A healthy client.
expect 0 diagnose ipconfig.txt "${gateway[@]}"
prints 'tunnel        PPP adapter VNet1: 172.16.201.3/32'
prints 'pool address  172.16.201.3 on PPP adapter VNet1'
says 'no findings'
expect 0 --json diagnose ipconfig.txt "${gateway[@]}"
fits
is_equal "$(json '.pool_addresses[0].address')" 172.16.201.3
is_equal "$(rules)" ''

# As PowerShell redirects it, and as an old console does.
iconv -f UTF-8 -t UTF-16 ipconfig.txt >utf16.txt
expect 0 diagnose utf16.txt "${gateway[@]}"
prints 'pool address  172.16.201.3'
{
  sed -n '1,/Subnet Mask/p' ipconfig.txt
  printf '   Hostname. . . . . . . . . . . . . : B\204RBEL\n'
} >oem.txt
expect 3 --json diagnose oem.txt "${gateway[@]}"
fits
is_equal "$(rules)" 'DIAG-001'
is_equal "$(json '.unchecked[0]')" 'which DNS servers this client uses: not in the text'

# The client's own network has the addresses of the virtual network.
sed 's/192\.168\.1\./10.1.7./' ipconfig.txt >collision.txt
expect 0 --json diagnose collision.txt "${gateway[@]}"
is_equal "$(rules)" 'POOL-025'
expect 0 diagnose collision.txt "${gateway[@]}"
prints 'warning POOL-025: Ethernet adapter Ethernet: its network 10.1.7.0/24 overlaps the virtual network 10.1.0.0/16'

# Linux, with routes.
cat >addr.json <<'TEXT'
[{"ifindex":2,"ifname":"eth0","flags":["BROADCAST","UP"],"addr_info":[{"family":"inet","local":"192.168.1.10","prefixlen":24}]},
 {"ifindex":9,"ifname":"tun0","flags":["POINTOPOINT","UP"],"addr_info":[{"family":"inet","local":"172.16.201.2","prefixlen":24}]}]
TEXT
printf '[{"dst":"default","gateway":"192.168.1.1","dev":"eth0"}]\n' >route.json
expect 3 --json diagnose addr.json route.json "${gateway[@]}"
fits
is_equal "$(rules)" 'DIAG-005'
printf '10.1.0.0/16 dev tun0\nnameserver 10.1.0.4\n' | "$P2SCTL" diagnose addr.json - "${gateway[@]}" >out 2>err ||
  fail 'routes from standard input'
says 'no findings'

# Logs: errors with their fixes.
printf '05[IKE] initiating\n07[IKE] received NO_PROPOSAL_CHOSEN notify error\n' >charon.log
expect 3 diagnose charon.log
prints 'error DIAG-011: charon.log:2: NO_PROPOSAL_CHOSEN: client and gateway have no common proposal'
printf 'RasClient 20227: The error code returned on failure is 809.\n' >ras.txt
expect 3 --json diagnose ras.txt charon.log
fits
is_equal "$(json '[.findings[].subject] | join(" ")')" 'ras.txt:1 charon.log:2'
printf '2026 OpenVPN 2.6.14\n2026 Connection reset, restarting [0]\n2026 Initialization Sequence Completed\n' >openvpn.log
expect 0 diagnose openvpn.log
prints 'warning DIAG-011: openvpn.log:2: connection-reset'

# A session that ends later says nothing about the certificate.
printf '1 TLS: Initial packet from [AF_INET]203.0.113.7:443\n2 VERIFY OK: depth=0, CN=x\n%s\n%s\n' \
  '3 Initialization Sequence Completed' '4 Connection reset, restarting [0]' >session.log
expect 0 diagnose session.log
prints 'warning DIAG-011: session.log:4: connection-reset'
prints 'the tunnel was established before, in line 3'

# Events of Windows: XML, wrapped, in another language.
printf '<Events><Event><System><Provider Name="RasClient"/><EventID>20227</EventID></System><EventData>%s' \
  '<Data>{A}</Data><Data>VNet1</Data><Data>798</Data></EventData></Event></Events>' >events.xml
printf 'Message : CoId={A}: The user dialed VNet1 which has failed. The error code\n          returned on failure is 798.\n' \
  >wrapped.txt
printf 'CoId={A}: Der Benutzer hat VNet1 gew\344hlt. Le code d\222erreur renvoy\351 est 809.\n' >old.log
expect 3 --json diagnose events.xml wrapped.txt old.log
fits
is_equal "$(json '[.log_errors[].name] | join(" ")')" '798 798 809'

# What the text lacks is not checked, and said so.
printf '10.1.0.0/16 dev tun0\n' >routes.txt
expect 0 --json diagnose routes.txt "${gateway[@]}"
is_equal "$(json '.unchecked | length')" 2

# A workspace says what is not given; options and the package come first.
expect 0 diagnose ipconfig.txt
says 'the pool is unknown'
make_workspace corp
expect 0 diagnose ipconfig.txt
prints 'pool address  172.16.201.3'
expect 3 --json diagnose ipconfig.txt --pool 172.16.11.0/24 --pool 172.16.9.0/24
is_equal "$(rules)" 'DIAG-001 DIAG-002'
expect 0 root create P2SRootCert --key ec:p256
expect 0 root export P2SRootCert -o root.cer
"${P2S_PYTHON:-python3}" "$P2S_SOURCE/tests/data/vendor/make_vendor_zips.py" -o . --client-root root.cer >/dev/null
code=0
p2sctl --json diagnose ipconfig.txt --azure azure-2024.zip || code=$?
((code == 0 || code == 3)) || fail "exit status $code with --azure"
fits

# This computer, whatever it is connected to.
code=0
p2sctl --json diagnose || code=$?
((code == 0 || code == 3)) || fail "exit status $code on this computer"
fits
is_equal "$(json '.inputs[0].kinds[0]')" live

# Wrong in every way.
expect 4 diagnose missing.txt
printf 'Dear all,\nplease help.\n' >letter.txt
expect 6 diagnose letter.txt
says "'letter.txt' is not output of ipconfig"
expect 6 diagnose ipconfig.txt letter.txt
: >empty
expect 6 diagnose empty
head -c 9000000 /dev/zero >large
expect 6 diagnose large
expect 2 diagnose ipconfig.txt --pool 172.16.201.7/24
expect 2 diagnose ipconfig.txt --vnet nonsense
expect 2 diagnose ipconfig.txt --dns 10.1.0.0/16
expect 4 diagnose ipconfig.txt --azure missing.zip
