@echo off
rem Keeps ordinary traffic off the network adapter 00:16:3E:0A:0B:0C, whose address is the EIP 203.0.113.70. Run as administrator.
rem   apply.cmd              set everything up
rem   apply.cmd --armed 120  the same, and undo it all after 120 seconds unless confirm.cmd is run before
setlocal EnableExtensions DisableDelayedExpansion
set "STATE=%ProgramData%\eip-eni-00163e0a0b0c"
set "TASK=eip-eni-00163e0a0b0c-undo"
net session >nul 2>&1 || (echo error: run this as administrator& exit /b 1)
rem By MAC address: names are translated, and change when adapters come and go.
set "NIC="
for /f "tokens=2 delims==" %%a in ('wmic nic where "MACAddress='00:16:3E:0A:0B:0C' and PhysicalAdapter=true" get NetConnectionID /value 2^>nul ^| find "="') do for /f "delims=" %%b in ("%%a") do set "NIC=%%b"
if not defined NIC (echo error: no network adapter has the MAC address 00:16:3E:0A:0B:0C& exit /b 1)
set "SECONDS_LEFT="
if "%~1"=="--armed" (set "SECONDS_LEFT=%~2") else if not "%~1"=="" (echo usage: apply.cmd [--armed SECONDS]& exit /b 1)
if defined SECONDS_LEFT (echo %SECONDS_LEFT%| findstr /r /c:"^[1-9][0-9]*$" >nul || (echo usage: apply.cmd [--armed SECONDS]& exit /b 1))
if not exist "%STATE%\set" (
    wmic nicconfig where "MACAddress='00:16:3E:0A:0B:0C' and IPEnabled=true" get DHCPEnabled /value 2>nul | find /i "TRUE" >nul || (echo error: DHCP is off on "%NIC%": turn it on first, undo goes back to it& exit /b 1)
)
if not exist "%STATE%" mkdir "%STATE%"
copy /y "%~dp0undo.cmd" "%STATE%\undo.cmd" >nul || exit /b 1
schtasks /end /tn "%TASK%" >nul 2>&1
schtasks /delete /tn "%TASK%" /f >nul 2>&1
if defined SECONDS_LEFT (
    >"%STATE%\armed.cmd" echo @ping -n %SECONDS_LEFT% 127.0.0.1 ^>nul ^& call "%STATE%\undo.cmd"
    schtasks /create /tn "%TASK%" /sc once /st 00:00 /ru SYSTEM /tr "cmd /c \"%STATE%\armed.cmd\"" /f >nul || exit /b 1
    schtasks /run /tn "%TASK%" >nul || exit /b 1
)
echo set>"%STATE%\set"
rem A bad metric: ordinary traffic stays with the primary adapter. Replies leave by the adapter that has their address.
netsh interface ipv4 set interface interface="%NIC%" metric=500 || goto :failed
if defined SECONDS_LEFT (echo Active on "%NIC%". It will be undone in %SECONDS_LEFT% seconds unless you run confirm.cmd.) else (echo Active on "%NIC%". Look with check.cmd.)
exit /b 0
:failed
echo error: this did not work; undoing it
call "%STATE%\undo.cmd"
exit /b 1
