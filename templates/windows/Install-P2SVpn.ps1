#Requires -Version 5.1
<#
.SYNOPSIS
Sets up the VPN connection of this kit in Windows 10 or 11, for the person who runs it.

.DESCRIPTION
Run it as yourself, in Windows PowerShell, from its folder in the kit:

  powershell.exe -ExecutionPolicy Bypass -File .\Install-P2SVpn.ps1

It can be run again: the connection is made anew then. Administrator rights are needed only when Windows
does not know the root certificate of the gateway yet; the script says so.
{{#certificate}}

.PARAMETER PfxPassword
Password of the .pfx file. Asked for when it is needed and not given.
{{/certificate}}
{{#several_tunnels}}

.PARAMETER Tunnel
Ikev2, or Sstp where a network lets only TCP port 443 through.
{{/several_tunnels}}

.PARAMETER RootsOnly
Does only what needs an administrator: the root certificates of the gateway.

.PARAMETER Uninstall
Removes what this script has made: the connection, and the certificates that it imported.
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
  'then run it here again as yourself.'

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

# Without this, Windows also routes the whole classful network around the client's address into the tunnel. No cmdlet
# sets it, so it is changed in the phone book, in the section of this connection only. The text is read as bytes:
# which encoding a section name has there is not documented, so each likely one is tried.
function Disable-ClassBasedRoute {
  $book = Join-Path $env:APPDATA 'Microsoft\Network\Connections\Pbk\rasphone.pbk'
  if (-not (Test-Path -LiteralPath $book)) { return }
  $bytewise = [Text.Encoding]::GetEncoding(28591)
  $headers = @([Text.Encoding]::UTF8, [Text.Encoding]::Default) | ForEach-Object { '[' + $bytewise.GetString($_.GetBytes($Connection)) + ']' }
  $inside = $false
  $changed = $false
  $lines = $bytewise.GetString([IO.File]::ReadAllBytes($book)) -split "`r`n"
  for ($i = 0; $i -lt $lines.Count; $i++) {
    if ($lines[$i].StartsWith('[')) { $inside = $headers -contains $lines[$i] }
    if ($inside -and $lines[$i] -eq 'DisableClassBasedDefaultRoute=0') {
      $lines[$i] = 'DisableClassBasedDefaultRoute=1'
      $changed = $true
    }
  }
  if (-not $changed) { return }
  Copy-Item -LiteralPath $book -Destination ($book + '.before-p2svpn') -Force
  [IO.File]::WriteAllBytes($book, $bytewise.GetBytes($lines -join "`r`n"))
}

function Add-Connection {
  if (-not $PSCmdlet.ShouldProcess($Connection, 'Create the connection')) { return }
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
  try {
    foreach ($route in $Routes) { Add-VpnConnectionRoute -ConnectionName $Connection -DestinationPrefix $route }
    if ($IPsec.Count -gt 0 -and $Tunnel -eq 'Ikev2') {
      Set-VpnConnectionIPsecConfiguration -ConnectionName $Connection @IPsec -Force
    }
    if ($SplitTunneling) { Disable-ClassBasedRoute }
  } catch {
    Remove-VpnConnection -Name $Connection -Force
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
    Install-ServerRoot
    if (-not $RootsOnly) {
{{#certificate}}
      Install-ClientCertificate 'CurrentUser\My'
{{/certificate}}
      Remove-Connection
      Add-Connection
    }
    if ($WhatIfPreference) { return }
    if ($RootsOnly) { Write-Output 'Done: the root certificates are there.'; return }
    Write-Output ('Done. Connect under Settings, Network & Internet, VPN: ' + $Connection)
  }
} catch {
  [Console]::Error.WriteLine('Install-P2SVpn.ps1: ' + $_.Exception.Message)
  exit 1
}
