# Keeps what an armed apply.ps1 set up for the network adapter 00-16-3E-0A-0B-0C. Run as administrator.
#Requires -Version 5.1
#Requires -RunAsAdministrator
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$Tag = '00163e0a0b0c'
if (Get-ScheduledTask -TaskName "eip-eni-$Tag-undo" -ErrorAction SilentlyContinue) {
    Unregister-ScheduledTask -TaskName "eip-eni-$Tag-undo" -Confirm:$false
    Write-Output 'Confirmed: it stays.'
}
else {
    Write-Output 'Nothing waits to be confirmed.'
}
