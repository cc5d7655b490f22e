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
    "Register-ScheduledTask": {"TaskName", "Action", "Trigger", "Principal", "Force"},
    "Unregister-ScheduledTask": {"TaskName", "Confirm", "ErrorAction"},
    "New-ScheduledTaskAction": {"Execute", "Argument"},
    "New-ScheduledTaskTrigger": {"Once", "At", "AtStartup"},
    "New-ScheduledTaskPrincipal": {"UserId", "LogonType", "RunLevel"},
    "Where-Object": {"FilterScript"},
    "ForEach-Object": {"Process"},
    "Select-Object": {"First"},
    "ConvertTo-Json": set(),
    "ConvertFrom-Json": set(),
    "Get-Content": {"Path", "Raw"},
    "Set-Content": {"Path", "Encoding"},
    "Set-StrictMode": {"Version"},
    "Join-Path": {"Path", "ChildPath"},
    "Test-Path": {"Path"},
    "New-Item": {"ItemType", "Path", "Force"},
    "Copy-Item": {"Path", "Destination", "Force"},
    "Remove-Item": {"Path", "Recurse", "Force"},
    "Get-Date": set(),
    "Start-Sleep": {"Seconds"},
    "Write-Output": set(),
    "Write-Warning": {"Message"},
    # functions of the scripts themselves
    "Get-Eni": set(),
    "Invoke-Netsh": {"Words"},
    "Register-Script": {"Name", "Script", "Trigger"},
    "Show-Result": {"Good", "What"},
}
"""Names as in Microsoft's reference for Windows Server 2019: NetTCPIP, NetAdapter, ScheduledTasks and the core."""
PROGRAMS = {"netsh.exe", "ipconfig.exe", "ping.exe"}


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
    for command in commands:
        said = command.child_by_field_name("command_name")
        assert said is not None
        assert said.text is not None
        word = said.text.decode()
        if word in PROGRAMS or word.startswith('"$State'):
            continue
        assert word in COMMANDS, f"line {command.start_point.row + 1}: {word}"
        for node in nodes(command):
            if node.type == "command_parameter" and _owner(node) == command:
                assert node.text is not None
                parameter = node.text.decode().lstrip("-").rstrip(":")
                assert parameter in COMMANDS[word], f"{word} -{parameter}"


def _owner(node: tree_sitter.Node) -> tree_sitter.Node | None:
    parent = node.parent
    while parent is not None and parent.type != "command":
        parent = parent.parent
    return parent


def test_the_parser_notices_what_is_broken() -> None:
    text = render("powershell", CASES["four"]).apply
    broken = [text.replace(part, "", 1) for part in ("try {", "@(", "')", "\r\n}")]
    assert all(any(n.is_error or n.is_missing for n in nodes(parse(one).root_node)) for one in broken)


def test_the_cmdlet_that_ends_dhcp_is_never_used() -> None:
    for _, text in scripts():
        code = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
        assert "New-NetIPAddress" not in code
        assert not re.search(r"IgnoreDefaultRoutes", code)


def test_an_exposed_eip_stays_with_dhcp_on_windows() -> None:
    for name in ("powershell", "netsh"):
        apply, _, check, undo = (text for _, text in render(name, CASES["exposed"]).scripts)
        for text in (apply, undo):
            assert not re.search(r"add address|set address|New-NetRoute|Remove-NetRoute|delete route", text)
            assert "coexistence" not in text
        assert re.search(r"metric=500|InterfaceMetric 500", apply)
        assert re.search(r"metric=automatic|AutomaticMetric Enabled", undo)
        assert "203.0.113.70" in check
        assert "203.0.113.93" in check


def test_addresses_of_this_case_are_quoted() -> None:
    text = render("powershell", CASES["four"]).apply
    for eip in CASES["four"].eips:
        assert f"'{eip.address}'" in text


@pytest.mark.parametrize("case", ["one", "four", "ten", "addresses-only", "exposed", "exposed-shared"])
def test_cmd_scripts_close_what_they_open(case: str) -> None:
    for name, text in render("netsh", CASES[case]).scripts:
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
