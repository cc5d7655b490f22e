"""The PowerShell scripts, which cannot be run here: their grammar, and every command and parameter they use."""

import re
from collections.abc import Iterator

import pytest
import tree_sitter
import tree_sitter_pwsh

from gui.guest.snippet import missing, render, stack_named
from tests.guest.cases import CASES

LANGUAGE = tree_sitter.Language(tree_sitter_pwsh.language())
COMMANDS = {
    "Get-NetAdapter": set(),
    "Get-NetIPAddress": {"InterfaceIndex", "IPAddress", "AddressFamily", "ErrorAction"},
    "Remove-NetIPAddress": {"InterfaceIndex", "IPAddress", "Confirm", "ErrorAction"},
    "Get-NetIPInterface": {"InterfaceIndex", "AddressFamily"},
    "Set-NetIPInterface": {"InterfaceIndex", "AddressFamily", "Dhcp", "InterfaceMetric", "AutomaticMetric"},
    "Get-NetRoute": {"InterfaceIndex", "AddressFamily", "DestinationPrefix", "NextHop", "PolicyStore", "ErrorAction"},
    "Set-NetRoute": {"RouteMetric"},
    "New-NetRoute": {"InterfaceIndex", "DestinationPrefix", "NextHop", "RouteMetric"},
    "Remove-NetRoute": {"InterfaceIndex", "DestinationPrefix", "NextHop", "Confirm", "ErrorAction"},
    "Find-NetRoute": {"RemoteIPAddress", "LocalIPAddress", "ErrorAction"},
    "Get-NetNeighbor": {"InterfaceIndex", "IPAddress", "ErrorAction"},
    "Get-ScheduledTask": {"TaskName", "ErrorAction"},
    "Register-ScheduledTask": {"TaskName", "Action", "Trigger", "Principal", "Settings", "Force"},
    "Unregister-ScheduledTask": {"TaskName", "Confirm", "ErrorAction"},
    "New-ScheduledTaskAction": {"Execute", "Argument"},
    "New-ScheduledTaskTrigger": {"Once", "At", "AtStartup", "RepetitionInterval"},
    "New-ScheduledTaskPrincipal": {"UserId", "LogonType", "RunLevel"},
    "New-ScheduledTaskSettingsSet": {
        "StartWhenAvailable",
        "AllowStartIfOnBatteries",
        "DontStopIfGoingOnBatteries",
        "MultipleInstances",
        "ExecutionTimeLimit",
    },
    "Get-CimClass": {"Namespace", "ClassName"},
    "Get-CimInstance": {"ClassName"},
    "New-CimInstance": {"CimClass", "ClientOnly"},
    "Get-Acl": {"LiteralPath"},
    "Get-Item": {"LiteralPath", "Force"},
    "Get-ChildItem": {"LiteralPath", "Force"},
    "Where-Object": {"FilterScript"},
    "ForEach-Object": {"Process"},
    "Select-Object": {"First", "Unique"},
    "Sort-Object": {"Property"},
    "ConvertTo-Json": {"Depth"},
    "ConvertFrom-Json": set(),
    "Get-Content": {"LiteralPath", "Raw"},
    "Set-Content": {"LiteralPath", "Value", "Encoding"},
    "Set-StrictMode": {"Version"},
    "Join-Path": {"Path", "ChildPath"},
    "Split-Path": {"Path", "Parent"},
    "Test-Path": {"LiteralPath", "ErrorAction"},
    "New-Item": {"ItemType", "Path"},
    "Copy-Item": {"Path", "LiteralPath", "Destination", "Force"},
    "Rename-Item": {"LiteralPath", "NewName", "ErrorAction"},
    "Remove-Item": {"LiteralPath", "Recurse", "Force", "ErrorAction"},
    "New-Object": {"TypeName", "Property"},
    "New-TimeSpan": {"Minutes"},
    "Get-Date": set(),
    "Start-Sleep": {"Seconds", "Milliseconds"},
    "Write-Output": set(),
    "Write-Warning": {"Message"},
}
"""Names as in Microsoft's reference for Windows Server 2019: NetTCPIP, NetAdapter, ScheduledTasks and the core."""
PROGRAMS = {"netsh.exe", "ipconfig.exe", "ping.exe", "icacls.exe", "$Program"}


def nodes(node: tree_sitter.Node) -> Iterator[tree_sitter.Node]:
    yield node
    for child in node.children:
        yield from nodes(child)


def parse(text: str) -> tree_sitter.Tree:
    return tree_sitter.Parser(LANGUAGE).parse(text.encode())


def scripts() -> list[tuple[str, str]]:
    found = []
    for case, net in CASES.items():
        if not missing(stack_named("powershell"), net):
            found += [(f"{case} {name}", text) for name, text in render("powershell", net).scripts]
    return found


