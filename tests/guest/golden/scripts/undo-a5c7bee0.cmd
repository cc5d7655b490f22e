@echo off
rem Takes back what apply.cmd set up for the network adapter 00:16:3E:0A:0B:0C. Run as administrator.
setlocal EnableExtensions DisableDelayedExpansion
set "STATE=%ProgramData%\eip-eni-00163e0a0b0c"
set "TASK=eip-eni-00163e0a0b0c-undo"
net session >nul 2>&1 || (echo error: run this as administrator& exit /b 1)
rem By MAC address: names are translated, and change when adapters come and go.
set "NIC="
for /f "tokens=2 delims==" %%a in ('wmic nic where "MACAddress='00:16:3E:0A:0B:0C' and PhysicalAdapter=true" get NetConnectionID /value 2^>nul ^| find "="') do for /f "delims=" %%b in ("%%a") do set "NIC=%%b"
if not defined NIC (echo error: no network adapter has the MAC address 00:16:3E:0A:0B:0C& exit /b 1)
if not exist "%STATE%\set" (echo There is nothing to undo.& exit /b 0)
netsh interface ipv4 set interface interface="%NIC%" metric=automatic || exit /b 1
del "%STATE%\set"
echo Undone: "%NIC%" has its automatic metric again.
rem Last, because the task may be what runs this script.
schtasks /delete /tn "%TASK%" /f >nul 2>&1
exit /b 0
