#Requires -Version 5.1
<#
.SYNOPSIS
Sets up the Azure VPN Client with the profile of this kit for the current user.

.DESCRIPTION
Run this script in Windows PowerShell, as the user who will connect, from its folder in the kit:

  powershell.exe -ExecutionPolicy Bypass -File .\Install-AzureVpnClient.ps1

If the Azure VPN Client is missing, winget installs it. Running this script again imports the profile again.
{{#certificate}}

.PARAMETER PfxPassword
Password of the .pfx file (default: asks if it is needed).
{{/certificate}}

.PARAMETER NoVerify
Does not compare the files with SHA256SUMS of the kit before it installs them, for files that you changed. SHA256SUMS
shows damage, not who built the kit.

.PARAMETER Uninstall
Removes the connection{{#certificate}} and the certificate that this script imported{{/certificate}}. The Azure VPN Client stays installed.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
{{#certificate}}
  [securestring]$PfxPassword,
{{/certificate}}
  [switch]$NoVerify,
  [switch]$Uninstall
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$Connection = {{connection}}
$ProfileFile = {{file}}
$Mark = 'Added by Install-AzureVpnClient.ps1 for ' + $Connection
$Family = 'Microsoft.AzureVpn_8wekyb3d8bbwe'
$State = Join-Path $env:LOCALAPPDATA ('Packages\' + $Family + '\LocalState')

{{certificates}}

function Test-Client {
  @(Get-AppxPackage -Name 'Microsoft.AzureVpn').Count -gt 0
}

function Install-Client {
  if (Test-Client) { return }
  if (-not $PSCmdlet.ShouldProcess('Azure VPN Client', 'Install with winget')) { return }
  if (-not (Get-Command -Name winget -ErrorAction SilentlyContinue)) {
    throw 'This computer has no winget. Install the Azure VPN Client from the Microsoft Store, then run this script again.'
  }
  winget install --id Microsoft.AzureVPNClient --exact --silent --accept-package-agreements --accept-source-agreements | Out-Null
  $code = $LASTEXITCODE
  if (-not (Test-Client)) { throw ('winget could not install the Azure VPN Client: exit status {0}.' -f $code) }
}

# The client lists its connections in a phone book of its own; Windows shows them as those of a plug-in.
$Book = Join-Path $State 'rasphone.pbk'

function Get-BookTime {
  if (Test-Path -LiteralPath $Book) { (Get-Item -LiteralPath $Book).LastWriteTimeUtc.Ticks } else { 0 }
}

function Test-Listed {
  if (-not (Test-Path -LiteralPath $Book)) { return $false }
  $bytewise = [Text.Encoding]::GetEncoding(28591)
  $headers = @([Text.Encoding]::UTF8, [Text.Encoding]::Default) | ForEach-Object { '[' + $bytewise.GetString($_.GetBytes($Connection)) + ']' }
  $lines = $bytewise.GetString([IO.File]::ReadAllBytes($Book)) -split "`r?`n"
  @($lines | Where-Object { $headers -contains $_ }).Count -gt 0
}

# The client imports only files of this folder. The copy is removed again, because it contains the key of the gateway.
function Import-Connection {
  if (-not $PSCmdlet.ShouldProcess($Connection, 'Import the profile')) { return }
  if (-not (Test-Path -LiteralPath $State)) { [void](New-Item -ItemType Directory -Path $State) }
  $name = 'p2s-import.xml'
  $copy = Join-Path $State $name
  $before = Get-BookTime
  $code = 0
  try {
    Copy-Item -LiteralPath (Join-Path $PSScriptRoot $ProfileFile) -Destination $copy -Force
    azurevpn -i $name -f | Out-Null
    $code = $LASTEXITCODE
  } finally {
    Remove-Item -LiteralPath $copy -Force -ErrorAction SilentlyContinue
  }
  if ((Test-Listed) -and ($code -eq 0 -or $before -ne (Get-BookTime))) { return }
  if ($code -ne 0) { throw ('The Azure VPN Client could not import the profile: exit status {0}.' -f $code) }
  Write-Warning ('Open the Azure VPN Client and check that it lists ' + $Connection)
}

function Remove-Connection {
  $found = @(Get-VpnConnection -ErrorAction SilentlyContinue | Where-Object { $_.Name -eq $Connection -and $_.PlugInApplicationID -eq $Family })
  foreach ($existing in $found) {
    if (-not $PSCmdlet.ShouldProcess($Connection, 'Remove the connection')) { continue }
    if ($existing.ConnectionStatus -eq 'Connected') { throw ('Disconnect {0} first.' -f $Connection) }
    Remove-VpnConnection -Name $Connection -Force
  }
  if (-not $WhatIfPreference -and (Test-Listed)) { Write-Warning ('Remove {0} in the Azure VPN Client.' -f $Connection) }
}

try {
  if ($Uninstall) {
    Remove-Connection
{{#certificate}}
    Uninstall-ClientCertificate 'CurrentUser\My'
{{/certificate}}
    if (-not $WhatIfPreference) { Write-Output 'Removed. The Azure VPN Client stays installed.' }
  } else {
    Assert-KitFile 'windows/azure-vpn-client/Install-AzureVpnClient.ps1', ('windows/azure-vpn-client/' + $ProfileFile)
    try {
{{#certificate}}
      Install-ClientCertificate 'CurrentUser\My'
{{/certificate}}
      Install-Client
      Import-Connection
    } catch {
      Undo-Import
      throw
    }
    if (-not $WhatIfPreference) { Write-Output ('Profile imported. To connect, open the Azure VPN Client: ' + $Connection) }
  }
} catch {
  [Console]::Error.WriteLine('Install-AzureVpnClient.ps1: ' + $_.Exception.Message)
  exit 1
}
