# Keeps ordinary traffic off the network adapter 00-16-3E-0A-0B-0C, whose address is the EIP 203.0.113.70.
# The EIP itself comes by DHCP, and Windows answers by the adapter that has it. Run as administrator.
#   .\apply.ps1              set everything up
#   .\apply.ps1 -Armed 120   the same, and take it back after 120 seconds unless .\confirm.ps1 is run before
#Requires -Version 5.1
#Requires -RunAsAdministrator
[CmdletBinding()]
param([int]$Armed = 0, [switch]$Startup)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

$Mac = '00-16-3E-0A-0B-0C'
$Tag = '00163e0a0b0c'
$Plan = '2514120261'
$PrivateAddress = '203.0.113.70'
$PrivateLength = 27
$PrivateGateway = '203.0.113.93'
$Eips = @(
)
$Gateways = @()
$Blocks = @()
$State = Join-Path -Path $env:ProgramData -ChildPath "eip-eni\$Tag"
$KeepTask = "eip-eni-$Tag-startup"
$UndoTask = "eip-eni-$Tag-undo"

function Get-Eni([switch]$Wait) {
    # By MAC address: names are translated, and change when adapters come and go. It may come later than a task starts.
    $tries = 60
    if (-not $Wait) { $tries = 1 }
    while ($tries -gt 0) {
        $found = @(Get-NetAdapter | Where-Object -FilterScript { $_.MacAddress -eq $Mac -and $_.HardwareInterface })
        if ($found.Count -eq 1) { return $found[0] }
        $tries = $tries - 1
        if ($tries -gt 0) { Start-Sleep -Seconds 2 }
    }
    throw "Expected one network adapter with the MAC address $Mac, found $($found.Count)."
}
function Invoke-Program([string]$Program, [string[]]$Words) {
    $said = & $Program $Words
    if ($LASTEXITCODE -ne 0) { throw "$Program $($Words -join ' '): $said" }
}

function Confirm-Owner([string]$Path) {
    $owner = (Get-Acl -LiteralPath $Path).GetOwner([System.Security.Principal.SecurityIdentifier]).Value
    $link = (Get-Item -LiteralPath $Path -Force).Attributes -band [System.IO.FileAttributes]::ReparsePoint
    # SYSTEM and the group Administrators
    if ($link -or @('S-1-5-18', 'S-1-5-32-544') -notcontains $owner) {
        throw "$Path does not belong to Administrators or SYSTEM, so somebody else may have made it. Nothing was changed. Look at it, then remove it."
    }
}

function Protect-Folder([string]$Folder) {
    # Everybody may make folders in ProgramData, and the scripts in this one run as SYSTEM.
    if (Test-Path -LiteralPath $Folder) { Confirm-Owner -Path $Folder }
    else {
        $null = New-Item -ItemType Directory -Path $Folder
        Invoke-Program -Program 'icacls.exe' -Words @($Folder, '/setowner', '*S-1-5-32-544')
    }
    Invoke-Program -Program 'icacls.exe' -Words @($Folder, '/inheritance:r', '/grant:r', '*S-1-5-32-544:(OI)(CI)F', '*S-1-5-18:(OI)(CI)F')
    foreach ($inside in @(Get-ChildItem -LiteralPath $Folder -Force)) { Confirm-Owner -Path $inside.FullName }
}

function Register-Script([string]$Name, [string]$Command, [object[]]$Trigger) {
    $words = "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$State\$Command.ps1`""
    if ($Command -eq 'apply') { $words = "$words -Startup" }
    else { $words = "$words -Armed" }
    $action = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument $words
    $settings = New-ScheduledTaskSettingsSet -StartWhenAvailable -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -MultipleInstances IgnoreNew -ExecutionTimeLimit (New-TimeSpan -Minutes 10)
    $principal = New-ScheduledTaskPrincipal -UserId 'SYSTEM' -LogonType ServiceAccount -RunLevel Highest
    $null = Register-ScheduledTask -TaskName $Name -Action $action -Trigger $Trigger -Principal $principal -Settings $settings -Force
}

function Register-Undo {
    # At the start too: who locked himself out restarts the guest. Once a minute, until the undo has worked.
    $due = (Get-Date).AddSeconds($Armed)
    $soon = New-ScheduledTaskTrigger -Once -At $due -RepetitionInterval (New-TimeSpan -Minutes 1)
    Register-Script -Name $UndoTask -Command 'undo' -Trigger @($soon, (New-ScheduledTaskTrigger -AtStartup))
}

function Read-Made {
    # What was set by this plan and by those before it.
    if (Test-Path -LiteralPath "$State\made.json") { return Get-Content -LiteralPath "$State\made.json" -Raw | ConvertFrom-Json }
    return New-Object -TypeName PSObject -Property @{ Addresses = @(); Hops = @(); Routes = @() }
}

function Get-PrimaryRoute {
    return Get-NetRoute -AddressFamily IPv4 -DestinationPrefix '0.0.0.0/0' -ErrorAction SilentlyContinue |
        Where-Object -FilterScript { $_.InterfaceIndex -ne $Index } |
        Sort-Object -Property { $_.RouteMetric + $_.InterfaceMetric } | Select-Object -First 1
}

function Set-Plan {
    # A bad metric: replies of the EIPs find their gateway here, ordinary traffic stays with the primary adapter.
    Set-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4 -InterfaceMetric 500
}

