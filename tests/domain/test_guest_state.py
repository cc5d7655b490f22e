"""What a guest prints, as values: its marked output, its status, what is true of each EIP, and the issues of that."""

from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv4Interface
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.checks.guest_issues import GuestView, guest_issues
from gui.domain.checks.issue import IssueCode
from gui.domain.checks.issues import findings
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.region import RegionId
from gui.domain.delivery.command_output import (
    LONGEST,
    CheckedAddress,
    MarkedOutput,
    OutputProblem,
    checked_addresses,
    read_output,
    shown,
)
from gui.domain.delivery.guest_state import GuestAddress, GuestState, UnreadableStateError, parse_state
from gui.domain.delivery.invocation import CommandState, Invocation
from gui.domain.delivery.package import ExpectedEip, Package, PlanNumber, Step, cksum
from gui.domain.delivery.package_data import package_from_data, package_to_data
from gui.domain.delivery.permissions import GuestAction, least_policy
from gui.domain.delivery.truth import GuestReading, Lack, Truth, all_there, eips_in_guest
from tests.helpers.guest_world import EIPS, ID, MAC, OURS, PRIVATE, World, package
from tests.helpers.region_values import CATALOG, INVENTORY

OTHER_ID = ID.replace("0", "1")
NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)


def marked(
    body: bytes, step: Step = Step.CHECK, code: int = 0, *, delivery: str = ID, size: int | None = None
) -> bytes:
    return body + f"eip-eni-end\t{delivery}\t{step}\t{code}\t{len(body) if size is None else size}\n".encode()


@pytest.mark.parametrize(
    ("output", "found"),
    [
        (marked(b"All is well.\n"), MarkedOutput(0, "All is well.")),
        (marked(b""), MarkedOutput(0, "")),
        (marked(b"a\nb\n", code=2).replace(b"\n", b"\r\n"), MarkedOutput(2, "a\nb")),
        (marked(b"x\n").replace(b"\t", b" ") + b"\n\n", MarkedOutput(0, "x")),
        (b"", OutputProblem.NO_MARKER),
        (b"All is well.\n", OutputProblem.NO_MARKER),
        (marked(b"x\n") + b"more\n", OutputProblem.NO_MARKER),
        (marked(b"x\n").replace(b"\t0\t", b"\tzero\t"), OutputProblem.NO_MARKER),
        (marked(b"x\n").replace(b"\t2\n", "\t²\n".encode()), OutputProblem.NO_MARKER),
        (marked(b"x\n", code=4711), OutputProblem.CUT),
        (marked(b"x\n", size=1), OutputProblem.CUT),
        (marked(b"head" + b"tail\n", size=9000), OutputProblem.CUT),
        (marked(b"x\n", delivery=OTHER_ID), OutputProblem.OTHER_MARKER),
        (marked(b"x\n", Step.STATUS), OutputProblem.OTHER_MARKER),
        (b"a" * (LONGEST + 1), OutputProblem.NO_MARKER),
        (b"\xff\xfe\x1b[31m", OutputProblem.NO_MARKER),
    ],
)
def test_only_an_output_with_its_marked_last_line_is_believed(output: bytes, found: object) -> None:
    assert read_output(output, ID, Step.CHECK) == found


@given(body=st.binary(max_size=3000), start=st.integers(0, 3000), length=st.integers(1, 3000))
def test_an_output_that_was_cut_in_the_middle_is_never_taken_for_whole(body: bytes, start: int, length: int) -> None:
    whole = marked(body.replace(b"\r", b"?").rstrip(b"\n") + b"\n")
    end = min(start + length, len(whole))
    cut = whole[: min(start, end)] + whole[end:]
    # What is lost of the line ends behind the mark is no loss.
    assert isinstance(read_output(cut, ID, Step.CHECK), OutputProblem) or cut.strip(b"\n") == whole.strip(b"\n")


@given(st.binary(max_size=500))
def test_what_is_shown_can_not_drive_a_terminal(output: bytes) -> None:
    assert all(each in "\n\t" or each.isprintable() for each in shown(output))


