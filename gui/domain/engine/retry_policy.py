"""The retry policy: what an error of the cloud means for the call that met it, and how long to go on.

Sources: ``gui.domain.cloud.codes`` for the codes; the limits of the EIP quota page (120 writes and 600 reads a minute).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from gui.domain.cloud.code_meaning import Reaction
from gui.domain.cloud.codes import meaning_of
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.engine.progress import WaitReason

__all__ = ["Reaction"]

WRITES_PER_MINUTE = 120
READS_PER_MINUTE = 600


_BY_KIND: Mapping[CloudErrorKind, Reaction] = {
    CloudErrorKind.TIMED_OUT: Reaction.REPEAT,
    CloudErrorKind.NETWORK: Reaction.REPEAT,
    CloudErrorKind.UNAVAILABLE: Reaction.REPEAT,
    CloudErrorKind.MALFORMED: Reaction.REPEAT,
    CloudErrorKind.THROTTLED: Reaction.BACK_OFF,
    CloudErrorKind.EXPIRED_CREDENTIALS: Reaction.SIGN_IN,
}


def reaction(error: CloudError, *, batch: bool = False, streak: int = 0) -> Reaction:
    """Return what to do about ``error``.

    Args:
        error: what the cloud said, or that it said nothing.
        batch: whether the call was the batch call.
        streak: how often in a row the same call failed before this time.
    """
    meaning = meaning_of(error.code)
    if batch and meaning.singly:
        return Reaction.SINGLY
    if meaning.most_tries and streak + 1 >= meaning.most_tries:
        return Reaction.GIVE_UP
    return meaning.reaction or _BY_KIND.get(error.kind, Reaction.GIVE_UP)


_OF_STATE = frozenset({CloudErrorKind.CONFLICT, CloudErrorKind.NOT_FOUND, CloudErrorKind.BAD_REQUEST})


@dataclass(frozen=True, slots=True)
class Refusal:
    """A definite refusal of the write for an item.

    Attributes:
        error: what the cloud said.
        at: when, in seconds on the clock of the run.
    """

    error: CloudError
    at: float

    @property
    def of_state(self) -> bool:
        """Whether it speaks of the state of the item: in that state there is nothing to do, or nothing to do it to."""
        return self.error.kind in _OF_STATE or reaction(self.error) is Reaction.IF_PASSING


@dataclass(frozen=True, slots=True)
class Pause:
    """How long to wait before the next attempt: ``seconds`` plus a random part of ``spread``."""

    seconds: float
    spread: float
    reason: WaitReason


LONGEST_BACK_OFF = 20.0
"""Seconds; a longer exponential wait would only make the user wait after the trouble is over."""

PATIENCE = 300.0
"""Seconds a run waits for one operation to settle, or for a refusal to pass; the provider waits five minutes too."""

THROTTLED_PATIENCE = 900.0
"""Seconds a run goes on being throttled: the cloud did say that waiting helps."""

CLOCK_PATIENCE = 120.0
"""Seconds a run waits for a clock to be set right; time services correct a jump within a minute or two."""

LONGEST_WAIT = 120.0
"""Seconds; the longest single wait, whatever the cloud asks for: the run looks up in between."""

INSISTENCE = 20.0
"""Seconds for which a refusal by state is met with another try although the state reads settled: reads are late."""

LAG = 30.0
"""Seconds after which a reading shows every write accepted before; the vendor gives no figure, 20 s were asked for."""

CONFIRM = 5.0
"""Seconds for which an unexpected reading is read again before it counts: a list may lack an item once."""

FRESH = 5.0
"""Seconds for which the first reading of a run may decide that a write is sent, where the cloud refuses a wrong one."""

TAKE_UP = 60.0
"""Seconds an accepted write may go without a visible effect before it is sent again: its task may have been lost."""

MOST_TAKE_UPS = 3
"""How often a write that was accepted and had no effect is sent in all."""

NUDGE = 60.0
"""Seconds after which a detach that hangs is sent again, as the vendor advises."""

_HALTING = frozenset({CloudErrorKind.THROTTLED, CloudErrorKind.CLOCK_SKEW})


def pause(error: CloudError, attempt: int) -> Pause:
    """Return how long to wait after the ``attempt``-th (from 1) failed attempt in a row.

    Without a word from the cloud the wait doubles from half a second, half of it random ("equal jitter").
    """
    reason = _wait_reason(error)
    if error.retry_after is not None:
        return Pause(min(error.retry_after, LONGEST_WAIT), 0.25, reason)
    whole: float = min(LONGEST_BACK_OFF, 0.5 * 2 ** min(attempt, 10))
    return Pause(whole / 2, whole / 2, reason)


def patience(error: CloudError) -> float:
    """Return how many seconds in all to go on after errors like ``error``."""
    if error.kind is CloudErrorKind.CLOCK_SKEW:
        return CLOCK_PATIENCE
    return THROTTLED_PATIENCE if error.kind is CloudErrorKind.THROTTLED else PATIENCE


def bears(error: CloudError, trouble: float, limit: float | None = None) -> bool:
    """Return whether to wait once more after ``trouble`` seconds of errors like ``error``.

    Args:
        error: the last one; a wait it asks for that ends after the limit is not even begun.
        trouble: seconds waited so far.
        limit: seconds in all; None for the usual patience.
    """
    limit = patience(error) if limit is None else limit
    return trouble < limit and (error.retry_after or 0.0) <= limit - trouble


def halts(error: CloudError) -> bool:
    """Return whether errors like ``error``, beyond all patience, keep the run from going on *and* from going back."""
    return error.kind in _HALTING


def _wait_reason(error: CloudError) -> WaitReason:
    if error.kind is CloudErrorKind.THROTTLED:
        return WaitReason.THROTTLED
    return WaitReason.BUSY if error.answered else WaitReason.UNANSWERED


def room(sent: tuple[float, ...], now: float, limit: int, seconds: float = 60.0) -> float:
    """Return how many seconds to wait before one more call keeps to ``limit`` calls in any ``seconds``.

    Args:
        sent: when earlier calls were sent, in order, on the clock of ``now``.
        now: the present.
        limit: most calls in any stretch of ``seconds``.
        seconds: length of the stretch.
    """
    if len(sent) < limit:
        return 0.0
    return max(0.0, sent[-limit] + seconds - now)
