@echo off
chcp 65001 >nul
pushd "%~dp0"
set "kebiao=kebiao"
if exist "%~dp0..\kebiao.exe" set "kebiao=%~dp0..\kebiao.exe"
if exist "%~dp0kebiao.exe" set "kebiao=%~dp0kebiao.exe"
"%kebiao%" build
if errorlevel 9009 type "%~dp0README.txt"
pause
popd
