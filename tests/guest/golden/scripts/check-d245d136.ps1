# Checks the EIPs of the network adapter 00-16-3E-0A-0B-0C; changes nothing. Run as administrator.
#Requires -Version 5.1
#Requires -RunAsAdministrator
[CmdletBinding()]
param()
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

$Mac = '00-16-3E-0A-0B-0C'
$Tag = '00163e0a0b0c'
$Plan = '789611862'
$PrivateAddress = '172.16.20.8'
$PrivateLength = 24
$PrivateGateway = '172.16.20.253'
$Eips = @(
    @{ Address = '203.0.113.10'; Mask = '255.255.255.0'; PrefixLength = 24; Gateway = '203.0.113.1' }
)
$Gateways = @(
    @{ Address = '203.0.113.1'; OffLink = $false }
)
# Networks of the VPC, which the EIPs' gateway does not reach.
$Blocks = @('10.20.0.0/16', '172.16.0.0/12')
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

$script:Wrong = 0
function Show-Result([bool]$Good, [string]$What) {
    if ($Good) { Write-Output "ok    $What" }
    else {
        Write-Output "WRONG $What"
        $script:Wrong = 1
    }
}

function Show-WayOut([string]$Address, [string]$Hop) {
    $route = Find-NetRoute -RemoteIPAddress '8.8.8.8' -LocalIPAddress $Address -ErrorAction SilentlyContinue |
        Where-Object -FilterScript { $_.PSObject.Properties['NextHop'] } | Select-Object -First 1
    Show-Result -Good ([bool]($route -and $route.InterfaceIndex -eq $Index -and $route.NextHop -eq $Hop)) -What "traffic from $Address leaves through $Hop"
    # A gateway need not answer pings, but it must answer ARP.
    $null = & ping.exe -n 1 -w 1000 -S $Address $Hop
    $neighbor = Get-NetNeighbor -InterfaceIndex $Index -IPAddress $Hop -ErrorAction SilentlyContinue
    $answers = $neighbor -and @('Reachable', 'Stale', 'Delay', 'Probe', 'Permanent') -contains [string]$neighbor.State
    Show-Result -Good ([bool]$answers) -What "gateway $Hop is reachable"
}

function Wait-Address {
    # Windows looks for an address's double for some seconds before it uses it.
    $tries = 20
    while ($tries -gt 0 -and @(Get-NetIPAddress -InterfaceIndex $Index -AddressFamily IPv4 -ErrorAction SilentlyContinue |
                Where-Object -FilterScript { $_.AddressState -eq 'Tentative' }).Count -gt 0) {
        $tries = $tries - 1
        Start-Sleep -Milliseconds 500
    }
}

$Eni = Get-Eni
$Index = $Eni.ifIndex
Wait-Address
& ipconfig.exe /all
& netsh.exe interface ipv4 show route
$ip = Get-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4
Show-Result -Good ($Eni.Status -eq 'Up') -What "adapter $($Eni.Name) is up"
Show-Result -Good ($ip.Dhcp -eq 'Enabled') -What 'DHCP is on'
Show-Result -Good ($ip.InterfaceMetric -eq 500) -What 'the metric keeps ordinary traffic off this adapter'
$wanted = @(@{ Address = $PrivateAddress; PrefixLength = $PrivateLength }) + $Eips
foreach ($each in $wanted) {
    $there = Get-NetIPAddress -InterfaceIndex $Index -IPAddress $each.Address -ErrorAction SilentlyContinue
    $good = $there -and $there.PrefixLength -eq $each.PrefixLength -and $there.AddressState -eq 'Preferred'
    Show-Result -Good ([bool]$good) -What "address $($each.Address)/$($each.PrefixLength)"
}
foreach ($eip in $Eips) { Show-WayOut -Address $eip.Address -Hop $eip.Gateway }
$lease = @(Get-NetRoute -InterfaceIndex $Index -DestinationPrefix '0.0.0.0/0' -NextHop $PrivateGateway -ErrorAction SilentlyContinue |
        Where-Object -FilterScript { $_.RouteMetric -lt 500 })
Show-Result -Good ($lease.Count -eq 0) -What "the default route of DHCP comes after the EIPs' gateway"
foreach ($block in $Blocks) {
    $there = Get-NetRoute -InterfaceIndex $Index -DestinationPrefix $block -NextHop $PrivateGateway -ErrorAction SilentlyContinue
    Show-Result -Good ([bool]$there) -What "$block of the VPC is reached through $PrivateGateway"
}
$task = Get-ScheduledTask -TaskName $KeepTask -ErrorAction SilentlyContinue
Show-Result -Good ([bool]($task -and [string]$task.State -ne 'Disabled')) -What "the task $KeepTask puts back what DHCP changes"
$ordinary = Find-NetRoute -RemoteIPAddress '8.8.8.8' -ErrorAction SilentlyContinue | Select-Object -First 1
Show-Result -Good ([bool]($ordinary -and $ordinary.InterfaceIndex -ne $Index)) -What 'ordinary traffic leaves through another adapter'
if ($script:Wrong -eq 0) { Write-Output 'All is well.' }
else { Write-Output 'Something is wrong: see the lines above.' }
exit $script:Wrong
