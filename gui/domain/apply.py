"""The engine: a plan becomes effects. A generator without cloud, clock or thread; ``gui.services.execution`` drives it.

Every operation is settled the same way: look, send what is not yet so, look until it holds. So a repeated run, or one
resumed after a crash, sends only what is missing. When it fails, what was sent is taken back in reverse order, and
what can't be taken back is listed. An EIP or ENI for which nothing was sent is never touched.
"""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast
from uuid import UUID, uuid5

from gui.domain.errors import CloudError
from gui.domain.operations import AssociateEips, Operation
from gui.domain.plans.plan import Plan
from gui.domain.progress import (
    Failure,
    ItemChanged,
    ItemState,
    Left,
    OperationFailed,
    OperationFinished,
    OperationSkipped,
    OperationStarted,
    Outcome,
    PlanStarted,
    ProgressEvent,
    Report,
    Row,
    StopChoice,
    UndoStarted,
    WaitReason,
)
from gui.domain.proof import Judgement, Reads, Reason, Snapshot, Verdict
from gui.domain.retry import PATIENCE, Reaction, patience, pause, poll_interval, reaction


@dataclass(frozen=True, slots=True)
class Do:
    """Send one write. The answer is its request id, or a CloudError thrown in.

    Attributes:
        index: row of the plan it belongs to.
        call: exactly one API call.
        token: ClientToken.
        attempt: 1 for the first call with these items.
        undoing: whether it takes something back.
    """

    index: int
    call: Operation
    token: str
    attempt: int
    undoing: bool


@dataclass(frozen=True, slots=True)
class Look:
    """Read. The answer is a Snapshot, or a CloudError thrown in."""

    reads: Reads


@dataclass(frozen=True, slots=True)
class Wait:
    """Do nothing for ``seconds`` and a random part of ``spread``. The answer is None."""

    seconds: float
    spread: float
    reason: WaitReason


@dataclass(frozen=True, slots=True)
class SignIn:
    """Wait for new credentials. The answer is None, or SignedOutError thrown in when nobody can give any."""

    error: CloudError


@dataclass(frozen=True, slots=True)
class Note:
    """Tell the outside; nothing is answered and nothing is thrown in."""

    event: ProgressEvent


Effect = Do | Look | Wait | SignIn | Note
Answer = Snapshot | str | None
Effects = Generator[Effect, Answer, None]


class StoppedError(Exception):
    """Thrown in by the driver: the user wants the run to stop."""

    def __init__(self, choice: StopChoice) -> None:
        super().__init__(choice.value)
        self.choice = choice


class SignedOutError(Exception):
    """Thrown in by the driver at SignIn: there will be no new credentials in this run."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a run begins: at its beginning, or where the journal of an earlier one ends.

    Attributes:
        touched: ids for which a write may have had an effect, by row.
        unanswered: tokens of writes whose answer is unknown, by call.
        writes: how many tokens have been used.
        undoing: whether to take everything back instead of going on.
        resumed: whether there was an earlier run at all.
    """

    touched: Mapping[int, frozenset[str]] = field(default_factory=dict)
    unanswered: Mapping[Operation, str] = field(default_factory=dict)
    writes: int = 0
    undoing: bool = False
    resumed: bool = False


TAKE_UP = 5.0
"""Seconds an accepted write may go without a visible effect before it counts as not taken up."""

MOST_TAKE_UPS = 3
"""How often a write that was accepted and had no effect is sent in all."""


def apply(plan: Plan, run_id: str, start: Start | None = None) -> Generator[Effect, Answer, Report]:
    """Carry out ``plan``; yield effects, return how it ended.

    Args:
        plan: what to do.
        run_id: a UUID; the ClientTokens are derived from it.
        start: where to begin; None for the beginning.
    """
    run = _Run(plan, run_id, start or Start())
    rows = tuple(Row(index, operation, operation.items) for index, operation in enumerate(plan.operations))
    yield Note(PlanStarted(run_id, rows, run.start.resumed))
    return (yield from run.whole())


