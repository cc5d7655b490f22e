@echo off
rem Sets up the EIPs of the network adapter 00:16:3E:0A:0B:0C on Windows before Server 2019. Run as administrator.
rem   apply.cmd              set everything up
rem   apply.cmd --armed 120  the same, and take it back after 120 seconds unless confirm.cmd is run before
rem This Windows ends DHCP on an adapter that gets a static address: the private address becomes a static copy of itself.
setlocal EnableExtensions DisableDelayedExpansion
set "STATE=%ProgramData%\eip-eni-00163e0a0b0c"
set "TASK=eip-eni-00163e0a0b0c-undo"
net session >nul 2>&1 || (echo error: run this as administrator& exit /b 1)
rem By MAC address: names are translated, and change when adapters come and go. Server 2025 has no wmic any more.
set "NIC="
set "WMIC="
where wmic >nul 2>&1 && set "WMIC=yes"
if defined WMIC for /f "tokens=2 delims==" %%a in ('wmic nic where "MACAddress='00:16:3E:0A:0B:0C' and PhysicalAdapter=true" get NetConnectionID /value 2^>nul ^| find "="') do for /f "delims=" %%b in ("%%a") do set "NIC=%%b"
if not defined WMIC for /f "delims=" %%a in ('powershell -NoProfile -Command "Get-WmiObject Win32_NetworkAdapter -Filter \"MACAddress='00:16:3E:0A:0B:0C' and PhysicalAdapter=true\" ^| ForEach-Object { $_.NetConnectionID }"') do set "NIC=%%a"
if not defined NIC if not defined WMIC where powershell >nul 2>&1 || (echo error: neither wmic nor PowerShell is there to find the network adapter by its MAC address& exit /b 1)
if not defined NIC (echo error: no network adapter has the MAC address 00:16:3E:0A:0B:0C& exit /b 1)
set "SECONDS_LEFT="
if "%~1"=="--armed" (set "SECONDS_LEFT=%~2") else if not "%~1"=="" (echo usage: apply.cmd [--armed SECONDS]& exit /b 1)
if "%~1"=="--armed" (echo %SECONDS_LEFT%| findstr /r /c:"^[1-9][0-9]*$" >nul || (echo usage: apply.cmd [--armed SECONDS]& exit /b 1))
for %%f in (undo check confirm) do if not exist "%~dp0%%f.cmd" (echo error: %%f.cmd is not beside apply.cmd: copy the whole folder& exit /b 1)
if exist "%STATE%\undoing" (echo error: an armed undo has begun and has not ended: run undo.cmd first& exit /b 1)
if not exist "%STATE%\set" (
    call :leased || (echo error: DHCP is off on "%NIC%": turn it on first, undo goes back to it& exit /b 1)
    netsh interface ipv4 show ipaddresses | findstr /r /c:" 203\.0\.113\.10 *$" >nul && (echo error: 203.0.113.10 is already configured on this guest& exit /b 1)
)
rem Everybody may make folders in ProgramData, and the scripts in this one run as SYSTEM.
if not exist "%STATE%" mkdir "%STATE%" && set "MADE=yes" && icacls "%STATE%" /setowner *S-1-5-32-544 /q >nul
powershell -NoProfile -Command "if ((Get-Acl -Path $env:STATE).Sddl -match '^O:(BA|SY)' -and -not ((Get-Item -Path $env:STATE -Force).Attributes -match 'ReparsePoint')) { exit 0 } exit 1" || (echo error: %STATE% does not belong to Administrators or SYSTEM, so somebody else may have made it: look at it, then remove it& exit /b 1)
icacls "%STATE%" /inheritance:r /grant:r "*S-1-5-32-544:(OI)(CI)F" "*S-1-5-18:(OI)(CI)F" /q >nul || exit /b 1
if defined MADE del /f /q "%STATE%\*"
for %%f in (undo check confirm) do copy /y "%~dp0%%f.cmd" "%STATE%\%%f.cmd" >nul || exit /b 1
if exist "%STATE%\armed" echo An earlier apply.cmd --armed was not confirmed; this one takes its place.
del /f /q "%STATE%\armed" >nul 2>&1
schtasks /end /tn "%TASK%" >nul 2>&1
schtasks /delete /tn "%TASK%" /f >nul 2>&1
schtasks /delete /tn "%TASK%-start" /f >nul 2>&1
if defined SECONDS_LEFT (
    echo 3523693610>"%STATE%\armed"
    rem At the start too: who locked himself out restarts the guest. The adapter may come later than the task.
    >"%STATE%\start.cmd" echo @for /l %%%%i in ^(1,1,60^) do @call "%STATE%\undo.cmd" --armed ^&^& exit /b 0 ^|^| ping -n 10 127.0.0.1 ^>nul
    >"%STATE%\armed.cmd" echo @ping -n %SECONDS_LEFT% 127.0.0.1 ^>nul ^& call "%STATE%\start.cmd"
    schtasks /create /tn "%TASK%-start" /sc onstart /ru SYSTEM /tr "cmd /c \"%STATE%\start.cmd\"" /f >nul || exit /b 1
    schtasks /create /tn "%TASK%" /sc once /st 00:00 /ru SYSTEM /tr "cmd /c \"%STATE%\armed.cmd\"" /f >nul || exit /b 1
    schtasks /run /tn "%TASK%" >nul || exit /b 1
)
echo 3523693610>"%STATE%\plan"
echo set>"%STATE%\set"
netsh interface ipv4 set address name="%NIC%" source=static address=172.16.20.8 mask=255.255.255.0 gateway=none || goto :failed
netsh interface ipv4 show ipaddresses interface="%NIC%" | findstr /c:" 203.0.113.10 " >nul || netsh interface ipv4 add address name="%NIC%" address=203.0.113.10 mask=255.255.255.0 skipassource=true || goto :failed
rem A bad metric: ordinary traffic stays with the primary adapter.
netsh interface ipv4 set interface interface="%NIC%" metric=500 || goto :failed
netsh interface ipv4 delete route prefix=0.0.0.0/0 interface="%NIC%" nexthop=203.0.113.1 >nul 2>&1
netsh interface ipv4 add route prefix=0.0.0.0/0 interface="%NIC%" nexthop=203.0.113.1 metric=1 || goto :failed
netsh interface ipv4 delete route prefix=0.0.0.0/0 interface="%NIC%" nexthop=172.16.20.253 >nul 2>&1
netsh interface ipv4 add route prefix=0.0.0.0/0 interface="%NIC%" nexthop=172.16.20.253 metric=500 || goto :failed
if defined SECONDS_LEFT (echo Active on "%NIC%". It is taken back in %SECONDS_LEFT% seconds, or at a restart, unless you run confirm.cmd.) else (echo Active on "%NIC%". Look with check.cmd.)
exit /b 0
:failed
echo error: this did not work; taking it back
call "%STATE%\undo.cmd"
exit /b 1
:leased
if defined WMIC (wmic nicconfig where "MACAddress='00:16:3E:0A:0B:0C' and IPEnabled=true" get DHCPEnabled /value 2>nul | find /i "TRUE" >nul) else (powershell -NoProfile -Command "if ((Get-WmiObject Win32_NetworkAdapterConfiguration -Filter \"MACAddress='00:16:3E:0A:0B:0C' and IPEnabled=true\").DHCPEnabled) { exit 0 } exit 1")
exit /b %ERRORLEVEL%
