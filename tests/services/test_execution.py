import threading
from pathlib import Path

import pytest

from gui.domain.cloud.errors import CloudErrorKind, JournalError, JournalErrorKind
from gui.domain.engine.progress import (
    CallAnswered,
    CallSent,
    Finished,
    Outcome,
    Paused,
    ProgressEvent,
    Resumed,
    StopChoice,
    Waiting,
    WaitReason,
)
from gui.domain.operations.judgements import Reason
from gui.domain.operations.operation import AttachEni, UnassociateEips
from gui.sandbox.pace import Pace
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.sandbox.switches import Limits
from gui.services.region.rate_limit import Limiter
from gui.services.runs.clock import SystemClock
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from tests.helpers.sandbox_run import gateway, make_plan, planned, standing
from tests.helpers.sim_clock import SimClock
from tests.helpers.toy_api import ToyApi
from tests.helpers.toy_cloud import eip_id, refusal, the_plan

EXPIRED = refusal("InvalidSecurityToken.Expired", CloudErrorKind.EXPIRED_CREDENTIALS)


def test_events_tell_each_call_and_end_with_the_report() -> None:
    api, events = ToyApi(), list[ProgressEvent]()
    execution = Execution(api, the_plan(api.toy), report=events.append, clock=api.clock)
    report = execution.run()
    assert report.outcome is Outcome.APPLIED
    assert report.run_id == execution.run_id
    sent = [event.action for event in events if isinstance(event, CallSent)]
    answered = [(event.action, event.request_id) for event in events if isinstance(event, CallAnswered)]
    assert sent == ["AssociateEipAddressBatch", "AttachNetworkInterface"]
    assert answered == [("AssociateEipAddressBatch", "R1"), ("AttachNetworkInterface", "R2")]
    assert events[-1] == Finished(report)


def test_a_refused_call_is_told_with_its_error() -> None:
    api, events = ToyApi(), list[ProgressEvent]()
    denied = refusal("Forbidden.RAM", CloudErrorKind.DENIED)
    api.toy.on_write[1] = lambda *_: denied
    assert Execution(api, the_plan(api.toy), report=events.append, clock=api.clock).run().outcome is Outcome.UNDONE
    assert [event.error for event in events if isinstance(event, CallAnswered)] == [denied]


@pytest.mark.parametrize(("choice", "outcome"), [(StopChoice.KEEP, Outcome.KEPT), (StopChoice.UNDO, Outcome.UNDONE)])
def test_a_stop_lets_the_call_in_flight_finish(choice: StopChoice, outcome: Outcome) -> None:
    api = ToyApi()
    execution = Execution(api, the_plan(api.toy), clock=api.clock)
    api.on_do = lambda operation: execution.stop(choice) if isinstance(operation, AttachEni) else None
    report = execution.run()
    assert report.outcome is outcome
    assert report.stopped is choice
    assert [call.action for call, _ in api.toy.writes][:2] == ["AssociateEipAddressBatch", "AttachNetworkInterface"]


def test_a_second_stop_to_undo_changes_nothing_and_one_to_keep_ends_the_undoing() -> None:
    api = ToyApi()
    execution = Execution(api, the_plan(api.toy), clock=api.clock)

    def stop(operation: object) -> None:
        if isinstance(operation, UnassociateEips):
            number = len(api.toy.writes)
            execution.stop(StopChoice.UNDO if number < 4 else StopChoice.KEEP)
        elif isinstance(operation, AttachEni):
            execution.stop(StopChoice.UNDO)

    api.on_do = stop
    report = execution.run()
    assert report.outcome is Outcome.LEFT
    assert {left.failure.resource for left in report.left} <= {eip_id(2), eip_id(3)}
    assert report.stopped is StopChoice.KEEP


def test_a_stop_after_the_last_one_is_passed_over() -> None:
    api = ToyApi()
    execution = Execution(api, the_plan(api.toy), clock=api.clock)
    api.toy.on_look[0] = lambda _toy: execution.stop(StopChoice.KEEP)
    assert execution.run().outcome is Outcome.UNDONE


def test_a_stop_ends_a_real_wait_at_once() -> None:
    api = ToyApi()
    api.toy.seconds = None
    waiting = threading.Event()

    def report(event: ProgressEvent) -> None:
        if isinstance(event, Waiting):
            waiting.set()

    execution = Execution(api, the_plan(api.toy), report=report, clock=SystemClock())
    outcomes: list[Outcome] = []
    thread = threading.Thread(target=lambda: outcomes.append(execution.run().outcome))
    thread.start()
    assert waiting.wait(10)
    execution.stop(StopChoice.KEEP)
    thread.join(10)
    assert outcomes == [Outcome.KEPT]


def test_expired_credentials_pause_until_somebody_signs_in() -> None:
    api, events = ToyApi(), list[ProgressEvent]()
    renewed = ToyApi(api.toy, api.clock)
    api.toy.on_write[2] = lambda *_: EXPIRED

    def report(event: ProgressEvent) -> None:
        events.append(event)
        if isinstance(event, Paused):
            execution.sign_in(renewed)

    execution = Execution(api, the_plan(api.toy), report=report, can_sign_in=True, clock=api.clock)
    assert execution.run().outcome is Outcome.APPLIED
    assert [type(event) for event in events if isinstance(event, (Paused, Resumed))] == [Paused, Resumed]


def test_a_paused_run_can_be_stopped() -> None:
    api = ToyApi()
    api.toy.on_write[2] = lambda *_: EXPIRED

    def report(event: ProgressEvent) -> None:
        if isinstance(event, Paused):
            execution.stop(StopChoice.KEEP)

    execution = Execution(api, the_plan(api.toy), report=report, can_sign_in=True, clock=api.clock)
    assert execution.run().outcome is Outcome.KEPT


