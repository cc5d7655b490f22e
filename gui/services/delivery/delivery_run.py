"""Performs the effects of ``gui.domain.delivery``: only here does a delivery meet the outside."""

import logging
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from gui.domain.cloud.errors import CloudError, JournalError
from gui.domain.contracts import GuestChannel
from gui.domain.delivery.delivery import confirm, deliver, undo
from gui.domain.delivery.effects import (
    Answer,
    Ask,
    Effect,
    FindSent,
    Notify,
    Now,
    Result,
    Send,
    Sleep,
    StopError,
    Withdraw,
)
from gui.domain.delivery.package import Package
from gui.domain.delivery.report import Choice, DeliveryEvent, DeliveryOutcome, DeliveryReport, Question
from gui.domain.engine.retry_policy import READS_PER_MINUTE, WRITES_PER_MINUTE
from gui.services.delivery.journal import DeliveryJournal, DeliveryRecord, Task
from gui.services.region.rate_limit import Limiter
from gui.services.runs.clock import Clock, SystemClock

log = logging.getLogger(__name__)

Talk = Generator[Effect, Answer, DeliveryReport]


@dataclass(frozen=True, slots=True)
class Limits:
    """The rate limits that deliveries of one account share; make one for all of them."""

    reads: Limiter = field(default_factory=lambda: Limiter(READS_PER_MINUTE))
    writes: Limiter = field(default_factory=lambda: Limiter(WRITES_PER_MINUTE))


def leave(question: Question) -> Choice:
    """Answer ``question`` where nobody is there: nothing more is changed, and the guest undoes what is armed."""
    return Choice.LEAVE if Choice.LEAVE in question.choices else Choice.CANCEL


class Performer:
    """Drives one talk with one guest to its report.

    Args:
        channel: the guests.
        package: what the talk is about.
        journal: keeps the record that a crash can't take away; None for a talk that changes nothing.
        report: told of every event, in the thread of ``perform``.
        ask: answers questions, in the same thread; may take its time.
        clock: the time.
        limits: the rate limits that are shared with other talks.

    Attributes:
        journal_error: why the journal could not be written in the middle of a talk; None as long as it can.
    """

    def __init__(
        self,
        channel: GuestChannel,
        package: Package,
        journal: DeliveryJournal | None = None,
        report: Callable[[DeliveryEvent], None] | None = None,
        ask: Callable[[Question], Choice] = leave,
        *,
        clock: Clock | None = None,
        limits: Limits | None = None,
    ) -> None:
        self.package = package
        self.journal = journal
        self._channel = channel
        self._report = report or _silent
        self._ask = ask
        self._clock = clock or SystemClock()
        self._limits = limits or Limits()
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self.journal_error: JournalError | None = None

    def stop(self) -> None:
        """Ask the talk to end; the call in flight is finished first. May be called from any thread, at any time.

        What becomes of something that is armed is asked then.
        """
        self._stopping.set()
        self._wake.set()

    def perform(self, talk: Talk) -> DeliveryReport:
        """Drive ``talk`` to its end; blocking."""
        answer: Answer = None
        failure: Exception | None = None
        while True:
            try:
                effect = talk.throw(failure) if failure else talk.send(answer)
            except StopIteration as end:
                found: DeliveryReport = end.value
                return found
            answer, failure = None, None
            try:
                answer = self._answer(effect)
            except (CloudError, StopError) as raised:
                failure = raised
            except JournalError as raised:
                # Nothing may be sent any more, not even an undo: the guest is left to itself.
                self.journal_error, failure = raised, StopError()

    def _answer(self, effect: Effect) -> Answer:
        match effect:
            case Notify(event):
                self._report(event)
                return None
            case Now():
                return self._clock.monotonic()
            case Ask(question):
                self._stopping.clear()
                return leave(question) if self.journal_error else self._ask(question)
        if self._stopping.is_set() or self.journal_error:
            self._stopping.clear()
            raise StopError
        match effect:
            case Send():
                return self._send(effect)
            case Sleep(seconds):
                self._wait(seconds)
                return None
        return self._read(effect)

    def _read(self, effect: Effect) -> Answer:
        self._room(self._limits.reads)
        match effect:
            case Result(invoke_id):
                return self._channel.result(self.package, invoke_id)
            case FindSent():
                return self._channel.sent(self.package)
            case Withdraw(invoke_id):
                self._channel.withdraw(self.package, invoke_id)
                return None
        package = self.package
        found = self._channel.agents(package.region, (package.instance,))
        return next((each for each in found if each.instance == package.instance), None)

    def _send(self, effect: Send) -> str:
        self._room(self._limits.writes)
        row = self.journal.sending(self.package, effect) if self.journal else 0
        try:
            invoke_id = self._channel.send(self.package, effect.step, effect.number, effect.token, effect.part)
        except CloudError as error:
            if self.journal and error.answered:
                self.journal.refused(row, error.code or error.kind.value)
            raise
        log.info("delivery %s: %s %s is %s", self.package.delivery_id, effect.step, effect.number, invoke_id)
        if self.journal:
            self.journal.sent(row, invoke_id)
        return invoke_id

    def _room(self, limiter: Limiter) -> None:
        """Wait until one more call keeps to the limit."""
        while delay := limiter.take(self._clock.monotonic()):
            self._wait(delay)

    def _wait(self, seconds: float) -> None:
        if not self._stopping.is_set():
            self._wake.clear()
        self._clock.wait(seconds, self._wake)


def run_delivery(
    performer: Performer, task: Task = Task.DELIVER, record: DeliveryRecord | None = None
) -> DeliveryReport:
    """Do ``task`` with the package of ``performer``, and note how it ended; blocking.

    Never raises for anything the cloud or the guest says: the report tells it. Where the journal fails in the middle,
    nothing more is sent, and ``performer.journal_error`` says why.

    Args:
        performer: of the delivery; its journal is written.
        task: what is done.
        record: what an interrupted delivery has left in the journal; None begins one.

    Raises:
        JournalError: the journal can't be written, and nothing that changes the guest was sent.
    """
    journal, package = performer.journal, performer.package
    if journal:
        journal.begin(package, task)
    start = record.start(datetime.now(UTC)) if record else None
    talk = {Task.DELIVER: deliver, Task.CONFIRM: confirm, Task.UNDO: undo}[task](package, start)
    report = performer.perform(talk)
    if performer.journal_error is not None and report.outcome is DeliveryOutcome.NOT_SENT:
        raise performer.journal_error
    if journal and performer.journal_error is None:
        try:
            journal.finish(package, report)
        except JournalError as error:
            performer.journal_error = error
    log.info("delivery %s ended: %s %s", package.delivery_id, report.outcome.value, report.cause.value)
    return report


def _silent(_event: DeliveryEvent) -> None:
    """Tell nobody."""
