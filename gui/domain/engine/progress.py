"""What a run tells while it happens, and what it says at its end. The apply page and the commands show these values."""

from dataclasses import dataclass
from enum import StrEnum

from gui.domain.cloud.errors import CloudError, JournalError
from gui.domain.cloud.problems import Values
from gui.domain.operations.judgements import Reason
from gui.domain.operations.operation import Operation
from gui.domain.plans.plan import FactChange


class ItemState(StrEnum):
    """State of one EIP or ENI of the run, as last read or sent.

    ``ALREADY``: it was as wanted without a call. ``GONE``: it was to be deleted or released, and is gone without an
    accepted call of this run: another user did it, or the cloud does not know it. ``SENT``: its call is sent next, once
    the journal has it; it may be under way, or unanswered.
    """

    WAITING = "waiting"
    ALREADY = "already"
    GONE = "gone"
    SENT = "sent"
    PENDING = "pending"
    DONE = "done"
    FAILED = "failed"
    UNDONE = "undone"
    LEFT = "left"


class WaitReason(StrEnum):
    """Why the run waits."""

    SETTLING = "settling"
    THROTTLED = "throttled"
    BUSY = "busy"
    UNANSWERED = "unanswered"
    RATE_LIMIT = "rate_limit"


class Outcome(StrEnum):
    """How a run ended.

    ``APPLIED``: everything holds, read back. ``UNDONE``: it failed or was stopped, and everything is as it was.
    ``KEPT``: the user ended it, and what was done stays. ``LEFT``: something could be neither finished nor undone.
    ``CHANGED``: what the plan relied on is no longer so; nothing was sent. ``PAUSED``: the credentials ended and
    nobody signed in again; the run can be resumed. ``INTERRUPTED``: it was stopped by a signal, or the cloud took no
    calls for longer than the patience of the run; it can be resumed.
    """

    APPLIED = "applied"
    UNDONE = "undone"
    KEPT = "kept"
    LEFT = "left"
    CHANGED = "changed"
    PAUSED = "paused"
    INTERRUPTED = "interrupted"


class StopChoice(StrEnum):
    """What to do with what is already done when the run is stopped.

    ``KEEP``: it stays, and the run is over. ``UNDO``: it is rolled back. ``INTERRUPT``: it stays for now, and the run
    can be resumed.
    """

    KEEP = "keep"
    UNDO = "undo"
    INTERRUPT = "interrupt"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why one resource is not as wanted.

    Attributes:
        resource: id of the EIP or ENI.
        reason: see Reason.
        values: what the sentence of ``reason`` needs.
        error: the refusal behind it, None when nothing was refused.
    """

    resource: str
    reason: Reason
    values: Values = ()
    error: CloudError | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """One thing that is left to somebody: a resource, and the operation that would finish it.

    Attributes:
        operation: what remains to be done by hand, with its ids, restricted to ``failure.resource``.
        failure: why the program could not do it.
    """

    operation: Operation
    failure: Failure


@dataclass(frozen=True, slots=True)
class Report:
    """The end of a run.

    Attributes:
        run_id: names the run in the journal and the log.
        outcome: see Outcome.
        applied: operations that hold.
        undone: operations that were rolled back.
        failures: why the run did not reach its end; empty when it did, or when it was only stopped.
        left: what remains to be done by hand; empty unless the outcome is KEPT, LEFT, PAUSED or INTERRUPTED.
        changes: what is no longer as the plan relied on; empty unless the outcome is CHANGED.
        stopped: the user's choice, None when nobody stopped it.
        journal_error: the journal failed during the run, which was stopped for it; None when it did not.
        gone: ids of what was to be deleted or released, and was gone without an accepted call of this run.
        resume_after: seconds after which the cloud takes calls again, as far as it said; None when it did not.
    """

    run_id: str
    outcome: Outcome
    applied: tuple[Operation, ...] = ()
    undone: tuple[Operation, ...] = ()
    failures: tuple[Failure, ...] = ()
    left: tuple[Left, ...] = ()
    changes: tuple[FactChange, ...] = ()
    stopped: StopChoice | None = None
    journal_error: JournalError | None = None
    gone: tuple[str, ...] = ()
    resume_after: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One operation of the plan on the apply page."""

    index: int
    operation: Operation
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanStarted:
    """The run begins; ``resumed`` when it continues an earlier one."""

    run_id: str
    rows: tuple[Row, ...]
    resumed: bool = False


@dataclass(frozen=True, slots=True)
class OperationStarted:
    """The run turns to row ``index``."""

    index: int
    undoing: bool = False


@dataclass(frozen=True, slots=True)
class CallSent:
    """A write is on its way.

    Attributes:
        index: row it belongs to.
        action: the API call.
        items: ids it is about.
        attempt: 1 for the first call with these items.
        undoing: whether it takes something back.
    """

    index: int
    action: str
    items: tuple[str, ...]
    attempt: int = 1
    undoing: bool = False


@dataclass(frozen=True, slots=True)
class CallAnswered:
    """A write was answered, refused, or left without an answer.

    Attributes:
        index: row it belongs to.
        action: the API call.
        request_id: to quote to the vendor; empty when no answer came.
        milliseconds: from sending to the answer.
        error: None when it was accepted.
    """

    index: int
    action: str
    request_id: str
    milliseconds: int
    error: CloudError | None = None


@dataclass(frozen=True, slots=True)
class ItemChanged:
    """The state of one EIP or ENI changed; ``failure`` tells why when it failed or is left."""

    index: int
    resource: str
    state: ItemState
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """The run does nothing for about ``seconds``."""

    seconds: float
    reason: WaitReason


@dataclass(frozen=True, slots=True)
class OperationFinished:
    """Row ``index`` holds, or is undone."""

    index: int
    undoing: bool = False


@dataclass(frozen=True, slots=True)
class OperationFailed:
    """Row ``index`` could not be done, or not be undone."""

    index: int
    failures: tuple[Failure, ...]
    undoing: bool = False


@dataclass(frozen=True, slots=True)
class OperationSkipped:
    """Row ``index`` held already (or there was nothing to roll back); nothing was sent."""

    index: int
    undoing: bool = False


@dataclass(frozen=True, slots=True)
class UndoStarted:
    """The run turns back; ``stopped`` when the user asked for it, else because of ``failures``."""

    failures: tuple[Failure, ...] = ()
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Paused:
    """The credentials ended; the run waits for ``Execution.sign_in`` or a stop."""

    error: CloudError


@dataclass(frozen=True, slots=True)
class Resumed:
    """Somebody signed in again; the run goes on."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The run is over."""

    report: Report


ProgressEvent = (
    PlanStarted
    | OperationStarted
    | CallSent
    | CallAnswered
    | ItemChanged
    | Waiting
    | OperationFinished
    | OperationFailed
    | OperationSkipped
    | UndoStarted
    | Paused
    | Resumed
    | Finished
)
