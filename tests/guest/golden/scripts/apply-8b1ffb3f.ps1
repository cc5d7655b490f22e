# Sets up the EIPs of the network adapter 00-16-3E-0A-0B-0C. Windows Server 2019 or later; run as administrator.
#   .\apply.ps1              set everything up
#   .\apply.ps1 -Armed 120   the same, and take it back after 120 seconds unless .\confirm.ps1 is run before
#Requires -Version 5.1
#Requires -RunAsAdministrator
[CmdletBinding()]
param([int]$Armed = 0, [switch]$Startup)
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
function Invoke-Program([string]$Program, [string[]]$Words) {
    $said = & $Program $Words
    if ($LASTEXITCODE -ne 0) { throw "$Program $($Words -join ' '): $said" }
}

function Confirm-Owner([string]$Path) {
    $owner = (Get-Acl -LiteralPath $Path).GetOwner([System.Security.Principal.SecurityIdentifier]).Value
    $link = (Get-Item -LiteralPath $Path -Force).Attributes -band [System.IO.FileAttributes]::ReparsePoint
    # SYSTEM and the group Administrators
    if ($link -or @('S-1-5-18', 'S-1-5-32-544') -notcontains $owner) {
        throw "$Path does not belong to Administrators or SYSTEM, so somebody else may have made it. Nothing was changed. Look at it, then remove it."
    }
}

function Protect-Folder([string]$Folder) {
    # Everybody may make folders in ProgramData, and the scripts in this one run as SYSTEM.
    if (Test-Path -LiteralPath $Folder) { Confirm-Owner -Path $Folder }
    else {
        $null = New-Item -ItemType Directory -Path $Folder
        Invoke-Program -Program 'icacls.exe' -Words @($Folder, '/setowner', '*S-1-5-32-544')
    }
    Invoke-Program -Program 'icacls.exe' -Words @($Folder, '/inheritance:r', '/grant:r', '*S-1-5-32-544:(OI)(CI)F', '*S-1-5-18:(OI)(CI)F')
    foreach ($inside in @(Get-ChildItem -LiteralPath $Folder -Force)) { Confirm-Owner -Path $inside.FullName }
}

function Register-Script([string]$Name, [string]$Command, [object[]]$Trigger) {
    $words = "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$State\$Command.ps1`""
    if ($Command -eq 'apply') { $words = "$words -Startup" }
    else { $words = "$words -Armed" }
    $action = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument $words
    $settings = New-ScheduledTaskSettingsSet -StartWhenAvailable -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -MultipleInstances IgnoreNew -ExecutionTimeLimit (New-TimeSpan -Minutes 10)
    $principal = New-ScheduledTaskPrincipal -UserId 'SYSTEM' -LogonType ServiceAccount -RunLevel Highest
    $null = Register-ScheduledTask -TaskName $Name -Action $action -Trigger $Trigger -Principal $principal -Settings $settings -Force
}

function Register-Undo {
    # At the start too: who locked himself out restarts the guest. Once a minute, until the undo has worked.
    $due = (Get-Date).AddSeconds($Armed)
    $soon = New-ScheduledTaskTrigger -Once -At $due -RepetitionInterval (New-TimeSpan -Minutes 1)
    Register-Script -Name $UndoTask -Command 'undo' -Trigger @($soon, (New-ScheduledTaskTrigger -AtStartup))
}

function Register-Keep {
    # DHCP puts its own default route first again when it renews, and an adapter may come late: at the start, whenever
    # a network connects, and every five minutes, so that what failed is tried again.
    $class = Get-CimClass -Namespace 'Root/Microsoft/Windows/TaskScheduler' -ClassName 'MSFT_TaskEventTrigger'
    $connects = New-CimInstance -CimClass $class -ClientOnly
    $connects.Enabled = $true
    $connects.Subscription = '<QueryList><Query Id="0"><Select Path="Microsoft-Windows-NetworkProfile/Operational">*[System[EventID=10000]]</Select></Query></QueryList>'
    $often = New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Minutes 5)
    Register-Script -Name $KeepTask -Command 'apply' -Trigger @((New-ScheduledTaskTrigger -AtStartup), $connects, $often)
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

function Get-PrimaryRoute {
    return Get-NetRoute -AddressFamily IPv4 -DestinationPrefix '0.0.0.0/0' -ErrorAction SilentlyContinue |
        Where-Object -FilterScript { $_.InterfaceIndex -ne $Index } |
        Sort-Object -Property { $_.RouteMetric + $_.InterfaceMetric } | Select-Object -First 1
}

