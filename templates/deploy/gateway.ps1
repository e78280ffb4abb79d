{{header}}<#
.SYNOPSIS
Changes the point-to-site configuration of a gateway and keeps the rest of it.
.DESCRIPTION
Roots and revoked certificates that are not in this file are kept, unless -Prune is given. Requires Az.Network and
Connect-AzAccount. Exit status: 0 done, 1 failed, 3 the gateway does not have the desired state afterwards.
.PARAMETER Prune
Removes roots and revoked certificates that are not in this file.
.PARAMETER RadiusSecret
The secrets of the RADIUS servers, in the order of their addresses; asked for if they are needed. Also replaces those
of a gateway that does not change otherwise.
.PARAMETER WhatIf
Shows the changes and writes nothing.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
  [string]$ResourceGroupName = {{resource_group}},
  [string]$GatewayName = {{gateway}},
  [string]$SubscriptionId = {{subscription}},
  [switch]$Prune{{#prune}} = $true{{/prune}},
  [Security.SecureString[]]$RadiusSecret = @()
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$pools = @({{pools}})
$protocols = @({{protocols}})
$authenticationTypes = @({{types}})
$routes = @({{routes}})
$roots = @(
{{#roots}}
  @{ Name = {{name}}; Value = {{data}} }
{{/roots}}
)
$revoked = @(
{{#revoked}}
  @{ Name = {{name}}; Value = {{thumbprint}} }
{{/revoked}}
)
$radiusServers = @(
{{#servers}}
  @{ Address = {{address}}; Score = {{score}} }
{{/servers}}
)
# All but certificates, as Get-View describes a gateway.
$wantedView = @(
{{#view}}
  {{line}}
{{/view}}
)

function Get-Property($Object, [string]$Name) {
  if ($null -ne $Object -and $Object.PSObject.Properties[$Name]) { $Object.$Name }
}

function Get-Addresses($Space) { Get-Property $Space 'AddressPrefixes' }

# The certificate as one Base-64 line, whatever it was wrapped in.
function Get-Der([string]$Data) {
  $line = ($Data -replace '-----[A-Z ]+-----', '') -replace '\s', ''
  if ($line -cmatch '^(LS0tLS1CRUdJTi|TUlJ)') {
    try { return Get-Der ([Text.Encoding]::ASCII.GetString([Convert]::FromBase64String($line))) } catch { return $line }
  }
  $line
}

function Get-Thumbprint([string]$Text) { $Text.ToUpperInvariant() -replace '[^0-9A-F]', '' }

# The wanted entries, under the names that they have on the gateway, and unless pruned the other entries.
function Merge-Entry([object[]]$Live, [object[]]$Want, [scriptblock]$Key, [bool]$ReplaceNames) {
  $keys = @($Want | ForEach-Object { & $Key $_.Value })
  $names = @($Want | ForEach-Object { $_.Name })
  $merged = New-Object Collections.ArrayList
  foreach ($each in $Live) {
    $known = $keys -ccontains (& $Key $each.Value)
    if ($known -or $Prune -or ($ReplaceNames -and $names -contains $each.Name)) { continue }
    [void]$merged.Add($each)
  }
  $new = New-Object Collections.ArrayList
  foreach ($each in $Want) {
    $value = & $Key $each.Value
    $old = @($Live | Where-Object { (& $Key $_.Value) -ceq $value })
    if ($old.Count -gt 0) { [void]$merged.Add(@{ Name = $old[0].Name; Value = $each.Value }) } else { [void]$new.Add($each) }
  }
  foreach ($each in $new) {
    $name = $each.Name
    while (@($merged | ForEach-Object { $_.Name }) -contains $name) { $name += '-2' }
    [void]$merged.Add(@{ Name = $name; Value = $each.Value })
  }
  $merged.ToArray()
}

function Get-Root($Configuration) {
  foreach ($each in @(Get-Property $Configuration 'VpnClientRootCertificates')) {
    if ($each) { @{ Name = $each.Name; Value = $each.PublicCertData } }
  }
}

function Get-Revoked($Configuration) {
  foreach ($each in @(Get-Property $Configuration 'VpnClientRevokedCertificates')) {
    if ($each) { @{ Name = $each.Name; Value = $each.Thumbprint } }
  }
}

function Get-CertificateView([object[]]$Roots, [object[]]$Revoked) {
  foreach ($each in $Roots) { if ($each) { "root $($each.Name): $($each.Value)" } }
  foreach ($each in $Revoked) { if ($each) { "revoked $($each.Name): $(Get-Thumbprint $each.Value)" } }
}

# One line for each setting, without secrets.
function Get-View($Gateway) {
  $configuration = Get-Property $Gateway 'VpnClientConfiguration'
  foreach ($each in @(Get-Addresses (Get-Property $configuration 'VpnClientAddressPool'))) { if ($each) { "pool $each" } }
  foreach ($each in @(Get-Property $configuration 'VpnClientProtocols')) { if ($each) { "protocol $each" } }
  foreach ($each in @(Get-Property $configuration 'VpnAuthenticationTypes')) { if ($each) { "authentication $each" } }
  foreach ($each in @(Get-Addresses (Get-Property $Gateway 'CustomRoutes'))) { if ($each) { "route $each" } }
  foreach ($each in @(Get-Property $configuration 'VpnClientIpsecPolicies')) {
    if (-not $each) { continue }
    "ipsec $($each.IkeEncryption) $($each.IkeIntegrity) $($each.DhGroup) $($each.IpsecEncryption) $($each.IpsecIntegrity) " +
      "$($each.PfsGroup) $($each.SALifeTimeSeconds) $($each.SADataSizeKilobytes)"
  }
  $address = Get-Property $configuration 'RadiusServerAddress'
  if ($address) { "radius $address" }
  foreach ($each in @(Get-Property $configuration 'RadiusServers')) {
    if ($each) { "radius $($each.RadiusServerAddress) $($each.RadiusServerScore)" }
  }
  foreach ($each in 'AadTenant', 'AadAudience', 'AadIssuer') {
    $value = Get-Property $configuration $each
    if ($value) { "$each $($value.TrimEnd('/').ToLowerInvariant())" }
  }
  foreach ($group in @(Get-Property $Gateway 'VirtualNetworkGatewayPolicyGroups')) {
    if (-not $group) { continue }
    "group $($group.Name): default $($group.IsDefault), priority $($group.Priority)"
    foreach ($each in $group.PolicyMembers) { "group $($group.Name): $($each.AttributeType) $($each.AttributeValue)" }
  }
  foreach ($connection in @(Get-Property $configuration 'ClientConnectionConfigurations')) {
    if (-not $connection) { continue }
    foreach ($each in @(Get-Addresses $connection.VpnClientAddressPool)) { "connection $($connection.Name): pool $each" }
    foreach ($each in $connection.VirtualNetworkGatewayPolicyGroups) {
      "connection $($connection.Name): group $(($each.Id -split '/')[-1])"
    }
  }
  Get-CertificateView @(Get-Root $configuration) @(Get-Revoked $configuration)
}

# The differences on the screen; the number of them as the result.
function Show-Difference([string[]]$Have, [string[]]$Want) {
  $lines = @($Have | Where-Object { $Want -cnotcontains $_ } | ForEach-Object { "- $_" }) +
    @($Want | Where-Object { $Have -cnotcontains $_ } | ForEach-Object { "+ $_" })
  foreach ($line in $lines) {
    if ($line.Length -gt 110) { $line = $line.Substring(0, 80) + '...' + $line.Substring($line.Length - 20) }
    Write-Host $line
  }
  $lines.Count
}

function Get-Gateway {
  $found = Get-AzVirtualNetworkGateway -ResourceGroupName $ResourceGroupName -Name $GatewayName
  if ($found.ProvisioningState -ne 'Succeeded') {
    throw "${GatewayName}: provisioning state is $($found.ProvisioningState); wait until it is Succeeded"
  }
  $found
}

if (-not $ResourceGroupName) { throw 'which resource group? Add -ResourceGroupName' }
if ($SubscriptionId) { Set-AzContext -SubscriptionId $SubscriptionId | Out-Null }
$gateway = Get-Gateway
if ($gateway.GatewayType -ne 'Vpn') { throw "${GatewayName}: not a VPN gateway" }
$configuration = $gateway.VpnClientConfiguration

# Azure removes all certificates of a gateway without certificate authentication.
$allRoots = @()
$allRevoked = @()
if ($authenticationTypes -contains 'Certificate') {
  $allRoots = @(Merge-Entry @(Get-Root $configuration) $roots { Get-Der $args[0] } $true)
  $allRevoked = @(Merge-Entry @(Get-Revoked $configuration) $revoked { Get-Thumbprint $args[0] } $false)
}
$wanted = @($wantedView) + @(Get-CertificateView $allRoots $allRevoked)
$differences = Show-Difference @(Get-View $gateway) $wanted
if ($differences -eq 0 -and $RadiusSecret.Count -eq 0) {
  Write-Host "${GatewayName}: has the desired state; nothing to change"
  exit 0
}
if (-not $PSCmdlet.ShouldProcess($GatewayName, 'Change the point-to-site configuration')) { exit 0 }

$settings = @{
  VirtualNetworkGateway = $gateway
  VpnClientAddressPool = $pools
  VpnClientProtocol = $protocols
  VpnAuthenticationType = $authenticationTypes
  VpnClientRootCertificates = @($allRoots | ForEach-Object { New-AzVpnClientRootCertificate -Name $_.Name -PublicCertData $_.Value })
  VpnClientRevokedCertificates = @($allRevoked | ForEach-Object { New-AzVpnClientRevokedCertificate -Name $_.Name -Thumbprint $_.Value })
  VpnClientIpsecPolicy = @()
  VirtualNetworkGatewayPolicyGroup = @()
  ClientConnectionConfiguration = @()
}
# Parameters that are left out keep what the gateway has.
if ($configuration) {
  foreach ($each in 'RadiusServerAddress', 'RadiusServers', 'AadTenant', 'AadAudience', 'AadIssuer') { $configuration.$each = $null }
}
# Set-AzVirtualNetworkGateway removes the custom routes that it is not given.
if ($routes.Count -gt 0) { $settings.CustomRoute = $routes }
{{#entra}}
$settings.AadTenantUri = {{tenant}}
$settings.AadAudienceId = {{audience}}
$settings.AadIssuerUri = {{issuer}}
{{/entra}}
{{#ipsec}}
$settings.VpnClientIpsecPolicy = @(New-AzVpnClientIpsecPolicy -SALifeTime {{lifetime}} -SADataSize {{data_size}} `
    -IpsecEncryption {{ipsec_encryption}} -IpsecIntegrity {{ipsec_integrity}} -IkeEncryption {{ike_encryption}} `
    -IkeIntegrity {{ike_integrity}} -DhGroup {{dh_group}} -PfsGroup {{pfs_group}})
{{/ipsec}}
{{#has_groups}}
$groups = @{}
{{#groups}}
$groups[{{name}}] = New-AzVirtualNetworkGatewayPolicyGroup -Name {{name}} -Priority {{priority}} -DefaultPolicyGroup:{{is_default}} -PolicyMember @(
{{#members}}
  New-AzVirtualNetworkGatewayPolicyGroupMember -Name {{name}} -AttributeType {{type}} -AttributeValue {{value}}
{{/members}}
)
{{/groups}}
$settings.VirtualNetworkGatewayPolicyGroup = @($groups.Keys | Sort-Object | ForEach-Object { $groups[$_] })
$settings.ClientConnectionConfiguration = @(
{{#connections}}
  New-AzVpnClientConnectionConfiguration -Name {{name}} -VpnClientAddressPool @({{pools}}) `
    -VirtualNetworkGatewayPolicyGroup @({{group_names}} | ForEach-Object { $groups[$_] })
{{/connections}}
)
{{/has_groups}}

if ($radiusServers.Count -gt 0) {
  $secrets = @(for ($i = 0; $i -lt $radiusServers.Count; $i++) {
      if ($i -lt $RadiusSecret.Count) { $RadiusSecret[$i] }
      else { Read-Host -AsSecureString "Secret of RADIUS server $($radiusServers[$i].Address)" }
    })
  if ($radiusServers.Count -eq 1) {
    $settings.RadiusServerAddress = $radiusServers[0].Address
    $settings.RadiusServerSecret = $secrets[0]
  } else {
    $settings.RadiusServerList = @(for ($i = 0; $i -lt $radiusServers.Count; $i++) {
        New-AzRadiusServer -RadiusServerAddress $radiusServers[$i].Address -RadiusServerSecret $secrets[$i] -RadiusServerScore $radiusServers[$i].Score
      })
  }
}

Write-Host "${GatewayName}: updating; this takes some minutes"
Set-AzVirtualNetworkGateway @settings | Out-Null
if ((Show-Difference @(Get-View (Get-Gateway)) $wanted) -ne 0) {
  Write-Host "${GatewayName}: does not have the desired state after the update"
  exit 3
}
Write-Host "${GatewayName}: updated and verified"
