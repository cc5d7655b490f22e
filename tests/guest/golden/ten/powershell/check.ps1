# Checks the EIPs of the network adapter 00-16-3E-0A-0B-0C; changes nothing. Run as administrator.
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
Show-Result -Good ([bool](Get-NetIPAddress -InterfaceIndex $Index -IPAddress $PrivateAddress -ErrorAction SilentlyContinue)) -What "private address $PrivateAddress"
foreach ($eip in $Eips) {
    $there = Get-NetIPAddress -InterfaceIndex $Index -IPAddress $eip.Address -ErrorAction SilentlyContinue
    $good = $there -and $there.PrefixLength -eq $eip.PrefixLength -and $there.AddressState -eq 'Preferred'
    Show-Result -Good ([bool]$good) -What "address $($eip.Address)/$($eip.PrefixLength)"
    if ($Gateways.Count -gt 0) {
        $route = Find-NetRoute -RemoteIPAddress '8.8.8.8' -LocalIPAddress $eip.Address -ErrorAction SilentlyContinue |
            Where-Object -FilterScript { $_.PSObject.Properties['NextHop'] } | Select-Object -First 1
        Show-Result -Good ([bool]($route -and $route.InterfaceIndex -eq $Index -and $route.NextHop -eq $eip.Gateway)) -What "traffic from $($eip.Address) leaves through $($eip.Gateway)"
        # A gateway need not answer pings, but it must answer ARP.
        $null = & ping.exe -n 1 -w 1000 -S $eip.Address $eip.Gateway
        $neighbor = Get-NetNeighbor -InterfaceIndex $Index -IPAddress $eip.Gateway -ErrorAction SilentlyContinue
        $answers = $neighbor -and @('Reachable', 'Stale', 'Delay', 'Probe', 'Permanent') -contains [string]$neighbor.State
        Show-Result -Good ([bool]$answers) -What "gateway $($eip.Gateway) is reachable"
    }
}
$ordinary = Find-NetRoute -RemoteIPAddress '8.8.8.8' -ErrorAction SilentlyContinue | Select-Object -First 1
Show-Result -Good ([bool]($ordinary -and $ordinary.InterfaceIndex -ne $Index)) -What 'ordinary traffic leaves through another adapter'
if ($script:Wrong -eq 0) { Write-Output 'All is well.' }
else { Write-Output 'Something is wrong: see the lines above.' }
exit $script:Wrong
