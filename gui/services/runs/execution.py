"""Carries out a plan: performs the effects of ``gui.domain.engine.run``. Only here does the engine meet the outside."""

import logging
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from uuid import uuid4

from gui.domain.cloud.errors import CloudError, JournalError
from gui.domain.contracts import CloudApi
from gui.domain.engine.effects import (
    Answer,
    Do,
    Effect,
    Look,
    Note,
    SignedOutError,
    SignIn,
    Start,
    StoppedError,
    Wait,
)
from gui.domain.engine.progress import (
    CallAnswered,
    CallSent,
    Finished,
    Paused,
    ProgressEvent,
    Report,
    Resumed,
    StopChoice,
    UndoStarted,
    Waiting,
    WaitReason,
)
from gui.domain.engine.retry_policy import READS_PER_MINUTE, WRITES_PER_MINUTE
from gui.domain.engine.run import apply
from gui.domain.operations.reading import Reads, Snapshot
from gui.domain.plans.plan import Plan
from gui.services.region.rate_limit import Limiter
from gui.services.runs.clock import Clock, SystemClock
from gui.services.runs.reading import look
from gui.services.runs.run_log import NoLog, RunLog
from gui.services.runs.shared_looks import Looks

log = logging.getLogger(__name__)

_LONG = 3600.0
"""Seconds; how long one wait for a new sign-in lasts before it is begun again."""


@dataclass(frozen=True)
class Budget:
    """The rate limits that everything keeps to that shares it.

    Attributes:
        writes: of the calls that change something.
        reads: of the others.
    """

    writes: Limiter = field(default_factory=lambda: Limiter(WRITES_PER_MINUTE))
    reads: Limiter = field(default_factory=lambda: Limiter(READS_PER_MINUTE))


