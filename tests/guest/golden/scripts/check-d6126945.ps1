# Checks the EIP 203.0.113.70 of the network adapter 00-16-3E-0A-0B-0C; changes nothing. Run as administrator.
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

$script:Wrong = 0
function Show-Result([bool]$Good, [string]$What) {
    if ($Good) { Write-Output "ok    $What" }
    else {
        Write-Output "WRONG $What"
        $script:Wrong = 1
    }
}

$Eni = Get-Eni
$Index = $Eni.ifIndex
& ipconfig.exe /all
& netsh.exe interface ipv4 show route
$ip = Get-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4
Show-Result -Good ($Eni.Status -eq 'Up') -What "adapter $($Eni.Name) is up"
Show-Result -Good ($ip.Dhcp -eq 'Enabled') -What 'DHCP is on'
Show-Result -Good ($ip.InterfaceMetric -eq 500) -What 'the metric keeps ordinary traffic off this adapter'
$there = Get-NetIPAddress -InterfaceIndex $Index -IPAddress $Address -ErrorAction SilentlyContinue
$good = $there -and $there.PrefixLength -eq 27 -and $there.AddressState -eq 'Preferred'
Show-Result -Good ([bool]$good) -What "EIP $Address/27"
$route = Find-NetRoute -RemoteIPAddress '8.8.8.8' -LocalIPAddress $Address -ErrorAction SilentlyContinue |
    Where-Object -FilterScript { $_.PSObject.Properties['NextHop'] } | Select-Object -First 1
Show-Result -Good ([bool]($route -and $route.InterfaceIndex -eq $Index -and $route.NextHop -eq $Gateway)) -What "traffic from $Address leaves through $Gateway"
# A gateway need not answer pings, but it must answer ARP.
$null = & ping.exe -n 1 -w 1000 -S $Address $Gateway
$neighbor = Get-NetNeighbor -InterfaceIndex $Index -IPAddress $Gateway -ErrorAction SilentlyContinue
$answers = $neighbor -and @('Reachable', 'Stale', 'Delay', 'Probe', 'Permanent') -contains [string]$neighbor.State
Show-Result -Good ([bool]$answers) -What "gateway $Gateway is reachable"
$ordinary = Find-NetRoute -RemoteIPAddress '8.8.8.8' -ErrorAction SilentlyContinue | Select-Object -First 1
Show-Result -Good ([bool]($ordinary -and $ordinary.InterfaceIndex -ne $Index)) -What 'ordinary traffic leaves through another adapter'
if ($script:Wrong -eq 0) { Write-Output 'All is well.' }
else { Write-Output 'Something is wrong: see the lines above.' }
exit $script:Wrong
