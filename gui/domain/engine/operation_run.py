"""Brings one operation to hold: look, send what is not yet so, look until it is. Part of ``gui.domain.engine.run``.

A write that the cloud accepted is a fact: a reading that says otherwise is an old one, and is taken again. See
``gui.domain.engine.operation_state`` for what a reading means, and when.
"""

from collections.abc import Collection, Generator
from dataclasses import replace
from typing import cast
from uuid import UUID, uuid5

from gui.domain.cloud.errors import CloudError
from gui.domain.engine.effects import Answer, Do, Effect, Effects, Note, SignIn, Start, StoppedError
from gui.domain.engine.look_times import LIKELY, Cost, LookSchedule
from gui.domain.engine.operation_state import OperationState
from gui.domain.engine.progress import Failure, ItemChanged, ItemState, WaitReason
from gui.domain.engine.readings import AT_MOST_ONCE, FoundIds, Readings, UnreadError, reaction_to
from gui.domain.engine.retry_policy import (
    INSISTENCE,
    PATIENCE,
    Pause,
    Reaction,
    bears,
    halts,
    pause,
)
from gui.domain.engine.write_traces import Traces
from gui.domain.operations.judgements import Reason
from gui.domain.operations.operation import AssociateEips, Operation
from gui.domain.operations.reading import Reads, Snapshot

Failing = Generator[Effect, Answer, tuple[Failure, ...]]

NOTHING = Reads()

MOST_REPEATS = 3
"""Unanswered writes in a row that share a ClientToken; a token may replay a failure for ever."""


def spends_token(call: Operation, code: str) -> bool:
    """Return whether a definite refusal with ``code`` ends the use of a ClientToken that was sent without an answer.

    With another token, what must not be made twice could be: the first call may have made it. Only where the cloud says
    that the call of this token has failed (code of the ECS API) is it safe.
    """
    return call.repeats_are_harmless or code == "IdempotentFailed"


class HaltedError(Exception):
    """The cloud takes no calls for longer than the run has patience; going back would meet the same."""

    def __init__(self, error: CloudError) -> None:
        super().__init__(str(error))
        self.error = error


