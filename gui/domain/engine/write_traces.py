"""What is known of the effects of a run's writes: which were accepted and read, and which may show only later."""

from dataclasses import dataclass, field

from gui.domain.cloud.codes import meaning_of
from gui.domain.cloud.errors import CloudErrorKind
from gui.domain.engine.effects import Direction, Start, Trace
from gui.domain.engine.operation_state import OperationState
from gui.domain.engine.retry_policy import LAG, PATIENCE
from gui.domain.operations.operation import Operation

MADE_UNANSWERED = 60.0
"""Seconds for which something is looked for that may have been made by a call without an answer."""


_OF_THE_WHOLE = frozenset(
    {
        CloudErrorKind.DENIED,
        CloudErrorKind.BAD_CREDENTIALS,
        CloudErrorKind.EXPIRED_CREDENTIALS,
        CloudErrorKind.CLOCK_SKEW,
        CloudErrorKind.THROTTLED,
    }
)


def may_have_done_a_part(code: str) -> bool:
    """Return whether a batch call that was refused with ``code`` may have had an effect for some of its items.

    The vendor does not say that it is all or nothing. What is refused before any item is looked at has none: the key,
    the rate, the batch itself, the mode for this account.
    """
    meaning = meaning_of(code)
    return not (meaning.singly or meaning.mode_refused or meaning.kind in _OF_THE_WHOLE)


@dataclass(frozen=True, slots=True)
class _Mark:
    trace: Trace
    at: float


@dataclass
class Traces:
    """The last write for each item, by direction. Times are seconds on the clock of the run; an earlier session is 0.

    Args:
        start: where the run begins.
    """

    start: Start
    _marks: dict[Direction, dict[str, _Mark]] = field(init=False)

    def __post_init__(self) -> None:
        self._marks = {
            direction: {item: _Mark(trace, 0.0) for item, trace in found.items()}
            for direction, found in self.start.traces.items()
        }

    def of(self, index: int, item: str, *, undoing: bool = False) -> Trace | None:
        """Return what is known of the last write for ``item`` in row ``index``, None when there was none."""
        mark = self._marks.get((index, undoing), {}).get(item)
        return mark.trace if mark else None

    def undone(self, index: int) -> frozenset[str]:
        """Return the items of row ``index`` that were rolled back, and read so."""
        found = self._marks.get((index, True), {})
        return frozenset(item for item, mark in found.items() if mark.trace is Trace.READ)

    def may_be_old(self, index: int, item: str, *, undoing: bool) -> bool:
        """Return whether a reading of ``item`` as wanted may be from before a write whose effect was never read."""
        if undoing:
            return self._never_read(index, item)
        rows = [row for (row, back), found in self._marks.items() if row < index and not back and item in found]
        return any(self._never_read(row, item) for row in rows) or (bool(rows) and self._never_read(index, item))

    def never_read(self, item: str) -> bool:
        """Return whether the effect of some write for ``item`` was never read, in whatever row."""
        return any(item in found and found[item].trace is not Trace.READ for found in self._marks.values())

    def _never_read(self, index: int, item: str) -> bool:
        return self.of(index, item) in {Trace.ACCEPTED, Trace.UNANSWERED}

    def accepted(self, turn: OperationState, items: tuple[str, ...], now: float) -> None:
        """Note that a write for ``items`` was accepted."""
        turn.accept(items, now)
        self._note(turn, items, _Mark(Trace.ACCEPTED, now))

    def unanswered(self, turn: OperationState, items: tuple[str, ...], now: float) -> None:
        """Note that a write for ``items`` was sent, and no answer came."""
        turn.unanswered.update(dict.fromkeys(items, now))
        self._note(turn, tuple(each for each in items if not turn.was_accepted(each)), _Mark(Trace.UNANSWERED, now))

    def refused(self, turn: OperationState, call: Operation, code: str, now: float) -> None:
        """Note that ``call`` was refused with ``code``: what a batch may have done is looked for when it is undone."""
        if call.batch and not turn.undoing and may_have_done_a_part(code):
            items = tuple(each for each in call.items if not turn.was_accepted(each))
            self._note(turn, items, _Mark(Trace.UNANSWERED, now))

    def read(self, turn: OperationState, item: str) -> None:
        """Note that the item was read as wanted."""
        if turn.undoing or self.of(turn.index, item) is not None:
            self._note(turn, (item,), _Mark(Trace.READ, turn.now))

    def _note(self, turn: OperationState, items: tuple[str, ...], mark: _Mark) -> None:
        self._marks.setdefault((turn.index, turn.undoing), {}).update(dict.fromkeys(items, mark))

    def inform(self, turn: OperationState) -> None:
        """Tell ``turn`` what earlier writes may have done to its items."""
        turn.touched = self.start.touched.get(turn.index, frozenset()) if not turn.undoing else frozenset()
        for item in turn.operation.items:
            self._go_on(turn, item)
            forward = self._marks.get((turn.index, False), {}).get(item)
            if forward is None:
                continue
            if forward.trace is Trace.READ:
                turn.seen.add(item)
            elif turn.undoing or self._changed_before(turn.index, item):
                turn.doubts[item] = forward.at + _time_to_show(turn.operation, forward.trace)

    def _go_on(self, turn: OperationState, item: str) -> None:
        """Tell what an earlier session has sent in the same direction."""
        mark = self._marks.get((turn.index, turn.undoing), {}).get(item)
        if mark is None:
            return
        # What must not be sent twice is waited for even if it was read before: this reading may lack it.
        once = not turn.undoing and (not turn.operation.repeats_are_harmless or turn.operation.undo is None)
        if mark.trace is Trace.UNANSWERED:
            turn.unanswered[item] = mark.at
        elif mark.trace is Trace.ACCEPTED or once:
            turn.accept((item,), mark.at)

    def _changed_before(self, index: int, item: str) -> bool:
        """Return whether an earlier row has changed the item: then it may read as wanted from before that."""
        return any(row < index and not undoing and item in found for (row, undoing), found in self._marks.items())


def _time_to_show(operation: Operation, trace: Trace) -> float:
    """Return the seconds after which a reading that does not show the effect of a write says that there is none."""
    if operation.undo is not None:
        return LAG
    return MADE_UNANSWERED if trace is Trace.UNANSWERED else PATIENCE
