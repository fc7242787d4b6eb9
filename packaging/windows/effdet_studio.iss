; The set-up program for Windows. UNTESTED, see build.py, which defines Version, Bundle, Icon and Out.
; It installs for one person without asking for rights, or for all people of the computer when that is chosen.

#ifndef Version
  #error Run packaging\windows\build.py
#endif

[Setup]
; Never changes: by it a newer version finds the older one.
AppId={{6B0A2C1E-5C0B-4A37-9B4D-0E3E1F6D5A11}
AppName=EffDet Studio
AppVersion={#Version}
AppVerName=EffDet Studio {#Version}
DefaultDirName={autopf}\EffDet Studio
DefaultGroupName=EffDet Studio
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
LicenseFile={#Bundle}\LICENSE
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\effdet-studio.exe
OutputDir={#Out}
OutputBaseFilename=effdet-studio-{#Version}-windows-setup
Compression=lzma2/normal
LZMANumBlockThreads=4
SolidCompression=yes
WizardStyle=modern
ChangesEnvironment=yes
; Files that are in use would stay half old: the window is asked to close, trainings are left to end.
CloseApplications=yes

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"
Name: "german"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
english.AddToPath=Let the command "effdet" be found in every terminal
german.AddToPath=Den Befehl „effdet“ in jedem Terminal finden lassen

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "path"; Description: "{cm:AddToPath}"; Flags: unchecked

[InstallDelete]
; What an older version had and this one has not must not be found by Python.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\EffDet Studio"; Filename: "{app}\effdet-studio.exe"
Name: "{autodesktop}\EffDet Studio"; Filename: "{app}\effdet-studio.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; \
  Tasks: path; Check: IsForOnePerson and IsNotOnPath
Root: HKLM; Subkey: "SYSTEM\CurrentControlSet\Control\Session Manager\Environment"; ValueType: expandsz; \
  ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: IsAdminInstallMode and IsNotOnPath

[Run]
Filename: "{app}\effdet-studio.exe"; Description: "{cm:LaunchProgram,EffDet Studio}"; Flags: nowait postinstall skipifsilent

[Code]
function IsForOnePerson: Boolean;
begin
  Result := not IsAdminInstallMode;
end;

function Known(Root: Integer; Key: String): Boolean;
var
  Path: String;
begin
  Result := RegQueryStringValue(Root, Key, 'Path', Path)
    and (Pos(';' + Lowercase(ExpandConstant('{app}')) + ';', ';' + Lowercase(Path) + ';') > 0);
end;

function IsNotOnPath: Boolean;
begin
  if IsAdminInstallMode then
    Result := not Known(HKLM, 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment')
  else
    Result := not Known(HKCU, 'Environment');
end;

procedure Forget(Root: Integer; Key: String);
var
  Path: String;
begin
  if RegQueryStringValue(Root, Key, 'Path', Path)
    and (StringChangeEx(Path, ';' + ExpandConstant('{app}'), '', True) > 0) then
    RegWriteExpandStringValue(Root, Key, 'Path', Path);
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if Step <> usPostUninstall then
    exit;
  if IsAdminInstallMode then
    Forget(HKLM, 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment')
  else
    Forget(HKCU, 'Environment');
end;