@pytest.mark.parametrize(("name", "text"), scripts(), ids=[name for name, _ in scripts()])
def test_the_grammar_is_good_and_every_command_is_known(name: str, text: str) -> None:
    tree = parse(text)
    wrong = [n for n in nodes(tree.root_node) if n.is_error or n.is_missing]
    assert not wrong, f"{name}, line {wrong[0].start_point.row + 1}"
    commands = [node for node in nodes(tree.root_node) if node.type == "command"]
    assert commands
    known = COMMANDS | own_functions(text)
    for command in commands:
        said = command.child_by_field_name("command_name")
        assert said is not None
        assert said.text is not None
        word = said.text.decode()
        if word in PROGRAMS or word.startswith('"$State'):
            continue
        assert word in known, f"line {command.start_point.row + 1}: {word}"
        for node in nodes(command):
            if node.type == "command_parameter" and _owner(node) == command:
                assert node.text is not None
                parameter = node.text.decode().lstrip("-").rstrip(":")
                assert parameter in known[word], f"{word} -{parameter}"


def own_functions(text: str) -> dict[str, set[str]]:
    """Return the functions of a script with their parameters."""
    found = re.findall(r"^function ([A-Za-z-]+)(?:\(([^{]*)\))? \{", text, re.MULTILINE)
    return {name: set(re.findall(r"\$(\w+)", parameters)) for name, parameters in found}


def _owner(node: tree_sitter.Node) -> tree_sitter.Node | None:
    parent = node.parent
    while parent is not None and parent.type != "command":
        parent = parent.parent
    return parent


def test_the_parser_notices_what_is_broken() -> None:
    text = render("powershell", CASES["one"]).apply
    broken = [text.replace(part, "", 1) for part in ("try {", "@(", "')", "\r\n}")]
    assert all(any(n.is_error or n.is_missing for n in nodes(parse(one).root_node)) for one in broken)


def test_the_cmdlet_that_ends_dhcp_is_never_used() -> None:
    for _, text in scripts():
        code = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
        assert "New-NetIPAddress" not in code
        assert not re.search(r"IgnoreDefaultRoutes", code)


def test_an_exposed_eip_stays_with_dhcp_on_windows() -> None:
    for name in ("powershell", "netsh"):
        apply, _, check, undo, _ = (text for _, text in render(name, CASES["exposed"]).scripts)
        for text in (apply, undo):
            assert not re.search(r"add address|set address|New-NetRoute|Remove-NetRoute|delete route", text)
            assert "coexistence" not in text
        assert re.search(r"metric=500|InterfaceMetric 500", apply)
        assert re.search(r"metric=automatic|AutomaticMetric Enabled", undo)
        assert "203.0.113.70" in check
        assert "203.0.113.93" in check


def test_addresses_of_this_case_are_quoted() -> None:
    text = render("powershell", CASES["one"]).apply
    for eip in CASES["one"].eips:
        assert f"'{eip.address}'" in text


@pytest.mark.parametrize("case", ["one", "addresses-only", "exposed", "exposed-shared"])
def test_cmd_scripts_close_what_they_open(case: str) -> None:
    for name, text in render("netsh", CASES[case]).scripts[:4]:
        code = [line for line in text.split("\r\n") if line and not line.startswith("rem ")]
        assert code[0] == "@echo off"
        for line in code:
            assert line.count('"') % 2 == 0, f"{name}: {line}"
        labels = {line[1:] for line in code if line.startswith(":")}
        jumps = set(re.findall(r"(?:goto|call) :(\w+)", text))
        assert jumps <= labels
        # Labels are found by cmd only with CRLF, and blocks must balance for the file to run at all.
        block = "\n".join(code)
        assert block.count("(") == block.count(")")


@pytest.fixture(scope="module")
def ps() -> dict[str, str]:
    """The PowerShell scripts of one ENI in multi-EIP mode, lines ending with LF."""
    return {name: text.replace("\r\n", "\n") for name, text in render("powershell", CASES["one"]).scripts}


@pytest.fixture(scope="module")
def cmd() -> dict[str, str]:
    """The netsh scripts of the same ENI."""
    return {name: text.replace("\r\n", "\n") for name, text in render("netsh", CASES["one"]).scripts}


def in_order(text: str, *parts: str) -> None:
    places = [text.index(part) for part in parts]
    assert places == sorted(places), parts


def test_a_start_that_fails_is_tried_again_and_takes_nothing_back(ps: dict[str, str]) -> None:
    caught = ps["apply.ps1"].rpartition("\ncatch {")[2]
    in_order(caught, "if ($Startup) {", "exit 1", 'undo.ps1" -Back')
    assert "undo" not in caught[: caught.index("exit 1")]
    keep = ps["apply.ps1"].partition("function Register-Keep {")[2].partition("\n}\n")[0]
    for trigger in ("-AtStartup", "EventID=10000", "New-TimeSpan -Minutes 5"):
        assert trigger in keep