class Execution:
    """One run of a plan, from its first look to its report.

    Args:
        cloud: where to read and write.
        plan: what to do.
        journal: keeps the record that a crash can't take away; None keeps none.
        report: told of every event, in the thread of ``run``.
        can_sign_in: whether somebody is there to call ``sign_in`` when the credentials end.
        clock: the time.
        budget: the rate limits; shared by runs that are carried out at one time, None for limits of its own.
        looks: reads for several runs at once, None where the run reads for itself.
    """

    def __init__(
        self,
        cloud: CloudApi,
        plan: Plan,
        journal: RunLog | None = None,
        report: Callable[[ProgressEvent], None] | None = None,
        *,
        can_sign_in: bool = False,
        clock: Clock | None = None,
        run_id: str | None = None,
        start: Start | None = None,
        budget: Budget | None = None,
        looks: Looks | None = None,
    ) -> None:
        self._cloud = cloud
        self._plan = plan
        self._journal = journal or NoLog()
        self._report = report or _silent
        self._can_sign_in = can_sign_in
        self._clock = clock or SystemClock()
        self._run_id = run_id or str(uuid4())
        self._start = start
        limits = budget or Budget()
        self._writes, self._reads = limits.writes, limits.reads
        self._looks = looks
        self._wake = threading.Event()
        self._lock = threading.Lock()
        self._stop: StopChoice | None = None
        self._signed_in: CloudApi | None = None
        self._undoing = bool(start and start.undoing)
        self._stopped = False
        self._journal_error: JournalError | None = None

    @property
    def run_id(self) -> str:
        """Names the run in the journal and in the log."""
        return self._run_id

    def stop(self, choice: StopChoice) -> None:
        """Ask the run to stop; the call in flight is finished first. May be called from any thread, at any time.

        While everything is being rolled back, ``UNDO`` changes nothing; ``KEEP`` and ``INTERRUPT`` stop that too.
        """
        with self._lock:
            self._stop = choice
        self._wake.set()

    def sign_in(self, cloud: CloudApi) -> None:
        """Go on with ``cloud``, after a Paused event. May be called from any thread."""
        with self._lock:
            self._signed_in = cloud
        self._wake.set()

    def run(self) -> Report:
        """Do it; blocking. Never raises for anything the cloud says: the report tells it.

        Raises:
            JournalError: the journal could not be written before the first call; nothing was sent.
        """
        self._journal.begin(self._run_id, self._plan, self._start)
        engine = apply(self._plan, self._run_id, self._start)
        report = self._drive(engine)
        with self._journalled():
            self._journal.finish(report)
        report = replace(report, journal_error=self._journal_error)
        log.info("run %s ended: %s", self._run_id, report.outcome.value)
        self._report(Finished(report))
        return report

    def _drive(self, engine: Generator[Effect, Answer, Report]) -> Report:
        answer: Answer = None
        failure: Exception | None = None
        while True:
            try:
                effect = engine.throw(failure) if failure else engine.send(answer)
            except StopIteration as end:
                report: Report = end.value
                return report
            answer, failure = None, None
            try:
                answer = self._perform(effect)
            except (CloudError, StoppedError, SignedOutError) as raised:
                failure = raised

    def _perform(self, effect: Effect) -> Answer:
        if isinstance(effect, Note):
            self._note(effect.event)
            return None
        self._raise_if_stopped()
        match effect:
            case Do():
                return self._do(effect)
            case Look(reads):
                return self._look(reads)
            case Wait(seconds, spread, reason):
                self._wait(seconds + spread * self._clock.chance(), reason)
            case SignIn(error):
                self._await_sign_in(error)
        return None

    def _note(self, event: ProgressEvent) -> None:
        if isinstance(event, UndoStarted):
            self._undoing = True
        with self._journalled():
            self._journal.record(event)
        self._report(event)

    def _raise_if_stopped(self) -> None:
        with self._lock:
            choice, self._stop = self._stop, None
            if choice is None and self._journal_error is None:
                return
            self._wake.clear()
        if self._stopped or (choice is StopChoice.UNDO and self._undoing and self._journal_error is None):
            return
        if self._journal_error is not None or choice is None:
            choice = StopChoice.INTERRUPT
        self._stopped = choice is not StopChoice.UNDO
        raise StoppedError(choice)

    def _do(self, effect: Do) -> str:
        self._room(self._writes)
        entry = 0
        with self._journalled():
            entry = self._journal.intent(effect)
        if self._journal_error is not None:
            self._raise_if_stopped()
        call = effect.call
        self._report(CallSent(effect.index, call.action, call.items, effect.attempt, effect.undoing))
        begin = self._clock.monotonic()
        try:
            request_id = self._cloud.do(call, effect.token)
        except CloudError as error:
            with self._journalled():
                self._journal.refused(entry, error)
            self._answered(effect, begin, error.request_id, error)
            raise
        with self._journalled():
            self._journal.accepted(entry, request_id)
        self._answered(effect, begin, request_id, None)
        return request_id

    def _answered(self, effect: Do, begin: float, request_id: str, error: CloudError | None) -> None:
        took = round((self._clock.monotonic() - begin) * 1000)
        self._report(CallAnswered(effect.index, effect.call.action, request_id, took, error))

    def _look(self, reads: Reads) -> Snapshot:
        begin = self._clock.monotonic()
        shared = self._looks.look(self._plan.region, reads) if self._looks else None
        if shared is not None:
            return replace(shared, seconds=self._clock.monotonic() - begin)
        for _ in reads.calls():
            self._room(self._reads)
        seen = look(self._cloud, self._plan.region, reads)
        return replace(seen, seconds=self._clock.monotonic() - begin)

    def _room(self, limiter: Limiter) -> None:
        """Wait until one more call keeps to the limit."""
        while delay := limiter.take(self._clock.monotonic()):
            self._wait(delay, WaitReason.RATE_LIMIT)
            self._raise_if_stopped()

    def _wait(self, seconds: float, reason: WaitReason) -> None:
        self._report(Waiting(seconds, reason))
        with self._lock:
            if self._stop is None:
                # Left over from a sign-in: it must not cut this wait short.
                self._wake.clear()
        self._clock.wait(seconds, self._wake)

    def _await_sign_in(self, error: CloudError) -> None:
        if not self._can_sign_in:
            raise SignedOutError
        self._report(Paused(error))
        while True:
            with self._lock:
                cloud, self._signed_in = self._signed_in, None
            if cloud is not None:
                self._cloud = cloud
                self._report(Resumed())
                return
            self._clock.wait(_LONG, self._wake)
            self._raise_if_stopped()
            self._wake.clear()

    @contextmanager
    def _journalled(self) -> Iterator[None]:
        """Turn a journal that fails in the middle of a run into a stop: nothing may be sent that it does not know."""
        try:
            yield
        except JournalError as error:
            log.warning("%s", error)
            self._journal_error = self._journal_error or error


def _silent(_event: ProgressEvent) -> None:
    """Tell nobody."""