class OperationRunner:
    """Settles operations. It remembers what was sent and what was told; the truth is always read.

    Attributes:
        touched: ids for which a write of this run may have had an effect, by row.
        traces: what is known of the effects of those writes.
        gone: ids of what was to be taken away, and was gone without a call of this run.
        readings: what it looks and waits with.
    """

    def __init__(self, run_id: str, start: Start, known: Collection[str] = ()) -> None:
        self._run_id = UUID(run_id)
        self._unanswered = dict(start.unanswered)
        self._writes = start.writes
        self._reported: dict[tuple[int, str], ItemState] = {}
        self._known = frozenset(known)
        self.touched = {index: set(items) for index, items in start.touched.items()}
        self.traces = Traces(start)
        self.gone: list[str] = []
        self.readings = Readings()
        self._schedule = LookSchedule()
        self._changes_take_time = False

    @property
    def now(self) -> float:
        """Seconds waited so far: the clock of the run."""
        return self.readings.now

    def turn(self, index: int, operation: Operation, *, undoing: bool) -> OperationState:
        """Return the turn in which ``operation``, of row ``index``, is settled."""
        turn = OperationState(index, operation, undoing, known=self._known, now=self.now)
        self._schedule.begin(self.readings.elapsed)
        self.traces.inform(turn)
        return turn

    def settle(self, turn: OperationState, known: Snapshot | None = None, needed_next: Reads = NOTHING) -> Failing:
        """Bring ``turn.operation`` to hold; return what could not be. Going forward, the first failure ends it.

        Args:
            turn: the operation.
            known: a reading that is fresh enough to begin with.
            needed_next: what is asked for as soon as the operation holds; the looks that may well be the last ones ask
                for it at the same time.

        Raises:
            HaltedError: the cloud takes no calls.
        """
        ids = FoundIds(turn.operation)
        while True:
            try:
                seen = ids.complete(known or (yield from self._look(ids.reads, needed_next)))
            except UnreadError as unread:
                if halts(unread.error):
                    raise HaltedError(unread.error) from unread
                for item in turn.open_items():
                    turn.fail(item, Reason.UNREAD, error=unread.error)
                    yield from self._item(turn, item, self._given_up(turn))
                break
            known = None
            pending, waiting, todo = turn.sort(turn.operation.judge(seen), self.now)
            self._schedule.noted(turn.operation.kind, turn.proven, self.readings.elapsed)
            self._changes_take_time |= bool(pending and turn.accepted)
            yield from self._tell(turn, pending | waiting)
            if turn.failures and not turn.undoing:
                break
            if todo and not pending:
                yield from self._send(turn, todo)
            elif pending or waiting:
                yield from self._poll(turn, ids.reads, len(pending | waiting), last=not todo)
            else:
                break
        return tuple(turn.failures.values())

    def _look(self, reads: Reads, needed_next: Reads) -> Generator[Effect, Answer, Snapshot]:
        """Read what tells of the operation, and what is needed next where this may well be the last look at it.

        Raises:
            UnreadError: what tells of the operation can't be read.
        """
        both = reads | needed_next
        more = len(both.calls()) - len(reads.calls())
        if needed_next and self._schedule.chance and self._schedule.chance >= more * LIKELY:
            try:
                return (yield from self.readings.look(both, AT_MOST_ONCE))
            except UnreadError:
                pass  # it may be what is needed next that can't be read
        return (yield from self.readings.look(reads))

    def _tell(self, turn: OperationState, pending: set[str]) -> Effects:
        for item in turn.operation.items:
            if item in turn.failures:
                yield from self._item(turn, item, self._given_up(turn))
            elif item in turn.proven:
                yield from self._held(turn, item)
            elif item in pending:
                yield from self._item(turn, item, ItemState.PENDING)

    def _given_up(self, turn: OperationState) -> ItemState:
        return ItemState.LEFT if turn.undoing else ItemState.FAILED

    def _held(self, turn: OperationState, item: str) -> Effects:
        known = self.traces.of(turn.index, item) is not None
        self.traces.read(turn, item)
        if turn.undoing:
            # What only a refused call was about was never changed, so it was not rolled back either.
            state = ItemState.UNDONE if known else ItemState.ALREADY
        elif item in turn.gone:
            state = ItemState.GONE
            self.gone += [] if item in self.gone else [item]
        else:
            state = ItemState.DONE if item in self.touched.get(turn.index, ()) else ItemState.ALREADY
        yield from self._item(turn, item, state)

    def _item(self, turn: OperationState, resource: str, state: ItemState) -> Effects:
        if self._reported.get((turn.index, resource)) is not state:
            self._reported[turn.index, resource] = state
            yield Note(ItemChanged(turn.index, resource, state, turn.failures.get(resource)))

    def _poll(self, turn: OperationState, reads: Reads, pending: int, *, last: bool) -> Effects:
        """Wait until ``pending`` resources are to be looked at again; ``last`` when nothing remains to be sent."""
        now = self.readings.elapsed
        if turn.sent:
            cost = Cost(len(reads.calls()), self.readings.call)
            seconds = self._schedule.rest_of(turn.operation, pending, now, cost, last=last)
        else:
            seconds = self._schedule.rest(now)
        yield from self._rest(turn, seconds, WaitReason.SETTLING)

    def _rest(self, turn: OperationState, seconds: float, reason: WaitReason) -> Effects:
        turn.waited += seconds
        yield from self.readings.rest(Pause(seconds, 0.0, reason))

    def _send(self, turn: OperationState, todo: set[str]) -> Effects:
        call = turn.operation.next_call(todo)
        sent_before = call in self._unanswered
        token = self._unanswered.get(call) or self._fresh_token()
        for item in call.items:
            yield from self._item(turn, item, ItemState.SENT)
        before = frozenset(self.touched.get(turn.index, ()))
        if not turn.undoing:
            self.touched.setdefault(turn.index, set()).update(call.items)
        self._unanswered[call] = token
        self.readings.forget()
        try:
            yield Do(turn.index, call, token, turn.count(call.items), turn.undoing)
        except StoppedError:
            # Thrown in instead of sending: nothing happened.
            if not turn.undoing:
                self.touched[turn.index] = set(before)
            raise
        except CloudError as error:
            if error.answered:
                if not sent_before or spends_token(call, error.code):
                    del self._unanswered[call]
                if not turn.undoing and not call.batch:
                    # A definite refusal of a single call had no effect: what is there is not ours to roll back.
                    self.touched[turn.index] = set(before)
                self.traces.refused(turn, call, error.code, self.now)
            else:
                self.traces.unanswered(turn, call.items, self.now)
            yield from self._refused(turn, call, error)
        else:
            del self._unanswered[call]
            yield from self._accepted(turn, call, last=todo <= {*call.items})

    def _accepted(self, turn: OperationState, call: Operation, *, last: bool) -> Effects:
        """Note it, and let the time pass before which nothing is seen, once a look has shown that changes take time."""
        self.traces.accepted(turn, call.items, self.now)
        self._schedule.accepted(call.items, self.readings.elapsed)
        if self._changes_take_time and turn.operation.timing.shortest:
            yield from self._poll(turn, turn.operation.reads, len(call.items), last=last)

    def _fresh_token(self) -> str:
        self._writes += 1
        return str(uuid5(self._run_id, str(self._writes)))

    def _refused(self, turn: OperationState, call: Operation, error: CloudError) -> Effects:
        match reaction_to(error, batch=call.batch, streak=turn.streak):
            case Reaction.SINGLY:
                turn.operation = replace(cast("AssociateEips", turn.operation), batch=False)
            case Reaction.SIGN_IN:
                yield SignIn(error)
            case Reaction.IF_PASSING:
                yield from self._if_passing(turn, call, error)
            case Reaction.BACK_OFF | Reaction.REPEAT if bears(error, turn.trouble):
                turn.streak += 1
                if turn.streak % MOST_REPEATS == 0 and call.repeats_are_harmless:
                    self._unanswered.pop(call, None)
                turn.trouble += yield from self.readings.rest(pause(error, turn.streak))
            case _ if halts(error) and any(self.touched.values()):
                raise HaltedError(error)
            case _:
                turn.refuse(call.items, error)

    def _if_passing(self, turn: OperationState, call: Operation, error: CloudError) -> Effects:
        """Go on while something is between two states, and for a while after: a reading may be older than the refusal.

        Where it is asked whether there is anything to roll back at all, the refusal is an answer.
        """
        if turn.undoing and turn.doubts.keys() >= set(call.items):
            turn.refuse(call.items, error)
            return
        try:
            seen = yield from self.readings.look(turn.operation.surroundings)
        except UnreadError:
            seen = Snapshot()
        insisted = max(turn.insisted.get(item, 0.0) for item in call.items)
        if seen.passing and turn.waited < PATIENCE:
            yield from self._rest(turn, self._schedule.rest(self.readings.elapsed), WaitReason.BUSY)
        elif insisted < INSISTENCE:
            rest = pause(error, turn.count_tries(call.items))
            insisted += yield from self.readings.rest(replace(rest, reason=WaitReason.BUSY))
            turn.insisted.update(dict.fromkeys(call.items, insisted))
        else:
            turn.refuse(call.items, error)
