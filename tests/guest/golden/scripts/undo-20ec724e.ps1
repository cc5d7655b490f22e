# Takes back what apply.ps1 set up for the network adapter 00-16-3E-0A-0B-0C. Run as administrator.
#   .\undo.ps1          take everything back
#   .\undo.ps1 -Armed   for the task: only what was not confirmed; the plan before comes back
#   .\undo.ps1 -Back    the plan before comes back, where there was one
#Requires -Version 5.1
#Requires -RunAsAdministrator
[CmdletBinding()]
param([switch]$Armed, [switch]$Back)
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

function Read-Made {
    # What was set by this plan and by those before it.
    if (Test-Path -LiteralPath "$State\made.json") { return Get-Content -LiteralPath "$State\made.json" -Raw | ConvertFrom-Json }
    return New-Object -TypeName PSObject -Property @{ Addresses = @(); Hops = @(); Routes = @() }
}

function Remove-Task {
    foreach ($task in @($KeepTask, $UndoTask)) {
        Unregister-ScheduledTask -TaskName $task -Confirm:$false -ErrorAction SilentlyContinue
    }
}

if (-not (Test-Path -LiteralPath "$State\before.json")) {
    Remove-Task
    Write-Output 'There is nothing to undo.'
    exit 0
}
if (Test-Path -LiteralPath "$State\armed") {
    # confirm.ps1 deletes this file: only one of the two can have it.
    Rename-Item -LiteralPath "$State\armed" -NewName 'undoing' -ErrorAction SilentlyContinue
}
if ($Armed -and -not (Test-Path -LiteralPath "$State\undoing")) {
    Write-Output 'It was confirmed: it stays.'
    exit 0
}
if (($Armed -or $Back) -and (Test-Path -LiteralPath "$State\previous\plan")) {
    Copy-Item -Path "$State\previous\*" -Destination $State -Force
    Remove-Item -LiteralPath "$State\previous" -Recurse -Force
    Remove-Item -LiteralPath "$State\undoing" -Force -ErrorAction SilentlyContinue
    & "$State\apply.ps1" -Startup
    $failed = $LASTEXITCODE
    Unregister-ScheduledTask -TaskName $UndoTask -Confirm:$false -ErrorAction SilentlyContinue
    if ($failed -eq 0) { Write-Output 'The plan before is back.' }
    else { Write-Output 'The plan before is not back yet; its task tries again every five minutes.' }
    exit $failed
}
$before = Get-Content -LiteralPath "$State\before.json" -Raw | ConvertFrom-Json
$Made = Read-Made
$Eni = Get-Eni -Wait:$Armed
$Index = $Eni.ifIndex
if ($before.AutomaticMetric -eq 'Enabled') {
    Set-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4 -AutomaticMetric Enabled
}
else {
    Set-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4 -InterfaceMetric $before.InterfaceMetric
}
Remove-Item -LiteralPath $State -Recurse -Force
Write-Output "Undone: $($Eni.Name) is as it was before."
# Last, because one of them may be what runs this script.
Remove-Task
exit 0
