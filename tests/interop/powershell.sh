#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The scripts for Windows, run by the real PowerShell engine on a computer of stand-ins: what they create is what the
# gateway and the options ask for, and a failure leaves nothing half done.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/lab/sample_spec.sh
source "$P2S_SOURCE/tests/interop/lab/sample_spec.sh"

bash "$P2S_SOURCE/tests/interop/powershell/build.sh" "$P2S_BUILD/powershell"
harness=$P2S_BUILD/powershell/bin/harness
python=${P2S_PYTHON:-python3}
password=kaffee-Tasse_7
how='run by PowerShell 7 with stand-ins for the cmdlets of Windows: install, update, -WhatIf, a failure at each step, -Uninstall'

(umask 077 && printf '%s\n' "$password" >password)
make_workspace corp
expect 0 root create P2SRootCert
expect 0 root export P2SRootCert -o root.cer
# shellcheck disable=SC2016,SC1112
hostile='O’Brien ‘‛‚ “q” `n $(id) {{x}}'
expect 0 client issue alice "$hostile"
"$python" "$P2S_SOURCE/tests/data/vendor/make_vendor_zips.py" -o . --client-root root.cer >/dev/null

# gateway NAME FROM ARGUMENT…: gateway-NAME.zip, a variant of a sample package.
gateway() { "$python" "$P2S_SOURCE/tests/interop/windows/variant.py" "azure-$2.zip" "gateway-$1.zip" "${@:3}"; }
gateway sstp 2024 --only Generic '>IkeV2,OpenVPN<=>IkeV2,SSTP<'
# shellcheck disable=SC2016,SC1112
gateway names 2024 '>vnet-corp<=>“R&amp;D” O’Brien $(id) `n; x<'
cp azure-2024.zip gateway-2024.zip
cp azure-2022-radius-eapmschapv2.zip gateway-radius.zip
cp azure-2022-radius-eaptls.zip gateway-eaptls.zip

# build_kit FORM OPTION…: kits-FORM/PERSON, with the client's certificate unless OPTIONs ask for a user.
# 3: findings, of a gateway that cannot be reached as it is.
build_kit() { p2sctl package build "${@:2}" --os windows -o "kits-$1" --pfx-password file:password || (($? == 3)) || fail "no kit for $1"; }