def test_what_is_not_confirmed_is_taken_back_at_a_restart_too(ps: dict[str, str], cmd: dict[str, str]) -> None:
    undo = ps["apply.ps1"].partition("function Register-Undo {")[2].partition("\n}\n")[0]
    assert "-Trigger @($soon, (New-ScheduledTaskTrigger -AtStartup))" in undo
    assert "New-ScheduledTaskSettingsSet -StartWhenAvailable" in ps["apply.ps1"]
    # The start task must not set again what waits to be taken back.
    in_order(ps["apply.ps1"], 'if ($Startup -and ((Test-Path -LiteralPath "$State\\armed")', "$Eni = Get-Eni -Wait")
    in_order(cmd["apply.cmd"], "--armed was not confirmed", '"%TASK%-start" /sc onstart', '"%TASK%" /sc once')


def test_confirm_and_undo_contend_for_one_file(ps: dict[str, str], cmd: dict[str, str]) -> None:
    assert 'try { Remove-Item -LiteralPath "$State\\armed" -Force }' in ps["confirm.ps1"]
    in_order(
        ps["undo.ps1"], "Rename-Item -LiteralPath \"$State\\armed\" -NewName 'undoing'", "it stays.", "Remove-Hop -Hop"
    )
    in_order(cmd["confirm.cmd"], 'ren "%STATE%\\armed" confirmed ||', "Confirmed")
    in_order(cmd["undo.cmd"], 'ren "%STATE%\\armed" undoing', "it stays.", "netsh interface ipv4 delete")
    # The tasks go last: what fails is tried again by them.
    assert ps["undo.ps1"].rstrip().endswith("Remove-Task\nexit 0")


def test_scripts_that_run_as_system_lie_where_administrators_alone_write(
    ps: dict[str, str], cmd: dict[str, str]
) -> None:
    in_order(
        ps["apply.ps1"],
        "Protect-Folder -Folder (Split-Path",
        "Protect-Folder -Folder $State",
        "    Save-Before\n}\n$Had",
    )
    assert "@('S-1-5-18', 'S-1-5-32-544') -notcontains $owner" in ps["apply.ps1"]
    for text in (ps["apply.ps1"], cmd["apply.cmd"]):
        assert "/inheritance:r" in text
        assert "*S-1-5-32-544:(OI)(CI)F" in text
    in_order(cmd["apply.cmd"], "-match '^O:(BA|SY)'", "/inheritance:r", "copy /y")


def test_the_vpc_is_reached_without_drawing_ordinary_traffic(ps: dict[str, str]) -> None:
    assert "$Blocks = @('10.20.0.0/16', '172.16.0.0/12')" in ps["apply.ps1"]
    in_order(
        ps["apply.ps1"],
        "Add-BlockRoute -Adapter $other[0] -Prefix $block -Hop $primary.NextHop",
        "Add-BlockRoute -Adapter $Eni -Prefix $block -Hop $PrivateGateway",
    )
    assert "foreach ($route in @($Made.Routes)) { Remove-BlockRoute -Route $route }" in ps["undo.ps1"]


def test_seconds_that_are_none_and_unknown_words_are_refused(ps: dict[str, str], cmd: dict[str, str]) -> None:
    assert "$Given.ContainsKey('Armed') -and ($Armed -lt 5 -or $Armed -gt 86400)" in ps["apply.ps1"]
    assert all("[CmdletBinding()]\nparam(" in text for text in ps.values())
    assert 'if not "%~1"=="" if not "%~1"=="--armed" (echo usage' in cmd["undo.cmd"]


def test_check_waits_for_addresses_that_windows_still_tries(ps: dict[str, str]) -> None:
    in_order(ps["check.ps1"], "'Tentative'", "\nWait-Address\n", "'Preferred'")
    assert "comes after the EIPs' gateway" in ps["check.ps1"]


def test_an_eip_that_the_guest_has_is_found_at_the_end_of_a_line(cmd: dict[str, str]) -> None:
    (pattern,) = re.findall(r'show ipaddresses \| findstr /r /c:"(.*?)"', cmd["apply.cmd"])
    assert re.search(pattern, "    203.0.113.10")
    assert re.search(pattern, "    203.0.113.10  ")
    assert not re.search(pattern, "    203.0.113.100")
    assert not re.search(pattern, "    203x0.113.10")


def test_netsh_does_without_wmic(cmd: dict[str, str]) -> None:
    for name in ("apply.cmd", "check.cmd", "undo.cmd"):
        in_order(cmd[name], "where wmic", "if not defined WMIC for /f", "neither wmic nor PowerShell")
    assert "Win32_NetworkAdapterConfiguration" in cmd["apply.cmd"]


def test_the_status_has_the_lines_of_that_of_linux(ps: dict[str, str], cmd: dict[str, str]) -> None:
    facts = {"eip-eni-status", "boot", "nic", "addr", "elsewhere", "table", "main", "state", "eip-eni-end"}
    assert set(re.findall(r"Join-Fact '([a-z-]+)'", ps["status.ps1"])) == facts
    assert ps["status.ps1"] != cmd["status.ps1"]
    for text in (ps["status.ps1"], cmd["status.ps1"]):
        assert not re.search(r"\b(?:Set|New|Remove|Register|Rename|Copy)-(?!StrictMode|Object)", text)