class _UnreadError(Exception):
    """A look did not succeed within its patience."""

    def __init__(self, error: CloudError) -> None:
        super().__init__(str(error))
        self.error = error


@dataclass
class _Turn:
    """What is known while one operation is being settled."""

    index: int
    operation: Operation
    undoing: bool
    waited: float = 0.0
    streak: int = 0
    trouble: float = 0.0
    sent: bool = False
    attempts: dict[tuple[str, ...], int] = field(default_factory=dict)
    accepted: dict[str, float] = field(default_factory=dict)
    moving: set[str] = field(default_factory=set)
    missed: dict[str, int] = field(default_factory=dict)
    refused: dict[str, CloudError] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)

    def sort(self, verdicts: tuple[Verdict, ...]) -> tuple[set[str], set[str]]:
        """Return the ids that are on their way, and those to be sent; the hopeless go to ``failures``."""
        pending: set[str] = set()
        todo: set[str] = set()
        for verdict in verdicts:
            item = verdict.resource
            if item in self.failures or verdict.judgement is Judgement.HOLDS:
                continue
            if verdict.judgement is Judgement.CONFLICTING:
                self.fail(item, verdict.reason or Reason.GONE, verdict)
            elif verdict.judgement is Judgement.PENDING:
                pending.add(item)
                if item in self.accepted:
                    self.moving.add(item)
            elif self._not_yet(item):
                pending.add(item)
            elif item not in self.failures:
                todo.add(item)
        return pending, todo

    def _not_yet(self, item: str) -> bool:
        """Judge an item that is not as wanted and not moving; return whether to go on waiting for it."""
        if item in self.refused:
            self.fail(item, Reason.REFUSED)
        elif item in self.moving:
            self.fail(item, Reason.FELL_BACK)
        elif item in self.accepted:
            if self.waited - self.accepted[item] < TAKE_UP:
                return True
            del self.accepted[item]
            self.missed[item] = self.missed.get(item, 0) + 1
            if self.missed[item] >= MOST_TAKE_UPS:
                self.fail(item, Reason.NOT_TAKEN_UP)
        return False

    def fail(self, item: str, reason: Reason, verdict: Verdict | None = None, error: CloudError | None = None) -> None:
        """Record why ``item`` can't be brought to hold."""
        values = verdict.values if verdict else ()
        self.failures[item] = Failure(item, reason, values, error or self.refused.get(item))


