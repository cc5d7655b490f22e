"""Thirty plans side by side while the cloud refuses, hangs and forgets: what each claims is so, and nothing is lost."""

import random
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from ipaddress import IPv4Network
from pathlib import Path

import pytest

from gui.commands.apply_folder import _code
from gui.commands.exit_codes import LEFT
from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import VpcId
from gui.domain.cloud.errors import JournalError, JournalErrorKind
from gui.domain.cloud.instance import InstanceId
from gui.domain.engine.progress import CallAnswered, Outcome, Report, StopChoice
from gui.domain.operations.instance_eips import UnassociateFromInstance
from gui.domain.operations.networks import AddBlock, RemoveBlock
from gui.domain.operations.operation import Operation
from gui.domain.operations.power import StopInstance
from gui.domain.operations.reading import Reads
from gui.domain.plans.from_list import plans_of
from gui.domain.plans.plan import Plan
from gui.sandbox.account import Account
from gui.sandbox.pace import Pace
from gui.sandbox.server import SandboxServer
from gui.services.exports.plan_set_report import PlanEnd, end_text
from gui.services.region.catalog import load_catalog, read_inventory
from gui.services.region.rate_limit import Limiter
from gui.services.runs.clock import SystemClock
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.journal_records import Run
from gui.services.runs.list_files import load_list
from gui.services.runs.plan_set import FailureChoice, PlanResult, PlanSet, in_turn
from gui.services.runs.shared_looks import SharedLooks
from tests.helpers.many_interfaces import wide_account, write_list
from tests.helpers.sandbox_run import INSTANCE, REGION, gateway, standing

COUNT, EIPS, INSTANCES = 30, 3, 10
REFUSALS = ("AssociateEipAddressBatch", "AttachNetworkInterface")


class QuickClock(SystemClock):
    """A clock that goes thirty times as fast, so that patience with a cloud in trouble takes seconds."""

    FACTOR = 30

    def monotonic(self) -> float:
        return super().monotonic() * self.FACTOR

    def wait(self, seconds: float, wake: threading.Event) -> None:
        super().wait(seconds / self.FACTOR, wake)


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(wide_account(COUNT, EIPS, INSTANCES, Pace.looks(1))) as running:
        yield running


def plans(server: SandboxServer, folder: Path) -> tuple[Plan, ...]:
    entries, faults = load_list(write_list(folder / "list.csv", COUNT, EIPS, INSTANCES))
    assert faults == ()
    inventory = read_inventory(gateway(server), REGION, lambda: datetime.now(UTC))
    return plans_of(entries, {REGION: inventory}, load_catalog()).plans


def truth(account: Account, plan: Plan) -> str:
    """What the account has of ``plan``: all of it, nothing, or a part."""
    eni = account.interfaces.get(str(plan.selection.eni))
    assert eni is not None
    bound = sum(eip.bound_to == eni.id for eip in account.eips)
    if (bound, eni.instance) == (EIPS, plan.selection.instance):
        return "all"
    return "nothing" if (bound, eni.instance) == (0, "") else "part"


def check_claims(account: Account, journal: Journal, results: tuple[PlanResult, ...]) -> None:
    """Hold what each plan claims against the account; what is left is still known to the journal."""
    open_runs = {run.run_id for run in journal.unfinished()}
    for result in results:
        outcome = result.report.outcome if result.report else None
        if outcome is Outcome.APPLIED:
            assert truth(account, result.plan) == "all"
        elif outcome in {None, Outcome.UNDONE, Outcome.CHANGED}:
            assert truth(account, result.plan) == "nothing"
        else:
            assert result.run_id in open_runs
        assert (outcome in {Outcome.LEFT, Outcome.INTERRUPTED, Outcome.PAUSED}) == (result.run_id in open_runs)


def disturb(server: SandboxServer, seed: int, count: int) -> None:
    """Order trouble at chance places of ``count`` plans.

    Refusals that last and pass, answers that are lost, lists that lack a record.
    """
    chance = random.Random(seed)
    for action in REFUSALS:
        for call in chance.sample(range(1, count), 3):
            server.faults.fail_on(action, call, "InvalidOperation.Conflict.Sold", 403)
        server.faults.fail_on(action, chance.randint(1, count), "ServiceUnavailable", 503)
        server.faults.reset(action, after_effect=chance.random() < 0.5)
    server.faults.throttle("Describe*", times=chance.randint(0, 4))
    server.faults.fail_on("DescribeEipAddresses", chance.randint(5, 20), "InternalError", 500)
    server.faults.omit(
        "DescribeNetworkInterfaces", chance.randint(2, 6), f"eni-wide{chance.randint(0, count - 1):016d}"
    )
    server.faults.omit("DescribeEipAddresses", chance.randint(2, 9), f"eip-wide{chance.randint(0, count - 1):016d}")


