"""Deliveries into one guest as the window sees them: started in a worker, told in events, asked, ended with reports."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from queue import SimpleQueue
from time import monotonic

from PySide6.QtCore import QObject, Signal

from gui.domain.cloud.errors import JournalError
from gui.domain.delivery.command_output import CheckedAddress
from gui.domain.delivery.guest_state import GuestState
from gui.domain.delivery.package import Package
from gui.domain.delivery.report import (
    ARMED,
    ArmedFor,
    Checked,
    Choice,
    DeliveryEvent,
    DeliveryOutcome,
    DeliveryReport,
    Phase,
    PhaseBegan,
    Question,
    StateRead,
)
from gui.domain.delivery.truth import GuestReading
from gui.qt.base.session import Session
from gui.services.delivery.delivery_run import Performer, leave, run_delivery
from gui.services.delivery.journal import DeliveryRecord, Task
from gui.services.delivery.side_by_side import reading_after

log = logging.getLogger(__name__)


_CHANGING = frozenset({Phase.APPLYING, Phase.UNDOING})


@dataclass(frozen=True, slots=True)
class GuestProgress:
    """What is known of one interface's delivery so far.

    Attributes:
        package: what is delivered.
        state: the last status that was read, None while none was.
        read_at: when (aware, UTC).
        checked: what the last check said of each address.
        report: how it ended, None while it has not.
    """

    package: Package
    state: GuestState | None = None
    read_at: datetime | None = None
    checked: tuple[CheckedAddress, ...] = ()
    report: DeliveryReport | None = None

    @property
    def reading(self) -> GuestReading | None:
        """What is known of the guest after the end; None before it."""
        at = self.read_at or datetime.now(UTC)
        return reading_after(self.report, at) if self.report else None


@dataclass(frozen=True, slots=True)
class Countdown:
    """When the guest undoes by itself, on this computer's clock that never goes back (seconds)."""

    earliest: float
    latest: float


@dataclass(slots=True)
class _Shared:
    """What worker and window share."""

    answers: "SimpleQueue[Choice]" = field(default_factory=SimpleQueue)
    performer: Performer | None = None
    chosen: Choice | None = None
    stopping: bool = False


