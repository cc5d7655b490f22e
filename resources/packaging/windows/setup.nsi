; Installer for one user: no administrator, nothing outside the user's own folders and registry. Built by ./build.
Unicode true
SetCompressor /SOLID lzma
ManifestDPIAware true
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\MultiEipWizard"
!define ALL_APP_PATHS "Software\Microsoft\Windows\CurrentVersion\App Paths"
!define APP_PATH "${ALL_APP_PATHS}\multi-eip.exe"
!define ALL_NOTIFICATIONS "Software\Classes\AppUserModelId"
!define NOTIFICATIONS "${ALL_NOTIFICATIONS}\${APP_ID}"
!define MENU "$SMPROGRAMS\Multi-EIP Wizard"
; Windows 10, version 1809: the oldest that Qt runs on.
!define OLDEST_BUILD 17763
Name "Multi-EIP Wizard"
BrandingText "Multi-EIP Wizard ${VERSION}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Multi-EIP Wizard"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "CompanyName" "The Multi-EIP Wizard authors"
VIAddVersionKey /LANG=0 "ProductName" "Multi-EIP Wizard"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "Installer of Multi-EIP Wizard"
VIAddVersionKey /LANG=0 "LegalCopyright" "Apache License 2.0"
!define MUI_ICON "${BUNDLE}\app.ico"
!define MUI_UNICON "${BUNDLE}\app.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\multi-eip-wizard.exe"
!insertmacro MUI_PAGE_LICENSE "${BUNDLE}\doc\LICENSE"
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(STAYS)"
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE un.CheckFolder
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
LangString RUNS ${LANG_ENGLISH} "Multi-EIP Wizard is running. Close it, then try again."
LangString RUNS ${LANG_SIMPCHINESE} "Multi-EIP Wizard 正在运行。请先关闭，然后重试。"
LangString TAKEN ${LANG_ENGLISH} "The folder holds files of something else. Choose another folder; nothing was changed."
LangString TAKEN ${LANG_SIMPCHINESE} "该文件夹中有其他程序的文件。未做任何更改，请选择其他文件夹。"
LangString LONG ${LANG_ENGLISH} "The folder's path is too long: Windows would refuse names in it. Choose one of at most ${ROOM} characters; nothing was changed."
LangString LONG ${LANG_SIMPCHINESE} "该文件夹的路径过长，Windows 会拒绝其中的文件名。未做任何更改，请选择路径不超过 ${ROOM} 个字符的文件夹。"
LangString CLOSED ${LANG_ENGLISH} "Nothing can be written to the folder. Choose another folder; nothing was changed."
LangString CLOSED ${LANG_SIMPCHINESE} "无法写入该文件夹。未做任何更改，请选择其他文件夹。"
LangString OLD ${LANG_ENGLISH} "Multi-EIP Wizard needs Windows 10, version 1809, or newer. Nothing was changed."
LangString OLD ${LANG_SIMPCHINESE} "Multi-EIP Wizard 需要 Windows 10 版本 1809 或更高版本。未做任何更改。"
LangString STRANGE ${LANG_ENGLISH} "Multi-EIP Wizard is not installed in this folder. Nothing was removed."
LangString STRANGE ${LANG_SIMPCHINESE} "此文件夹中没有安装 Multi-EIP Wizard。未删除任何内容。"
LangString STAYS ${LANG_ENGLISH} "Multi-EIP Wizard will be removed from the following folder. Profiles, journal and log stay in $LOCALAPPDATA\multi-eip-wizard, keys in Windows' Credential Manager."
LangString STAYS ${LANG_SIMPCHINESE} "将从以下文件夹中删除 Multi-EIP Wizard。账号配置、执行记录和运行日志保留在 $LOCALAPPDATA\multi-eip-wizard 中，密钥保留在 Windows 凭据管理器中。"

; Only what the installer brought is removed: the folder may be one that holds other files too.
!macro REMOVE_FILES FOLDER
  RMDir /r "${FOLDER}\python"
  RMDir /r "${FOLDER}\site"
  RMDir /r "${FOLDER}\doc"
  Delete "${FOLDER}\multi-eip.exe"
  Delete "${FOLDER}\multi-eip-wizard.exe"
  Delete "${FOLDER}\app.ico"
!macroend

; Whether FOLDER has an installation, one that was cut short included: 1 or nothing.
!macro FIND_INSTALLATION FOLDER RESULT
  StrCpy ${RESULT} ""
  ReadRegStr $0 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $0 == "${FOLDER}"
  ${AndIf} ${FileExists} "${FOLDER}\uninstall.exe"
    StrCpy ${RESULT} 1
  ${EndIf}
  ${If} ${FileExists} "${FOLDER}\multi-eip.exe"
  ${AndIf} ${FileExists} "${FOLDER}\site\gui\__main__.py"
    StrCpy ${RESULT} 1
  ${EndIf}
!macroend

!macro REFUSE SENTENCE
  MessageBox MB_ICONSTOP "$(${SENTENCE})" /SD IDOK
  Abort
!macroend

; A file that runs can't be opened for writing.
!macro REFUSE_WHILE_FILE_RUNS FILE
  ${If} ${FileExists} "${FILE}"
    ClearErrors
    FileOpen $0 "${FILE}" a
    ${If} ${Errors}
      !insertmacro REFUSE RUNS
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