def test_where_nobody_can_sign_in_the_run_is_paused_for_later(tmp_path: Path) -> None:
    api = ToyApi()
    api.toy.on_write[2] = lambda *_: EXPIRED
    journal = Journal(tmp_path)
    assert Execution(api, the_plan(api.toy), journal, clock=api.clock).run().outcome is Outcome.PAUSED
    assert len(journal.unfinished()) == 1
    journal.close()


class FailingJournal(Journal):
    """Fails at the n-th write of its kind, as on a disk that is full."""

    def __init__(self, folder: Path, fails: str, number: int) -> None:
        super().__init__(folder)
        self.fails = fails
        self.left = number

    def _fail(self, name: str) -> None:
        if name == self.fails:
            self.left -= 1
            if self.left == 0:
                raise JournalError(JournalErrorKind.FULL, str(self.path))

    def intent(self, effect: object) -> int:
        self._fail("intent")
        return super().intent(effect)  # type: ignore[arg-type]

    def accepted(self, entry: int, request_id: str) -> None:
        self._fail("accepted")
        super().accepted(entry, request_id)

    def record(self, event: ProgressEvent) -> None:
        self._fail("told" if type(event).__name__ == "UndoStarted" else "")
        super().record(event)


@pytest.fixture
def failing(expect_warnings: set[str]) -> None:
    """The journal's failure is logged."""
    expect_warnings.add("gui.services.runs.execution")


@pytest.mark.usefixtures("failing")
def test_nothing_is_sent_that_the_journal_does_not_know(tmp_path: Path) -> None:
    api = ToyApi()
    journal = FailingJournal(tmp_path, "intent", 2)
    report = Execution(api, the_plan(api.toy), journal, clock=api.clock).run()
    journal.close()
    assert report.outcome is Outcome.INTERRUPTED
    assert report.journal_error
    assert [call.action for call, _ in api.toy.writes] == ["AssociateEipAddressBatch"]
    assert {(left.failure.resource, left.failure.reason) for left in report.left} == {("eni-1", Reason.NOT_STARTED)}


@pytest.mark.usefixtures("failing")
def test_a_journal_that_fails_after_a_call_stops_the_run(tmp_path: Path) -> None:
    api = ToyApi()
    journal = FailingJournal(tmp_path, "accepted", 1)
    report = Execution(api, the_plan(api.toy), journal, clock=api.clock).run()
    journal.close()
    assert report.outcome is Outcome.INTERRUPTED
    assert len(api.toy.writes) == 1


@pytest.mark.usefixtures("failing")
def test_a_journal_that_fails_while_undoing_leaves_a_list(tmp_path: Path) -> None:
    api = ToyApi()
    api.toy.on_write[2] = lambda *_: refusal("Forbidden.RAM", CloudErrorKind.DENIED)
    journal = FailingJournal(tmp_path, "told", 1)
    report = Execution(api, the_plan(api.toy), journal, clock=api.clock).run()
    journal.close()
    assert report.outcome is Outcome.LEFT
    assert len(report.left) == 3
    assert len(api.toy.writes) == 2


def test_a_read_only_journal_is_found_before_the_first_call(tmp_path: Path) -> None:
    api = ToyApi()
    holder, second = Journal(tmp_path), Journal(tmp_path)
    with pytest.raises(JournalError) as error:
        Execution(api, the_plan(api.toy), second, clock=api.clock).run()
    assert error.value.kind is JournalErrorKind.IN_USE
    assert not api.toy.writes
    assert api.toy.looks == 0
    holder.close()
    second.close()


def test_the_limiter_lets_no_more_through_than_its_limit() -> None:
    limiter = Limiter(2)
    assert [limiter.take(0.0), limiter.take(1.0), limiter.take(2.0)] == [0.0, 0.0, 58.0]
    assert limiter.take(60.0) == 0.0


def test_under_full_throttling_the_rate_stays_low_and_the_run_finishes_afterwards() -> None:
    clock, calls, events = SimClock(), list[tuple[float, str]](), list[ProgressEvent]()
    account = default_account(Pace(seconds={"AssociateEipAddressBatch": (3, 3), "AttachNetworkInterface": (5, 5)}))
    account.tasks.clock = clock.monotonic
    account.switches.rate_limits = Limits.OFF
    with SandboxServer(account) as server:
        before, plan = standing(account), make_plan(server, 10)
        cloud = gateway(server, on_call=lambda record: calls.append((clock.now, record.action)))
        server.faults.throttle("*", times=0)

        def report(event: ProgressEvent) -> None:
            events.append(event)
            if clock.now >= 60:
                server.faults.clear()

        assert Execution(cloud, plan, report=report, clock=clock).run().outcome is Outcome.APPLIED
        assert standing(account) == planned(before, plan)
    assert clock.now > 60
    assert any(isinstance(event, Waiting) and event.reason is WaitReason.THROTTLED for event in events)
    in_the_storm = [at for at, _ in calls if at < 60]
    assert 5 <= len(in_the_storm) <= 60


def test_a_storm_of_writes_is_held_back_by_the_limiter() -> None:
    api, events = ToyApi(), list[ProgressEvent]()
    execution = Execution(api, the_plan(api.toy), report=events.append, clock=api.clock)
    for _ in range(120):
        execution._writes.take(0.0)
    assert execution.run().outcome is Outcome.APPLIED
    assert Waiting(60.0, WaitReason.RATE_LIMIT) in events