class _Run:
    """One run of a plan. Its state is what was sent and what was last told; the truth is always read."""

    def __init__(self, plan: Plan, run_id: str, start: Start) -> None:
        self.plan = plan
        self.run_id = run_id
        self.start = start
        self.touched = {index: set(items) for index, items in start.touched.items()}
        self.unanswered = dict(start.unanswered)
        self.writes = start.writes
        self.told: dict[tuple[int, str], ItemState] = {}
        self.applied: list[int] = []
        self.undone: list[int] = []

    # ---- the run as a whole

    def whole(self) -> Generator[Effect, Answer, Report]:
        """Go forward; on failure or a stop go back; say how it ended."""
        failures: tuple[Failure, ...] = ()
        stopped: StopChoice | None = None
        try:
            if not self.start.undoing:
                known = None
                if not self.start.resumed and self.plan.relied_on:
                    known = yield from self._look(self.plan.reads)
                    changes = self.plan.changes(known)
                    if changes:
                        return Report(self.run_id, Outcome.CHANGED, changes=changes)
                failures = yield from self._forward(known)
                if not failures:
                    return Report(self.run_id, Outcome.APPLIED, self.plan.operations)
        except _UnreadError as unread:
            failures = tuple(Failure(item, Reason.UNREAD, error=unread.error) for item in self._all_items())
        except StoppedError as stop:
            stopped = stop.choice
            if stopped is StopChoice.KEEP:
                return (yield from self._keep())
        except SignedOutError:
            return self._paused()
        return (yield from self._back(failures, stopped))

    def _all_items(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item for operation in self.plan.operations for item in operation.items))

    def _forward(self, known: Snapshot | None) -> Generator[Effect, Answer, tuple[Failure, ...]]:
        for index, operation in enumerate(self.plan.operations):
            failures = yield from self._row(index, operation, known)
            known = None
            if failures:
                return failures
            self.applied.append(index)
        return (yield from self._check())

    def _row(
        self, index: int, operation: Operation, known: Snapshot | None, *, undoing: bool = False
    ) -> Generator[Effect, Answer, tuple[Failure, ...]]:
        yield Note(OperationStarted(index, undoing))
        turn = _Turn(index, operation, undoing)
        failures = yield from self._settle(turn, known)
        if failures:
            yield Note(OperationFailed(index, failures, undoing))
        elif turn.sent:
            yield Note(OperationFinished(index, undoing))
        else:
            yield Note(OperationSkipped(index, undoing))
        return failures

    def _check(self) -> Generator[Effect, Answer, tuple[Failure, ...]]:
        """Read everything once more: each operation was proven in its time, and all must hold together."""
        operations = self._lasting()
        if len(operations) < 2:  # noqa: PLR2004 - its own proof is a moment old
            return ()
        reads = Reads()
        for operation in operations:
            reads |= operation.reads
        try:
            seen = yield from self._look(reads)
        except _UnreadError:
            return ()
        return tuple(
            Failure(verdict.resource, Reason.CHANGED_LATER)
            for operation in operations
            for verdict in operation.judge(seen)
            if verdict.judgement is not Judgement.HOLDS
        )

    def _lasting(self) -> tuple[Operation, ...]:
        """Return the operations whose effect no later one of the plan ends (a detach before an attach is meant to)."""
        kept: dict[tuple[str, ...], Operation] = {}
        for operation in self.plan.operations:
            kept[operation.items] = operation
        return tuple(kept.values())

    # ---- one operation

    def _settle(self, turn: _Turn, known: Snapshot | None) -> Generator[Effect, Answer, tuple[Failure, ...]]:
        """Bring ``turn.operation`` to hold; return what could not be. Going forward, the first failure ends it."""
        while True:
            try:
                seen = known or (yield from self._look(turn.operation.reads))
            except _UnreadError as unread:
                for item in turn.operation.items:
                    turn.fail(item, Reason.UNREAD, error=unread.error)
                return tuple(turn.failures.values())
            known = None
            verdicts = turn.operation.judge(seen)
            pending, todo = turn.sort(verdicts)
            if pending and turn.waited >= PATIENCE:
                for item in pending:
                    turn.fail(item, Reason.STILL_PENDING)
                pending = set()
            yield from self._tell(turn, verdicts)
            if turn.failures and not turn.undoing:
                return tuple(turn.failures.values())
            if pending:
                yield from self._wait(turn, WaitReason.SETTLING)
            elif todo:
                yield from self._send(turn, todo)
            else:
                return tuple(turn.failures.values())

    def _tell(self, turn: _Turn, verdicts: tuple[Verdict, ...]) -> Effects:
        for verdict in verdicts:
            failure = turn.failures.get(verdict.resource)
            if failure:
                state = ItemState.LEFT if turn.undoing else ItemState.FAILED
            elif verdict.judgement is Judgement.HOLDS:
                state = self._held(turn, verdict.resource)
            elif verdict.judgement is Judgement.PENDING:
                state = ItemState.PENDING
            else:
                continue
            yield from self._item(turn.index, verdict.resource, state, failure)

    def _held(self, turn: _Turn, item: str) -> ItemState:
        if turn.undoing:
            return ItemState.UNDONE
        return ItemState.DONE if item in self.touched.get(turn.index, ()) else ItemState.ALREADY

    def _item(self, index: int, resource: str, state: ItemState, failure: Failure | None = None) -> Effects:
        if self.told.get((index, resource)) is not state:
            self.told[index, resource] = state
            yield Note(ItemChanged(index, resource, state, failure))

    def _wait(self, turn: _Turn, reason: WaitReason) -> Effects:
        seconds = poll_interval(turn.waited)
        turn.waited += seconds
        yield Wait(seconds, 0.0, reason)

    def _send(self, turn: _Turn, todo: set[str]) -> Effects:
        call = turn.operation.next_call(todo)
        items = call.items
        token = self.unanswered.get(call) or self._fresh_token()
        before = self.touched.get(turn.index, set()).copy()
        attempt = turn.attempts[items] = turn.attempts.get(items, 0) + 1
        for item in items:
            yield from self._item(turn.index, item, ItemState.SENT)
        if not turn.undoing:
            self.touched.setdefault(turn.index, set()).update(items)
        self.unanswered[call] = token
        try:
            yield Do(turn.index, call, token, attempt, turn.undoing)
        except CloudError as error:
            turn.sent = True
            if error.answered:
                del self.unanswered[call]
                if not turn.undoing and not call.batch:
                    # A definite refusal of a single call had no effect: what is there is not ours to take back.
                    self.touched[turn.index] = before
            yield from self._refused(turn, call, error)
        except StoppedError:
            # The driver stopped before it sent the call.
            if not turn.undoing:
                self.touched[turn.index] = before
            raise
        else:
            turn.sent = True
            del self.unanswered[call]
            turn.streak, turn.trouble = 0, 0.0
            turn.accepted.update(dict.fromkeys(items, turn.waited))

    def _fresh_token(self) -> str:
        self.writes += 1
        return str(uuid5(UUID(self.run_id), str(self.writes)))

    def _refused(self, turn: _Turn, call: Operation, error: CloudError) -> Effects:
        match reaction(error, batch=call.batch):
            case Reaction.SINGLY:
                turn.operation = replace(cast("AssociateEips", turn.operation), batch=False)
            case Reaction.SIGN_IN:
                yield SignIn(error)
            case Reaction.GIVE_UP:
                turn.refused.update(dict.fromkeys(call.items, error))
            case Reaction.IF_PASSING:
                yield from self._if_passing(turn, call, error)
            case Reaction.BACK_OFF | Reaction.REPEAT:
                yield from self._back_off(turn, call, error)

    def _if_passing(self, turn: _Turn, call: Operation, error: CloudError) -> Effects:
        try:
            seen = yield from self._look(turn.operation.surroundings)
        except _UnreadError:
            turn.refused.update(dict.fromkeys(call.items, error))
            return
        if seen.passing and turn.waited < PATIENCE:
            yield from self._wait(turn, WaitReason.BUSY)
        else:
            turn.refused.update(dict.fromkeys(call.items, error))

    def _back_off(self, turn: _Turn, call: Operation, error: CloudError) -> Effects:
        turn.streak += 1
        if turn.trouble >= patience(error):
            turn.refused.update(dict.fromkeys(call.items, error))
            return
        rest = pause(error, turn.streak)
        turn.trouble += rest.seconds + rest.spread / 2
        yield Wait(rest.seconds, rest.spread, rest.reason)

    def _look(self, reads: Reads) -> Generator[Effect, Answer, Snapshot]:
        streak, trouble = 0, 0.0
        while True:
            try:
                return cast("Snapshot", (yield Look(reads)))
            except CloudError as error:
                streak += 1
                match reaction(error):
                    case Reaction.SIGN_IN:
                        yield SignIn(error)
                    case Reaction.REPEAT | Reaction.BACK_OFF if trouble < patience(error):
                        rest = pause(error, streak)
                        trouble += rest.seconds + rest.spread / 2
                        yield Wait(rest.seconds, rest.spread, rest.reason)
                    case _:
                        raise _UnreadError(error) from error

    # ---- going back, and stopping

    def _back(self, failures: tuple[Failure, ...], stopped: StopChoice | None) -> Generator[Effect, Answer, Report]:
        """Take back what was sent, the last first; after a failure the rest is only looked at, and listed."""
        yield Note(UndoStarted(failures, stopped is not None))
        left: list[Left] = []
        todo = [index for index in reversed(range(len(self.plan.operations))) if self.touched.get(index)]
        while todo:
            index = todo[0]
            undo = self._undo(index)
            try:
                if left:
                    found = yield from self._inspect(undo, Reason.BLOCKED)
                else:
                    found = yield from self._row(index, undo, None, undoing=True)
            except StoppedError:
                stopped = StopChoice.KEEP
                break
            except SignedOutError:
                return self._paused(failures)
            todo.pop(0)
            if not found:
                self.undone.append(index)
            left.extend(Left(undo.only({each.resource}), each) for each in found)
        for index in todo:
            undo = self._undo(index)
            found = yield from self._inspect(undo, Reason.NOT_STARTED)
            left.extend(Left(undo.only({each.resource}), each) for each in found)
        outcome = Outcome.LEFT if left else Outcome.UNDONE
        return self._report(outcome, failures=failures, left=tuple(left), stopped=stopped)

    def _undo(self, index: int) -> Operation:
        return self.plan.operations[index].only(self.touched[index]).undo

    def _inspect(self, operation: Operation, reason: Reason) -> Generator[Effect, Answer, tuple[Failure, ...]]:
        """Look once, without sending anything; return what does not hold."""
        try:
            seen = cast("Snapshot", (yield Look(operation.reads)))
        except CloudError as error:
            return tuple(Failure(item, Reason.UNREAD, error=error) for item in operation.items)
        return tuple(
            Failure(verdict.resource, verdict.reason or _as_read(verdict, reason), verdict.values)
            for verdict in operation.judge(seen)
            if verdict.judgement is not Judgement.HOLDS
        )

    def _keep(self) -> Generator[Effect, Answer, Report]:
        """Stop where the run is: say what holds, and list what does not."""
        left: list[Left] = []
        applied: list[Operation] = []
        for operation in self._lasting():
            found = yield from self._inspect(operation, Reason.NOT_STARTED)
            left.extend(Left(operation.only({each.resource}), each) for each in found)
            if not found:
                applied.append(operation)
        outcome = Outcome.KEPT if left else Outcome.APPLIED
        if left and not any(self.touched.values()):
            return self._report(Outcome.UNDONE, stopped=StopChoice.KEEP)
        report = self._report(outcome, left=tuple(left), stopped=StopChoice.KEEP)
        return replace(report, applied=tuple(applied))

    def _paused(self, failures: tuple[Failure, ...] = ()) -> Report:
        left = tuple(
            Left(self.plan.operations[index].only({item}), Failure(item, Reason.UNREAD))
            for index, items in sorted(self.touched.items())
            for item in self.plan.operations[index].items
            if item in items
        )
        return self._report(Outcome.PAUSED, failures=failures, left=left)

    def _report(
        self,
        outcome: Outcome,
        *,
        failures: tuple[Failure, ...] = (),
        left: tuple[Left, ...] = (),
        stopped: StopChoice | None = None,
    ) -> Report:
        operations = self.plan.operations
        return Report(
            run_id=self.run_id,
            outcome=outcome,
            applied=tuple(operations[index] for index in self.applied if index not in self.undone),
            undone=tuple(operations[index] for index in self.undone),
            failures=failures,
            left=left,
            stopped=stopped,
        )


def _as_read(verdict: Verdict, reason: Reason) -> Reason:
    return Reason.STILL_PENDING if verdict.judgement is Judgement.PENDING else reason
