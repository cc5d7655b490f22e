"""What every stack keeps to, whatever it renders: the matrix of abilities, and the mistakes nobody may make."""

import re

import pytest

from gui.domain.cloud.errors import InputError
from gui.domain.cloud.instance import OsType
from gui.guest import bundle
from gui.guest.network import GuestNetwork, GuestOptions, InterfaceName, Routing, from_facts
from gui.guest.snippet import (
    STACKS,
    Ability,
    GuestNoteCode,
    Snippet,
    StackRefusalError,
    kept_undo,
    missing,
    needed,
    render,
    stack_named,
)
from gui.words.guest import english_note
from tests.guest.cases import CASES, FOUR, ONE, TEN, TEN_SHARED, exposed, facts, network

LINUX = [stack.name for stack in STACKS if stack.os_type is OsType.LINUX]
WINDOWS = [stack.name for stack in STACKS if stack.os_type is OsType.WINDOWS]
ASKING: dict[Ability, GuestNetwork] = {
    Ability.SEVERAL_ADDRESSES: network(TEN_SHARED),
    Ability.SOURCE_ROUTING: network(ONE),
    Ability.ADDRESSES_ONLY: network(ONE, routing=Routing.ADDRESSES_ONLY),
    Ability.OFF_LINK_GATEWAY: network(FOUR[3:]),
    Ability.HOST_PREFIX: network(ONE, host_prefix=True),
    Ability.CONNECTION_MARKS: network(ONE, connection_marks=True),
    Ability.SEVERAL_GATEWAYS: network(TEN),
}
EXPOSED = {"plain": exposed(), "shared": exposed(same_vswitch=True), "marks": exposed(connection_marks=True)}
EXPECTED_REFUSALS = {
    ("cloud-init", Ability.CONNECTION_MARKS),
    ("powershell", Ability.CONNECTION_MARKS),
    ("powershell", Ability.HOST_PREFIX),
    ("powershell", Ability.SEVERAL_GATEWAYS),
    ("netsh", Ability.CONNECTION_MARKS),
    ("netsh", Ability.HOST_PREFIX),
    ("netsh", Ability.SEVERAL_GATEWAYS),
}


def all_text(snippet: Snippet) -> str:
    return "\n".join([*(file.text for file in snippet.files), *(text for _, text in snippet.scripts)])


def own_text(snippet: Snippet) -> str:
    """Return what is about this network: not the scripts that are the same for all."""
    own = [text for name, text in snippet.scripts if name in {"plan.sh", "nmcli"} or snippet.stack in WINDOWS]
    return "\n".join([*(file.text for file in snippet.files), *own])


def test_every_ability_is_asked_for_by_some_network() -> None:
    assert set(ASKING) == set(Ability)
    for ability, net in ASKING.items():
        assert ability in needed(net)


@pytest.mark.parametrize("ability", Ability)
@pytest.mark.parametrize("name", [stack.name for stack in STACKS])
def test_a_stack_gives_files_or_a_refusal_by_name(name: str, ability: Ability) -> None:
    net = ASKING[ability]
    if (name, ability) in EXPECTED_REFUSALS:
        with pytest.raises(StackRefusalError, match=ability.value.replace("_", " ")) as caught:
            render(name, net)
        assert caught.value.missing == (ability,)
        assert caught.value.stack.name == name
        assert missing(caught.value.stack, net) == {ability}
        return
    snippet = render(name, net)
    assert snippet.files or name in WINDOWS
    text = all_text(snippet)
    for eip in net.eips:
        assert str(eip.address) in text
        if net.routed:
            assert str(eip.gateway) in text
    if ability is Ability.CONNECTION_MARKS:
        assert "fwmark" in text or "FirewallMark" in text or "mark:" in text
        assert "ct mark" in text


@pytest.mark.parametrize("kind", EXPOSED)
@pytest.mark.parametrize("name", [stack.name for stack in STACKS])
def test_an_exposed_eip_gets_its_route_and_never_a_static_address(name: str, kind: str) -> None:
    net = EXPOSED[kind]
    if kind == "marks" and (name, Ability.CONNECTION_MARKS) in EXPECTED_REFUSALS:
        assert missing(stack_named(name), net) == {Ability.CONNECTION_MARKS}
        return
    snippet = render(name, net)
    text = own_text(snippet)
    assert "the EIPs of" not in text
    assert "203.0.113.93" in text
    configured = "\n".join(file.text for file in snippet.files if not file.text.startswith("#!"))
    assert not re.search(r"(?i)^\s*(ip)?addr(ess)?[0-9_]*\s*=|^\s*address ", configured, re.MULTILINE)
    if name not in WINDOWS:
        assert "each_eip() {\n    :\n}\n" in text
        assert re.search(r"from[ :=]+203\.0\.113\.70|From=203\.0\.113\.70|7100 203\.0\.113\.70", text)
        assert ("fwmark" in text or "FirewallMark" in text or "mark:" in text or "ct mark" in text) is net.marks


