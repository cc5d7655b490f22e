# Takes back what apply.ps1 set up for the network adapter 00-16-3E-0A-0B-0C. Run as administrator.
#Requires -Version 5.1
#Requires -RunAsAdministrator
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

$Mac = '00-16-3E-0A-0B-0C'
$Tag = '00163e0a0b0c'
$Address = '203.0.113.70'
$Gateway = '203.0.113.93'
$State = Join-Path -Path $env:ProgramData -ChildPath "eip-eni\$Tag"

function Get-Eni {
    # By MAC address: names are translated, and change when adapters come and go.
    $found = @(Get-NetAdapter | Where-Object -FilterScript { $_.MacAddress -eq $Mac -and $_.HardwareInterface })
    if ($found.Count -ne 1) { throw "Expected one network adapter with the MAC address $Mac, found $($found.Count)." }
    return $found[0]
}

if (-not (Test-Path -Path "$State\before.json")) {
    Write-Output 'There is nothing to undo.'
    exit 0
}
Unregister-ScheduledTask -TaskName "eip-eni-$Tag-undo" -Confirm:$false -ErrorAction SilentlyContinue
$before = Get-Content -Path "$State\before.json" -Raw | ConvertFrom-Json
$Eni = Get-Eni
$Index = $Eni.ifIndex
if ($before.AutomaticMetric -eq 'Enabled') {
    Set-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4 -AutomaticMetric Enabled
}
else {
    Set-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4 -InterfaceMetric $before.InterfaceMetric
}
Remove-Item -Path $State -Recurse -Force
Write-Output "Undone: $($Eni.Name) is as it was before."
