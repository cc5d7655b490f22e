"""Deliveries performed: what is on the disk before it is sent, kills at every boundary, many guests at once."""

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from gui.domain.cloud.eni import EniId
from gui.domain.cloud.errors import CloudError, CloudErrorKind, InputError, JournalError, JournalErrorKind
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import GuestChannel
from gui.domain.delivery.effects import Agent, FindSent, Result, Send, Withdraw
from gui.domain.delivery.invocation import AgentState, Invocation, SentCommand
from gui.domain.delivery.package import Package, Step
from gui.domain.delivery.permissions import GuestAction
from gui.domain.delivery.reading import read
from gui.domain.delivery.report import Cause, Choice, DeliveryOutcome, DeliveryReport, Question
from gui.domain.delivery.truth import Truth, eips_in_guest
from gui.sandbox.guests.modelled import Modelled
from gui.sandbox.seed import default_account
from gui.sandbox.server import SandboxServer
from gui.services.delivery.delivery_run import Performer, leave, run_delivery
from gui.services.delivery.guest_undo import may_unbind
from gui.services.delivery.journal import DeliveryJournal, Task
from gui.services.delivery.packages import check_armed, package_of, reading_packages
from gui.services.delivery.side_by_side import MOST_AT_ONCE, Work, read_guests, reading_of, side_by_side
from tests.helpers.delivered import bind, channel, delivery_to
from tests.helpers.guest_world import OURS, Fault, World, package
from tests.helpers.region_values import INVENTORY
from tests.helpers.sandbox_run import ENI, REGION


class WorldChannel(GuestChannel):
    """The modelled guest behind the socket, whose clock goes with the world's."""

    def __init__(self, world: World) -> None:
        self.world = world

    def agents(self, region: RegionId, ids: Sequence[InstanceId]) -> tuple[AgentState, ...]:
        del region
        return (replace(self.world.answer(Agent()), instance=ids[0]),)

    def send(self, package: Package, step: Step, number: int, token: str, part: int = 0) -> str:
        del package
        return str(self.world.answer(Send(step, number, token, part)))

    def result(self, package: Package, invoke_id: str) -> Invocation | None:
        del package
        found: Invocation | None = self.world.answer(Result(invoke_id))
        return found

    def sent(self, package: Package) -> tuple[SentCommand, ...]:
        del package
        found: tuple[SentCommand, ...] = self.world.answer(FindSent())
        return found

    def withdraw(self, package: Package, invoke_id: str) -> None:
        del package
        self.world.answer(Withdraw(invoke_id))

    def permissions(
        self, region: RegionId, instance: InstanceId, *, windows: bool
    ) -> Mapping[GuestAction, CloudError | None]:
        raise NotImplementedError


class WorldClock:
    """The clock of a world."""

    def __init__(self, world: World) -> None:
        self.world = world

    def monotonic(self) -> float:
        return self.world.time

    def wait(self, seconds: float, wake: threading.Event) -> None:
        del wake
        self.world.advance(seconds)

    def chance(self) -> float:
        return 0.5

    def now(self) -> datetime:
        return datetime.fromtimestamp(1_800_000_000 + self.world.time, UTC)


def performer(world: World, journal: DeliveryJournal | None = None, **more: Any) -> Performer:
    return Performer(WorldChannel(world), package(), journal, clock=WorldClock(world), **more)


def opened(folder: Path, world: World) -> DeliveryJournal:
    return DeliveryJournal(folder, WorldClock(world).now)


def test_each_command_is_on_the_disk_before_it_is_sent(tmp_path: Path) -> None:
    world = World()

    class Looking(WorldChannel):
        def send(self, package: Package, step: Step, number: int, token: str, part: int = 0) -> str:
            with closing(DeliveryJournal(tmp_path, reading=True)) as reader:
                (record,) = reader.unfinished()
                assert (record.sent[-1].step, record.sent[-1].ordinal) == (step, number)
                assert record.sent[-1].invoke_id == ""
            return super().send(package, step, number, token, part)

    with closing(opened(tmp_path, world)) as journal:
        run = Performer(Looking(world), package(), journal, clock=WorldClock(world))
        assert run_delivery(run).outcome is DeliveryOutcome.PROVEN
        assert journal.unfinished() == ()
        (record,) = journal.deliveries()
        assert (record.outcome, record.task, record.package) == (DeliveryOutcome.PROVEN, Task.DELIVER, package())
        assert [each.step for each in record.sent] == world.steps()
        assert all(each.invoke_id for each in record.sent)
        assert record.ended is not None