function Set-Address {
    Set-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4 -Dhcp Enabled
    # By name, the only way netsh takes it; there is no cmdlet, and New-NetIPAddress would switch DHCP off.
    Invoke-Program -Program 'netsh.exe' -Words @('interface', 'ipv4', 'set', 'interface', $Eni.Name, 'dhcpstaticipcoexistence=enabled')
    foreach ($eip in $Eips) {
        $there = Get-NetIPAddress -InterfaceIndex $Index -IPAddress $eip.Address -ErrorAction SilentlyContinue
        if ($there -and $there.PrefixLength -ne $eip.PrefixLength) {
            Remove-Address -Address $eip.Address
            $there = $null
        }
        if (-not $there) {
            # skipassource: programs that do not ask for an EIP keep using the private address.
            Invoke-Program -Program 'netsh.exe' -Words @('interface', 'ipv4', 'add', 'address', $Eni.Name, $eip.Address, $eip.Mask, 'skipassource=true')
        }
    }
}

function Add-BlockRoute($Adapter, [string]$Prefix, [string]$Hop) {
    if (Get-NetRoute -InterfaceIndex $Adapter.ifIndex -DestinationPrefix $Prefix -ErrorAction SilentlyContinue) { return }
    $script:Made.Routes = @($script:Made.Routes) + @(New-Object -TypeName PSObject -Property @{ Mac = $Adapter.MacAddress; Prefix = $Prefix; Hop = $Hop })
    Save-Made
    $null = New-NetRoute -InterfaceIndex $Adapter.ifIndex -DestinationPrefix $Prefix -NextHop $Hop
}

function Set-Route {
    foreach ($gateway in $Gateways) {
        $hop = $gateway.Address
        if ($gateway.OffLink -and -not (Get-NetRoute -InterfaceIndex $Index -DestinationPrefix "$hop/32" -ErrorAction SilentlyContinue)) {
            $null = New-NetRoute -InterfaceIndex $Index -DestinationPrefix "$hop/32" -NextHop '0.0.0.0'
        }
        if (-not (Get-NetRoute -InterfaceIndex $Index -DestinationPrefix '0.0.0.0/0' -NextHop $hop -ErrorAction SilentlyContinue)) {
            $null = New-NetRoute -InterfaceIndex $Index -DestinationPrefix '0.0.0.0/0' -NextHop $hop -RouteMetric 1
        }
    }
    # The private address reaches the rest of the VPC through its own gateway. Such a route alone would draw the
    # guest's ordinary traffic to this adapter, so the primary one gets the same route first, and a better metric.
    $primary = Get-PrimaryRoute
    if ($primary) {
        $other = @(Get-NetAdapter | Where-Object -FilterScript { $_.ifIndex -eq $primary.InterfaceIndex })
        foreach ($block in $Blocks) {
            if ($other.Count -eq 1) {
                Add-BlockRoute -Adapter $other[0] -Prefix $block -Hop $primary.NextHop
                Add-BlockRoute -Adapter $Eni -Prefix $block -Hop $PrivateGateway
            }
        }
    }
    if ($Gateways.Count -gt 0) {
        # DHCP's own default route comes after the EIPs' gateway; only the store that a restart empties takes that.
        Get-NetRoute -InterfaceIndex $Index -DestinationPrefix '0.0.0.0/0' -NextHop $PrivateGateway -PolicyStore ActiveStore -ErrorAction SilentlyContinue |
            Set-NetRoute -RouteMetric 500
    }
}

function Remove-Rest {
    # What an earlier plan had and this one has not.
    foreach ($address in @($Made.Addresses)) {
        if (@($Eips | ForEach-Object -Process { $_.Address }) -notcontains $address) { Remove-Address -Address $address }
    }
    foreach ($hop in @($Made.Hops)) {
        if (@($Gateways | ForEach-Object -Process { $_.Address }) -notcontains $hop) { Remove-Hop -Hop $hop }
    }
    foreach ($route in @($Made.Routes)) {
        if ($Blocks -notcontains $route.Prefix) { Remove-BlockRoute -Route $route }
    }
    $script:Made.Addresses = $Own
    $script:Made.Hops = @($Gateways | ForEach-Object -Process { $_.Address })
    $script:Made.Routes = @($Made.Routes | Where-Object -FilterScript { $Blocks -contains $_.Prefix })
    Save-Made
}

function Set-Plan {
    Set-Address
    # A bad metric: replies of the EIPs find their gateway here, ordinary traffic stays with the primary adapter.
    Set-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4 -InterfaceMetric 500
    Set-Route
    Remove-Rest
}

function Save-Made {
    $script:Made | ConvertTo-Json -Depth 4 | Set-Content -LiteralPath "$State\made.json" -Encoding ASCII
}

