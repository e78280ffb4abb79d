#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Sets up an Always On VPN profile of this kit through Windows' device management (VPNv2 CSP, WMI bridge).

.DESCRIPTION
For administrators. The user tunnel is made for the person who is logged on; run the script as administrator:

  powershell.exe -ExecutionPolicy Bypass -File .\Install-AlwaysOn.ps1
{{#device_tunnel}}

The device tunnel needs Windows Enterprise or Education and a computer of a domain, is one per computer, and is made
by the account SYSTEM only, for example with PsExec from Sysinternals:

  psexec.exe -i -s powershell.exe -ExecutionPolicy Bypass -File FOLDER\Install-AlwaysOn.ps1 -Tunnel Device
{{/device_tunnel}}

It can be run again: the profile is made anew then. Device management such as Intune takes the XML files as they are.

.PARAMETER UserSid
Security identifier of the user, where Windows cannot say who is logged on (remote desktop).
{{#certificate}}

.PARAMETER PfxPassword
Password of the .pfx file. Asked for when it is needed and not given.
{{/certificate}}

.PARAMETER Uninstall
Removes what this script has made: the profile, and the certificates that it imported.
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
  if (-not $name) { throw 'Nobody is logged on at this computer. Name the user with -UserSid.' }
  $account = New-Object Security.Principal.NTAccount $name
  $account.Translate([Security.Principal.SecurityIdentifier]).Value
}

# Every call for a user says for whom; those of SYSTEM are for the computer.
function New-Options($Sid) {
  $options = New-Object Microsoft.Management.Infrastructure.Options.CimOperationOptions
  if ($Sid) {
    $options.SetCustomOption('PolicyPlatformContext_PrincipalContext_Type', 'PolicyPlatform_UserContext', $false)
    $options.SetCustomOption('PolicyPlatformContext_PrincipalContext_Id', $Sid, $false)
  }
  $options
}

function Remove-Profile($Session, $InstanceId, $Options) {
  $existing = @($Session.EnumerateInstances($Namespace, $Class, $Options) | Where-Object { $_.InstanceID -eq $InstanceId })
  foreach ($instance in $existing) {
    if (-not $PSCmdlet.ShouldProcess($InstanceId, 'Remove the profile')) { continue }
    $Session.DeleteInstance($Namespace, $instance, $Options)
  }
}

function Add-Profile($Session, $InstanceId, $File, $Options) {
  if (-not $PSCmdlet.ShouldProcess($InstanceId, 'Create the profile')) { return }
  $document = Get-Content -LiteralPath (Join-Path $PSScriptRoot $File) -Raw -Encoding UTF8
  # The bridge wants the whole document as text. Escape() replaces & first, so that entities in it survive.
  $values = @(
    @('ParentID', $ParentId, 'Key'),
    @('InstanceID', $InstanceId, 'Key'),
    @('ProfileXML', [Security.SecurityElement]::Escape($document), 'Property')
  )
  $instance = New-Object Microsoft.Management.Infrastructure.CimInstance $Class, $Namespace
  foreach ($value in $values) {
    $property = [Microsoft.Management.Infrastructure.CimProperty]::Create($value[0], $value[1], 'String', $value[2])
    $instance.CimInstanceProperties.Add($property)
  }
  [void]$Session.CreateInstance($Namespace, $instance, $Options)
}

try {
  $identity = [Security.Principal.WindowsIdentity]::GetCurrent()
  $device = $Tunnel -eq 'Device'
  if ($device -and -not $identity.IsSystem) { throw 'Only the account SYSTEM can set up a device tunnel: see Get-Help for this script.' }
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
  # The certificate of a user can be put into their own store only by themselves.
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
    Install-ServerRoot
{{#certificate}}
    if ($store) { Install-ClientCertificate $store } else { Write-Warning ('The user must import the certificate: open ..\certificate\' + $Pfx) }
{{/certificate}}
    Remove-Profile $session $instanceId $options
    Add-Profile $session $instanceId $file $options
    if (-not $WhatIfPreference) { Write-Output ('Done: ' + $name) }
  }
} catch {
  [Console]::Error.WriteLine('Install-AlwaysOn.ps1: ' + $_.Exception.Message)
  exit 1
}