class KilledError(BaseException):
    """The program ends here, as by SIGKILL."""


class Killing(DeliveryJournal):
    """A journal in whose nth write the program is killed, before or after it is on the disk."""

    left = 0
    after = False

    def _dying(self, write: Callable[[], Any]) -> Any:
        self.left -= 1
        if self.left == 0 and not self.after:
            raise KilledError
        found = write()
        if self.left == 0:
            raise KilledError
        return found

    def begin(self, package: Package, task: Task) -> None:
        self._dying(lambda: super(Killing, self).begin(package, task))

    def sending(self, package: Package, effect: Send) -> int:
        return int(self._dying(lambda: super(Killing, self).sending(package, effect)))

    def sent(self, row: int, invoke_id: str) -> None:
        self._dying(lambda: super(Killing, self).sent(row, invoke_id))

    def finish(self, package: Package, report: DeliveryReport) -> None:
        self._dying(lambda: super(Killing, self).finish(package, report))


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("write", range(1, 17))
def test_killed_at_every_boundary_it_goes_on_without_a_second_apply(tmp_path: Path, write: int, after: bool) -> None:
    world = World()
    killed = Killing(tmp_path, WorldClock(world).now)
    killed.left, killed.after = write, after
    with closing(killed), pytest.raises(KilledError):
        run_delivery(performer(world, killed))
    world.advance(4.0)  # until somebody starts the program again
    already = len(world.steps())
    with closing(opened(tmp_path, world)) as journal:
        open_deliveries = journal.unfinished()
        if not open_deliveries:
            # Killed before anything was noted, or behind the end.
            assert not world.ran or world.confirmed
            return
        (record,) = open_deliveries
        start = record.start(WorldClock(world).now())
        report = run_delivery(performer(world, journal), record.task, record)
        assert start.sent == max((each.ordinal for each in record.sent), default=0)
        assert Step.APPLY not in world.steps()[already:]
        assert world.ran.count(Step.APPLY) <= 1
        if Step.CONFIRM in world.steps()[already:]:
            assert Step.CHECK in world.steps()[already:]
        applied = Step.APPLY in world.ran
        assert report.outcome is (DeliveryOutcome.PROVEN if applied else report.outcome)
        assert applied or report.outcome in {DeliveryOutcome.NOT_SENT, DeliveryOutcome.TAKEN_BACK}
        assert journal.unfinished() == ()


def test_what_was_left_to_the_guest_stays_open_until_it_is_found_undone(tmp_path: Path) -> None:
    world = World(faults={5: Fault("fails")})
    with closing(opened(tmp_path, world)) as journal:
        report = run_delivery(performer(world, journal))
        assert (report.outcome, report.cause) == (DeliveryOutcome.ARMED, Cause.CHECK_WRONG)
        (record,) = journal.unfinished()
        world.advance(report.undone_within or 0.0)
        world.faults = {}
        assert run_delivery(performer(world, journal), record.task, record).outcome is DeliveryOutcome.TAKEN_BACK
        assert journal.unfinished() == ()


def test_a_new_delivery_to_the_interface_closes_the_open_one_and_one_can_be_forgotten(tmp_path: Path) -> None:
    world = World()
    with closing(opened(tmp_path, world)) as journal:
        journal.begin(package(), Task.UNDO)
        second = replace(package(), delivery_id="f" * 32)
        journal.begin(second, Task.DELIVER)
        journal.begin(second, Task.DELIVER)
        assert [each.package.delivery_id for each in journal.unfinished()] == ["f" * 32]
        journal.forget("f" * 32)
        assert journal.unfinished() == ()


def test_a_refused_command_was_never_taken(tmp_path: Path) -> None:
    world = World(faults={3: Fault("refused")})
    with closing(opened(tmp_path, world)) as journal:
        assert run_delivery(performer(world, journal)).outcome is DeliveryOutcome.NOT_SENT
        (record,) = journal.deliveries()
        assert record.sent[-1].code == "Forbidden.RAM"
        assert Step.APPLY not in record.start(datetime.now(UTC)).last


