"""When to look again at what is on its way: often enough to notice early, seldom enough to spare the limit of reads.

Nothing tells when a change is over but another read. A call that reads is worth ``CALL_WORTH``: the next look comes
when the lateness to be expected by then is as much as its calls are worth.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from gui.domain.operations.declaration import ChangeTime, Declared

SHORTEST_POLL = 0.1
"""Seconds between two looks at least where nothing is known of the change; each look takes about as long again."""

LONGEST_POLL = 3.0
"""Seconds between two looks at most."""

SHORTEST_REST = 0.02
"""Seconds from the end of a look to the beginning of the next at least, where the end of the change is expected."""

CALL_WORTH = 0.014
"""Seconds for which a change may go unnoticed, on average, to spare one call that reads."""

LIKELY = 0.25
"""Chance that a look is the last one from which one more call beside it costs less than another look after it."""


class Cost(NamedTuple):
    """What a look costs.

    Attributes:
        calls: side by side.
        seconds: that they take.
    """

    calls: int = 1
    seconds: float = 0.0


LITTLE = Cost()


class NextLook(NamedTuple):
    """The next look at a change.

    Attributes:
        rest: seconds until it begins.
        chance: that it is the last one.
    """

    rest: float
    chance: float = 0.0


def poll_interval(waited: float) -> float:
    """Return the seconds to the next look at something that has been pending for ``waited`` seconds.

    A 25th of the time so far: short waits end promptly, long ones ask seldom.
    """
    return min(LONGEST_POLL, max(SHORTEST_POLL, waited / 25))


def next_look(waited: float, timing: ChangeTime, items: int = 1, cost: Cost = LITTLE) -> NextLook:
    """Return when to look next at a change that goes on since ``waited`` seconds.

    Each of ``items`` may end at any time from now to the longest; over is the change when the last of them is. With R
    seconds left, all are over after g seconds with the chance (g/R)^items, and by then R (g/R)^(items+1) / (items+1)
    seconds late on average.

    Args:
        waited: seconds since the write was accepted.
        timing: how long the change takes.
        items: how many resources are still on their way.
        cost: what a look costs; what it sees is no older than its end.
    """
    if not timing.longest:
        early = timing.shortest - waited
        return NextLook(early if early > 0.0 else poll_interval(waited))
    begin = max(waited, timing.shortest)
    left = timing.longest - begin
    if left <= 0.0:
        return NextLook(poll_interval(waited), LIKELY)
    part: float = min(1.0, (items + 1) * CALL_WORTH * cost.calls / left) ** (1 / (items + 1))
    gap = max(SHORTEST_REST + cost.seconds, left * part)
    return NextLook(begin + gap - cost.seconds - waited, min(1.0, gap / left) ** items)


def learned(timing: ChangeTime, seen: Sequence[float]) -> ChangeTime:
    """Return ``timing`` as it is in a cloud that is slower, where the changes of this run tell more than what is known.

    The span reaches from the shortest to the longest of them, and on both sides as far beyond as so few leave open.

    Args:
        timing: what is known of every such change.
        seen: seconds after which those of the same kind in this run were seen to be over.
    """
    if not timing.longest or min(seen, default=0.0) <= timing.longest:
        return timing
    low, high = min(seen), max(seen)
    open_end = (high - low) / len(seen)
    return ChangeTime(max(timing.shortest, low - open_end - low / (2 * len(seen))), high + open_end)


class LookSchedule:
    """When the changes of one run are looked at; it learns from each of them how long the next will take.

    Attributes:
        chance: that the next look is the last one at the operation.
    """

    def __init__(self) -> None:
        self.chance = 0.0
        self._since = 0.0
        self._awaited: frozenset[str] = frozenset()
        self._seen: dict[str, list[float]] = {}

    def begin(self, now: float) -> None:
        """Turn to another operation, at ``now``."""
        self._since, self._awaited, self.chance = now, frozenset(), 0.0

    def accepted(self, items: Collection[str], now: float) -> None:
        """Note that a write for ``items`` was accepted at ``now``."""
        self._since, self._awaited, self.chance = now, frozenset(items), 0.0

    def noted(self, kind: str, proven: Collection[str], now: float) -> None:
        """Learn from a reading of ``now`` in which ``proven`` are as wanted by an operation of ``kind``."""
        if self._awaited and self._awaited <= set(proven):
            self._seen.setdefault(kind, []).append(now - self._since)
            self._awaited = frozenset()

    def rest(self, now: float) -> float:
        """Return the seconds to the next look where nothing is known of what is waited for."""
        self.chance = 0.0
        return poll_interval(now - self._since)

    def rest_of(self, operation: Declared, pending: int, now: float, cost: Cost, *, last: bool) -> float:
        """Return the seconds to the next look at a change that goes on.

        Args:
            operation: what was sent.
            pending: how many of its resources are on their way.
            now: seconds, on the clock of the other methods.
            cost: of a look.
            last: whether nothing remains to be sent for the operation.
        """
        timing = learned(operation.timing, self._seen.get(operation.kind, ()))
        look = next_look(now - self._since, timing, pending, cost)
        self.chance = look.chance if last else 0.0
        return look.rest