class DeliveryController(QObject):
    """Sets up, confirms or undoes the interfaces of one instance in its guest, one after the other."""

    changed = Signal()
    """Phase, rows, countdown or question are others now."""
    ended = Signal()
    _progressed = Signal(int, object)
    _asked = Signal(object)
    _reported = Signal(int, object)

    def __init__(
        self,
        session: Session,
        packages: tuple[Package, ...],
        task: Task = Task.DELIVER,
        record: DeliveryRecord | None = None,
    ) -> None:
        """Begin nothing yet.

        Args:
            session: whose account it is.
            packages: one for each interface, all of one instance.
            task: what is done.
            record: what an interrupted delivery has left in the journal; None begins one.
        """
        super().__init__(session)
        self._session, self.task, self._record = session, task, record
        self.progress = [GuestProgress(each) for each in packages]
        self.phase: Phase | None = None
        self.question: Question | None = None
        self.countdown: Countdown | None = None
        self.error: BaseException | None = None
        self.running = self.over = False
        self._shared = _Shared()
        session.guests.end_wanted.connect(self.abandon)
        self._progressed.connect(self._follow)
        self._asked.connect(self._ask_window)
        self._reported.connect(self._note_report)

    @property
    def report(self) -> DeliveryReport | None:
        """How it ended: the report of the first interface that did not end well, else of the last one."""
        found = [each.report for each in self.progress if each.report is not None]
        return next((each for each in found if not self._well(each)), found[-1] if found else None)

    @property
    def well(self) -> bool:
        """Whether all interfaces ended as wanted, read in the guest."""
        return self.over and all(each.report is not None and self._well(each.report) for each in self.progress)

    @property
    def armed(self) -> bool:
        """Whether the guest may undo by itself what was set up now."""
        return self.running and self.countdown is not None

    def start(self) -> None:
        """Begin in a worker, each command noted in the journal before it is sent."""
        connection = self._session.connection
        if self.running or self.over or connection is None or connection.guests is None:
            return
        guests, folder, shared = connection.guests, connection.journal_dir, self._shared
        readings, task, record = self._session.guests, self.task, self._record
        self.running = True
        readings.delivering.add(self.progress[0].package.instance)
        readings.changed.emit()
        packages = [each.package for each in self.progress]

        def work() -> JournalError | None:
            with readings.journal.of(folder) as journal:
                for number, package in enumerate(packages):
                    performer = Performer(guests, package, journal, self._teller(number), self._answer)
                    shared.performer = performer
                    # Asked for while the worker was still on its way here.
                    if shared.stopping:
                        performer.stop()
                    report = run_delivery(performer, task, record)
                    self._reported.emit(number, report)
                    if performer.journal_error is not None or not self._well(report):
                        return performer.journal_error
            return None

        self._session.jobs.run(work, self._done, self._broke)

    def choose(self, choice: Choice) -> None:
        """Answer the question, or decide at any moment what becomes of what is armed."""
        if choice in ARMED:
            self._shared.chosen = choice
        if self.question is not None and choice in self.question.choices:
            self.question = None
            self._shared.answers.put(choice)
            self.changed.emit()
        else:
            self.stop()

    def stop(self) -> None:
        """Ask for an end; the call under way is finished. Where something is armed a question follows."""
        self._shared.stopping = True
        if self._shared.performer is not None:
            self._shared.performer.stop()

    def abandon(self) -> None:
        """End without anybody to ask: what is armed is left to the guest."""
        self.choose(Choice.LEAVE)
        if self.question is not None:
            question, self.question = self.question, None
            self._shared.answers.put(leave(question))

    def _well(self, report: DeliveryReport) -> bool:
        return report.outcome is (DeliveryOutcome.TAKEN_BACK if self.task is Task.UNDO else DeliveryOutcome.PROVEN)

    # In the worker

    def _teller(self, number: int) -> Callable[[DeliveryEvent], None]:
        return lambda event: self._progressed.emit(number, event)

    def _answer(self, question: Question) -> Choice:
        chosen = self._shared.chosen
        if chosen in question.choices and chosen is not None:
            return chosen
        self._asked.emit(question)
        return self._shared.answers.get()

    # On the GUI thread

    def _follow(self, number: int, event: DeliveryEvent) -> None:
        known = self.progress[number]
        match event:
            case PhaseBegan(phase):
                self.phase = phase
                if phase in _CHANGING:
                    # What was read before is not the state any more.
                    self.progress[number] = replace(known, state=None, read_at=None)
            case StateRead(state):
                self.progress[number] = replace(known, state=state, read_at=datetime.now(UTC))
                if not state.armed and not state.undoing and self.phase in {Phase.AFTER, Phase.CHECKING}:
                    self.countdown = None
            case Checked(addresses):
                self.progress[number] = replace(known, checked=addresses)
            case ArmedFor(least, most):
                self.countdown = Countdown(monotonic() + least, monotonic() + most)
            case _:
                return
        self.changed.emit()

    def _ask_window(self, question: Question) -> None:
        chosen = self._shared.chosen
        if chosen is not None and chosen in question.choices:
            self._shared.answers.put(chosen)
            return
        self.question = question
        self.changed.emit()

    def _note_report(self, number: int, report: DeliveryReport) -> None:
        known = self.progress[number] = replace(self.progress[number], report=report, checked=report.addresses)
        reading = known.reading
        if reading is not None:
            self._session.guests.take(known.package.eni, known.package.expected, reading)
        self.changed.emit()

    def _done(self, error: JournalError | None) -> None:
        self.error = error
        self._end()

    def _broke(self, error: BaseException) -> None:
        if not isinstance(error, JournalError):
            log.error("the delivery broke off", exc_info=error)
        self.error = error
        self._end()

    def _end(self) -> None:
        self._session.guests.delivering.discard(self.progress[0].package.instance)
        self.running, self.over, self.question, self.countdown = False, True, None, None
        self._session.guests.changed.emit()
        self.changed.emit()
        self.ended.emit()