function Save-Made {
    $script:Made | ConvertTo-Json -Depth 4 | Set-Content -LiteralPath "$State\made.json" -Encoding ASCII
}

function Test-Guest {
    foreach ($name in $Scripts) {
        if (-not (Test-Path -LiteralPath "$PSScriptRoot\$name.ps1")) { throw "$name.ps1 is not beside apply.ps1: copy the whole folder." }
    }
    if ($Given.ContainsKey('Armed') -and ($Armed -lt 5 -or $Armed -gt 86400)) {
        throw '-Armed takes seconds, from 5 to 86400.'
    }
    if ((Get-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4).Dhcp -ne 'Enabled') {
        throw 'DHCP is off on this adapter: turn it on first, because the EIP comes by DHCP.'
    }
    $default = @(Get-NetRoute -AddressFamily IPv4 -DestinationPrefix '0.0.0.0/0' -ErrorAction SilentlyContinue)
    if ($default.Count -gt 0 -and -not (Get-PrimaryRoute)) {
        throw 'The only default route of this guest leaves through this adapter: is it really the secondary interface?'
    }
    if (Test-Path -LiteralPath "$State\undoing") { throw 'An armed undo has begun and has not ended: run undo.ps1 first.' }
}

function Save-Before {
    $now = Get-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4
    $manual = @(Get-NetIPAddress -InterfaceIndex $Index -AddressFamily IPv4 -ErrorAction SilentlyContinue |
            Where-Object -FilterScript { $_.PrefixOrigin -eq 'Manual' })
    @{
        Dhcp            = [string]$now.Dhcp
        AutomaticMetric = [string]$now.AutomaticMetric
        InterfaceMetric = [int]$now.InterfaceMetric
        Addresses       = @($manual | ForEach-Object -Process { $_.IPAddress })
    } | ConvertTo-Json | Set-Content -LiteralPath "$State\before.json" -Encoding ASCII
}

function Save-Script {
    if ($PSScriptRoot -eq $State) { return }
    # What served until now is kept until the change is confirmed.
    if ((Test-Path -LiteralPath "$State\plan") -and -not (Test-Path -LiteralPath "$State\previous")) {
        $null = New-Item -ItemType Directory -Path "$State\previous"
        Copy-Item -Path "$State\*.ps1", "$State\plan" -Destination "$State\previous" -Force
    }
    foreach ($name in $Scripts) {
        Copy-Item -LiteralPath "$PSScriptRoot\$name.ps1" -Destination $State -Force
    }
    Set-Content -LiteralPath "$State\plan" -Value $Plan -Encoding ASCII
}

function Enter-Armed {
    if (Test-Path -LiteralPath "$State\armed") { Write-Output 'An earlier apply.ps1 -Armed was not confirmed; this one takes its place.' }
    Remove-Item -LiteralPath "$State\armed" -Force -ErrorAction SilentlyContinue
    if ($Armed -gt 0) {
        $due = (Get-Date).AddSeconds($Armed)
        Set-Content -LiteralPath "$State\armed" -Value $due.ToString('s') -Encoding ASCII
        Register-Undo
        $null = Get-ScheduledTask -TaskName $UndoTask
    }
    else { Unregister-ScheduledTask -TaskName $UndoTask -Confirm:$false -ErrorAction SilentlyContinue }
}

$Scripts = @('apply', 'check', 'confirm', 'undo', 'status')
$Given = $PSBoundParameters
# An armed change that nobody has confirmed is left to the undo.
if ($Startup -and ((Test-Path -LiteralPath "$State\armed") -or (Test-Path -LiteralPath "$State\undoing"))) { exit 0 }
$Eni = Get-Eni -Wait:$Startup
$Index = $Eni.ifIndex
if (-not $Startup) {
    Test-Guest
    Protect-Folder -Folder (Split-Path -Path $State -Parent)
    Protect-Folder -Folder $State
}
if (-not (Test-Path -LiteralPath "$State\before.json")) {
    if ($Startup) { exit 0 }
    Save-Before
}
$Had = @((Get-Content -LiteralPath "$State\before.json" -Raw | ConvertFrom-Json).PSObject.Properties | Where-Object -FilterScript { $_.Name -eq 'Addresses' } | ForEach-Object -Process { $_.Value })
# Addresses that were there before apply.ps1 are nobody's to remove.
$Own = @($Eips | ForEach-Object -Process { $_.Address } | Where-Object -FilterScript { $Had -notcontains $_ })
$Made = Read-Made
$Made.Addresses = @(@($Made.Addresses) + $Own | Select-Object -Unique)
$Made.Hops = @(@($Made.Hops) + @($Gateways | ForEach-Object -Process { $_.Address }) | Select-Object -Unique)
Save-Made
try {
    if (-not $Startup) {
        Save-Script
        Enter-Armed
    }
    Set-Plan
}
catch {
    if ($Startup) {
        Write-Warning -Message "This did not work; the task tries again: $_"
        exit 1
    }
    Write-Warning -Message "This did not work; taking it back: $_"
    & "$State\undo.ps1" -Back
    exit 1
}
if ($Armed -gt 0) { Write-Output "Active on $($Eni.Name). It is taken back in $Armed seconds, or at a restart, unless you run confirm.ps1." }
elseif (-not $Startup) {
    Remove-Item -LiteralPath "$State\previous" -Recurse -Force -ErrorAction SilentlyContinue
    Write-Output "Active on $($Eni.Name). Look with check.ps1."
}
exit 0
