"""The secondary CIDR method and its way back: over HTTP, with the SDKs and the engine, whatever goes wrong."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from gui.domain.checks.drift import drift
from gui.domain.checks.issue import IssueCode
from gui.domain.checks.issues import findings
from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.interface_address import exposed_eip
from gui.domain.cloud.mapping import mappings
from gui.domain.engine.progress import CallAnswered, OperationStarted, Outcome, ProgressEvent, Report
from gui.domain.operations.interfaces import DeleteEni
from gui.domain.operations.judgements import Reason
from gui.domain.operations.operation import DetachEni, UnassociateEips
from gui.domain.plans import secondary_cidr_teardown
from gui.domain.plans.plan import Plan
from gui.domain.rules.new_blocks import is_exposed_on
from gui.sandbox.pace import Pace
from gui.sandbox.server import SandboxServer
from gui.services.region.readings import reading_of
from gui.services.runs.execution import Execution
from gui.words.findings import english_advice, english_sentence
from tests.helpers.account_copy import AccountCopy
from tests.helpers.sandbox_run import INSTANCE, OTHER_INSTANCE, REGION, gateway
from tests.helpers.secondary_cidr_run import (
    CATALOG,
    FAR,
    NEAR,
    as_planned,
    dump,
    ids,
    made_by,
    make_cidr_plan,
    make_cidr_teardown,
    now,
    roomy_account,
)
from tests.helpers.sim_clock import SimClock


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(roomy_account()) as found:
        yield found


def run(server: SandboxServer, plan: Plan, clock: SimClock | None = None) -> Report:
    return Execution(gateway(server), plan, clock=clock or SimClock()).run()


def applied(server: SandboxServer, plan: Plan) -> None:
    report = run(server, plan)
    assert (report.outcome, report.failures, report.left) == (Outcome.APPLIED, (), ())


@pytest.mark.parametrize("count", [1, 3, 5])
@pytest.mark.parametrize("names", [NEAR, FAR], ids=["near", "far"])
def test_there_and_back_leaves_the_account_as_it_was(server: SandboxServer, names: tuple[str, ...], count: int) -> None:
    server.account = roomy_account(Pace.looks(1))
    before = dump(server.account)
    plan = make_cidr_plan(gateway(server), ids(server.account, names[:count]))
    applied(server, plan)
    assert as_planned(server.account, plan, before) == ""
    inventory = now(gateway(server))
    enis = made_by(inventory)
    assert {exposed_eip(inventory.eni_by_id[each], inventory) for each in enis} == {
        inventory.eip_by_id[each] for each in plan.selection.eips
    }
    assert make_cidr_plan(gateway(server), plan.selection.eips, "t2").operations == ()
    applied(server, make_cidr_teardown(gateway(server)))
    assert dump(server.account) == before


STEPS = (
    "AssociateVpcCidrBlock",
    "CreateVSwitch",
    "CreateNetworkInterface",
    "AssociateEipAddress",
    "AttachNetworkInterface",
)
BACK = (
    "UnassociateEipAddress",
    "DetachNetworkInterface",
    "DeleteNetworkInterface",
    "DeleteVSwitch",
    "UnassociateVpcCidrBlock",
)
AT_REST = 2
"""EIPs of different blocks, so that everything is made and deleted twice."""

Order = Callable[[SandboxServer, str], None]

PASSING: dict[str, Order] = {
    "throttled": lambda server, action: server.faults.throttle(action, 3, 700),
    "busy": lambda server, action: server.faults.error(action, "TaskConflict", 409, 2),
    "lost-before": lambda server, action: server.faults.reset(action, 2),
    "lost-after": lambda server, action: server.faults.reset(action, 1, after_effect=True),
    "broken-after": lambda server, action: server.faults.error(action, "InternalError", 500, 1, after_effect=True),
    "cut": lambda server, action: server.faults.truncated(action, 1),
}
LASTING: dict[str, Order] = {
    "refused": lambda server, action: server.faults.fail_on(action, 2, "Whatever.IsNew", 400),
    "denied": lambda server, action: server.faults.error(action, "Forbidden.RAM", 403),
}


@dataclass(frozen=True)
class Prepared:
    """What many tests begin with, made once.

    Attributes:
        before: a fresh account.
        plan: exposes ``AT_REST`` EIPs in it.
        there: the account when that was carried out.
        back: takes it back.
        copy: that account, to be had again.
    """

    before: dict[str, object]
    plan: Plan
    there: dict[str, object]
    back: Plan
    copy: AccountCopy


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    with SandboxServer(roomy_account()) as server:
        before = dump(server.account)
        plan = make_cidr_plan(gateway(server), ids(server.account, FAR[:AT_REST]))
        applied(server, plan)
        back = make_cidr_teardown(gateway(server))
        return Prepared(before, plan, dump(server.account), back, AccountCopy(server.account))


def expose(server: SandboxServer, prepared: Prepared) -> None:
    """Have the fresh account of ``server`` be one with ``AT_REST`` EIPs exposed."""
    prepared.copy.give_to(server.account)
    assert dump(server.account) == prepared.there


@pytest.mark.parametrize("action", STEPS)
@pytest.mark.parametrize("trouble", PASSING)
def test_trouble_that_passes_is_outlived_on_the_way_there(
    server: SandboxServer, prepared: Prepared, action: str, trouble: str
) -> None:
    PASSING[trouble](server, action)
    applied(server, prepared.plan)
    assert as_planned(server.account, prepared.plan, prepared.before) == ""


@pytest.mark.parametrize("action", STEPS)
@pytest.mark.parametrize("trouble", LASTING)
def test_a_refusal_on_the_way_there_leaves_the_account_as_it_was(
    server: SandboxServer, prepared: Prepared, action: str, trouble: str
) -> None:
    LASTING[trouble](server, action)
    report = run(server, prepared.plan)
    assert (report.outcome, report.left) == (Outcome.UNDONE, ())
    assert {each.reason for each in report.failures} == {Reason.REFUSED}
    assert dump(server.account) == prepared.before


@pytest.mark.parametrize(
    ("names", "action", "last"),
    [
        (NEAR[:3], "CreateNetworkInterface", 3),
        (NEAR, "AttachNetworkInterface", 5),
        (FAR[:3], "AssociateEipAddress", 3),
        (FAR, "CreateVSwitch", 5),
    ],
)
def test_when_the_last_of_several_is_refused_all_of_it_is_taken_back(
    server: SandboxServer, names: tuple[str, ...], action: str, last: int
) -> None:
    before = dump(server.account)
    plan = make_cidr_plan(gateway(server), ids(server.account, names))
    assert len([each for each in plan.operations if each.action == action]) == last
    server.faults.fail_on(action, last, "Whatever.IsNew", 400)
    assert (run(server, plan).outcome, dump(server.account)) == (Outcome.UNDONE, before)


@pytest.mark.parametrize(
    ("names", "action"),
    [
        (NEAR[:3], "DeleteVSwitch"),
        (NEAR, "DeleteNetworkInterface"),
        (FAR[:3], "DetachNetworkInterface"),
        (FAR, "UnassociateVpcCidrBlock"),
    ],
)
def test_trouble_with_the_first_of_several_is_outlived_on_the_way_back(
    server: SandboxServer, names: tuple[str, ...], action: str
) -> None:
    before = dump(server.account)
    applied(server, make_cidr_plan(gateway(server), ids(server.account, names)))
    server.faults.reset(action, 1, after_effect=True)
    server.faults.error(action, "TaskConflict", 409, 1)
    applied(server, make_cidr_teardown(gateway(server)))
    assert dump(server.account) == before


@pytest.mark.parametrize("action", [each for each in STEPS if each != "CreateNetworkInterface"])
def test_what_falls_back_is_taken_back(server: SandboxServer, action: str) -> None:
    server.account = roomy_account(Pace.looks(2))
    before = dump(server.account)
    plan = make_cidr_plan(gateway(server), ids(server.account, FAR[:AT_REST]))
    server.faults.fail_task(action)
    report = run(server, plan)
    if report.outcome is Outcome.APPLIED:
        # A vSwitch that fails is gone again: nothing is on its way then, and it is made once more.
        assert action == "CreateVSwitch"
        assert as_planned(server.account, plan, before) == ""
    else:
        assert (report.outcome, report.left) == (Outcome.UNDONE, ())
        assert dump(server.account) == before


@pytest.mark.parametrize("action", BACK)
@pytest.mark.parametrize("trouble", PASSING)
def test_trouble_that_passes_is_outlived_on_the_way_back(
    server: SandboxServer, prepared: Prepared, action: str, trouble: str
) -> None:
    expose(server, prepared)
    PASSING[trouble](server, action)
    applied(server, prepared.back)
    assert dump(server.account) == prepared.before


@pytest.mark.parametrize("action", BACK)
@pytest.mark.parametrize("trouble", LASTING)
def test_a_refusal_on_the_way_back_is_taken_back_or_listed(
    server: SandboxServer, prepared: Prepared, action: str, trouble: str
) -> None:
    expose(server, prepared)
    LASTING[trouble](server, action)
    report = run(server, prepared.back)
    first = {"DeleteNetworkInterface"} if trouble == "denied" else set()
    if action in {"UnassociateEipAddress", "DetachNetworkInterface"} | first:
        assert (report.outcome, report.left) == (Outcome.UNDONE, ())
        assert dump(server.account) == prepared.there
        return
    # Something was deleted by then: there is no way back, the rest is listed, and a new plan finishes it.
    assert report.outcome is Outcome.LEFT
    assert action in {each.operation.action for each in report.left}
    for _ in range(2):  # the ENIs that are left, then what was left of those that were not
        applied(server, make_cidr_teardown(gateway(server)))
    assert dump(server.account) == prepared.before


def test_what_was_deleted_and_is_counted_on_for_minutes_is_waited_for(
    server: SandboxServer, prepared: Prepared
) -> None:
    expose(server, prepared)
    server.faults.error("DeleteVSwitch", "DependencyViolation.NetworkInterface", 400, 8)
    server.faults.error("UnassociateVpcCidrBlock", "OperationFailed.CidrInUse", 400, 5)
    server.faults.error("UnassociateVpcCidrBlock", "IncorrectStatus.Vpc", 400, 3)
    clock = SimClock()
    report = run(server, prepared.back, clock)
    assert (report.outcome, report.left) == (Outcome.APPLIED, ())
    assert dump(server.account) == prepared.before
    assert clock.now > 60


def test_two_runs_in_one_vpc_wait_for_each_other(server: SandboxServer) -> None:
    server.account = roomy_account(Pace.looks(2))
    before = dump(server.account)
    eips = ids(server.account, FAR[:4])
    cloud = gateway(server)
    plans = (make_cidr_plan(cloud, eips[:2], "t1"), make_cidr_plan(cloud, eips[2:3], "t2", OTHER_INSTANCE))
    both(server, plans)
    inventory = now(cloud)
    for plan in plans:
        assert plan.selection.instance is not None
        found = {
            each.allocation_id for each in inventory.eips if is_exposed_on(each, plan.selection.instance, inventory)
        }
        assert found == {*plan.selection.eips}
    both(server, (make_cidr_teardown(cloud, "t1"), make_cidr_teardown(cloud, "t2")))
    assert dump(server.account) == before


def both(server: SandboxServer, plans: tuple[Plan, Plan]) -> None:
    """Carry out both at once, neither beginning before the other has looked; some calls meet the other's."""
    ready = threading.Barrier(2)
    refused: list[str] = []

    def watch(event: ProgressEvent) -> None:
        if isinstance(event, OperationStarted) and event.index == 0:
            ready.wait(30)
        if isinstance(event, CallAnswered) and event.error:
            refused.append(event.error.code)

    def carried_out(plan: Plan) -> Report:
        return Execution(gateway(server), plan, report=watch, clock=SimClock()).run()

    with ThreadPoolExecutor(2) as pool:
        for report in pool.map(carried_out, plans):
            assert (report.outcome, report.failures, report.left) == (Outcome.APPLIED, (), ())
    assert {*refused} <= {"TaskConflict", "IncorrectStatus.Vpc", "IncorrectVpcStatus", "OperationConflict"}


