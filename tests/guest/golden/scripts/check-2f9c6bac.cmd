@echo off
rem Checks the EIP 203.0.113.70 of the network adapter 00:16:3E:0A:0B:0C; changes nothing. Run as administrator.
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
set "WRONG=0"
ipconfig /all
netsh interface ipv4 show route
call :address 203.0.113.70
call :gateway 203.0.113.70 203.0.113.93
if "%WRONG%"=="0" (echo All is well.) else (echo Something is wrong: see the lines above.)
exit /b %WRONG%
:address
netsh interface ipv4 show ipaddresses interface="%NIC%" | findstr /c:" %~1 " >nul && (echo ok    address %~1& exit /b 0)
echo WRONG address %~1 is not on "%NIC%"
set "WRONG=1"
exit /b 0
:gateway
rem A gateway need not answer pings, but it must answer ARP.
ping -n 1 -w 1000 -S %~1 %~2 >nul 2>&1
netsh interface ipv4 show route | findstr /c:" %~2" >nul || (echo WRONG no route through %~2& set "WRONG=1")
arp -a %~2 | findstr /r "[0-9a-f][0-9a-f]-[0-9a-f][0-9a-f]-" >nul && (echo ok    gateway %~2 is reachable from %~1& exit /b 0)
echo WRONG gateway %~2 does not answer
set "WRONG=1"
exit /b 0
