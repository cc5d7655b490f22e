; Installer for one user: no administrator, nothing outside the user's own folders and registry. Built by ./build.
Unicode true
SetCompressor /SOLID lzma
!include MUI2.nsh
!include LogicLib.nsh
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\MultiEipWizard"
Name "Multi-EIP Wizard"
OutFile "${OUTPUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Multi-EIP Wizard"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "Multi-EIP Wizard"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "Installer of Multi-EIP Wizard"
VIAddVersionKey /LANG=0 "LegalCopyright" "Apache License 2.0"
!define MUI_ICON "${BUNDLE}\app.ico"
!define MUI_UNICON "${BUNDLE}\app.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\multi-eip-wizard.exe"
!insertmacro MUI_PAGE_LICENSE "${BUNDLE}\doc\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
LangString RUNS ${LANG_ENGLISH} "Multi-EIP Wizard is running. Close it, then try again."
LangString RUNS ${LANG_SIMPCHINESE} "Multi-EIP Wizard 正在运行。请先关闭，然后重试。"
LangString TAKEN ${LANG_ENGLISH} "The folder holds files of something else. Choose another folder; nothing was changed."
LangString TAKEN ${LANG_SIMPCHINESE} "该文件夹中有其他程序的文件。未做任何更改，请选择其他文件夹。"

; Only what the installer brought is removed: the folder may be one that holds other files too.
!macro REMOVE_FILES
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\site"
  RMDir /r "$INSTDIR\doc"
  Delete "$INSTDIR\multi-eip.exe"
  Delete "$INSTDIR\multi-eip-wizard.exe"
  Delete "$INSTDIR\app.ico"
!macroend

; A file that runs can't be opened for writing.
!macro REFUSE_WHILE_RUNNING NAME
  ${If} ${FileExists} "$INSTDIR\python\${NAME}"
    ClearErrors
    FileOpen $0 "$INSTDIR\python\${NAME}" a
    ${If} ${Errors}
      MessageBox MB_ICONSTOP "$(RUNS)" /SD IDOK
      Abort
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; REMOVE_FILES empties folders with common names: only those of an earlier installation, an interrupted one included.
!macro REFUSE_FOLDERS_OF_OTHERS
  ReadRegStr $0 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $0 != $INSTDIR
  ${AndIfNot} ${FileExists} "$INSTDIR\multi-eip.exe"
    ${If} ${FileExists} "$INSTDIR\python"
    ${OrIf} ${FileExists} "$INSTDIR\site"
    ${OrIf} ${FileExists} "$INSTDIR\doc"
      MessageBox MB_ICONSTOP "$(TAKEN)" /SD IDOK
      Abort
    ${EndIf}
  ${EndIf}
!macroend

Section
  !insertmacro REFUSE_FOLDERS_OF_OTHERS
  !insertmacro REFUSE_WHILE_RUNNING python.exe
  !insertmacro REFUSE_WHILE_RUNNING pythonw.exe
  !insertmacro REMOVE_FILES
  SetOutPath "$INSTDIR"
  ; First: what is cut short can be removed, too, or be installed again.
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  File /r "${BUNDLE}\*"
  CreateDirectory "$SMPROGRAMS\Multi-EIP Wizard"
  SetOutPath "$PROFILE"
  CreateShortcut "$SMPROGRAMS\Multi-EIP Wizard\Multi-EIP Wizard.lnk" "$INSTDIR\multi-eip-wizard.exe"
  ; A console in which multi-eip is found. The user's PATH is not touched: NSIS would cut a long one.
  CreateShortcut "$SMPROGRAMS\Multi-EIP Wizard\multi-eip (console).lnk" "$SYSDIR\cmd.exe" '/K set "PATH=$INSTDIR;%PATH%" & multi-eip --version' "$INSTDIR\app.ico"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\multi-eip.exe" "" "$INSTDIR\multi-eip.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Multi-EIP Wizard"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\app.ico"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Multi-EIP Wizard authors"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section Uninstall
  !insertmacro REFUSE_WHILE_RUNNING python.exe
  !insertmacro REFUSE_WHILE_RUNNING pythonw.exe
  !insertmacro REMOVE_FILES
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  RMDir /r "$SMPROGRAMS\Multi-EIP Wizard"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\multi-eip.exe"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