def test_what_was_exposed_is_watched_over_by_its_marks(server: SandboxServer, prepared: Prepared) -> None:
    expose(server, prepared)
    plan = prepared.plan
    cloud = gateway(server)
    assert drift(plan, reading_of(now(cloud), plan)) == ()
    # An EIP that was exposed when the plan was made is expected to stay so.
    more = make_cidr_plan(cloud, ids(server.account, FAR[: AT_REST + 1]), "t2")
    assert len(more.operations) == 5
    first, second = (eni for eni in made_by(now(cloud)))
    cloud.do(DetachEni(REGION, first, INSTANCE), "")
    told = drift(plan, reading_of(now(cloud), plan))
    assert [(each.finding.code, each.finding.ids[0]) for each in told] == [(IssueCode.DRIFT_ENI_DETACHED, first)]
    (eip,) = now(cloud).eips_on(second)
    cloud.do(UnassociateEips(REGION, (eip.allocation_id,), second, AssociationMode.NAT), "t-9")
    cloud.do(DetachEni(REGION, second, INSTANCE), "")
    cloud.do(DeleteEni(REGION, second), "")
    before = now(cloud)
    codes = {each.finding.code for each in drift(plan, reading_of(before, plan))}
    assert codes == {
        IssueCode.DRIFT_ENI_DETACHED,
        IssueCode.DRIFT_EIP_UNBOUND,
        IssueCode.DRIFT_ENI_GONE,
    }
    assert IssueCode.DRIFT_EIP_UNBOUND in {each.finding.code for each in drift(more, reading_of(now(cloud), more))}
    server.faults.error("DescribeNetworkInterfaces", "Forbidden.RAM", 403, 0)
    blind = now(cloud)
    for seen, first_eip in ((blind, IssueCode.DRIFT_EIP_UNREAD), (blind.with_last_known(before), None)):
        dark = {each.finding.ids[0]: each.finding.code for each in drift(plan, reading_of(seen, plan))}
        assert dark.pop(eip.allocation_id) is IssueCode.DRIFT_EIP_UNBOUND, "bound to nothing at all"
        # The other one is bound, and only an interface that was known before tells that it is where it was.
        codes_of_eips = {dark.pop(each, None) for each in plan.selection.eips if each != eip.allocation_id}
        assert codes_of_eips == {first_eip}
        assert {*dark.values()} == {IssueCode.DRIFT_ENI_UNREAD}


def test_a_mapping_says_that_it_is_exposed_and_what_is_left_over_is_found(
    server: SandboxServer, prepared: Prepared
) -> None:
    expose(server, prepared)
    inventory = now(gateway(server))
    rows = [row for row in mappings(inventory) if row.exposed]
    assert {row.key for row in rows} == {*prepared.plan.selection.eips}
    before = {each.code for each in findings(inventory, CATALOG)}
    assert not before & {IssueCode.BLOCK_ABANDONED, IssueCode.VSWITCH_ABANDONED}
    enis = made_by(inventory)
    applied(server, secondary_cidr_teardown.build(enis, inventory, CATALOG).plan)
    told = [each for each in findings(now(gateway(server)), CATALOG) if each.code.value.endswith("abandoned")]
    assert sorted(each.code for each in told) == sorted(
        [IssueCode.BLOCK_ABANDONED, IssueCode.VSWITCH_ABANDONED] * AT_REST
    )
    assert all(english_sentence(each) and english_advice(each) for each in told)
