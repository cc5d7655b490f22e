"""Drift read from the cloud: the official SDKs against the sandbox, where somebody else has been at work."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from gui.domain.checks.drift import DriftWord, drift
from gui.domain.checks.issues import findings, multi_eip_interfaces
from gui.domain.choices.selection import Selection
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.inventory import MAIN_LISTS, Inventory, Unread
from gui.domain.plans.plan import Plan
from gui.sandbox.account import Account
from gui.sandbox.resources import EniStatus, Mode
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.region.catalog import load_catalog, read_inventory
from gui.services.region.readings import read_gateway_answers, reading_of
from gui.services.runs.execution import Execution
from tests.helpers.sandbox_run import CREDENTIALS, ENI, INSTANCE, OTHER_INSTANCE, REGION, free_eips, gateway, make_plan


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(default_account()) as running:
        yield running


@pytest.fixture
def plan(server: SandboxServer) -> Plan:
    """Two EIPs bound to ENI, and ENI to INSTANCE: applied."""
    made = make_plan(server, 2)
    Execution(gateway(server), made).run()
    return made


def read(server: SandboxServer) -> Inventory:
    return read_inventory(gateway(server), REGION, lambda: datetime.now(UTC))


def told(inventory: Inventory, plan: Plan) -> list[tuple[DriftWord, str]]:
    return [(each.word, each.finding.ids[0]) for each in drift(plan, reading_of(inventory, plan))]


def words(server: SandboxServer, plan: Plan) -> list[tuple[DriftWord, str]]:
    return told(read(server), plan)


def first(account: Account, plan: Plan) -> Any:
    return account.eips.get(plan.selection.eips[0])


def unbind(account: Account, plan: Plan) -> None:
    account.eips.unbind(first(account, plan))


def release(account: Account, plan: Plan) -> None:
    account.eips.unbind(first(account, plan))
    account.eips.remove(first(account, plan))


def move(account: Account, plan: Plan) -> None:
    eip = first(account, plan)
    status, mode, kind = eip.status, eip.mode, eip.target_type
    account.eips.unbind(eip)
    account.eips.bind(eip, next(eni.id for eni in account.interfaces if eni.name == "voip-media"))
    eip.status, eip.mode, eip.target_type = status, mode, kind


def change_mode(account: Account, plan: Plan) -> None:
    first(account, plan).mode = Mode.NAT


def detach(account: Account, _: Plan) -> None:
    eni = account.interfaces.get(ENI)
    assert eni is not None
    account.interfaces.detach(eni)
    eni.status = EniStatus.AVAILABLE


def attach_elsewhere(account: Account, plan: Plan) -> None:
    detach(account, plan)
    eni = account.interfaces.get(ENI)
    assert eni is not None
    account.interfaces.attach(eni, OTHER_INSTANCE)
    eni.status = EniStatus.IN_USE


def release_instance(account: Account, plan: Plan) -> None:
    detach(account, plan)
    instance = account.instances.get(INSTANCE)
    assert instance is not None
    account.instances.remove(instance)


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        (unbind, [(DriftWord.REMOVED, "first")]),
        (release, [(DriftWord.REMOVED, "first")]),
        (move, [(DriftWord.MOVED, "first")]),
        (change_mode, [(DriftWord.MODE_CHANGED, "first")]),
        (detach, [(DriftWord.REMOVED, ENI)]),
        (attach_elsewhere, [(DriftWord.MOVED, ENI)]),
        (release_instance, [(DriftWord.REMOVED, ENI), (DriftWord.INSTANCE_GONE, INSTANCE)]),
    ],
)
def test_what_somebody_else_did_has_its_word(
    server: SandboxServer, plan: Plan, done: Callable[[Account, Plan], None], expected: Any
) -> None:
    assert words(server, plan) == []
    with server.account.lock:
        done(server.account, plan)
    assert words(server, plan) == [(word, plan.selection.eips[0] if it == "first" else it) for word, it in expected]


def test_an_eip_that_somebody_added(server: SandboxServer, plan: Plan) -> None:
    stranger = free_eips(server.account, 3)[-1]
    eip = server.account.eips.get(stranger)
    assert eip is not None
    template = first(server.account, plan)
    with server.account.lock:
        server.account.eips.bind(eip, ENI)
        eip.status, eip.mode, eip.target_type = template.status, template.mode, template.target_type
    assert words(server, plan) == [(DriftWord.ADDED, stranger)]


def test_a_refused_read_is_unknown(server: SandboxServer, plan: Plan) -> None:
    before = read(server)
    with server.account.lock:
        detach(server.account, plan)
        server.account.keys[CREDENTIALS.access_key_id].deny = ("vpc:DescribeEipAddresses",)
    unknown = [(DriftWord.UNKNOWN, each) for each in (*plan.selection.eips, ENI)]
    dark = read(server)
    # What was known of the EIPs before does not make them known now.
    for seen in (dark, dark.with_last_known(before)):
        assert told(seen, plan) == [*unknown, (DriftWord.REMOVED, ENI)]


def test_reads_that_are_all_refused_give_nothing_that_could_be_compared(server: SandboxServer, plan: Plan) -> None:
    before = read(server)
    server.account.keys[CREDENTIALS.access_key_id].deny = ("*",)
    with pytest.raises(CloudError) as refused:
        read(server)
    assert (refused.value.kind, refused.value.action) == (CloudErrorKind.DENIED, "DescribeEipAddresses")
    # Whoever has only what was known before, and says so, claims nothing by it.
    known = replace(before, unread=tuple(Unread(name, refused.value, before.as_of) for name in MAIN_LISTS))
    assert {word for word, _ in told(known, plan)} == {DriftWord.UNKNOWN}


ACTIONS: dict[str, tuple[str, Callable[[Plan], set[str]]]] = {
    "DescribeEipAddresses": ("vpc:DescribeEipAddresses", lambda plan: {*plan.selection.eips, ENI}),
    "DescribeNetworkInterfaces": ("ecs:DescribeNetworkInterfaces", lambda _plan: {ENI}),
    "DescribeInstances": ("ecs:DescribeInstances", lambda _plan: {INSTANCE}),
}


@pytest.mark.parametrize("before", [lambda _server: None, read])
@pytest.mark.parametrize("action", ACTIONS)
def test_a_throttled_read_is_unknown(server: SandboxServer, plan: Plan, action: str, before: Any) -> None:
    known = before(server)
    server.faults.throttle(action, times=99)
    inventory = read(server).with_last_known(known)
    found = drift(plan, reading_of(inventory, plan))
    assert {each.finding.ids[0] for each in found} == ACTIONS[action][1](plan)
    assert {each.word for each in found} == {DriftWord.UNKNOWN}
    assert all(str(dict(each.finding.values)["reason"]).startswith("Throttling") for each in found)


@pytest.mark.parametrize("action", ACTIONS)
def test_reads_that_the_cloud_has_no_time_for_are_unknown(server: SandboxServer, plan: Plan, action: str) -> None:
    others = [each for each in ACTIONS if each != action]
    for each in others:
        server.faults.error(each, "ServiceUnavailable", 503, 99)
    inventory = read(server)
    assert sum(name in MAIN_LISTS for name in (each.name for each in inventory.unread)) == len(others)
    assert {word for word, _ in told(inventory, plan)} == {DriftWord.UNKNOWN}


@pytest.mark.parametrize("denied", [each for each, _ in ACTIONS.values()])
def test_denied_is_unknown_and_released_is_gone(server: SandboxServer, plan: Plan, denied: str) -> None:
    """The instance is released and the first EIP too: told where that could be read, and never guessed."""
    with server.account.lock:
        release_instance(server.account, plan)
        release(server.account, plan)
        server.account.keys[CREDENTIALS.access_key_id].deny = (denied,)
    gone = {
        "vpc:DescribeEipAddresses": {(DriftWord.REMOVED, ENI), (DriftWord.INSTANCE_GONE, INSTANCE)},
        "ecs:DescribeNetworkInterfaces": {
            (DriftWord.REMOVED, plan.selection.eips[0]),
            (DriftWord.INSTANCE_GONE, INSTANCE),
        },
        "ecs:DescribeInstances": {(DriftWord.REMOVED, plan.selection.eips[0]), (DriftWord.REMOVED, ENI)},
    }
    found = {*words(server, plan)}
    assert {each for each in found if each[0] is not DriftWord.UNKNOWN} == gone[denied]
    assert {each for each in found if each[0] is DriftWord.UNKNOWN}


def test_the_keys_of_another_account_find_nothing_and_say_so(server: SandboxServer, plan: Plan) -> None:
    server.account = default_account()
    for eip in plan.selection.eips:
        server.account.eips.remove(server.account.eips.get(eip))  # type: ignore[arg-type]
    for store, identifier in ((server.account.interfaces, ENI), (server.account.instances, INSTANCE)):
        store.remove(store.get(identifier))  # type: ignore[arg-type, attr-defined]
    ((word, _),) = words(server, plan)
    assert word is DriftWord.UNKNOWN


def test_an_inventory_of_another_region_says_nothing(server: SandboxServer, plan: Plan) -> None:
    elsewhere = read_inventory(gateway(server), "ap-southeast-1", lambda: datetime.now(UTC))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="inventory of ap-southeast-1, plan of"):
        reading_of(elsewhere, plan)


def test_a_plan_that_names_nothing_reads_nothing(server: SandboxServer) -> None:
    assert words(server, Plan(REGION, (), Selection(REGION))) == []


def test_gateways_are_read_for_each_interface_by_itself(server: SandboxServer, plan: Plan) -> None:
    inventory = read_inventory(gateway(server), REGION, lambda: datetime.now(UTC))
    enis = multi_eip_interfaces(inventory)
    assert ENI in enis
    answers = read_gateway_answers(gateway(server), REGION, enis)
    assert {gateway.address for gateway in answers[ENI]} == {  # type: ignore[union-attr]
        inventory.eip_by_id[each].address for each in plan.selection.eips
    }
    assert not [each for each in findings(inventory, load_catalog(), answers) if each.code.value.startswith("gateway")]
    server.faults.throttle("DescribeEipGatewayInfo", times=9999)
    answers = read_gateway_answers(gateway(server), REGION, enis[:1], wait=lambda _: None)
    refused = [answer for answer in answers.values() if isinstance(answer, CloudError)]
    assert [error.kind for error in refused] == [CloudErrorKind.THROTTLED]
    codes = {each.code.value for each in findings(inventory, load_catalog(), answers)}
    assert "gateway_unread" in codes
    assert "gateway_missing" not in codes


def test_gateways_are_asked_for_again_where_the_cloud_takes_fewer_reads(server: SandboxServer, plan: Plan) -> None:
    enis = multi_eip_interfaces(read_inventory(gateway(server), REGION, lambda: datetime.now(UTC)))
    before = read_gateway_answers(gateway(server), REGION, enis)
    waits: list[float] = []
    server.faults.throttle("DescribeEipGatewayInfo", times=5, retry_after_ms=2000)
    assert plan.selection.eips
    assert read_gateway_answers(gateway(server), REGION, enis, wait=waits.append) == before
    assert len(waits) == 5
    # As long as the cloud says, and not all at the same moment.
    assert all(2.0 <= each < 2.3 for each in waits)


def test_a_quota_that_never_recovers_is_told_after_a_minute(server: SandboxServer, plan: Plan) -> None:
    enis = multi_eip_interfaces(read_inventory(gateway(server), REGION, lambda: datetime.now(UTC)))
    waits: list[float] = []
    server.faults.throttle("DescribeEipGatewayInfo", times=9999)
    (answer,) = read_gateway_answers(gateway(server), REGION, enis[:1], wait=waits.append).values()
    assert plan.selection.eips
    assert isinstance(answer, CloudError)
    assert answer.kind is CloudErrorKind.THROTTLED
    assert 60.0 <= sum(waits) < 90.0
    assert waits[0] < waits[-1]