# plan FORM PACKAGE.json CHANGE: one entry of kits.json. CHANGE is a jq filter on the plan.
plan() {
  local kit=("kits-$1"/*) roots client=''
  ((${#kit[@]} == 1)) || fail "not one kit in kits-$1"
  roots=$(for file in "${kit[0]}"/certificate/*-root-*.cer; do sha1 -inform DER -in "$file"; done | jq -R . | jq -sc .)
  if compgen -G "${kit[0]}/certificate/*.pfx" >/dev/null; then
    client=$(openssl pkcs12 -in "${kit[0]}"/certificate/*.pfx -passin file:password -clcerts -nokeys 2>/dev/null | sha1)
  fi
  jq -c --arg name "$1" --arg folder "$work/${kit[0]}" --arg password "$password" --arg client "$client" --argjson roots "$roots" "
    .package | {\$name, \$folder, \$password, from: \"\", to: \"\", plan: ({
      connection: .vnet_name, server: .servers[0], tunnels: [\"Ikev2\"], routes: (.routes + .pools), split: true,
      dnsSuffix: \"\", dnsServers: .dns_servers[:2], policy: \"\", \$roots, \$client} | ${3:-.})}" "$2"
}
sha1() { openssl x509 "$@" -noout -fingerprint -sha1 | sed 's/.*=//; s/://g'; }
facts() { expect 0 --json package inspect "gateway-$1.zip" && cp out "facts-$1.json"; }

for form in 2024 sstp names radius eaptls; do
  facts "$form"
  person=(--client alice)
  case $form in
    names) person=(--client "$hostile") ;;
    radius) person=(--user alice) ;;
  esac
  build_kit "$form" --azure "gateway-$form.zip" "${person[@]}"
done
{
  plan 2024 facts-2024.json
  plan sstp facts-sstp.json '.tunnels += ["Sstp"]'
  # shellcheck disable=SC2016
  plan names facts-names.json
  plan radius facts-radius.json
  plan eaptls facts-eaptls.json
} >plans

# A gateway with its own policy and names; all traffic through the tunnel.
sample_spec azure-2024.zip
sed -i 's/^\[server\]$/&\ndns_suffixes = ["corp.example"]/' corp/p2s.toml
printf '\n[vnet]\ndns_servers = ["10.20.0.4", "10.20.0.5", "10.20.0.6"]\n' >>corp/p2s.toml
cat >>corp/p2s.toml <<'TOML'

[ipsec]
ike_encryption = "GCMAES256"
ike_integrity = "SHA384"
dh_group = "ECP384"
ipsec_encryption = "GCMAES256"
ipsec_integrity = "GCMAES256"
pfs_group = "ECP384"
TOML
own='.dnsSuffix = "corp.example" | .dnsServers = ["10.20.0.4", "10.20.0.5"] | .policy = "GCMAES256 GCMAES256 ECP384 GCMAES256 SHA384 ECP384"'
build_kit policy --client alice
plan policy facts-2024.json "$own" >>plans
build_kit forced --client alice --forced-tunnel
plan forced facts-2024.json "$own | .split = false | .routes = []" >>plans

# Entra ID, and a name that attacks the quoting.
sed -i "/^\[ipsec\]/,\$d; s/^authentication = .*/authentication = [\"entra\"]/; s/^tunnels = .*/tunnels = [\"openvpn\"]/" corp/p2s.toml
# shellcheck disable=SC2016,SC1112
sed -i 's/^name = .*/name = """“R\&D” O’Brien $(id) `n; x"""/' corp/p2s.toml
cat >>corp/p2s.toml <<'TOML'
[entra]
tenant = "https://login.microsoftonline.com/00000000-1111-2222-3333-444444444444/"
audience = "c632b3df-fb67-4d84-bdcf-b95ad541b5c8"
issuer = "https://sts.windows.net/00000000-1111-2222-3333-444444444444/"
TOML
build_kit entra --user rita
plan entra facts-2024.json >>plans

# Scripts that were changed for the worse, each of which must fail.
# broken FORM FROM TO: the kit of FORM with TO for the pattern FROM.
broken() { jq -c --arg name "$1" --arg from "$2" --arg to "$3" 'select(.name == $name) | .from = $from | .to = $to' plans >>broken; }
broken 2024 'TunnelType = .Tunnel' "TunnelType = 'Automatic'"
broken 2024 'SplitTunneling = .SplitTunneling' 'SplitTunneling = $false'
broken 2024 'Remove-VpnConnection -Name (\S+) -Force' 'Remove-VpnConnection -Name $1'
broken 2024 "DisableClassBasedDefaultRoute'\] = '1'" "DisableClassBasedDefaultRoute'] = '0'"
broken policy 'IpDns2Address' 'IpDns3Address'
broken policy "IpNameAssign'\] = '2'" "IpNameAssign'] = '1'"
broken 2024 "^      Undo-Import" '      $null = 0'
broken 2024 'Save-PhoneBook .older' '$null = 0'
broken 2024 '^  Add-Mark .*Thumbprint' '  $null = 0'
broken 2024 'PSPath -DeleteKey\r' "PSPath\r"
broken 2024 'password\)' 'password -Exportable)'
broken 2024 'if \(-not \$PSCmdlet.ShouldProcess\(.Client, .Import.*' ''
broken 2024 "Add-VpnConnection @settings" 'Add-VpnConnection @setings'
broken 2024 '^  if \(.changed\).*' '  $changed ? 1 : 2'
broken 2024 '\[Security.SecurityElement\]::Escape\((.*)\),' '$1,'
broken names '\[Uri\]::EscapeDataString\(.name\)' '$name'
broken policy "settings\\['DnsSuffix'\\] = .*\\}" '}'
broken entra 'Remove-Item -LiteralPath .copy.*' ''
broken entra ' -f \| Out-Null' ' | Out-Null'
broken entra '.code -eq 0 -or .*\)\)' '$true)'
broken 2024 '^    Assert-KitFile .*' '    $null = 0'
broken 2024 '^  foreach \(.path in .Paths\)' '  foreach ($path in $Paths[0])'
broken entra '^    Assert-KitFile .*' '    $null = 0'
jq -s . plans broken >kits.json
"$harness" kits.json || fail 'scripts for Windows do not do what they must'

for form in 2024 spec; do
  confirmed windows 'azure-vpn-client/Install-AzureVpnClient.ps1' "$(source_of "$form")" "$how"
  confirmed windows 'native/Install-P2SVpn.ps1 (certificate)' "$(source_of "$form")" "$how"
  confirmed windows 'always-on/Install-AlwaysOn.ps1' "$(source_of "$form")" "$how"
done
for form in 2022-radius-eapmschapv2 2022-radius-eaptls; do
  confirmed windows 'native/Install-P2SVpn.ps1 (RADIUS)' "$(source_of "$form")" "$how"
done
