# Sets up the EIPs of the network adapter 00-16-3E-0A-0B-0C. Windows Server 2019 or later; run as administrator.
#   .\apply.ps1              set everything up
#   .\apply.ps1 -Armed 120   the same, and undo it all after 120 seconds unless .\confirm.ps1 is run before
#Requires -Version 5.1
#Requires -RunAsAdministrator
param([int]$Armed = 0, [switch]$Startup)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

$Mac = '00-16-3E-0A-0B-0C'
$Tag = '00163e0a0b0c'
$PrivateAddress = '172.16.20.8'
$PrivateGateway = '172.16.20.253'
$Eips = @(
    @{ Address = '198.18.5.5'; Mask = '255.255.255.0'; PrefixLength = 24; Gateway = '198.19.0.1' }
    @{ Address = '203.0.113.10'; Mask = '255.255.255.128'; PrefixLength = 25; Gateway = '203.0.113.1' }
    @{ Address = '203.0.113.11'; Mask = '255.255.255.128'; PrefixLength = 25; Gateway = '203.0.113.1' }
    @{ Address = '203.0.113.140'; Mask = '255.255.255.128'; PrefixLength = 25; Gateway = '203.0.113.129' }
)
$Gateways = @()
$State = Join-Path -Path $env:ProgramData -ChildPath "eip-eni\$Tag"

function Get-Eni {
    # By MAC address: names are translated, and change when adapters come and go.
    $found = @(Get-NetAdapter | Where-Object -FilterScript { $_.MacAddress -eq $Mac -and $_.HardwareInterface })
    if ($found.Count -ne 1) { throw "Expected one network adapter with the MAC address $Mac, found $($found.Count)." }
    return $found[0]
}

function Invoke-Netsh([string[]]$Words) {
    $said = & netsh.exe $Words
    if ($LASTEXITCODE -ne 0) { throw "netsh $($Words -join ' '): $said" }
}
function Register-Script([string]$Name, [string]$Script, $Trigger) {
    $line = "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$State\$Script`""
    if ($Script -eq 'apply.ps1') { $line = "$line -Startup" }
    $action = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument $line
    $principal = New-ScheduledTaskPrincipal -UserId 'SYSTEM' -LogonType ServiceAccount -RunLevel Highest
    $null = Register-ScheduledTask -TaskName $Name -Action $action -Trigger $Trigger -Principal $principal -Force
}

if ([Environment]::OSVersion.Version.Build -lt 15063) {
    throw 'This Windows cannot keep DHCP beside static addresses; use the netsh scripts, which say what that costs.'
}
if ($Startup) {
    # The adapter may come later than this task.
    $tries = 0
    while ($tries -lt 60 -and @(Get-NetAdapter | Where-Object -FilterScript { $_.MacAddress -eq $Mac }).Count -eq 0) {
        $tries = $tries + 1
        Start-Sleep -Seconds 2
    }
}
$Eni = Get-Eni
$Index = $Eni.ifIndex
$Best = Find-NetRoute -RemoteIPAddress '8.8.8.8' -ErrorAction SilentlyContinue | Select-Object -First 1
$Defaults = @(Get-NetRoute -AddressFamily IPv4 -DestinationPrefix '0.0.0.0/0' -ErrorAction SilentlyContinue)
if ($Best -and $Best.InterfaceIndex -eq $Index -and @($Defaults | Where-Object -FilterScript { $_.InterfaceIndex -ne $Index }).Count -eq 0) {
    throw 'The only default route of this guest leaves through this adapter: is it really the secondary interface?'
}
foreach ($eip in $Eips) {
    $there = Get-NetIPAddress -IPAddress $eip.Address -ErrorAction SilentlyContinue
    if ($there -and $there.InterfaceIndex -ne $Index) { throw "$($eip.Address) is already configured on another adapter." }
}

