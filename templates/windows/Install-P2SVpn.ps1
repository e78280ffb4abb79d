#Requires -Version 5.1
<#
.SYNOPSIS
Sets up the VPN connection of this kit on Windows 10 or 11 for the current user.

.DESCRIPTION
Run this script in Windows PowerShell, as the user who will connect, from its folder in the kit:

  powershell.exe -ExecutionPolicy Bypass -File .\Install-P2SVpn.ps1

Running it again recreates the connection. Administrator rights are required only if Windows does not trust the
root certificate of the gateway yet; the script tells you if so.
{{#certificate}}

.PARAMETER PfxPassword
Password of the .pfx file (default: asks if it is needed).
{{/certificate}}
{{#several_tunnels}}

.PARAMETER Tunnel
Tunnel type: Ikev2 (default), or Sstp for networks that allow only TCP port 443.
{{/several_tunnels}}

.PARAMETER RootsOnly
Installs or removes only the root certificates of the gateway, which requires administrator rights.

.PARAMETER NoVerify
Does not compare the files with SHA256SUMS of the kit before it installs them, for files that you changed. SHA256SUMS
shows damage, not who built the kit.

.PARAMETER Uninstall
Removes the connection and the certificates that this script imported.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
{{#certificate}}
  [securestring]$PfxPassword,
{{/certificate}}
{{#several_tunnels}}
  [ValidateSet('Ikev2', 'Sstp')]
  [string]$Tunnel = 'Ikev2',
{{/several_tunnels}}
  [switch]$RootsOnly,
  [switch]$NoVerify,
  [switch]$Uninstall
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$Connection = {{connection}}
$Server = {{server}}
{{^several_tunnels}}
$Tunnel = {{tunnel}}
{{/several_tunnels}}
$SplitTunneling = ${{split}}
$DnsSuffix = {{dns_suffix}}
$DnsServers = @(
{{#dns_servers}}
  {{address}}
{{/dns_servers}}
)
$Routes = @(
{{#routes}}
  {{prefix}}
{{/routes}}
)
$IPsec = @{
{{#policy}}
  AuthenticationTransformConstants = {{authentication_transform}}
  CipherTransformConstants = {{cipher_transform}}
  DHGroup = {{dh_group}}
  EncryptionMethod = {{encryption}}
  IntegrityCheckMethod = {{integrity_check}}
  PfsGroup = {{pfs_group}}
{{/policy}}
}
$Eap = @'
{{eap}}
'@

$Mark = 'Added by Install-P2SVpn.ps1 for ' + $Connection
$NeedsAdministrator = 'Only an administrator can change which root certificates this computer trusts. Open PowerShell with ' +
  '"Run as administrator", run this script there with -RootsOnly (and -Uninstall, if you are removing the connection), ' +
  'then run it here again without administrator rights.'

{{certificates}}

function Get-Connection {
  Get-VpnConnection -ErrorAction SilentlyContinue | Where-Object { $_.Name -eq $Connection }
}

function Remove-Connection {
  foreach ($existing in @(Get-Connection)) {
    if (-not $PSCmdlet.ShouldProcess($Connection, 'Remove the connection')) { continue }
    if ($existing.ConnectionStatus -eq 'Connected') { throw ('Disconnect {0} first.' -f $Connection) }
    Remove-VpnConnection -Name $Connection -Force
  }
}

# The phone book holds all settings of the user's connections.
$Book = Join-Path $env:APPDATA 'Microsoft\Network\Connections\Pbk\rasphone.pbk'

function Save-PhoneBook([byte[]]$Bytes) {
  $new = $Book + '.new'
  [IO.File]::WriteAllBytes($new, $Bytes)
  [IO.File]::Replace($new, $Book, [NullString]::Value)
}

# Settings of the connection that no cmdlet changes, by their keys in the phone book.
function Get-PhoneBookSetting {
  $wanted = @{}
  if ($SplitTunneling) {
    # Otherwise Windows also routes the classful network of the client's address through the tunnel.
    $wanted['DisableClassBasedDefaultRoute'] = '1'
    # The networks that the gateway announces.
    if ($Tunnel -eq 'Ikev2') { $wanted['PlumbIKEv2TSAsRoutes'] = '1' }
  }
  # While the connection is up, Windows asks these servers, too. 2: these instead of those that the gateway announces.
  if ($DnsServers.Count -gt 0) { $wanted['IpNameAssign'] = '2'; $wanted['IpDnsAddress'] = $DnsServers[0] }
  if ($DnsServers.Count -gt 1) { $wanted['IpDns2Address'] = $DnsServers[1] }
  $wanted
}

# Edits the section of this connection. The file is read as bytes, because the encoding of section names is
# undocumented; each likely encoding is tried.
function Set-PhoneBook {
  if (-not (Test-Path -LiteralPath $Book)) { return }
  $wanted = Get-PhoneBookSetting
  $bytewise = [Text.Encoding]::GetEncoding(28591)
  $headers = @([Text.Encoding]::UTF8, [Text.Encoding]::Default) | ForEach-Object { '[' + $bytewise.GetString($_.GetBytes($Connection)) + ']' }
  $inside = $false
  $changed = $false
  $lines = $bytewise.GetString([IO.File]::ReadAllBytes($Book)) -split "`r`n"
  for ($i = 0; $i -lt $lines.Count; $i++) {
    if ($lines[$i].StartsWith('[')) { $inside = $headers -contains $lines[$i] }
    $key, $value = $lines[$i] -split '=', 2
    if ($inside -and $wanted.ContainsKey($key) -and $value -ne $wanted[$key]) {
      $lines[$i] = $key + '=' + $wanted[$key]
      $changed = $true
    }
  }
  if ($changed) { Save-PhoneBook $bytewise.GetBytes($lines -join "`r`n") }
}

function Add-Connection {
  $settings = @{
    Name = $Connection
    ServerAddress = $Server
    TunnelType = $Tunnel
    AuthenticationMethod = 'Eap'
    EapConfigXmlStream = [xml]$Eap
    EncryptionLevel = 'Required'
    SplitTunneling = $SplitTunneling
    RememberCredential = $true
    Force = $true
  }
  if ($DnsSuffix) { $settings['DnsSuffix'] = $DnsSuffix }
  Add-VpnConnection @settings
  foreach ($route in $Routes) { Add-VpnConnectionRoute -ConnectionName $Connection -DestinationPrefix $route }
  if ($IPsec.Count -gt 0 -and $Tunnel -eq 'Ikev2') {
    Set-VpnConnectionIPsecConfiguration -ConnectionName $Connection @IPsec -Force
  }
  Set-PhoneBook
}

# A failure leaves the connection as it was before, or none.
function Install-Connection {
  $older = $null
  if (@(Get-Connection).Count -gt 0) { $older = [IO.File]::ReadAllBytes($Book) }
  try {
    Remove-Connection
    if ($PSCmdlet.ShouldProcess($Connection, 'Create the connection')) { Add-Connection }
  } catch {
    if ($null -ne $older) { Save-PhoneBook $older }
    elseif (@(Get-Connection).Count -gt 0) { Remove-VpnConnection -Name $Connection -Force }
    throw
  }
}

try {
  if ($Uninstall) {
    if (-not $RootsOnly) {
      Remove-Connection
{{#certificate}}
      Uninstall-ClientCertificate 'CurrentUser\My'
{{/certificate}}
    }
    Uninstall-ServerRoot
    if (-not $WhatIfPreference) { Write-Output 'Removed.' }
  } else {
    Assert-KitFile 'windows/native/Install-P2SVpn.ps1'
    try {
      Install-ServerRoot
      if (-not $RootsOnly) {
{{#certificate}}
        Install-ClientCertificate 'CurrentUser\My'
{{/certificate}}
        Install-Connection
      }
    } catch {
      Undo-Import
      throw
    }
    if ($WhatIfPreference) { return }
    if ($RootsOnly) { Write-Output 'Root certificates installed.'; return }
    Write-Output ('Connection created. To connect, open Settings > Network & internet > VPN: ' + $Connection)
  }
} catch {
  [Console]::Error.WriteLine('Install-P2SVpn.ps1: ' + $_.Exception.Message)
  exit 1
}
