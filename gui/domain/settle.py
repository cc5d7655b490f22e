"""Brings one operation to hold: look, send what is not yet so, look until it is. Part of ``gui.domain.apply``."""

from collections.abc import Generator
from dataclasses import replace
from typing import cast
from uuid import UUID, uuid5

from gui.domain.effects import Answer, Do, Effect, Effects, Look, Note, SignIn, Start, StoppedError, Wait
from gui.domain.errors import CloudError
from gui.domain.operations import AssociateEips, Operation
from gui.domain.progress import Failure, ItemChanged, ItemState, WaitReason
from gui.domain.proof import Judgement, Reason, Verdict
from gui.domain.retry import PATIENCE, Reaction, patience, pause, poll_interval, reaction
from gui.domain.snapshot import Reads, Snapshot
from gui.domain.turn import Turn

Failing = Generator[Effect, Answer, tuple[Failure, ...]]

BRIEFLY = 5.0
"""Seconds of patience with a reading whose result is only listed, or before which nothing was sent."""

MOST_REPEATS = 3
"""Unanswered writes in a row that share a ClientToken; a token may replay a failure for ever."""


class UnreadError(Exception):
    """A look did not succeed within its patience."""

    def __init__(self, error: CloudError) -> None:
        super().__init__(str(error))
        self.error = error


