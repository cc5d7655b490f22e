"""A teardown that deletes the interface and releases EIPs, against the sandbox, with trouble at every call."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from gui.domain.checks.drift import drift
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.inventory import Inventory
from gui.domain.engine.progress import CallSent, Outcome, Report, StopChoice
from gui.domain.operations.eips import ReleaseEip
from gui.domain.operations.interfaces import DeleteEni
from gui.domain.operations.judgements import Reason
from gui.domain.plans.deletion import delete_problems, release_problems
from gui.domain.plans.plan import Plan
from gui.sandbox.pace import Pace
from gui.sandbox.resources import EniStatus
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.region.catalog import read_inventory
from gui.services.region.readings import reading_of
from gui.services.runs.drift_check import drifts
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.resume import elsewhere, resume, survey
from tests.helpers.sandbox_run import REGION, after_deletion, deletion_plan, gateway, standing
from tests.helpers.sim_clock import SimClock

SECONDS = {
    "UnassociateEipAddress": (1.0, 2.0),
    "DetachNetworkInterface": (2.0, 4.0),
    "AttachNetworkInterface": (2.0, 4.0),
    "AssociateEipAddressBatch": (2.0, 4.0),
    "DeleteNetworkInterface": (1.0, 2.0),
    "ReleaseEipAddress": (1.0, 2.0),
}
WRITES = ("DetachNetworkInterface", "UnassociateEipAddress", "DeleteNetworkInterface", "ReleaseEipAddress")


@pytest.fixture
def clock() -> SimClock:
    return SimClock()


@pytest.fixture
def server(clock: SimClock) -> Iterator[SandboxServer]:
    account = default_account(Pace(seconds=SECONDS))
    account.tasks.clock = clock.monotonic
    with SandboxServer(account) as running:
        yield running


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(Journal(tmp_path)) as found:
        yield found


def now(server: SandboxServer) -> Inventory:
    return read_inventory(gateway(server), REGION, lambda: datetime.now(UTC))


def run(server: SandboxServer, plan: Plan, clock: SimClock, journal: Journal) -> Report:
    return Execution(gateway(server), plan, journal, clock=clock).run()


def rest(server: SandboxServer, clock: SimClock, journal: Journal) -> Report:
    (found,) = journal.unfinished()
    assert not elsewhere(survey(gateway(server), found))
    return resume(gateway(server), found, journal, undo=False, clock=clock).run()


def test_all_of_it_goes_and_nothing_else_changes(
    server: SandboxServer, clock: SimClock, journal: Journal, tmp_path: Path
) -> None:
    before, plan = standing(server.account), deletion_plan(server)
    assert {type(each) for each in plan.operations[-3:]} == {DeleteEni, ReleaseEip}
    report = run(server, plan, clock, journal)
    assert (report.outcome, report.left) == (Outcome.APPLIED, ())
    assert standing(server.account) == after_deletion(before, plan)
    assert journal.unfinished() == ()
    assert drift(plan, reading_of(now(server), plan)) == ()
    assert drifts(tmp_path, now(server)) == ()


@pytest.mark.parametrize("action", WRITES)
@pytest.mark.parametrize(
    "trouble",
    [
        ("error", "Whatever.IsNew", 400, 0),
        ("error", "DependencyViolation", 400, 0),
        ("error", "DependencyViolation", 400, 2),
        ("error", "InternalError", 500, 2),
        ("throttle", 3),
        ("reset after", 1),
        ("reset after", 3),
        ("fail_task", 1),
        ("stick_task", 1),
    ],
    ids=lambda trouble: " ".join(str(each) for each in trouble),
)
def test_trouble_at_any_call_ends_as_planned_as_before_or_listed(
    server: SandboxServer, clock: SimClock, journal: Journal, action: str, trouble: tuple[Any, ...]
) -> None:
    before, plan = standing(server.account), deletion_plan(server)
    wanted = after_deletion(before, plan)
    match trouble:
        case ("reset after", times):
            server.faults.reset(action, times, after_effect=True)
        case (kind, *more):
            getattr(server.faults, kind)(action, *more)
    report = run(server, plan, clock, journal)
    server.faults.clear()
    after = standing(server.account)
    match report.outcome:
        case Outcome.APPLIED:
            assert after == wanted
        case Outcome.UNDONE:
            assert after == before
            assert not [each for each in report.applied if isinstance(each, DeleteEni | ReleaseEip)]
        case Outcome.LEFT:
            (found,) = journal.unfinished()
            goal = wanted if found.beyond_return else before
            assert {key for key, _ in after.items() ^ goal.items()} <= {each.failure.resource for each in report.left}
            assert {key for key, _ in after.items() ^ before.items()} <= {
                item for each in plan.operations for item in each.items
            }, "something outside the plan was touched"
            if found.beyond_return and trouble[0] != "stick_task":
                assert rest(server, clock, journal).outcome is Outcome.APPLIED
                assert standing(server.account) == wanted
        case outcome:
            pytest.fail(f"{outcome}")
    lasting = trouble in {("error", "Whatever.IsNew", 400, 0), ("error", "DependencyViolation", 400, 0)}
    if lasting:
        assert report.outcome is (Outcome.LEFT if action == "ReleaseEipAddress" else Outcome.UNDONE)
    elif trouble[0] in {"error", "throttle", "reset after"}:
        assert report.outcome is Outcome.APPLIED


def test_a_stop_after_the_deletion_leaves_the_run_to_be_finished_and_never_taken_back(
    server: SandboxServer, clock: SimClock, journal: Journal
) -> None:
    before, plan = standing(server.account), deletion_plan(server)
    execution: list[Execution] = []

    def watch(event: object) -> None:
        if isinstance(event, CallSent) and event.action == "DeleteNetworkInterface":
            execution[0].stop(StopChoice.UNDO)

    execution.append(Execution(gateway(server), plan, journal, watch, clock=clock))
    report = execution[0].run()
    assert (report.outcome, report.stopped) == (Outcome.KEPT, StopChoice.UNDO)
    assert {each.failure.reason for each in report.left} <= {Reason.NOT_STARTED, Reason.STILL_PENDING}
    (found,) = journal.unfinished()
    assert found.beyond_return
    assert not found.undoing
    assert rest(server, clock, journal).outcome is Outcome.APPLIED
    assert standing(server.account) == after_deletion(before, plan)
    assert journal.unfinished() == ()


def test_a_stop_before_the_deletion_leaves_everything_and_can_be_resumed(
    server: SandboxServer, clock: SimClock, journal: Journal
) -> None:
    before, plan = standing(server.account), deletion_plan(server)
    execution: list[Execution] = []

    def watch(event: object) -> None:
        if isinstance(event, CallSent) and event.action == "UnassociateEipAddress":
            execution[0].stop(StopChoice.KEEP)

    execution.append(Execution(gateway(server), plan, journal, watch, clock=clock))
    assert execution[0].run().outcome is Outcome.KEPT
    # The write was accepted and its effect not read, so the run can be resumed.
    assert [run.run_id for run in journal.unfinished()] == [execution[0].run_id]
    assert journal.runs()[0].outcome is Outcome.KEPT
    gone = {each.id for each in server.account.interfaces} ^ {key for key in before if key.startswith("eni-")}
    assert gone == set()


def test_where_everything_is_gone_the_account_is_known_by_what_outlives_it(
    server: SandboxServer, clock: SimClock, journal: Journal
) -> None:
    plan = deletion_plan(server)

    class Crash(BaseException):
        pass

    def watch(event: object) -> None:
        if type(event).__name__ == "Finished":
            raise Crash

    journal.finish = lambda _report: None  # type: ignore[method-assign] - it crashes before its last word
    with pytest.raises(Crash):
        Execution(gateway(server), plan, journal, watch, clock=clock).run()
    (found,) = journal.unfinished()
    standings = survey(gateway(server), found)
    assert not elsewhere(standings)
    assert all(verdict.judgement.value == "holds" for each in standings for verdict in each.verdicts)
    server.account = default_account()
    for kept in (*server.account.instances,):
        server.account.instances.remove(kept)
    assert not elsewhere(survey(gateway(server), found)), "the VPC tells"


def test_the_sandbox_refuses_what_the_rules_refuse(server: SandboxServer) -> None:
    before = standing(server.account)
    account = {each.name: each for each in server.account.eips}
    account["voip-edge-01"].charge_type = "PrePaid"
    account["voip-edge-02"].segment = "eipsg-1"
    expected = {
        "protected-01": "InvalidOperation.DeletionProtection",
        "voip-edge-01": "Forbidden.ChargeTypeIsPrepaid",
        "voip-edge-02": "Forbidden.ReleaseSegmentEip",
    }
    cloud, read = gateway(server), {each.name: each for each in now(server).eips}
    codes = {"protected-01": "eip_protected", "voip-edge-01": "eip_subscription", "voip-edge-02": "eip_of_group"}
    for name, code in expected.items():
        eip = read[name]
        assert [each.code.value for each in release_problems(eip, {eip.allocation_id})] == [codes[name]]
        with pytest.raises(CloudError) as error:
            cloud.do(ReleaseEip(REGION, eip.allocation_id), "token")
        assert error.value.code == code
    live = next(each for each in now(server).interfaces if each.name == "voip-live")
    assert [each.code.value for each in delete_problems(live, now(server).eips_on(live.id))] == ["eni_eips_stay"]
    server.account.interfaces.get(live.id).status = EniStatus.AVAILABLE  # type: ignore[union-attr]
    with pytest.raises(CloudError) as error:
        cloud.do(DeleteEni(REGION, live.id), "token")
    assert error.value.code == "InvalidOperation.InvalidEniState"
    server.account.interfaces.get(live.id).status = EniStatus.IN_USE  # type: ignore[union-attr]
    assert standing(server.account) == before
