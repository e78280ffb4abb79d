#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Sets up an Always On VPN profile of this kit through the VPNv2 CSP (WMI bridge).

.DESCRIPTION
For administrators. Creates the user tunnel for the user who is logged on. Run this script as administrator:

  powershell.exe -ExecutionPolicy Bypass -File .\Install-AlwaysOn.ps1
{{#device_tunnel}}

The device tunnel requires Windows Enterprise or Education and a domain-joined computer. There can be only one per
computer. Only the SYSTEM account can create it, for example with PsExec from Sysinternals:

  psexec.exe -i -s powershell.exe -ExecutionPolicy Bypass -File FOLDER\Install-AlwaysOn.ps1 -Tunnel Device
{{/device_tunnel}}

Running it again recreates the profile. The XML files can also be deployed unchanged with Intune or other MDM software.

.PARAMETER UserSid
Security identifier of the user (default: the user who is logged on). Required in remote desktop sessions.
{{#certificate}}

.PARAMETER PfxPassword
Password of the .pfx file (default: asks if it is needed).
{{/certificate}}

.PARAMETER NoVerify
Does not compare the files with SHA256SUMS of the kit before it installs them, for files that you changed. SHA256SUMS
shows damage, not who built the kit.

.PARAMETER Uninstall
Removes the profile and the certificates that this script imported.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
{{#device_tunnel}}
  [ValidateSet('User', 'Device')]
  [string]$Tunnel = 'User',
{{/device_tunnel}}
{{#certificate}}
  [securestring]$PfxPassword,
{{/certificate}}
  [string]$UserSid,
  [switch]$NoVerify,
  [switch]$Uninstall
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$Connection = {{connection}}
$DeviceConnection = {{device_connection}}
{{^device_tunnel}}
$Tunnel = 'User'
{{/device_tunnel}}

$Mark = 'Added by Install-AlwaysOn.ps1 for ' + $Connection
$NeedsAdministrator = 'Run this script as administrator.'
$Namespace = 'root\cimv2\mdm\dmmap'
$Class = 'MDM_VPNv2_01'
$ParentId = './Vendor/MSFT/VPNv2'

{{certificates}}

function Get-TargetSid {
  if ($UserSid) { return $UserSid }
  $name = (Get-CimInstance -ClassName Win32_ComputerSystem).UserName
  if (-not $name) { throw 'No user is logged on to this computer. Specify the user with -UserSid.' }
  $account = New-Object Security.Principal.NTAccount $name
  $account.Translate([Security.Principal.SecurityIdentifier]).Value
}

# Calls for a user name the user; calls of SYSTEM apply to the computer.
function New-Options($Sid) {
  $options = New-Object Microsoft.Management.Infrastructure.Options.CimOperationOptions
  if ($Sid) {
    $options.SetCustomOption('PolicyPlatformContext_PrincipalContext_Type', 'PolicyPlatform_UserContext', $false)
    $options.SetCustomOption('PolicyPlatformContext_PrincipalContext_Id', $Sid, $false)
  }
  $options
}

function Get-Profile($Session, $InstanceId, $Options) {
  $Session.EnumerateInstances($Namespace, $Class, $Options) | Where-Object { $_.InstanceID -eq $InstanceId }
}

function Remove-Profile($Session, $InstanceId, $Options) {
  foreach ($instance in @(Get-Profile $Session $InstanceId $Options)) {
    if (-not $PSCmdlet.ShouldProcess($InstanceId, 'Remove the profile')) { continue }
    $Session.DeleteInstance($Namespace, $instance, $Options)
  }
}

function Add-Profile($Session, $InstanceId, $Document, $Options) {
  # The bridge requires the document as escaped text. Escape() replaces & first, so entities in it survive.
  $values = @(
    @('ParentID', $ParentId, 'Key'),
    @('InstanceID', $InstanceId, 'Key'),
    @('ProfileXML', [Security.SecurityElement]::Escape($Document), 'Property')
  )
  $instance = New-Object Microsoft.Management.Infrastructure.CimInstance $Class, $Namespace
  foreach ($value in $values) {
    $property = [Microsoft.Management.Infrastructure.CimProperty]::Create($value[0], $value[1], 'String', $value[2])
    $instance.CimInstanceProperties.Add($property)
  }
  [void]$Session.CreateInstance($Namespace, $instance, $Options)
}

# A failure leaves the profile as it was before, or none.
function Install-Profile($Session, $InstanceId, $File, $Options) {
  $document = Get-Content -LiteralPath (Join-Path $PSScriptRoot $File) -Raw -Encoding UTF8
  $older = @(Get-Profile $Session $InstanceId $Options | ForEach-Object { $_.ProfileXML })
  try {
    Remove-Profile $Session $InstanceId $Options
    if ($PSCmdlet.ShouldProcess($InstanceId, 'Create the profile')) { Add-Profile $Session $InstanceId $document $Options }
  } catch {
    if ($older.Count -gt 0 -and @(Get-Profile $Session $InstanceId $Options).Count -eq 0) {
      Add-Profile $Session $InstanceId $older[0] $Options
    }
    throw
  }
}

try {
  $identity = [Security.Principal.WindowsIdentity]::GetCurrent()
  $device = $Tunnel -eq 'Device'
  if ($device -and -not $identity.IsSystem) { throw 'Only the SYSTEM account can set up a device tunnel. See Get-Help for this script.' }
  $name = $Connection
  $file = 'user-tunnel.xml'
  $sid = $null
{{#device_tunnel}}
  if ($device) {
    $name = $DeviceConnection
    $file = 'device-tunnel.xml'
  }
{{/device_tunnel}}
  if (-not $device) { $sid = Get-TargetSid }
  $instanceId = [Uri]::EscapeDataString($name)
  $options = New-Options $sid
  $session = New-CimSession
{{#certificate}}
  # Only the user can import a certificate into their own store.
  $store = $null
  if ($device) { $store = 'LocalMachine\My' } elseif ($identity.User.Value -eq $sid) { $store = 'CurrentUser\My' }
{{/certificate}}
  if ($Uninstall) {
    Remove-Profile $session $instanceId $options
{{#certificate}}
    if ($store) { Uninstall-ClientCertificate $store }
{{/certificate}}
    Uninstall-ServerRoot
    if (-not $WhatIfPreference) { Write-Output 'Removed.' }
  } else {
    Assert-KitFile 'admin/always-on/Install-AlwaysOn.ps1', ('admin/always-on/' + $file)
    try {
      Install-ServerRoot
{{#certificate}}
      if ($store) { Install-ClientCertificate $store } else { Write-Warning ('The user must import the certificate: open ..\certificate\' + $Pfx) }
{{/certificate}}
      Install-Profile $session $instanceId $file $options
    } catch {
      Undo-Import
      throw
    }
    if (-not $WhatIfPreference) { Write-Output ('Profile created: ' + $name) }
  }
} catch {
  [Console]::Error.WriteLine('Install-AlwaysOn.ps1: ' + $_.Exception.Message)
  exit 1
}