@pytest.mark.parametrize(
    ("seed", "undo_all", "count"),
    # To roll back thirty plans takes as long as everything else here.
    [(1, False, COUNT), (3, True, 10), pytest.param(3, True, COUNT, marks=pytest.mark.thorough)],
)
def test_what_each_of_many_plans_claims_is_so(
    server: SandboxServer, tmp_path: Path, seed: int, undo_all: bool, count: int
) -> None:
    wanted = plans(server, tmp_path)[:count]
    before = standing(server.account)
    disturb(server, seed, count)
    with closing(Journal(tmp_path)) as journal:
        results = PlanSet(
            gateway(server), wanted, journal, failures=FailureChoice(None, undo_all), clock=QuickClock()
        ).run()
        check_claims(server.account, journal, results)
        outcomes = [each.report.outcome for each in results if each.report]
        assert len(outcomes) == count
        assert Outcome.UNDONE in outcomes
        assert (Outcome.APPLIED in outcomes) is not undo_all
        if undo_all:
            assert standing(server.account) == before


@pytest.mark.parametrize("when", ["read", "begun"])
def test_what_can_t_be_rolled_back_for_the_journal_stays_applied_and_is_told(
    server: SandboxServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    damaged = JournalError(JournalErrorKind.DAMAGED, str(tmp_path))
    wanted = plans(server, tmp_path)[:2]
    refused = wanted[1].selection.eni
    inner = Execution.run

    def run(self: Execution) -> Report:
        if self._plan.selection.eni == refused or (when == "begun" and self._start is not None):
            raise damaged
        return inner(self)

    def unreadable(_self: Journal, _run_id: str) -> Run:
        raise damaged

    monkeypatch.setattr(Execution, "run", run)
    if when == "read":
        monkeypatch.setattr(Journal, "run", unreadable)
    with closing(Journal(tmp_path)) as journal:
        results = PlanSet(
            gateway(server), wanted, journal, failures=FailureChoice(None, undo_all=True), clock=QuickClock()
        ).run()
    first, second = results
    assert (first.report and first.report.outcome, first.journal_error) == (Outcome.APPLIED, damaged)
    assert (second.report, second.journal_error) == (None, damaged)
    assert truth(server.account, wanted[0]) == "all"
    assert _code(results) == LEFT
    said = end_text(PlanEnd("1.json", first))
    assert said.startswith(f"1.json: applied and not rolled back, because the journal {tmp_path} could not be used.")
    assert f"multi-eip reverse {first.run_id}" in said


@pytest.mark.parametrize(("after", "undo"), [(40, False), (25, True)])
def test_an_interrupted_set_is_resumed_side_by_side(
    server: SandboxServer, tmp_path: Path, after: int, undo: bool
) -> None:
    wanted = plans(server, tmp_path)
    before = standing(server.account)
    disturb(server, after, COUNT)
    with closing(Journal(tmp_path)) as journal:
        running: list[PlanSet] = []
        calls: list[int] = []

        def told(place: int, event: object) -> None:
            calls.extend([place] if isinstance(event, CallAnswered) else [])
            if len(calls) == after:
                running[0].stop(StopChoice.INTERRUPT)

        running.append(
            PlanSet(gateway(server), wanted, journal, told, failures=FailureChoice(None), clock=QuickClock())
        )
        results = running[0].run()
        check_claims(server.account, journal, results)
        unfinished = journal.unfinished()
        assert unfinished
        server.faults.clear()
        resumed = PlanSet(
            gateway(server),
            [run.plan for run in unfinished],
            journal,
            failures=FailureChoice(None),
            clock=QuickClock(),
            unfinished=unfinished,
            undo=undo,
        ).run()
        check_claims(server.account, journal, resumed)
        assert journal.unfinished() == ()
        ends = {each.report.outcome for each in resumed if each.report}
        assert ends <= ({Outcome.UNDONE} if undo else {Outcome.APPLIED, Outcome.UNDONE})
        if undo and not any(each.report and each.report.outcome is Outcome.APPLIED for each in results):
            assert standing(server.account) == before


@pytest.mark.parametrize(("stop_after", "at_once"), [(1, 6), (3, 6), (3, 2)])
def test_no_plan_begins_after_so_many_failures_and_those_that_run_end(
    server: SandboxServer, tmp_path: Path, stop_after: int, at_once: int
) -> None:
    wanted = plans(server, tmp_path)
    for call in range(1, stop_after + 1):
        server.faults.fail_on("AttachNetworkInterface", call, "InvalidOperation.Conflict.Sold", 403)
    with closing(Journal(tmp_path)) as journal:
        results = PlanSet(
            gateway(server), wanted, journal, failures=FailureChoice(stop_after), at_once=at_once, clock=QuickClock()
        ).run()
        check_claims(server.account, journal, results)
        assert journal.unfinished() == ()
    outcomes = [each.report.outcome for each in results if each.report]
    assert set(outcomes) <= {Outcome.APPLIED, Outcome.UNDONE}
    assert outcomes.count(Outcome.UNDONE) == stop_after
    # What runs while the last of these failures is noted is all that may still end.
    assert len(outcomes) < COUNT


def test_what_thirty_plans_poll_for_is_read_together(server: SandboxServer, tmp_path: Path) -> None:
    wanted = plans(server, tmp_path)
    reads: list[str] = []
    cloud = gateway(server, on_call=lambda record: reads.append(record.action))
    with closing(Journal(tmp_path)) as journal:
        results = PlanSet(cloud, wanted, journal).run()
        check_claims(server.account, journal, results)
    described = [each for each in reads if each.startswith("Describe")]
    assert len(described) < 10 * COUNT, "one plan alone reads twenty times and more"


def test_plans_that_stop_an_instance_follow_one_another(server: SandboxServer, tmp_path: Path) -> None:
    wanted = plans(server, tmp_path)
    assert in_turn(wanted) == tuple((place,) for place in range(COUNT))
    host = server.account.instances.get(str(wanted[0].selection.instance))
    assert host is not None
    # Taken from an instance that has to be stopped for it.
    server.account.types["ecs.t5-lc1m2.small"].enis = 50
    host.type = "ecs.t5-lc1m2.small"
    lines = (tmp_path / "list.csv").read_text("utf-8-sig").splitlines()
    (tmp_path / "cold.csv").write_text("\n".join([lines[0] + ",stop_instance", *(f"{each},yes" for each in lines[1:])]))
    entries, faults = load_list(tmp_path / "cold.csv")
    assert faults == ()
    inventory = read_inventory(gateway(server), REGION, lambda: datetime.now(UTC))
    cold = plans_of(entries, {REGION: inventory}, load_catalog()).plans
    groups = in_turn(cold)
    assert (0, INSTANCES, 2 * INSTANCES) in groups
    assert len(groups) == COUNT - 2


def test_plans_follow_one_another_where_one_changes_the_vpc_or_stops_the_instance_of_another() -> None:
    vpc, block, other = VpcId("vpc-1"), IPv4Network("10.0.0.0/24"), InstanceId("i-other")
    rows: tuple[Operation, ...] = (
        RemoveBlock(REGION, vpc, block),
        StopInstance(REGION, INSTANCE),
        UnassociateFromInstance(REGION, AllocationId("eip-1"), INSTANCE),
        UnassociateFromInstance(REGION, AllocationId("eip-2"), other),
        AddBlock(REGION, vpc, block),
    )
    some = [Plan(REGION, (each,), Selection(REGION, ())) for each in rows]
    assert in_turn(some) == ((1, 2), (3,), (0, 4))


def test_a_shared_reading_that_fails_is_left_to_each_run(server: SandboxServer) -> None:
    looks = SharedLooks(gateway(server), Limiter(600), SystemClock())
    server.faults.error("DescribeEipAddresses", "Forbidden.RAM", 403)
    reads = Reads.on("eni-wide0000000000000000")
    assert looks.look(REGION, reads) is None
    seen = looks.look(REGION, reads)
    assert seen is not None
    assert seen.carried("eni-wide0000000000000000") == ()
    looks.close()
    assert looks.look(REGION, reads) is None


def test_a_shared_reading_ends_where_the_limit_keeps_it_and_the_runs_are_stopped(server: SandboxServer) -> None:
    class Closing(SystemClock):
        def wait(self, seconds: float, wake: threading.Event) -> None:
            del seconds, wake
            looks.close()

    limiter = Limiter(1)
    limiter.take(SystemClock().monotonic())
    looks = SharedLooks(gateway(server), limiter, Closing())
    assert looks.look(REGION, Reads.on("eni-wide0000000000000000")) is None
