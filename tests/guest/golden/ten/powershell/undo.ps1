# Takes back what apply.ps1 set up for the network adapter 00-16-3E-0A-0B-0C. Run as administrator.
#Requires -Version 5.1
#Requires -RunAsAdministrator
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

$Mac = '00-16-3E-0A-0B-0C'
$Tag = '00163e0a0b0c'
$PrivateAddress = '172.16.20.8'
$PrivateGateway = '172.16.20.253'
$Eips = @(
    @{ Address = '198.18.0.10'; Mask = '255.255.255.0'; PrefixLength = 24; Gateway = '198.18.0.1' }
    @{ Address = '198.18.1.10'; Mask = '255.255.255.0'; PrefixLength = 24; Gateway = '198.18.1.1' }
    @{ Address = '198.18.2.10'; Mask = '255.255.255.0'; PrefixLength = 24; Gateway = '198.18.2.1' }
    @{ Address = '198.18.3.10'; Mask = '255.255.255.0'; PrefixLength = 24; Gateway = '198.18.3.1' }
    @{ Address = '198.18.4.10'; Mask = '255.255.255.0'; PrefixLength = 24; Gateway = '198.18.4.1' }
    @{ Address = '198.18.5.10'; Mask = '255.255.255.0'; PrefixLength = 24; Gateway = '198.18.5.1' }
    @{ Address = '198.18.6.10'; Mask = '255.255.255.0'; PrefixLength = 24; Gateway = '198.18.6.1' }
    @{ Address = '198.18.7.10'; Mask = '255.255.255.0'; PrefixLength = 24; Gateway = '198.18.7.1' }
    @{ Address = '198.18.8.10'; Mask = '255.255.255.0'; PrefixLength = 24; Gateway = '198.18.8.1' }
    @{ Address = '198.18.9.10'; Mask = '255.255.255.0'; PrefixLength = 24; Gateway = '198.18.9.1' }
)
# One default route for each gateway; Windows uses the first one that works for all EIPs.
$Gateways = @(
    @{ Address = '198.18.0.1'; Metric = 1; OffLink = $false }
    @{ Address = '198.18.1.1'; Metric = 2; OffLink = $false }
    @{ Address = '198.18.2.1'; Metric = 3; OffLink = $false }
    @{ Address = '198.18.3.1'; Metric = 4; OffLink = $false }
    @{ Address = '198.18.4.1'; Metric = 5; OffLink = $false }
    @{ Address = '198.18.5.1'; Metric = 6; OffLink = $false }
    @{ Address = '198.18.6.1'; Metric = 7; OffLink = $false }
    @{ Address = '198.18.7.1'; Metric = 8; OffLink = $false }
    @{ Address = '198.18.8.1'; Metric = 9; OffLink = $false }
    @{ Address = '198.18.9.1'; Metric = 10; OffLink = $false }
)
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
foreach ($task in @("eip-eni-$Tag-undo", "eip-eni-$Tag-startup")) {
    Unregister-ScheduledTask -TaskName $task -Confirm:$false -ErrorAction SilentlyContinue
}
$before = Get-Content -Path "$State\before.json" -Raw | ConvertFrom-Json
$Eni = Get-Eni
$Index = $Eni.ifIndex
foreach ($gateway in $Gateways) {
    $hop = $gateway.Address
    Remove-NetRoute -InterfaceIndex $Index -DestinationPrefix '0.0.0.0/0' -NextHop $hop -Confirm:$false -ErrorAction SilentlyContinue
    if ($gateway.OffLink) {
        Remove-NetRoute -InterfaceIndex $Index -DestinationPrefix "$hop/32" -Confirm:$false -ErrorAction SilentlyContinue
    }
}
foreach ($eip in $Eips) {
    if (@($before.Addresses) -notcontains $eip.Address) {
        Remove-NetIPAddress -InterfaceIndex $Index -IPAddress $eip.Address -Confirm:$false -ErrorAction SilentlyContinue
    }
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
Remove-Item -Path $State -Recurse -Force
Write-Output "Undone: $($Eni.Name) is as it was before."
