#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The script of gateway deploy --format powershell, run by the real PowerShell engine with stand-ins for Az.Network: the
# gateway has the desired state afterwards and keeps everything else; a second run writes nothing.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/deploy/lib.sh
source "$P2S_SOURCE/tests/interop/deploy/lib.sh"

bash "$P2S_SOURCE/tests/interop/powershell/build.sh" "$P2S_BUILD/powershell"
harness=$P2S_BUILD/powershell/bin/harness
make_certificates
expect 0 root export Main --format azure
root=$(<out)
expect 0 revocation export --format text
revoked=$(<out)
tenant=00000000-1111-2222-3333-444444444444
foreign_root='root root-1: MIIBAAAA
root root-2: MIIBBBBB'
foreign_revoked='revoked laptop-17: 0123456789abcdef0123456789abcdef01234567'

# deployment NAME KIND PRUNE ANSWERS WANTED: one entry of the file.
deployment() {
  spec_of "$2"
  deploy powershell
  jq -nc --arg name "$1" --rawfile script deployed.powershell --argjson prune "$3" --arg answers "$4" --arg wanted "$5" '{$name, $script, $prune,
    answers: ($answers | split("\n") | map(select(. != ""))), wanted: ($wanted | split("\n")), from: "", to: ""}' >>plans
}
# broken NAME FROM TO: the script of NAME with TO for the pattern FROM must fail.
broken() { jq -c --arg name "$1" --arg from "$2" --arg to "$3" 'select(.name == $name) | .from = $from | .to = $to' plans >>changed; }

deployment certificates certificates true '' "tunnels: IkeV2 OpenVPN
methods: Certificate
pools: 172.16.201.0/24 172.16.202.0/24
roots: Main
revoked: alice
radius: =
entra:   
routes: 10.8.0.0/16 10.9.0.0/16
root Main: $root
revoked alice: $revoked"

deployment kept certificates false '' "tunnels: IkeV2 OpenVPN
methods: Certificate
pools: 172.16.201.0/24 172.16.202.0/24
roots: root-1 root-2 Main
revoked: laptop-17 alice
radius: =
entra:   
routes: 10.8.0.0/16 10.9.0.0/16
$foreign_root
root Main: $root
$foreign_revoked
revoked alice: $revoked"

# shellcheck disable=SC2016 # as an attacker would write it
secret='kaffee$(id)"`n'
deployment radius radius false "$secret" "tunnels: IkeV2 OpenVPN
methods: Radius
pools: 172.16.201.0/24 172.16.202.0/24
roots: 
revoked: 
radius: 10.1.0.10=$secret
entra:   
routes: 10.8.0.0/16 10.9.0.0/16
"

# shellcheck disable=SC2016
deployment all all false 'one
two' "tunnels: IkeV2 OpenVPN
methods: Certificate AAD Radius
pools: 172.16.201.0/24 172.16.202.0/24
roots: root-1 root-2 Main
revoked: laptop-17 alice
radius: 10.1.0.10=one/20 10.1.0.11=two/30
entra: https://login.microsoftonline.com/$tenant c632b3df-fb67-4d84-bdcf-b95ad541b5c8 https://sts.windows.net/$tenant/
routes: 10.8.0.0/16 10.9.0.0/16
$foreign_root
root Main: $root
$foreign_revoked
revoked alice: $revoked
ipsec: AES256 SHA384 ECP384 GCMAES256 GCMAES256 ECP384 27000 102400000
group: guests False 20 RadiusAzureGroupId=6ad1bd01
group: staff True 10 AADGroupId=7e5c1f0a-94f2-4b1c-8f11-2a6f0a3f5d27|CertificateGroupId=contoso "'${x} $(id) '"'q' %{y}
connection: guests 172.16.220.0/24 guests
connection: office 172.16.210.0/24 staff"

broken certificates ' = \$routes' ' = @()'
broken certificates '-or \$Prune' ''
broken certificates 'if \(\$found.ProvisioningState' 'if ($false -and $found.ProvisioningState'
broken certificates 'if \(-not \$PSCmdlet.ShouldProcess' 'if ($false -and -not $PSCmdlet.ShouldProcess'
broken certificates "'RadiusServerAddress', 'RadiusServers'" "'RadiusServers'"
broken certificates '\$differences -eq 0' '$differences -lt 0'
broken certificates '  exit 3' '  exit 0'
broken kept '\$known -or' '$true -or'
broken radius 'Read-Host -AsSecureString' 'Write-Output'
broken all ' -RadiusServerScore .*' ''
broken all '-DefaultPolicyGroup:' '-Verbose:'
broken all 'AadIssuerUri' 'AadTenantUri'
broken all ' -DhGroup ' ' -DhGrp '
jq -s . plans changed >deployments.json
"$harness" deployments deployments.json || fail 'scripts of gateway deploy do not do what they must'
confirmed any 'gateway deploy --format powershell' p2s.toml 'run by PowerShell 7 with stand-ins for the cmdlets of Az.Network: -WhatIf, update, second run, drift, secrets'
