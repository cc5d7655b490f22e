@echo off
rem Keeps what an armed apply.cmd set up for the network adapter 00:16:3E:0A:0B:0C. Run as administrator.
setlocal EnableExtensions DisableDelayedExpansion
set "STATE=%ProgramData%\eip-eni-00163e0a0b0c"
set "TASK=eip-eni-00163e0a0b0c-undo"
if exist "%STATE%\undoing" (echo Too late: it is being taken back.& exit /b 1)
if not exist "%STATE%\armed" (echo Nothing waits to be confirmed.& exit /b 0)
rem The armed undo needs this file, too: only one of the two can have it.
ren "%STATE%\armed" confirmed || (echo Too late, or not the administrator: it is not confirmed.& exit /b 1)
del /f /q "%STATE%\confirmed"
schtasks /end /tn "%TASK%" >nul 2>&1
schtasks /delete /tn "%TASK%" /f >nul 2>&1
schtasks /delete /tn "%TASK%-start" /f >nul 2>&1
echo Confirmed: it stays.
