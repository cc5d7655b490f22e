# Keeps ordinary traffic off the network adapter 00-16-3E-0A-0B-0C, whose address is the EIP 203.0.113.70.
# The EIP itself comes by DHCP, and Windows answers by the adapter that has it. Run as administrator.
#   .\apply.ps1              set everything up
#   .\apply.ps1 -Armed 120   the same, and undo it all after 120 seconds unless .\confirm.ps1 is run before
#Requires -Version 5.1
#Requires -RunAsAdministrator
param([int]$Armed = 0)
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

function Register-Script([string]$Name, [string]$Script, $Trigger) {
    $line = "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$State\$Script`""
    if ($Script -eq 'apply.ps1') { $line = "$line -Startup" }
    $action = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument $line
    $principal = New-ScheduledTaskPrincipal -UserId 'SYSTEM' -LogonType ServiceAccount -RunLevel Highest
    $null = Register-ScheduledTask -TaskName $Name -Action $action -Trigger $Trigger -Principal $principal -Force
}

$Eni = Get-Eni
$Index = $Eni.ifIndex
$Best = Find-NetRoute -RemoteIPAddress '8.8.8.8' -ErrorAction SilentlyContinue | Select-Object -First 1
$Defaults = @(Get-NetRoute -AddressFamily IPv4 -DestinationPrefix '0.0.0.0/0' -ErrorAction SilentlyContinue)
if ($Best -and $Best.InterfaceIndex -eq $Index -and @($Defaults | Where-Object -FilterScript { $_.InterfaceIndex -ne $Index }).Count -eq 0) {
    throw 'The only default route of this guest leaves through this adapter: is it really the secondary interface?'
}
$now = Get-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4
if ($now.Dhcp -ne 'Enabled') { throw 'DHCP is off on this adapter: turn it on first, because the EIP comes by DHCP.' }

$null = New-Item -ItemType Directory -Path $State -Force
if (-not (Test-Path -Path "$State\before.json")) {
    @{
        AutomaticMetric = [string]$now.AutomaticMetric
        InterfaceMetric = [int]$now.InterfaceMetric
    } | ConvertTo-Json | Set-Content -Path "$State\before.json" -Encoding ASCII
}
Copy-Item -Path "$PSScriptRoot\undo.ps1" -Destination $State -Force
if ($Armed -gt 0) {
    $at = New-ScheduledTaskTrigger -Once -At (Get-Date).AddSeconds($Armed)
    Register-Script -Name "eip-eni-$Tag-undo" -Script 'undo.ps1' -Trigger $at
}
else {
    Unregister-ScheduledTask -TaskName "eip-eni-$Tag-undo" -Confirm:$false -ErrorAction SilentlyContinue
}

try {
    # A bad metric: replies of the EIP find their gateway here, ordinary traffic stays with the primary adapter.
    Set-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4 -InterfaceMetric 500
}
catch {
    Write-Warning -Message "This did not work; undoing it: $_"
    & "$State\undo.ps1"
    exit 1
}
if ($Armed -gt 0) { Write-Output "Active on $($Eni.Name). It will be undone in $Armed seconds unless you run confirm.ps1." }
else { Write-Output "Active on $($Eni.Name). Look with check.ps1." }
