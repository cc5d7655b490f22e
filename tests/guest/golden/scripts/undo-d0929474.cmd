@echo off
rem Takes back what apply.cmd set up for the network adapter 00:16:3E:0A:0B:0C. Run as administrator.
rem   undo.cmd          take everything back
rem   undo.cmd --armed  for the task: only what was not confirmed
if not "%~1"=="" if not "%~1"=="--armed" (echo usage: undo.cmd [--armed]& exit /b 1)
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
if not exist "%STATE%\set" (echo There is nothing to undo.& goto :tasks)
rem confirm.cmd needs this file, too: only one of the two can have it.
if exist "%STATE%\armed" ren "%STATE%\armed" undoing >nul 2>&1
if "%~1"=="--armed" if not exist "%STATE%\undoing" (echo It was confirmed: it stays.& exit /b 0)
netsh interface ipv4 delete address name="%NIC%" address=198.18.5.5 >nul 2>&1
netsh interface ipv4 delete address name="%NIC%" address=203.0.113.10 >nul 2>&1
netsh interface ipv4 delete address name="%NIC%" address=203.0.113.11 >nul 2>&1
netsh interface ipv4 delete address name="%NIC%" address=203.0.113.140 >nul 2>&1
netsh interface ipv4 set interface interface="%NIC%" metric=automatic || exit /b 1
netsh interface ipv4 set address name="%NIC%" source=dhcp || exit /b 1
del /f /q "%STATE%\set" "%STATE%\plan"
echo Undone: "%NIC%" takes its address from DHCP again.
del /f /q "%STATE%\undoing" >nul 2>&1
:tasks
rem Last, because one of them may be what runs this script.
schtasks /delete /tn "%TASK%-start" /f >nul 2>&1
schtasks /delete /tn "%TASK%" /f >nul 2>&1
exit /b 0
