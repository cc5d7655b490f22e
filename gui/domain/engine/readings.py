"""Reads for a run, as often as it takes, and keeps what is a moment old. Part of ``gui.domain.engine.run``."""

from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any, cast

from gui.domain.cloud.code_meaning import Reaction
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.engine.effects import Answer, Effect, Look, SignIn, Wait
from gui.domain.engine.retry_policy import Pause, bears, pause, reaction
from gui.domain.operations.operation import Operation
from gui.domain.operations.reading import Query, Reads, Snapshot

BRIEFLY = 5.0
"""Seconds of patience with a reading whose result is only listed, or before which nothing was sent."""

AT_MOST_ONCE = 0.0
"""Seconds of patience with a reading that can be done without."""


class FoundIds:
    """Which ids the marks of one operation stand for: what was found once is not looked for again."""

    def __init__(self, operation: Operation) -> None:
        self._operation = operation
        self._found: dict[Query, tuple[Any, ...]] = {}

    @property
    def reads(self) -> Reads:
        """What the next look at the operation asks for."""
        return Reads(tuple(query for query in self._operation.reads if query not in self._found))

    def complete(self, seen: Snapshot) -> Snapshot:
        """Return ``seen`` with the ids that were found before, and keep those that it tells of."""
        self._found |= {query: found for query in self._operation.names if (found := seen.answers.get(query))}
        return Snapshot({**self._found, **seen.answers}, seen.seconds)


class UnreadError(Exception):
    """A look did not succeed within its patience."""

    def __init__(self, error: CloudError) -> None:
        super().__init__(str(error))
        self.error = error


@dataclass
class Readings:
    """Looks and waits for one run.

    Attributes:
        now: seconds waited so far: the clock of the run. The calls themselves take time too, so more has passed; where
            it matters that enough has passed, this is the side to err on.
        elapsed: the same with the seconds that looks took.
        call: seconds that the last look took.
    """

    now: float = 0.0
    elapsed: float = 0.0
    call: float = 0.0
    _recent: dict[Query, tuple[Any, ...]] = field(default_factory=dict)

    def known(self, reads: Reads) -> Snapshot | None:
        """Return what ``reads`` asks for, when all of it was read since the run last waited or sent anything."""
        if self.missing(reads):
            return None
        return Snapshot({query: self._recent[query] for query in reads})

    def missing(self, reads: Reads) -> Reads:
        """Return that part of ``reads`` that was not read since the run last waited or sent anything."""
        return Reads(tuple(query for query in reads if query not in self._recent))

    def forget(self) -> None:
        """Let nothing count as read a moment ago: something is sent, or time passes."""
        self._recent.clear()

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
                seen = cast("Snapshot", (yield Look(reads)))
            except CloudError as error:
                streak += 1
                limit = longest
                if first and not error.answered:
                    limit = BRIEFLY
                match reaction_to(error):
                    case Reaction.SIGN_IN if longest is None:
                        self.forget()
                        yield SignIn(error)
                    case Reaction.REPEAT | Reaction.BACK_OFF if bears(error, trouble, limit):
                        trouble += yield from self.rest(pause(error, streak))
                    case _:
                        raise UnreadError(error) from error
            else:
                self.call = seen.seconds
                self.elapsed += seen.seconds
                self._recent.update(seen.answers)
                return seen

    def rest(self, rest: Pause) -> Generator[Effect, Answer, float]:
        """Wait; return the seconds."""
        self.forget()
        yield Wait(rest.seconds, rest.spread, rest.reason)
        seconds = rest.seconds + rest.spread / 2
        self.now += seconds
        self.elapsed += seconds
        return seconds


def reaction_to(error: CloudError, *, batch: bool = False, streak: int = 0) -> Reaction:
    """Return what to do about ``error``; a wrong clock may be set right while the run waits.

    Args:
        error: see ``gui.domain.engine.retry_policy.reaction``, as for the others.
        batch: whether the call was the batch call.
        streak: how often in a row the same call failed before this time.
    """
    if error.kind is CloudErrorKind.CLOCK_SKEW:
        return Reaction.BACK_OFF
    return reaction(error, batch=batch, streak=streak)