def test_check_says_of_each_address_what_is_wrong() -> None:
    text = (
        "EIP 203.0.113.10  ok\nEIP 203.0.113.11  WRONG: rule 7102 is missing\n"
        "private address 172.16.20.8  ok\nWRONG gateway\nnot 1.2.3.4 ok\nEIP 203.0.113.12  who knows\nAll is well.\n"
    )
    assert checked_addresses(text) == (
        CheckedAddress(IPv4Address("203.0.113.10"), True),
        CheckedAddress(IPv4Address("203.0.113.11"), False, "rule 7102 is missing"),
        CheckedAddress(IPv4Address("172.16.20.8"), True),
    )


@pytest.mark.parametrize(
    ("state", "never", "ended", "doubtful"),
    [
        (CommandState.ABORTED, True, False, False),
        (CommandState.SUCCESS, False, True, False),
        (CommandState.TIMEOUT, False, False, True),
        (CommandState.UNKNOWN, False, False, False),
    ],
)
def test_a_state_of_a_command_says_whether_it_ran(
    state: CommandState, never: bool, ended: bool, doubtful: bool
) -> None:
    found = Invocation("t-1", state)
    assert (found.never_ran, found.ended, found.doubtful) == (never, ended, doubtful)


# ---- the status

FULL = World(stack="iproute2", plan=OURS, due=1300.0).status_text()


def status(*lines: str, delivery: str = ID) -> str:
    return "\n".join((f"eip-eni-status\t1\t{delivery}", *lines, f"eip-eni-end\t{delivery}\tstatus\t0\t9", ""))


LINES = ("boot\tabc\tuptime\t12", "nic\teth1\t" + MAC + "\tup", "state\t-\t-\t-")


def test_a_status_becomes_values() -> None:
    state = parse_state("emulated: a model\n" + FULL, ID)
    assert (state.boot, state.uptime, state.nic, state.up) == ("boot-1", 12, "eth1", True)
    assert state.addresses[0] == GuestAddress(IPv4Interface("172.16.20.8/24"), leased=True)
    assert [str(each.interface) for each in state.addresses[1:]] == ["203.0.113.10/25", "203.0.113.11/25"]
    assert [(rule.priority, rule.source, rule.table) for rule in state.rules[:1]] == [(7101, "203.0.113.10", "7101")]
    assert [(route.table, route.gateway, route.on_link) for route in state.routes] == [("7101", "203.0.113.1", True)]
    assert state.main == ("default via 10.0.0.1 dev eth0",)
    assert (state.stack, state.plan, state.armed, state.due, state.undoing) == ("iproute2", OURS, True, "1300", False)


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("state\t-\t-\t-", GuestState()),
        ("state\tunreadable\t-\t-", GuestState(readable=False)),
        ("state\tnetplan\t12\t-", GuestState(stack="netplan", plan="12")),
        ("state\tnetplan\t12\tundoing", GuestState(stack="netplan", plan="12", undoing=True)),
        ("state\t-\t-\tundoing", GuestState(undoing=True)),
        (
            "state\tpowershell\t12\t2026-11-30T12:00:00",
            GuestState(stack="powershell", plan="12", armed=True, due="2026-11-30T12:00:00"),
        ),
    ],
)
def test_the_state_line_says_what_is_set_up_and_what_is_armed(last: str, found: GuestState) -> None:
    read = parse_state(status(*LINES[:2], last), ID)
    assert read == replace(found, boot="abc", uptime=12, nic="eth1", up=True)


def test_an_interface_that_is_not_there_and_lines_of_a_newer_guest() -> None:
    lines = (LINES[0], f"nic\tnone\t{MAC}\t-", "elsewhere\t203.0.113.10\teth0", "weather\tfine", LINES[2])
    state = parse_state(status(*lines), ID)
    assert (state.nic, state.up, state.elsewhere) == ("", False, ((IPv4Address("203.0.113.10"), "eth0"),))


@pytest.mark.parametrize(
    "text",
    [
        "",
        FULL.replace(ID, OTHER_ID),
        FULL.replace("status\t1", "status\t2"),
        FULL.replace("eip-eni-end", "eip-eni-and"),
        status(*LINES[1:]),
        status("boot\t\tuptime\t1", *LINES[1:]),
        status("boot\tabc", *LINES[1:]),
        status(*LINES, "addr\tnonsense\tstatic"),
        status(*LINES, "rule\tfirst\t203.0.113.10\t7101"),
        status(*LINES, "elsewhere\t203.0.113.10"),
    ],
)
def test_a_status_that_is_not_whole_is_none(text: str) -> None:
    with pytest.raises(UnreadableStateError):
        parse_state(text, ID)


