; What the installer tells Windows: Firstlayer can open 3MF files and firstlayer: links. Only this user's part of the
; registry is written, and no file type's own program is replaced.

!define FIRSTLAYER_3MF "Firstlayer.3mf"

!macro customInstall
  WriteRegNone SHELL_CONTEXT "Software\Classes\.3mf\OpenWithProgids" "${FIRSTLAYER_3MF}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${FIRSTLAYER_3MF}" "" "3D Manufacturing Format"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${FIRSTLAYER_3MF}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\firstlayer" "" "URL:Firstlayer"
  WriteRegStr SHELL_CONTEXT "Software\Classes\firstlayer" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\firstlayer\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.3mf\OpenWithProgids" "${FIRSTLAYER_3MF}"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\${FIRSTLAYER_3MF}"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\firstlayer"
!macroend
