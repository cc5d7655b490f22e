"""EIPs allocated at once, against the sandbox over HTTP: as many as agreed to, whatever happens on the way, or none."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from gui.cloud.calls import CallRecord
from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.errors import CloudErrorKind, JournalError
from gui.domain.cloud.kind import By, Kind
from gui.domain.cloud.references import MARK_TAG
from gui.domain.cloud.region import RegionId
from gui.domain.engine.progress import CallSent, OperationFinished, Outcome, ProgressEvent, StopChoice
from gui.domain.operations.eips import TrafficCharge
from gui.domain.plans.immediate import allocate_eips
from gui.domain.plans.plan import Plan
from gui.domain.rules.new_eips import NewEips
from gui.sandbox.account import Account
from gui.sandbox.pace import Pace
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.runs.execution import Execution
from gui.services.runs.immediate_run import make
from gui.services.runs.journal import Journal
from tests.helpers.kill_sweep import Killer, finished
from tests.helpers.named_gateway import NamedGateway
from tests.helpers.sandbox_run import CREDENTIALS, REGION, gateway, make_plan

ALLOCATE = "AllocateEipAddress"


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(default_account(Pace.looks(1))) as found:
        yield found


@pytest.fixture
def cloud(server: SandboxServer) -> NamedGateway:
    return gateway(server)


def the_plan(count: int = 2) -> Plan:
    return allocate_eips(NewEips(count, 7, TrafficCharge.BANDWIDTH, "sip-new"), REGION, str(uuid4()))


def made(account: Account) -> list[str]:
    """Return the ids of the EIPs that carry a mark, in the order of the marks."""
    with account.lock:
        account.tasks.advance()
        found = [eip for eip in account.eips if MARK_TAG in eip.tags]
    return [eip.id for eip in sorted(found, key=lambda eip: eip.tags[MARK_TAG])]


def test_each_is_allocated_as_given_read_back_and_found(
    server: SandboxServer, cloud: NamedGateway, tmp_path: Path
) -> None:
    told: list[ProgressEvent] = []
    found = make(cloud, the_plan(3), tmp_path, report=told.append)
    assert found.report is not None
    assert found.report.outcome is Outcome.APPLIED
    assert (list(found.ids), found.unread) == (made(server.account), None)
    eips = cloud.eips(REGION, [AllocationId(each) for each in found.ids])
    assert {(eip.name, eip.bandwidth, eip.charge_type) for eip in eips} == {
        (f"sip-new-{number}", 7, "PostPaid") for number in (1, 2, 3)
    }
    assert {server.account.eips.get(each).internet_charge_type for each in found.ids} == {  # type: ignore[union-attr]
        "PayByBandwidth"
    }
    assert [each.index for each in told if isinstance(each, OperationFinished)] == [0, 1, 2]


def test_the_quota_hit_at_the_third_of_five_leaves_nothing(
    server: SandboxServer, cloud: NamedGateway, tmp_path: Path
) -> None:
    with server.account.lock:
        before = {eip.id for eip in server.account.eips}
        counted = sum(eip.charge_type == "PostPaid" for eip in server.account.eips)
        server.account.quotas.eips = counted + 2
    told: list[ProgressEvent] = []
    found = make(cloud, the_plan(5), tmp_path, report=told.append)
    assert found.report is not None
    assert (found.report.outcome, found.report.left, found.ids) == (Outcome.UNDONE, (), ())
    (failure,) = found.report.failures
    assert failure.error is not None
    assert (failure.error.code, bool(failure.error.request_id)) == ("QuotaExceeded.Eip", True)
    assert [each.action for each in told if isinstance(each, CallSent)] == [ALLOCATE] * 3 + ["ReleaseEipAddress"] * 2
    with server.account.lock:
        server.account.tasks.advance()
        assert {eip.id for eip in server.account.eips} == before


@pytest.mark.parametrize("what", ["ALLOCATE", "RELEASE"])
def test_who_may_not_is_told_and_what_could_not_be_released_is_named(
    server: SandboxServer, cloud: NamedGateway, tmp_path: Path, what: str
) -> None:
    key = server.account.keys[CREDENTIALS.access_key_id]
    if what == "ALLOCATE":
        key.deny = ("vpc:AllocateEipAddress",)
    else:
        key.deny = ("vpc:ReleaseEipAddress",)
        server.faults.fail_on(ALLOCATE, 2, "QuotaExceeded.Eip", 400)
    found = make(cloud, the_plan(), tmp_path)
    assert found.report is not None
    if what == "ALLOCATE":
        assert found.report.outcome is Outcome.UNDONE
        assert [each.error.kind for each in found.report.failures if each.error] == [CloudErrorKind.DENIED]
        assert made(server.account) == []
    else:
        assert found.report.outcome is Outcome.LEFT
        (left,) = found.report.left
        assert left.operation.action == "ReleaseEipAddress"
        assert left.failure.error is not None
        assert len(made(server.account)) == 1
    assert found.ids == ()


def test_a_throttled_allocation_is_repeated_and_made_once(
    server: SandboxServer, cloud: NamedGateway, tmp_path: Path
) -> None:
    server.faults.throttle(ALLOCATE, times=2, retry_after_ms=10)
    found = make(cloud, the_plan(), tmp_path)
    assert list(found.ids) == made(server.account)
    assert len(found.ids) == 2


def test_a_banned_purchase_is_tried_once_more_and_then_told(server: SandboxServer, tmp_path: Path) -> None:
    records: list[CallRecord] = []
    server.faults.error(ALLOCATE, "FrequentPurchase.EIP", 400, times=50)
    found = make(gateway(server, on_call=records.append), the_plan(), tmp_path)
    assert found.ids == ()
    assert [each.outcome for each in records if each.action == ALLOCATE] == ["FrequentPurchase.EIP"] * 2


@pytest.mark.parametrize("trouble", ["hang", "reset", "error", "truncated"])
def test_an_answer_that_was_lost_makes_no_second_eip(server: SandboxServer, tmp_path: Path, trouble: str) -> None:
    match trouble:
        case "hang":
            server.faults.hang(ALLOCATE, after_effect=True)
        case "reset":
            server.faults.reset(ALLOCATE, after_effect=True)
        case "error":
            server.faults.error(ALLOCATE, "InternalError", 500, after_effect=True)
        case _:
            server.faults.truncated(ALLOCATE)
    found = make(gateway(server, read_timeout=0.5), the_plan(), tmp_path)
    assert found.report is not None
    assert found.report.outcome is Outcome.APPLIED
    assert list(found.ids) == made(server.account)
    assert len(found.ids) == 2


def test_an_answer_that_was_lost_before_a_refusal_is_no_leak(server: SandboxServer, tmp_path: Path) -> None:
    server.faults.hang(ALLOCATE, after_effect=True)
    # The lost one is found by its mark, and not sent a second time: the next call is that of the second EIP.
    server.faults.fail_on(ALLOCATE, 2, "InsufficientBalance", 400)
    found = make(gateway(server, read_timeout=0.5), the_plan(), tmp_path)
    assert found.report is not None
    assert found.report.outcome is Outcome.UNDONE
    assert made(server.account) == []


def test_a_stop_on_the_way_releases_what_was_allocated(
    server: SandboxServer, cloud: NamedGateway, tmp_path: Path
) -> None:
    running: list[Execution] = []

    def stop_after_the_first(event: ProgressEvent) -> None:
        if isinstance(event, OperationFinished) and not event.undoing:
            running[0].stop(StopChoice.UNDO)

    found = make(cloud, the_plan(3), tmp_path, running.append, stop_after_the_first)
    assert found.report is not None
    assert (found.report.outcome, found.report.stopped) == (Outcome.UNDONE, StopChoice.UNDO)
    assert [each.action for each in found.report.undone] == [ALLOCATE]
    assert made(server.account) == []


def test_what_was_proven_counts_although_it_can_not_be_read_once_more(server: SandboxServer, tmp_path: Path) -> None:
    class Blind(NamedGateway):
        """Loses its eyes between proof and reading."""

        reads = 0

        def read(self, region: RegionId, kind: Kind[Any], by: By = By.REGION, *values: str) -> tuple[Any, ...]:
            self.reads += by is By.MARK
            # Before it and after it, of one EIP.
            if self.reads > 2:
                server.faults.error("DescribeEipAddresses", "Forbidden.RAM", 403)
            return super().read(region, kind, by, *values)

    blind = Blind(CREDENTIALS, f"http://{server.endpoint}")
    found = make(blind, the_plan(1), tmp_path)
    assert found.report is not None
    assert found.report.outcome is Outcome.APPLIED
    assert found.unread is not None
    assert (found.ids, len(made(server.account))) == ((), 1)


def test_an_unfinished_run_keeps_another_from_beginning(
    server: SandboxServer, cloud: NamedGateway, tmp_path: Path
) -> None:
    with closing(Journal(tmp_path)) as journal:
        journal.begin(str(uuid4()), make_plan(server), None)
    with pytest.raises(JournalError):
        make(cloud, the_plan(), tmp_path)
    assert made(server.account) == []


def test_a_plan_of_another_kind_is_a_mistake_of_the_program(
    server: SandboxServer, cloud: NamedGateway, tmp_path: Path
) -> None:
    for plan in (Plan(REGION, (), Selection(REGION)), make_plan(server)):
        with pytest.raises(ValueError, match="not carried out at once"):
            make(cloud, plan, tmp_path)


@pytest.mark.parametrize("then", ["resume", "undo"])
def test_killed_anywhere_it_ends_with_all_or_none(killer: Killer, then: str) -> None:
    kills = 0
    for fatal in range(2, 60, 3):
        with tempfile.TemporaryDirectory() as name, SandboxServer(default_account(Pace.looks(1))) as server:
            folder = Path(name)
            fate = killer.carry_out(server, the_plan(), folder, fatal)
            if not fate["killed"]:
                assert len(made(server.account)) == 2
                break
            kills += 1
            for ids in finished(server, folder, undo=then == "undo"):
                assert len(ids) == (0 if then == "undo" else 2)
                assert made(server.account) == list(ids)
            assert len(made(server.account)) in {0, 2}
    assert kills >= 4