class FullDisk(DeliveryJournal):
    """A journal that can't be written any more from the nth command on."""

    left = 0

    def sending(self, package: Package, effect: Send) -> int:
        self.left -= 1
        if self.left < 0:
            raise JournalError(JournalErrorKind.FULL, str(self.path))
        return super().sending(package, effect)

    def finish(self, package: Package, report: DeliveryReport) -> None:
        if self.left < 0:
            raise JournalError(JournalErrorKind.FULL, str(self.path))
        super().finish(package, report)


def test_nothing_is_sent_that_the_journal_does_not_know(tmp_path: Path) -> None:
    for left, applied in ((1, False), (3, True)):
        world = World()
        journal = FullDisk(tmp_path / str(left))
        journal.left = left
        run = performer(world, journal)
        with closing(journal):
            if not applied:
                with pytest.raises(JournalError):
                    run_delivery(run)
            else:
                report = run_delivery(run)
                assert (report.outcome, report.cause) == (DeliveryOutcome.ARMED, Cause.STOPPED)
                assert run.journal_error is not None
        assert len(world.steps()) == left


def test_a_report_that_can_not_be_noted_is_a_report_all_the_same(tmp_path: Path) -> None:
    journal = FullDisk(tmp_path)
    journal.left = 99
    run = performer(World(), journal)
    original = journal.finish
    journal.finish = lambda package, report: (setattr(journal, "left", -1), original(package, report))  # type: ignore[method-assign,assignment]
    with closing(journal):
        assert run_delivery(run).outcome is DeliveryOutcome.PROVEN
    assert run.journal_error is not None


def test_two_programs_do_not_write_one_journal_and_a_damaged_row_is_told(tmp_path: Path) -> None:
    with closing(DeliveryJournal(tmp_path)) as journal:
        with pytest.raises(JournalError) as refused:
            DeliveryJournal(tmp_path)
        assert refused.value.kind is JournalErrorKind.IN_USE
        journal.begin(package(), Task.DELIVER)
        journal._file.execute("UPDATE deliveries SET package = '{}'")
        with pytest.raises(JournalError) as damaged:
            journal.unfinished()
        assert damaged.value.kind is JournalErrorKind.DAMAGED
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "deliveries.sqlite").mkdir()
    with pytest.raises(JournalError):
        DeliveryJournal(tmp_path / "other")


def test_a_stop_from_another_thread_asks_and_is_answered() -> None:
    world = World()
    asked: list[Question] = []

    def ask(question: Question) -> Choice:
        asked.append(question)
        return Choice.UNDO_NOW

    run = performer(world, ask=ask)

    class Stopping(WorldChannel):
        def send(self, package: Package, step: Step, number: int, token: str, part: int = 0) -> str:
            if step is Step.CHECK:
                run.stop()
            return super().send(package, step, number, token, part)

    run._channel = Stopping(world)
    report = run_delivery(run)
    assert (report.outcome, report.cause) == (DeliveryOutcome.TAKEN_BACK, Cause.UNDONE)
    assert [question.cause for question in asked] == [Cause.STOPPED]


def test_where_nobody_is_there_nothing_more_is_changed() -> None:
    assert leave(Question(Cause.OTHER_PLAN, (Choice.GO_ON, Choice.CANCEL))) is Choice.CANCEL
    assert leave(Question(Cause.STOPPED, (Choice.KEEP, Choice.LEAVE))) is Choice.LEAVE


# ---- many guests


SILENT = {3, 14, 25}


class ManyGuests(WorldChannel):
    """Thirty guests, each a world of its own; the silent ones answer nothing before the others have been read."""

    def __init__(self) -> None:
        self.silent_may_end = threading.Event()
        self.channels = {
            f"i-{n}": WorldChannel(World(stack="iproute2", plan=OURS, faults={1: Fault("lost")} if n in SILENT else {}))
            for n in range(30)
        }

    def agents(self, region: RegionId, ids: Sequence[InstanceId]) -> tuple[AgentState, ...]:
        return self.channels[ids[0]].agents(region, ids)

    def send(self, package: Package, step: Step, number: int, token: str, part: int = 0) -> str:
        return self.channels[package.instance].send(package, step, number, token, part)

    def result(self, package: Package, invoke_id: str) -> Invocation | None:
        found = self.channels[package.instance]
        if found.world.faults:
            assert self.silent_may_end.wait(60)
            found.world.advance(30)
        return found.result(package, invoke_id)


