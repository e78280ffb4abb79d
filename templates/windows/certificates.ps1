{{! Part of all scripts for Windows: verifies the kit's files, installs and removes certificates. }}
$KitFolder = Join-Path $PSScriptRoot '..\..'
$CertificateFolder = Join-Path $KitFolder 'certificate'
{{#trusts_roots}}
$ServerRoots = @(
{{#server_roots}}
  @{ File = {{file}}; Thumbprint = {{thumbprint}} }
{{/server_roots}}
)
{{/trusts_roots}}
{{#certificate}}
$Client = {{client}}
$Thumbprint = {{client_thumbprint}}
$Pfx = {{pfx}}
$Root = {{client_root}}
$RootThumbprint = {{client_root_thumbprint}}
{{/certificate}}

# Fails if one of these files of the kit, or of its certificates, is not as in SHA256SUMS. The list is missing if only a
# part of the kit was copied.
function Assert-KitFile([string[]]$Paths) {
  if ($NoVerify) { return }
  $list = Join-Path $KitFolder 'SHA256SUMS'
  if (-not (Test-Path -LiteralPath $list)) {
    Write-Warning 'The files were not checked for damage: the kit has no SHA256SUMS.'
    return
  }
  $sums = @{}
  foreach ($line in [IO.File]::ReadAllLines($list)) {
    if ($line -match '^([0-9a-f]{64})  (.+)$') { $sums[$Matches[2]] = $Matches[1] }
  }
{{#trusts_roots}}
  $Paths += @($ServerRoots | ForEach-Object { 'certificate/' + $_.File })
{{/trusts_roots}}
{{#certificate}}
  # It is not needed if the certificate is installed.
  if ($Pfx -and (Test-Path -LiteralPath (Join-Path $CertificateFolder $Pfx))) { $Paths += 'certificate/' + $Pfx }
{{/certificate}}
  foreach ($path in $Paths) {
    $file = Join-Path $KitFolder $path
    if (-not (Test-Path -LiteralPath $file)) { throw ('{0} is missing from the kit. Nothing was changed.' -f $path) }
    if (-not $sums[$path]) { throw ('SHA256SUMS of the kit is damaged: {0} is not in it. Nothing was changed. Copy or extract the kit again.' -f $path) }
    if ((Get-FileHash -LiteralPath $file -Algorithm SHA256).Hash -ne $sums[$path]) {
      throw ('{0} is damaged: it does not match SHA256SUMS. Nothing was changed. Copy or extract the kit again; if you changed the file, use -NoVerify.' -f $path)
    }
  }
}

# Certificates that this script installs are marked, and only marked certificates are removed.
function Get-StoredCertificate($Store, $Wanted) {
  Get-ChildItem -LiteralPath ('Cert:\' + $Store) | Where-Object { $_.Thumbprint -eq $Wanted }
}

# Certificates that this run imported. A run that fails removes them again.
$Imported = New-Object Collections.ArrayList

function Add-Imported($Store, $Wanted, $HasKey) {
  [void]$Imported.Add(@{ Store = $Store; Thumbprint = $Wanted; HasKey = $HasKey })
}

function Undo-Import {
  foreach ($each in $Imported) {
    foreach ($certificate in @(Get-StoredCertificate $each.Store $each.Thumbprint)) {
      Remove-Item -LiteralPath $certificate.PSPath -DeleteKey:$each.HasKey
    }
  }
}

function Add-Mark($Store, $Wanted) {
  foreach ($certificate in @(Get-StoredCertificate $Store $Wanted)) { $certificate.FriendlyName = $Mark }
}

function Get-MarkedCertificate($Store, $Wanted) {
  Get-StoredCertificate $Store $Wanted | Where-Object { $_.FriendlyName -eq $Mark }
}
{{#trusts_roots}}

function Test-Administrator {
  $user = New-Object Security.Principal.WindowsPrincipal ([Security.Principal.WindowsIdentity]::GetCurrent())
  $user.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
}

# The machine's chain engine also trusts public roots that Windows downloads on first use.
function Test-TrustedRoot($Certificate) {
  $chain = New-Object Security.Cryptography.X509Certificates.X509Chain $true
  $chain.ChainPolicy.RevocationMode = 'NoCheck'
  [void]$chain.Build($Certificate)
  $doubts = @($chain.ChainStatus | Where-Object { $_.Status -eq 'UntrustedRoot' -or $_.Status -eq 'PartialChain' })
  $doubts.Count -eq 0
}

function Install-ServerRoot {
  foreach ($root in $ServerRoots) {
    $file = Join-Path $CertificateFolder $root.File
    $certificate = New-Object Security.Cryptography.X509Certificates.X509Certificate2 $file
    if ($certificate.Thumbprint -ne $root.Thumbprint) { throw ('{0} does not match the certificate of this kit.' -f $file) }
    if (Test-TrustedRoot $certificate) { continue }
    if (-not $PSCmdlet.ShouldProcess($root.File, 'Trust this root certificate on this computer')) { continue }
    if (-not (Test-Administrator)) { throw $NeedsAdministrator }
    [void](Import-Certificate -FilePath $file -CertStoreLocation 'Cert:\LocalMachine\Root')
    Add-Imported 'LocalMachine\Root' $root.Thumbprint $false
    Add-Mark 'LocalMachine\Root' $root.Thumbprint
  }
}

function Uninstall-ServerRoot {
  foreach ($root in $ServerRoots) {
    foreach ($certificate in @(Get-MarkedCertificate 'LocalMachine\Root' $root.Thumbprint)) {
      if (-not $PSCmdlet.ShouldProcess($root.File, 'Stop trusting this root certificate')) { continue }
      if (-not (Test-Administrator)) { throw $NeedsAdministrator }
      Remove-Item -LiteralPath $certificate.PSPath
    }
  }
}
{{/trusts_roots}}
{{#certificate}}

function Install-ClientCertificate($Store) {
  if (@(Get-StoredCertificate $Store $Thumbprint).Count -gt 0) { return }
  if (-not $Pfx) {
    throw ('Certificate {0} of {1} not found in {2}. This kit does not contain its key; import it first.' -f $Thumbprint, $Client, $Store)
  }
  if (-not $PSCmdlet.ShouldProcess($Client, 'Import the certificate into ' + $Store)) { return }
  $password = $PfxPassword
  if (-not $password) { $password = Read-Host -Prompt ('Password of ' + $Pfx) -AsSecureString }
  if ($RootThumbprint -and @(Get-StoredCertificate ($Store -replace 'My$', 'Root') $RootThumbprint).Count -eq 0) {
    Write-Warning ('Windows may ask whether to trust {0}, the root of your certificate. Choose Yes if the thumbprint is {1}.' -f $Root, $RootThumbprint)
  }
  $before = @(Get-ChildItem -LiteralPath ('Cert:\' + $Store) | ForEach-Object { $_.Thumbprint })
  # Without -Exportable, the key cannot be exported from the store.
  try {
    $found = @(Import-PfxCertificate -FilePath (Join-Path $CertificateFolder $Pfx) -CertStoreLocation ('Cert:\' + $Store) -Password $password)
  } catch {
    throw ('{0} cannot be imported: {1}' -f $Pfx, $_.Exception.Message)
  }
  foreach ($each in $found) {
    if ($before -notcontains $each.Thumbprint) { Add-Imported $Store $each.Thumbprint $true }
  }
  if (@(Get-StoredCertificate $Store $Thumbprint).Count -eq 0) {
    throw ('{0} does not contain certificate {1}.' -f $Pfx, $Thumbprint)
  }
  Add-Mark $Store $Thumbprint
}

function Uninstall-ClientCertificate($Store) {
  foreach ($certificate in @(Get-MarkedCertificate $Store $Thumbprint)) {
    if (-not $PSCmdlet.ShouldProcess($Client, 'Remove the certificate and its key from ' + $Store)) { continue }
    Remove-Item -LiteralPath $certificate.PSPath -DeleteKey
  }
}
{{/certificate}}