$null = New-Item -ItemType Directory -Path $State -Force
if (-not (Test-Path -Path "$State\before.json")) {
    $before = Get-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4
    $manual = @(Get-NetIPAddress -InterfaceIndex $Index -AddressFamily IPv4 -ErrorAction SilentlyContinue |
            Where-Object -FilterScript { $_.PrefixOrigin -eq 'Manual' })
    @{
        Dhcp            = [string]$before.Dhcp
        AutomaticMetric = [string]$before.AutomaticMetric
        InterfaceMetric = [int]$before.InterfaceMetric
        Addresses       = @($manual | ForEach-Object -Process { $_.IPAddress })
    } | ConvertTo-Json | Set-Content -Path "$State\before.json" -Encoding ASCII
}
if (-not $Startup) {
    Copy-Item -Path "$PSScriptRoot\apply.ps1", "$PSScriptRoot\undo.ps1" -Destination $State -Force
    if ($Armed -gt 0) {
        $at = New-ScheduledTaskTrigger -Once -At (Get-Date).AddSeconds($Armed)
        Register-Script -Name "eip-eni-$Tag-undo" -Script 'undo.ps1' -Trigger $at
    }
    else {
        Unregister-ScheduledTask -TaskName "eip-eni-$Tag-undo" -Confirm:$false -ErrorAction SilentlyContinue
    }
}

try {
    Set-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4 -Dhcp Enabled
    # By name, the only way netsh takes it; there is no cmdlet, and New-NetIPAddress would switch DHCP off.
    Invoke-Netsh -Words @('interface', 'ipv4', 'set', 'interface', $Eni.Name, 'dhcpstaticipcoexistence=enabled')
    foreach ($eip in $Eips) {
        if (-not (Get-NetIPAddress -InterfaceIndex $Index -IPAddress $eip.Address -ErrorAction SilentlyContinue)) {
            # skipassource: programs that do not ask for an EIP keep using the private address.
            Invoke-Netsh -Words @('interface', 'ipv4', 'add', 'address', $Eni.Name, $eip.Address, $eip.Mask, 'skipassource=true')
        }
    }
    # A bad metric: replies of the EIPs find their gateway here, ordinary traffic stays with the primary adapter.
    Set-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4 -InterfaceMetric 500
    foreach ($gateway in $Gateways) {
        $hop = $gateway.Address
        if ($gateway.OffLink -and -not (Get-NetRoute -InterfaceIndex $Index -DestinationPrefix "$hop/32" -ErrorAction SilentlyContinue)) {
            $null = New-NetRoute -InterfaceIndex $Index -DestinationPrefix "$hop/32" -NextHop '0.0.0.0'
        }
        if (-not (Get-NetRoute -InterfaceIndex $Index -DestinationPrefix '0.0.0.0/0' -NextHop $hop -ErrorAction SilentlyContinue)) {
            $null = New-NetRoute -InterfaceIndex $Index -DestinationPrefix '0.0.0.0/0' -NextHop $hop -RouteMetric $gateway.Metric
        }
    }
    if ($Gateways.Count -gt 0) {
        # DHCP's own default route comes after the EIPs' gateways. It is back after a restart, hence the task.
        Get-NetRoute -InterfaceIndex $Index -DestinationPrefix '0.0.0.0/0' -NextHop $PrivateGateway -PolicyStore ActiveStore -ErrorAction SilentlyContinue |
            Set-NetRoute -RouteMetric 500
    }
    if (-not $Startup) {
        Register-Script -Name "eip-eni-$Tag-startup" -Script 'apply.ps1' -Trigger (New-ScheduledTaskTrigger -AtStartup)
    }
}
catch {
    Write-Warning -Message "This did not work; undoing it: $_"
    & "$State\undo.ps1"
    exit 1
}
if ($Armed -gt 0) { Write-Output "Active on $($Eni.Name). It will be undone in $Armed seconds unless you run confirm.ps1." }
else { Write-Output "Active on $($Eni.Name). Look with check.ps1." }