@pytest.mark.parametrize("case", CASES)
def test_the_same_facts_give_the_same_bytes(case: str) -> None:
    net = CASES[case]
    for stack in STACKS:
        if not missing(stack, net):
            assert bundle.tree([render(stack.name, net)]) == bundle.tree([render(stack.name, net)])


def test_the_order_of_the_answer_changes_nothing() -> None:
    for stack in STACKS:
        eips = TEN_SHARED if stack.name in WINDOWS else FOUR
        assert render(stack.name, network(eips)) == render(stack.name, network(eips[::-1]))


@pytest.mark.parametrize("name", LINUX)
@pytest.mark.parametrize("case", CASES)
def test_linux_text_is_ascii_with_lf(name: str, case: str) -> None:
    if missing(stack_named(name), CASES[case]):
        return
    snippet = render(name, CASES[case])
    for text in (*(file.text for file in snippet.files), *(text for _, text in snippet.scripts)):
        assert "\r" not in text
        assert "\t" not in text
        assert text.isascii()
        assert text.endswith("\n")
        assert not re.search(r"[ ]+$", text, re.MULTILINE)
    for name_of_script, text in snippet.scripts:
        # What the others read is not run by itself.
        assert text.startswith("# shellcheck" if name_of_script.endswith(".sh") else "#!/bin/sh\n")


@pytest.mark.parametrize("name", WINDOWS)
def test_windows_text_is_ascii_with_crlf(name: str) -> None:
    snippet = render(name, CASES["one"])
    for _, text in snippet.scripts:
        assert text.isascii()
        assert text.count("\n") == text.count("\r\n")
        assert CASES["one"].mac.dashed in text or CASES["one"].mac.upper in text or "confirm" in text
    assert [script for script, _ in snippet.scripts] == [
        *(f"{script}{snippet.extension}" for script in ("apply", "confirm", "check", "undo")),
        "status.ps1",
    ]


@pytest.mark.parametrize("name", LINUX)
def test_no_stack_configures_a_gateway_of_the_main_table(name: str) -> None:
    """Mistake 1: GATEWAY=, ``gateway``, gateway4 and the like replace the primary NIC's default route."""
    text = "\n".join(file.text for file in render(name, CASES["four"]).files)
    assert not re.search(r"^\s*(GATEWAY\d*=|gateway\s|gateway4:)", text, re.MULTILINE)


@pytest.mark.parametrize("name", [*LINUX, "powershell"])
def test_dhcp_stays_on(name: str) -> None:
    """Mistake 4: without DHCP the mode does not take effect. The universal script leaves it to the guest's manager."""
    snippet = render(name, CASES["one"])
    words = {
        "netplan": "dhcp4: true",
        "networkd": "DHCP=ipv4",
        "networkd-legacy": "DHCP=ipv4",
        "networkmanager": "method=auto",
        "ifupdown": "inet dhcp",
        "ifcfg": "BOOTPROTO=dhcp",
        "ifcfg-nm": "BOOTPROTO=dhcp",
        "wicked": "BOOTPROTO='dhcp4'",
        "cloud-init": "dhcp4: true",
        "powershell": "-Dhcp Enabled",
        "iproute2": "is DHCP on",
    }
    assert words[name] in all_text(snippet)


@pytest.mark.parametrize("name", LINUX)
def test_every_number_lies_in_the_chosen_range(name: str) -> None:
    """Mistake 2: a priority of 32766 or later never matches."""
    net = network(FOUR, base=20000)
    snippet = render(name, net)
    text = "\n".join([*(file.text for file in snippet.files), dict(snippet.scripts)["plan.sh"]])
    number = r"(?:[Tt]able|(?<!autoconnect-)[Pp]riority|pref|lookup)[ :=]+(\d+)"
    numbers = {int(n) for n in re.findall(number, text)}
    assert numbers <= set(net.numbers())
    # The older networkd and all others spell the private table out; the newer one takes it from the lease.
    assert {rule.priority for rule in net.rules} <= {int(n) for n in re.findall(r"\b(20\d{3})\b", text)}
    assert f"FIRST='20000'\nLAST='{net.last}'\n" in text


@pytest.mark.parametrize("name", LINUX)
def test_the_two_interfaces_of_one_guest_do_not_share_a_file(name: str) -> None:
    first = render(name, network(ONE))
    other = from_facts(
        facts(ONE, mac="00:16:3e:0a:0b:0d"), GuestOptions(base=7200, interface_name=InterfaceName("eth2"))
    )
    assert not {file.path for file in first.files} & {file.path for file in render(name, other).files}


