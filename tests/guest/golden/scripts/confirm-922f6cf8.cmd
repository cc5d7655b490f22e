@echo off
rem Keeps what an armed apply.cmd set up for the network adapter 00:16:3E:0A:0B:0C. Run as administrator.
setlocal EnableExtensions DisableDelayedExpansion
schtasks /query /tn "eip-eni-00163e0a0b0c-undo" >nul 2>&1 || (echo Nothing waits to be confirmed.& exit /b 0)
schtasks /end /tn "eip-eni-00163e0a0b0c-undo" >nul 2>&1
schtasks /delete /tn "eip-eni-00163e0a0b0c-undo" /f >nul || exit /b 1
echo Confirmed: it stays.
