"""What a delivery asks of the outside. Each effect is answered, or ``CloudError`` or ``StopError`` is thrown in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gui.domain.delivery.invocation import AgentState, Invocation, SentCommand
from gui.domain.delivery.package import Step
from gui.domain.delivery.report import Choice, DeliveryEvent, Question


@dataclass(frozen=True, slots=True)
class Send:
    """Send the command of ``step``. The answer is its invoke id.

    Attributes:
        step: whose script.
        number: of the command within the delivery; the same for a repetition.
        token: ClientToken; the same for a repetition.
        part: which text of STAGE, from 0.
    """

    step: Step
    number: int
    token: str
    part: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """Look at a command. The answer is an Invocation, or None where the cloud has no record of it (yet)."""

    invoke_id: str


@dataclass(frozen=True, slots=True)
class FindSent:
    """Look for the commands of this delivery by their tag. The answer is a tuple of SentCommand."""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Withdraw a command that was not fetched yet. The answer is None."""

    invoke_id: str


@dataclass(frozen=True, slots=True)
class Agent:
    """Look at the agent. The answer is an AgentState, or None where the cloud does not list the instance."""


@dataclass(frozen=True, slots=True)
class Now:
    """The answer is a time in seconds, of a clock that never goes back."""


@dataclass(frozen=True, slots=True)
class Sleep:
    """Do nothing for ``seconds``. The answer is None."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the user. The answer is a Choice."""

    question: Question


@dataclass(frozen=True, slots=True)
class Notify:
    """Tell the outside; the answer is None, and nothing is thrown in."""

    event: DeliveryEvent


Effect = Send | Result | FindSent | Withdraw | Agent | Now | Sleep | Ask | Notify
Answer = str | Invocation | tuple[SentCommand, ...] | AgentState | float | Choice | None


class StopError(Exception):
    """Thrown in instead of an answer: the user wants the delivery to stop."""


@dataclass(frozen=True, slots=True)
class ResumePoint:
    """Where a delivery begins that was interrupted.

    Attributes:
        sent: number of the last command that may have been sent; 0 for none.
        last: number of the last command of each step that may have been sent.
        apply_age: seconds since ``apply`` was sent.
    """

    sent: int = 0
    last: Mapping[Step, int] = field(default_factory=dict)
    apply_age: float = 0.0
