"""What the engine asks of the outside, and what the outside may throw back in. See ``gui.domain.engine.run``."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from gui.domain.cloud.errors import CloudError
from gui.domain.engine.progress import ProgressEvent, StopChoice, WaitReason
from gui.domain.operations.operation import Operation
from gui.domain.operations.reading import Reads, Snapshot


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
    """Thrown in by the driver, instead of performing an effect: the user wants the run to stop."""

    def __init__(self, choice: StopChoice) -> None:
        super().__init__(choice.value)
        self.choice = choice


class SignedOutError(Exception):
    """Thrown in by the driver at SignIn: there will be no new credentials in this run."""


class Trace(StrEnum):
    """What is known of the effect of the last write for an item.

    ``ACCEPTED``: the cloud accepted it; no reading has shown the effect. ``UNANSWERED``: no answer came, or the program
    was ended before it noted one. ``READ``: the effect was read.
    """

    ACCEPTED = "accepted"
    UNANSWERED = "unanswered"
    READ = "read"


Direction = tuple[int, bool]
"""A row of the plan, and whether it is rolled back."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a run begins: at its beginning, or where the journal of an earlier one ends.

    Attributes:
        touched: ids for which a write may have had an effect, by row.
        unanswered: tokens of writes whose answer is unknown, by call.
        writes: how many tokens have been used.
        undoing: whether to take everything back instead of going on.
        resumed: whether there was an earlier run at all.
        traces: what is known of the last write for each item, by direction; an item without one was sent nothing, or
            its batch was refused.
    """

    touched: Mapping[int, frozenset[str]] = field(default_factory=dict)
    unanswered: Mapping[Operation, str] = field(default_factory=dict)
    writes: int = 0
    undoing: bool = False
    resumed: bool = False
    traces: Mapping[Direction, Mapping[str, Trace]] = field(default_factory=dict)