@given(st.text(max_size=300), st.sampled_from(["boot", "nic", "addr", "rule", "table", "main", "state", "elsewhere"]))
def test_whatever_stands_in_a_line_is_a_value_or_an_error(words: str, name: str) -> None:
    line = f"{name}\t{words}".replace("\n", " ").replace("\r", " ")
    try:
        parse_state(status(*LINES, line), ID)
    except UnreadableStateError:
        return


# ---- the truth


def state_of(world: World) -> GuestState:
    return parse_state(world.status_text(), ID)


GOOD = state_of(World(stack="iproute2", plan=OURS))
EXPECTED = package().expected


@pytest.mark.parametrize(
    ("state", "truth", "lacks", "where"),
    [
        (GOOD, Truth.YES, (), ""),
        (state_of(World()), Truth.NO, (Lack.MISSING,), ""),
        (replace(GOOD, nic=""), Truth.NO, (Lack.NIC_MISSING,), ""),
        (replace(GOOD, addresses=(), elsewhere=((EIPS[0].address, "eth0"),)), Truth.NO, (Lack.ELSEWHERE,), "eth0"),
        (replace(GOOD, elsewhere=((EIPS[0].address, "eth0"),)), Truth.PARTLY, (Lack.ELSEWHERE,), "eth0"),
        (replace(GOOD, rules=()), Truth.PARTLY, (Lack.RULE_MISSING,), ""),
        (replace(GOOD, routes=()), Truth.PARTLY, (Lack.ROUTE_MISSING,), ""),
        (replace(GOOD, addresses=GOOD.addresses[1:]), Truth.PARTLY, (Lack.PRIVATE_MISSING,), ""),
        (replace(GOOD, up=False), Truth.PARTLY, (Lack.NIC_DOWN,), ""),
        (replace(GOOD, armed=True, due="17"), Truth.PARTLY, (Lack.ARMED,), "17"),
        (replace(GOOD, undoing=True), Truth.PARTLY, (Lack.UNDOING,), ""),
    ],
)
def test_an_eip_is_in_the_guest_only_with_address_rule_and_route(
    state: GuestState, truth: Truth, lacks: tuple[Lack, ...], where: str
) -> None:
    found = eips_in_guest(GuestReading(NOW, state), EXPECTED)[0]
    assert (found.truth, found.lacks, found.where, found.by_others) == (truth, lacks, where, False)


def test_a_wrong_prefix_is_not_the_address_of_the_plan() -> None:
    wrong = tuple(GuestAddress(IPv4Interface(f"{each.interface.ip}/32"), leased=False) for each in GOOD.addresses)
    assert eips_in_guest(GuestReading(NOW, replace(GOOD, addresses=wrong)), EXPECTED)[0].lacks == (Lack.WRONG_PREFIX,)


def test_what_somebody_else_set_up_needs_no_rules_of_ours() -> None:
    found = eips_in_guest(GuestReading(NOW, replace(GOOD, stack="", plan="", rules=(), routes=())), EXPECTED)
    assert {(each.truth, each.by_others) for each in found} == {(Truth.YES, True)}


def test_addresses_alone_and_windows_need_no_rules() -> None:
    alone = replace(EXPECTED, eips=tuple(ExpectedEip(each.address, each.prefix_length) for each in EIPS))
    assert all_there(replace(GOOD, rules=(), routes=()), alone)
    windows = tuple(ExpectedEip(each.address, 25, each.gateway, "main") for each in EIPS)
    assert not all_there(replace(GOOD, rules=()), replace(EXPECTED, eips=windows))
    assert not all_there(GOOD, replace(EXPECTED, eips=()))


def test_a_guest_that_was_not_read_is_unknown_and_says_why() -> None:
    assert eips_in_guest(None, EXPECTED)[0].truth is Truth.UNKNOWN
    found = eips_in_guest(GuestReading(NOW, reason="ClientNotOnline"), EXPECTED)[0]
    assert (found.truth, found.lacks, found.where) == (Truth.UNKNOWN, (Lack.NOT_READ,), "ClientNotOnline")