function Test-Guest {
    foreach ($name in $Scripts) {
        if (-not (Test-Path -LiteralPath "$PSScriptRoot\$name.ps1")) { throw "$name.ps1 is not beside apply.ps1: copy the whole folder." }
    }
    if ($Given.ContainsKey('Armed') -and ($Armed -lt 5 -or $Armed -gt 86400)) {
        throw '-Armed takes seconds, from 5 to 86400.'
    }
    if ([Environment]::OSVersion.Version.Build -lt 15063) {
        throw 'This Windows cannot keep DHCP beside static addresses; use the netsh scripts, which say what that costs.'
    }
    foreach ($eip in $Eips) {
        $there = Get-NetIPAddress -IPAddress $eip.Address -ErrorAction SilentlyContinue
        if ($there -and $there.InterfaceIndex -ne $Index) { throw "$($eip.Address) is already configured on another adapter." }
    }
    $default = @(Get-NetRoute -AddressFamily IPv4 -DestinationPrefix '0.0.0.0/0' -ErrorAction SilentlyContinue)
    if ($default.Count -gt 0 -and -not (Get-PrimaryRoute)) {
        throw 'The only default route of this guest leaves through this adapter: is it really the secondary interface?'
    }
    if (Test-Path -LiteralPath "$State\undoing") { throw 'An armed undo has begun and has not ended: run undo.ps1 first.' }
}

function Save-Before {
    $now = Get-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4
    $manual = @(Get-NetIPAddress -InterfaceIndex $Index -AddressFamily IPv4 -ErrorAction SilentlyContinue |
            Where-Object -FilterScript { $_.PrefixOrigin -eq 'Manual' })
    @{
        Dhcp            = [string]$now.Dhcp
        AutomaticMetric = [string]$now.AutomaticMetric
        InterfaceMetric = [int]$now.InterfaceMetric
        Addresses       = @($manual | ForEach-Object -Process { $_.IPAddress })
    } | ConvertTo-Json | Set-Content -LiteralPath "$State\before.json" -Encoding ASCII
}

function Save-Script {
    if ($PSScriptRoot -eq $State) { return }
    # What served until now is kept until the change is confirmed.
    if ((Test-Path -LiteralPath "$State\plan") -and -not (Test-Path -LiteralPath "$State\previous")) {
        $null = New-Item -ItemType Directory -Path "$State\previous"
        Copy-Item -Path "$State\*.ps1", "$State\plan" -Destination "$State\previous" -Force
    }
    foreach ($name in $Scripts) {
        Copy-Item -LiteralPath "$PSScriptRoot\$name.ps1" -Destination $State -Force
    }
    Set-Content -LiteralPath "$State\plan" -Value $Plan -Encoding ASCII
}

function Enter-Armed {
    if (Test-Path -LiteralPath "$State\armed") { Write-Output 'An earlier apply.ps1 -Armed was not confirmed; this one takes its place.' }
    Remove-Item -LiteralPath "$State\armed" -Force -ErrorAction SilentlyContinue
    if ($Armed -gt 0) {
        $due = (Get-Date).AddSeconds($Armed)
        Set-Content -LiteralPath "$State\armed" -Value $due.ToString('s') -Encoding ASCII
        Register-Undo
        $null = Get-ScheduledTask -TaskName $UndoTask
    }
    else { Unregister-ScheduledTask -TaskName $UndoTask -Confirm:$false -ErrorAction SilentlyContinue }
}

$Scripts = @('apply', 'check', 'confirm', 'undo', 'status')
$Given = $PSBoundParameters
# An armed change that nobody has confirmed is left to the undo.
if ($Startup -and ((Test-Path -LiteralPath "$State\armed") -or (Test-Path -LiteralPath "$State\undoing"))) { exit 0 }
$Eni = Get-Eni -Wait:$Startup
$Index = $Eni.ifIndex
if (-not $Startup) {
    Test-Guest
    Protect-Folder -Folder (Split-Path -Path $State -Parent)
    Protect-Folder -Folder $State
}
if (-not (Test-Path -LiteralPath "$State\before.json")) {
    if ($Startup) { exit 0 }
    Save-Before
}
$Had = @((Get-Content -LiteralPath "$State\before.json" -Raw | ConvertFrom-Json).PSObject.Properties | Where-Object -FilterScript { $_.Name -eq 'Addresses' } | ForEach-Object -Process { $_.Value })
# Addresses that were there before apply.ps1 are nobody's to remove.
$Own = @($Eips | ForEach-Object -Process { $_.Address } | Where-Object -FilterScript { $Had -notcontains $_ })
$Made = Read-Made
$Made.Addresses = @(@($Made.Addresses) + $Own | Select-Object -Unique)
$Made.Hops = @(@($Made.Hops) + @($Gateways | ForEach-Object -Process { $_.Address }) | Select-Object -Unique)
Save-Made
try {
    if (-not $Startup) {
        Save-Script
        Enter-Armed
    }
    Set-Plan
    if (-not $Startup) { Register-Keep }
}
catch {
    if ($Startup) {
        Write-Warning -Message "This did not work; the task tries again: $_"
        exit 1
    }
    Write-Warning -Message "This did not work; taking it back: $_"
    & "$State\undo.ps1" -Back
    exit 1
}
if ($Armed -gt 0) { Write-Output "Active on $($Eni.Name). It is taken back in $Armed seconds, or at a restart, unless you run confirm.ps1." }
elseif (-not $Startup) {
    Remove-Item -LiteralPath "$State\previous" -Recurse -Force -ErrorAction SilentlyContinue
    Write-Output "Active on $($Eni.Name). Look with check.ps1."
}
exit 0