class RunningClock(WorldClock):
    """A clock that goes on by itself with every look at it."""

    def __init__(self) -> None:
        super().__init__(World())
        self.lock = threading.Lock()

    def monotonic(self) -> float:
        with self.lock:
            self.world.time += 0.5
            return self.world.time

    def wait(self, seconds: float, wake: threading.Event) -> None:
        """Wait for nothing."""


def test_thirty_guests_are_read_at_once_and_three_silent_ones_hold_nobody_up() -> None:
    guests, order = ManyGuests(), list[str]()

    def on_read(eni: EniId, _reading: object) -> None:
        order.append(eni)
        if len(order) == 30 - len(SILENT):
            guests.silent_may_end.set()

    packages = [replace(package(), instance=InstanceId(f"i-{n}"), eni=EniId(f"eni-{n}")) for n in range(30)]
    found = read_guests(guests, packages, on_read, clock=RunningClock())
    assert set(order[-3:]) == {f"eni-{n}" for n in SILENT}, "the silent ones come last"
    truths = {eni: eips_in_guest(reading, package().expected)[0].truth for eni, reading in found.items()}
    assert truths == {f"eni-{n}": Truth.UNKNOWN if n in SILENT else Truth.YES for n in range(30)}


def test_what_concerns_one_instance_is_done_one_after_another() -> None:
    running: dict[str, int] = {}
    most: dict[str, int] = {}
    lock = threading.Lock()

    def work(instance: str) -> Work:
        def do() -> None:
            with lock:
                running[instance] = running.get(instance, 0) + 1
                most[instance] = max(most.get(instance, 0), running[instance])
            with lock:
                running[instance] -= 1

        return Work(InstanceId(instance), do)

    side_by_side([work(f"i-{n % 3}") for n in range(30)])
    assert set(most.values()) == {1}
    side_by_side([])
    assert MOST_AT_ONCE >= 30


# ---- from the cloud's facts


@pytest.fixture
def server() -> Any:
    account = default_account()
    account.guest = Modelled(account)
    with SandboxServer(account) as found:
        bind(found, 3)
        yield found


def test_guests_of_a_region_are_read_by_the_real_sdk(server: SandboxServer) -> None:
    report = run_delivery(Performer(channel(server), delivery_to(server)))
    assert report.outcome is DeliveryOutcome.PROVEN
    made = delivery_to(server)
    found = read_guests(channel(server), [made], lambda _eni, _reading: None)
    assert {each.truth for each in eips_in_guest(found[ENI], made.expected)} == {Truth.YES}


def test_facts_that_are_missing_are_said() -> None:
    for seconds in (5, 5000):
        with pytest.raises(InputError, match=f"after {seconds} s"):
            check_armed(seconds)
    assert check_armed(60) == 60
    with pytest.raises(InputError, match="is attached to no instance in the list"):
        package_of(INVENTORY, EniId("eni-none"), ())
    assert reading_packages(INVENTORY, {}, [EniId("eni-none")]) == ()
    assert REGION


def test_a_reading_that_failed_says_why() -> None:
    refused = CloudError(CloudErrorKind.DENIED, "Forbidden.RAM")
    at = datetime(2026, 11, 30, tzinfo=UTC)
    assert reading_of(DeliveryReport(DeliveryOutcome.NOT_SENT, error=refused), lambda: at).reason == "Forbidden.RAM"
    silent = CloudError(CloudErrorKind.TIMED_OUT)
    assert reading_of(DeliveryReport(DeliveryOutcome.UNKNOWN, error=silent), lambda: at).reason == "timed_out"
    assert (
        reading_of(DeliveryReport(DeliveryOutcome.NOT_SENT, Cause.AGENT_OFFLINE), lambda: at).reason == "agent_offline"
    )


def test_only_a_guest_that_was_undone_may_lose_its_eips() -> None:
    assert may_unbind(DeliveryReport(DeliveryOutcome.TAKEN_BACK, Cause.UNDONE))
    assert not may_unbind(DeliveryReport(DeliveryOutcome.UNKNOWN, Cause.NO_ANSWER))
    assert not may_unbind(DeliveryReport(DeliveryOutcome.TAKEN_BACK, Cause.UNDONE_BY_GUEST))
    assert performer(World()).perform(read(package())).outcome is DeliveryOutcome.TAKEN_BACK
