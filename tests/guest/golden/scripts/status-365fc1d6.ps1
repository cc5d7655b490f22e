# Prints what is set for the network adapter 00-16-3E-0A-0B-0C, one fact a line, words separated by tabs; changes nothing.
# Windows Server 2012 or later.
#   .\status.ps1 [ID]   the lines stand between two marked ones, which repeat ID
[CmdletBinding()]
param([ValidatePattern('^[A-Za-z0-9-]{1,64}$')][string]$Id = '-')
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$Mac = '00-16-3E-0A-0B-0C'
$Stack = 'powershell'
$State = "$env:ProgramData\eip-eni\00163e0a0b0c"
$Eips = @('198.18.5.5', '203.0.113.10', '203.0.113.11', '203.0.113.140')

function Join-Fact { return $args -join "`t" }

function Get-Fact {
    $system = Get-CimInstance -ClassName Win32_OperatingSystem
    $boot = $system.LastBootUpTime
    $started = $boot.ToUniversalTime()
    $uptime = $system.LocalDateTime - $boot
    Join-Fact 'boot' $started.ToString('yyyyMMddHHmmss') 'uptime' ([int]$uptime.TotalSeconds)
    $index = -1
    $found = @(Get-NetAdapter | Where-Object -FilterScript { $_.MacAddress -eq $Mac -and $_.HardwareInterface })
    if ($found.Count -eq 1) {
        $index = $found[0].ifIndex
        $up = 'down'
        if ($found[0].Status -eq 'Up') { $up = 'up' }
        # The number, because names may have letters that a line in ASCII has not.
        Join-Fact 'nic' $index '00:16:3e:0a:0b:0c' $up
    }
    else { Join-Fact 'nic' 'none' '00:16:3e:0a:0b:0c' '-' }
    foreach ($each in @(Get-NetIPAddress -AddressFamily IPv4)) {
        if ($each.InterfaceIndex -eq $index) {
            $how = 'static'
            if ($each.PrefixOrigin -eq 'Dhcp') { $how = 'leased' }
            Join-Fact 'addr' "$($each.IPAddress)/$($each.PrefixLength)" $how
        }
        elseif ($Eips -contains $each.IPAddress) { Join-Fact 'elsewhere' $each.IPAddress $each.InterfaceIndex }
    }
    foreach ($each in @(Get-NetRoute -AddressFamily IPv4 -DestinationPrefix '0.0.0.0/0' -ErrorAction SilentlyContinue)) {
        if ($each.InterfaceIndex -eq $index) {
            $link = '-'
            if (Get-NetRoute -InterfaceIndex $index -DestinationPrefix "$($each.NextHop)/32" -ErrorAction SilentlyContinue) { $link = 'onlink' }
            Join-Fact 'table' 'main' $each.NextHop $link
        }
        else { Join-Fact 'main' "default via $($each.NextHop) dev $($each.InterfaceIndex) metric $($each.RouteMetric + $each.InterfaceMetric)" }
    }
    try {
        $plan = '-'
        $armed = '-'
        $name = '-'
        if (Test-Path -LiteralPath "$State\plan" -ErrorAction Stop) {
            $name = $Stack
            $plan = (Get-Content -LiteralPath "$State\plan" -Raw).Trim()
        }
        if (Test-Path -LiteralPath "$State\armed" -ErrorAction Stop) { $armed = (Get-Content -LiteralPath "$State\armed" -Raw).Trim() }
        if (Test-Path -LiteralPath "$State\undoing" -ErrorAction Stop) { $armed = 'undoing' }
        Join-Fact 'state' $name $plan $armed
    }
    catch { Join-Fact 'state' 'unreadable' '-' '-' }
}

$lines = @(Get-Fact)
$size = 0
foreach ($line in $lines) { $size = $size + $line.Length + 1 }
Write-Output (Join-Fact 'eip-eni-status' 1 $Id)
Write-Output $lines
Write-Output (Join-Fact 'eip-eni-end' $Id 'status' 0 $size)
exit 0