class Settler:
    """Settles operations. It remembers what was sent and what was told; the truth is always read.

    Attributes:
        touched: ids for which a write of this run may have had an effect, by row.
    """

    def __init__(self, run_id: str, start: Start) -> None:
        self._run_id = UUID(run_id)
        self._unanswered = dict(start.unanswered)
        self._writes = start.writes
        self._told: dict[tuple[int, str], ItemState] = {}
        self.touched = {index: set(items) for index, items in start.touched.items()}

    def settle(self, turn: Turn, known: Snapshot | None = None) -> Failing:
        """Bring ``turn.operation`` to hold; return what could not be. Going forward, the first failure ends it.

        Args:
            turn: the operation.
            known: a reading that is fresh enough to begin with.
        """
        while True:
            try:
                seen = known or (yield from self.look(turn.operation.reads))
            except UnreadError as unread:
                for item in turn.open_items():
                    turn.fail(item, Reason.UNREAD, error=unread.error)
                    yield from self._item(turn, item, self._given_up(turn))
                break
            known = None
            verdicts = turn.operation.judge(seen)
            pending, todo = turn.sort(verdicts)
            yield from self._tell(turn, verdicts)
            if turn.failures and not turn.undoing:
                break
            if todo and not pending:
                yield from self._send(turn, todo)
            elif pending:
                yield from self._wait(turn, WaitReason.SETTLING)
            else:
                break
        return tuple(turn.failures.values())

    def look(
        self, reads: Reads, longest: float | None = None, *, first: bool = False
    ) -> Generator[Effect, Answer, Snapshot]:
        """Read until it succeeds.

        Args:
            reads: what to read.
            longest: seconds to go on failing, and then not even wait for a new sign-in; None for the usual patience.
            first: nothing was sent yet, so that a cloud that does not answer is not waited for.

        Raises:
            UnreadError: it can't be read, or not for too long.
        """
        streak, trouble = 0, 0.0
        while True:
            try:
                return cast("Snapshot", (yield Look(reads)))
            except CloudError as error:
                streak += 1
                limit = patience(error) if longest is None else longest
                if first and not error.answered:
                    limit = BRIEFLY
                match reaction(error):
                    case Reaction.SIGN_IN if longest is None:
                        yield SignIn(error)
                    case Reaction.REPEAT | Reaction.BACK_OFF if trouble < limit:
                        rest = pause(error, streak)
                        trouble += rest.seconds + rest.spread / 2
                        yield Wait(rest.seconds, rest.spread, rest.reason)
                    case _:
                        raise UnreadError(error) from error

    def inspect(self, operation: Operation, reason: Reason) -> Failing:
        """Look without sending anything; return what does not hold, for ``reason`` unless the reading says another."""
        try:
            seen = yield from self.look(operation.reads, BRIEFLY)
        except UnreadError as unread:
            return tuple(Failure(item, Reason.UNREAD, error=unread.error) for item in operation.items)
        return tuple(
            Failure(verdict.resource, verdict.reason or _as_read(verdict, reason), verdict.values)
            for verdict in operation.judge(seen)
            if verdict.judgement is not Judgement.HOLDS
        )

    def _tell(self, turn: Turn, verdicts: tuple[Verdict, ...]) -> Effects:
        for verdict in verdicts:
            if verdict.resource in turn.failures:
                yield from self._item(turn, verdict.resource, self._given_up(turn))
            elif verdict.judgement is Judgement.HOLDS:
                yield from self._item(turn, verdict.resource, self._held(turn, verdict.resource))
            elif verdict.judgement is Judgement.PENDING:
                yield from self._item(turn, verdict.resource, ItemState.PENDING)

    def _given_up(self, turn: Turn) -> ItemState:
        return ItemState.LEFT if turn.undoing else ItemState.FAILED

    def _held(self, turn: Turn, item: str) -> ItemState:
        if turn.undoing:
            return ItemState.UNDONE
        return ItemState.DONE if item in self.touched.get(turn.index, ()) else ItemState.ALREADY

    def _item(self, turn: Turn, resource: str, state: ItemState) -> Effects:
        if self._told.get((turn.index, resource)) is not state:
            self._told[turn.index, resource] = state
            yield Note(ItemChanged(turn.index, resource, state, turn.failures.get(resource)))

    def _wait(self, turn: Turn, reason: WaitReason) -> Effects:
        seconds = poll_interval(turn.waited)
        turn.waited += seconds
        yield Wait(seconds, 0.0, reason)

    def _send(self, turn: Turn, todo: set[str]) -> Effects:
        call = turn.operation.next_call(todo)
        token = self._unanswered.get(call) or self._fresh_token()
        for item in call.items:
            yield from self._item(turn, item, ItemState.SENT)
        before = frozenset(self.touched.get(turn.index, ()))
        if not turn.undoing:
            self.touched.setdefault(turn.index, set()).update(call.items)
        self._unanswered[call] = token
        try:
            yield Do(turn.index, call, token, turn.count(call.items), turn.undoing)
        except StoppedError:
            # Thrown in instead of sending: nothing happened.
            if not turn.undoing:
                self.touched[turn.index] = set(before)
            raise
        except CloudError as error:
            if error.answered:
                del self._unanswered[call]
                if not turn.undoing and not call.batch:
                    # A definite refusal of a single call had no effect: what is there is not ours to take back.
                    self.touched[turn.index] = set(before)
            yield from self._refused(turn, call, error)
        else:
            del self._unanswered[call]
            turn.accept(call.items)

    def _fresh_token(self) -> str:
        self._writes += 1
        return str(uuid5(self._run_id, str(self._writes)))

    def _refused(self, turn: Turn, call: Operation, error: CloudError) -> Effects:
        match reaction(error, batch=call.batch, streak=turn.streak):
            case Reaction.SINGLY:
                turn.operation = replace(cast("AssociateEips", turn.operation), batch=False)
            case Reaction.SIGN_IN:
                yield SignIn(error)
            case Reaction.IF_PASSING:
                yield from self._if_passing(turn, call, error)
            case Reaction.BACK_OFF | Reaction.REPEAT if turn.trouble < patience(error):
                turn.streak += 1
                if turn.streak % MOST_REPEATS == 0 and call.repeats_are_harmless:
                    self._unanswered.pop(call, None)
                rest = pause(error, turn.streak)
                turn.trouble += rest.seconds + rest.spread / 2
                yield Wait(rest.seconds, rest.spread, rest.reason)
            case _:
                turn.refuse(call.items, error)

    def _if_passing(self, turn: Turn, call: Operation, error: CloudError) -> Effects:
        """Go on only while something is between two states; waiting changes nothing about a state that lasts."""
        try:
            seen = yield from self.look(turn.operation.surroundings)
        except UnreadError:
            seen = Snapshot()
        if seen.passing and turn.waited < PATIENCE:
            yield from self._wait(turn, WaitReason.BUSY)
        else:
            turn.refuse(call.items, error)


def _as_read(verdict: Verdict, reason: Reason) -> Reason:
    return Reason.STILL_PENDING if verdict.judgement is Judgement.PENDING else reason