@pytest.mark.parametrize(
    ("reading", "codes"),
    [
        (GuestReading(NOW, GOOD), set()),
        (GuestReading(NOW), {IssueCode.GUEST_UNREAD}),
        (GuestReading(NOW, state_of(World())), {IssueCode.GUEST_EIP_MISSING}),
        (GuestReading(NOW, replace(GOOD, rules=(), routes=())), {IssueCode.GUEST_RULE_MISSING}),
        (GuestReading(NOW, replace(GOOD, armed=True, due="5")), {IssueCode.GUEST_ARMED}),
        (GuestReading(NOW, replace(GOOD, nic="")), {IssueCode.GUEST_NIC_MISSING}),
        (
            GuestReading(NOW, replace(GOOD, elsewhere=((EIPS[0].address, "eth0"), (EIPS[1].address, "eth0")))),
            {IssueCode.GUEST_EIP_ELSEWHERE},
        ),
    ],
)
def test_what_is_wrong_in_a_guest_is_an_issue_once_for_each_interface(
    reading: GuestReading, codes: set[IssueCode]
) -> None:
    region = INVENTORY
    eni = region.interfaces[0].id
    found = list(guest_issues({eni: GuestView(reading, EXPECTED)}, region))
    assert {each.code for each in found} == codes
    assert len(found) == len(codes)
    for each in found:
        assert each.ids[0] == eni
        assert dict(each.values)["eips"] == "203.0.113.10, 203.0.113.11"
    seen = findings(region, CATALOG, None, {eni: GuestView(reading, EXPECTED)})
    assert codes <= {each.code for each in seen}


def test_an_issue_names_the_eips_that_the_cloud_has_there() -> None:
    region = INVENTORY
    bound = next(eip for eip in region.eips if eip.target_id)
    view = GuestView(GuestReading(NOW, state_of(World())), replace(EXPECTED, eips=(ExpectedEip(bound.address, 25),)))
    (found,) = guest_issues({EniId(bound.target_id or ""): view}, region)
    assert found.ids == (bound.target_id, bound.allocation_id)


# ---- plans, packages, policies


@pytest.mark.parametrize(
    ("content", "number"), [(b"", 4294967295), (b"123456789", 930766865), (b"a\n" * 1000, 1644228748)]
)
def test_the_number_of_a_plan_is_that_of_cksum(content: bytes, number: int) -> None:
    assert cksum(content) == number


def test_the_number_of_a_plan_depends_on_the_name_of_the_interface_or_is_fixed() -> None:
    plan = PlanNumber(b"content")
    assert plan.on("eth1") != plan.on("eth2")
    assert plan.on("eth1") == str(cksum(b"eth1\ncontent"))
    assert PlanNumber(fixed="5").on("eth1") == "5"


def test_a_package_survives_the_journal() -> None:
    eips = (*EIPS, ExpectedEip(PRIVATE, 24))
    whole = replace(package(), expected=replace(EXPECTED, eips=eips), plan=PlanNumber(b"\x00content"))
    read = package_from_data(package_to_data(whole))
    assert read == whole
    assert [read.script(step) for step in (Step.APPLY, Step.STAGE)] == ["script of apply\n", "part 0\n"]


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"expected": None},
        {"scripts": {"apply": "AAAA"}},
        {"timing": {}},
        {"plan": {"content": 5, "fixed": ""}},
    ],
)
def test_what_is_no_package_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"no delivery|version"):
        package_from_data(package_to_data(package()) | change)


def test_a_package_does_not_print_its_scripts() -> None:
    assert "script of" not in repr(package())
    assert isinstance(package(), Package)


def test_the_least_policy_names_exactly_the_instances() -> None:
    policy: Any = least_policy(RegionId("cn-shanghai"), "1234", [InstanceId("i-a"), InstanceId("i-b")])
    by_action = {action: each["Resource"] for each in policy["Statement"] for action in each["Action"]}
    assert set(by_action) == {*(each.value for each in GuestAction), "ecs:DescribeInstances"}
    assert by_action["ecs:RunCommand"] == [
        "acs:ecs:cn-shanghai:1234:instance/i-a",
        "acs:ecs:cn-shanghai:1234:instance/i-b",
        "acs:ecs:cn-shanghai:1234:command/*",
    ]
    assert by_action["ecs:StopInvocation"] == by_action["ecs:RunCommand"][:2]
    anyone: Any = least_policy(RegionId("cn-shanghai"), "", [InstanceId("i-a")])
    assert anyone["Statement"][3]["Resource"] == ["acs:ecs:cn-shanghai:*:instance/i-a"]
