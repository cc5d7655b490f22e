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
$Plan = '2584248159'
$PrivateAddress = '172.16.20.8'
$PrivateLength = 24
$PrivateGateway = '172.16.20.253'
$Eips = @(
    @{ Address = '198.18.5.5'; Mask = '255.255.255.0'; PrefixLength = 24; Gateway = '198.19.0.1' }
    @{ Address = '203.0.113.10'; Mask = '255.255.255.128'; PrefixLength = 25; Gateway = '203.0.113.1' }
    @{ Address = '203.0.113.11'; Mask = '255.255.255.128'; PrefixLength = 25; Gateway = '203.0.113.1' }
    @{ Address = '203.0.113.140'; Mask = '255.255.255.128'; PrefixLength = 25; Gateway = '203.0.113.129' }
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

function Remove-Hop([string]$Hop) {
    foreach ($prefix in @('0.0.0.0/0', "$Hop/32")) {
        Remove-NetRoute -InterfaceIndex $Index -DestinationPrefix $prefix -NextHop $Hop -Confirm:$false -ErrorAction SilentlyContinue
    }
    Remove-NetRoute -InterfaceIndex $Index -DestinationPrefix "$Hop/32" -NextHop '0.0.0.0' -Confirm:$false -ErrorAction SilentlyContinue
}

function Remove-Address([string]$Address) {
    Remove-NetIPAddress -InterfaceIndex $Index -IPAddress $Address -Confirm:$false -ErrorAction SilentlyContinue
}

function Remove-BlockRoute($Route) {
    # The primary adapter has the same route, see apply.ps1; numbers of adapters change, MAC addresses do not.
    foreach ($adapter in @(Get-NetAdapter | Where-Object -FilterScript { $_.MacAddress -eq $Route.Mac })) {
        Remove-NetRoute -InterfaceIndex $adapter.ifIndex -DestinationPrefix $Route.Prefix -NextHop $Route.Hop -Confirm:$false -ErrorAction SilentlyContinue
    }
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
foreach ($hop in @(@($Made.Hops) + @($Gateways | ForEach-Object -Process { $_.Address }) | Select-Object -Unique)) { Remove-Hop -Hop $hop }
foreach ($route in @($Made.Routes)) { Remove-BlockRoute -Route $route }
foreach ($address in @(@($Made.Addresses) + @($Eips | ForEach-Object -Process { $_.Address }) | Select-Object -Unique)) {
    if (@($before.Addresses) -notcontains $address) { Remove-Address -Address $address }
}
Get-NetRoute -InterfaceIndex $Index -DestinationPrefix '0.0.0.0/0' -NextHop $PrivateGateway -PolicyStore ActiveStore -ErrorAction SilentlyContinue |
    Set-NetRoute -RouteMetric 0
if ($before.AutomaticMetric -eq 'Enabled') {
    Set-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4 -AutomaticMetric Enabled
}
else {
    Set-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4 -InterfaceMetric $before.InterfaceMetric
}
# Static addresses beside DHCP before apply.ps1 mean that coexistence was on already.
if ($before.Dhcp -ne 'Enabled' -or @($before.Addresses).Count -eq 0) {
    $null = & netsh.exe interface ipv4 set interface $Eni.Name dhcpstaticipcoexistence=disabled
}
if ($before.Dhcp -eq 'Enabled') {
    Set-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4 -Dhcp Enabled
}
else {
    Set-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4 -Dhcp Disabled
}
Remove-Item -LiteralPath $State -Recurse -Force
Write-Output "Undone: $($Eni.Name) is as it was before."
# Last, because one of them may be what runs this script.
Remove-Task
exit 0