@pytest.mark.parametrize("name", [stack.name for stack in STACKS])
def test_notes_fit_the_facts(name: str) -> None:
    def codes(net: GuestNetwork) -> set[GuestNoteCode]:
        return {note.code for note in render(name, net).notes}

    plain, off_link = codes(network(ONE)), codes(network(FOUR[3:]))
    assert GuestNoteCode.SAME_VSWITCH not in plain
    assert GuestNoteCode.SAME_VSWITCH in codes(network(ONE, same_vswitch=True))
    assert GuestNoteCode.OFF_LINK_GATEWAY not in plain
    assert GuestNoteCode.OFF_LINK_GATEWAY in off_link
    assert GuestNoteCode.ADDRESSES_ONLY in codes(network(ONE, routing=Routing.ADDRESSES_ONLY))
    assert GuestNoteCode.UNDO_BEFORE_DETACH in plain
    windows = name in WINDOWS
    assert (GuestNoteCode.PRIVATE_IN_VSWITCH_ONLY in plain) is windows
    # Where the VPC's networks are known, PowerShell sets routes to them; cmd can't.
    assert (GuestNoteCode.PRIVATE_IN_VSWITCH_ONLY in codes(CASES["one"])) is (name == "netsh")
    assert (GuestNoteCode.CONTAINERS in plain) is not windows
    if not windows:
        assert GuestNoteCode.ARP_ANNOUNCE in codes(network(ONE, host_prefix=True))
        assert GuestNoteCode.OFF_LINK_GATEWAY not in codes(network(FOUR, host_prefix=True))
    alone, shared = codes(EXPOSED["plain"]), codes(EXPOSED["shared"])
    assert not {GuestNoteCode.ANSWERS_FOR_ITSELF, GuestNoteCode.KEPT_BY_NAME, GuestNoteCode.SAME_VSWITCH} & alone
    assert GuestNoteCode.SAME_VSWITCH not in shared
    assert (GuestNoteCode.ANSWERS_FOR_ITSELF in shared) is not windows
    assert (GuestNoteCode.KEPT_BY_NAME in shared) is (GuestNoteCode.NAME_ASSUMED in shared) is not windows
    assert (GuestNoteCode.METRIC_ONLY in alone) is windows
    assert GuestNoteCode.DHCP_ENDS not in alone
    assert (GuestNoteCode.NAME_ASSUMED in plain) is stack_named(name).by_name
    assert GuestNoteCode.NAME_ASSUMED not in codes(network(ONE, interface_name=InterfaceName("eth1")))


def test_every_note_that_exists_is_said_by_some_stack_in_a_whole_sentence() -> None:
    networks = [*CASES.values(), network(ONE, same_vswitch=True)]
    notes = [n for net in networks for s in STACKS if not missing(s, net) for n in render(s.name, net).notes]
    assert {note.code for note in notes} == set(GuestNoteCode)
    for note in notes:
        assert english_note(note).endswith(".")
        assert "{" not in english_note(note)


def test_an_unknown_stack_is_an_input_error() -> None:
    with pytest.raises(InputError, match="no network stack 'sysconfig'; choose from iproute2, netplan"):
        render("sysconfig", CASES["one"])


@pytest.mark.parametrize("name", [*LINUX, *WINDOWS])
def test_the_undo_that_apply_leaves_is_where_it_is_said_to_be(name: str) -> None:
    net, scripts = network(ONE), dict(render(name, network(ONE)).scripts)
    command = kept_undo(name, net)
    if name in LINUX:
        assert command == f"sudo sh /var/lib/eip-eni/{net.tag}/undo"
        assert "STATES=/var/lib/eip-eni\nSTATE=$STATES/$TAG\n" in scripts["lib.sh"]
        assert f"TAG='{net.tag}'\n" in scripts["plan.sh"]
        assert "SCRIPTS='apply check confirm undo " in scripts["lib.sh"]
        assert 'copy_scripts "$HERE" "$STATE/new" $SCRIPTS files\n' in scripts["setup.sh"]
        assert 'mv -f "$STATE/new"/* "$STATE/"\n' in scripts["setup.sh"]
    elif name == "powershell":
        assert command == f'powershell -ExecutionPolicy Bypass -File "$env:ProgramData\\eip-eni\\{net.tag}\\undo.ps1"'
        assert '-Path $env:ProgramData -ChildPath "eip-eni\\$Tag"' in scripts["apply.ps1"]
        assert '"$PSScriptRoot\\$name.ps1" -Destination $State' in scripts["apply.ps1"]
    else:
        assert command == f'"%ProgramData%\\eip-eni-{net.tag}\\undo.cmd"'
        assert f'set "STATE=%ProgramData%\\eip-eni-{net.tag}"' in scripts["apply.cmd"]
        assert '"%STATE%\\undo.cmd"' in scripts["apply.cmd"]
