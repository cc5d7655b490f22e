# Keeps what an armed apply.ps1 set up for the network adapter 00-16-3E-0A-0B-0C. Run as administrator.
#Requires -Version 5.1
#Requires -RunAsAdministrator
[CmdletBinding()]
param()
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

try { Remove-Item -LiteralPath "$State\armed" -Force }
catch {
    if (Test-Path -LiteralPath "$State\undoing") {
        Write-Output 'Too late: it is being taken back.'
        exit 1
    }
    Write-Output 'Nothing waits to be confirmed.'
    exit 0
}
Unregister-ScheduledTask -TaskName $UndoTask -Confirm:$false -ErrorAction SilentlyContinue
Remove-Item -LiteralPath "$State\previous" -Recurse -Force -ErrorAction SilentlyContinue
Write-Output 'Confirmed: it stays.'
exit 0
