@echo off
chcp 65001 >nul
cd /d "%~dp0"
set "kebiao=kebiao"
if exist "%~dp0..\kebiao.exe" set "kebiao=%~dp0..\kebiao.exe"
if exist "%~dp0kebiao.exe" set "kebiao=%~dp0kebiao.exe"
"%kebiao%" build --drafts --out site-preview
if errorlevel 1 goto wrong
start "" "site-preview\index.html"
exit /b 0
:wrong
pause
exit /b 1