!macro REFUSE_WHILE_RUNNING FOLDER
  !insertmacro REFUSE_WHILE_FILE_RUNS "${FOLDER}\python\python.exe"
  !insertmacro REFUSE_WHILE_FILE_RUNS "${FOLDER}\python\pythonw.exe"
!macroend

; Windows pins and names a window by the entry of the Start menu that carries the window's id (MSDN, AppUserModelIDs).
!macro NAME_ENTRY LINK
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
    ${If} $1 P<> 0
    ${AndIf} $2 P<> 0
      ${IPersistFile::Load} $1 '("${LINK}",${STGM_READWRITE})'
      System::Call '*(&w128 "${APP_ID}")p.r3'
      System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
      System::Call '*(&i2 ${VT_LPWSTR},&i6 0,p r3,p 0)p.r5'
      ${IPropertyStore::SetValue} $2 '($4,$5)'
      ${IPropertyStore::Commit} $2 ""
      ${IPersistFile::Save} $1 '("${LINK}",1)'
      System::Free $5
      System::Free $4
      System::Free $3
    ${EndIf}
    !insertmacro ComHlpr_SafeRelease $2
    !insertmacro ComHlpr_SafeRelease $1
    ${IUnknown::Release} $0 ""
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    !insertmacro REFUSE OLD
  ${EndIf}
FunctionEnd

Var Elsewhere

; Stops before anything is changed. REMOVE_FILES empties folders with common names: only those of an installation.
Function CheckFolder
  StrLen $0 $INSTDIR
  ${If} $0 > ${ROOM}
    !insertmacro REFUSE LONG
  ${EndIf}
  !insertmacro FIND_INSTALLATION $INSTDIR $1
  ${DirState} $INSTDIR $0
  ${If} $0 = 1
  ${AndIf} $1 == ""
    !insertmacro REFUSE TAKEN
  ${EndIf}
  !insertmacro REFUSE_WHILE_RUNNING $INSTDIR
  ; An installation elsewhere is replaced by this one.
  ReadRegStr $Elsewhere HKCU "${UNINSTALL}" "InstallLocation"
  !insertmacro FIND_INSTALLATION $Elsewhere $1
  ${If} $1 == ""
  ${OrIf} $Elsewhere == ""
  ${OrIf} $Elsewhere == $INSTDIR
    StrCpy $Elsewhere ""
  ${Else}
    !insertmacro REFUSE_WHILE_RUNNING $Elsewhere
  ${EndIf}
  CreateDirectory "$INSTDIR"
  ClearErrors
  GetTempFileName $1 "$INSTDIR"
  ${If} ${Errors}
    RMDir "$INSTDIR"
    !insertmacro REFUSE CLOSED
  ${EndIf}
  Delete $1
  RMDir "$INSTDIR"
FunctionEnd

Section
  Call CheckFolder
  ${If} $Elsewhere != ""
    !insertmacro REMOVE_FILES $Elsewhere
    Delete "$Elsewhere\uninstall.exe"
    RMDir "$Elsewhere"
  ${EndIf}
  !insertmacro REMOVE_FILES $INSTDIR
  SetOutPath "$INSTDIR"
  ; First: what is cut short can be removed, too, or be installed again.
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Multi-EIP Wizard"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteUninstaller "$INSTDIR\uninstall.exe"
  File /r "${BUNDLE}\*"
  CreateDirectory "${MENU}"
  SetOutPath "$PROFILE"
  CreateShortcut "${MENU}\Multi-EIP Wizard.lnk" "$INSTDIR\multi-eip-wizard.exe"
  !insertmacro NAME_ENTRY "${MENU}\Multi-EIP Wizard.lnk"
  ; A console in which multi-eip is found. The user's PATH is not touched: NSIS would cut a long one.
  CreateShortcut "${MENU}\multi-eip (console).lnk" "$SYSDIR\cmd.exe" '/K set "PATH=$INSTDIR;%PATH%" & multi-eip --version' "$INSTDIR\app.ico"
  WriteRegStr HKCU "${APP_PATH}" "" "$INSTDIR\multi-eip.exe"
  WriteRegStr HKCU "${NOTIFICATIONS}" "DisplayName" "Multi-EIP Wizard"
  WriteRegStr HKCU "${NOTIFICATIONS}" "IconUri" "$INSTDIR\app.ico"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\app.ico"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Multi-EIP Wizard authors"
  SectionGetSize 0 $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

; The folder is where this file lies: it may have been copied elsewhere.
Function un.CheckFolder
  !insertmacro FIND_INSTALLATION $INSTDIR $1
  ${If} $1 == ""
    !insertmacro REFUSE STRANGE
  ${EndIf}
  !insertmacro REFUSE_WHILE_RUNNING $INSTDIR
FunctionEnd

Section Uninstall
  Call un.CheckFolder
  ReadRegStr $R0 HKCU "${UNINSTALL}" "InstallLocation"
  !insertmacro REMOVE_FILES $INSTDIR
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ; A copy of the folder takes no entries of the installation with it.
  ${If} $R0 != ""
  ${AndIf} $R0 != $INSTDIR
    Return
  ${EndIf}
  Delete "${MENU}\Multi-EIP Wizard.lnk"
  Delete "${MENU}\multi-eip (console).lnk"
  RMDir "${MENU}"
  DeleteRegKey HKCU "${NOTIFICATIONS}"
  DeleteRegKey /ifempty HKCU "${ALL_NOTIFICATIONS}"
  DeleteRegKey HKCU "${APP_PATH}"
  DeleteRegKey /ifempty HKCU "${ALL_APP_PATHS}"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
