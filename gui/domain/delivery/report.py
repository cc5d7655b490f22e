"""What a delivery tells while it runs, what it asks, and how it ends."""

from dataclasses import dataclass
from enum import StrEnum

from gui.domain.cloud.errors import CloudError
from gui.domain.delivery.command_output import CheckedAddress
from gui.domain.delivery.guest_state import GuestState
from gui.domain.delivery.package import Step


class DeliveryOutcome(StrEnum):
    """How a delivery ended.

    ``PROVEN``: a status read after everything shows what is wanted. ``TAKEN_BACK``: nothing of the plan is set any
    more. ``NOT_SENT``: nothing that changes the guest was sent, or it did not run. ``ARMED``: set up, and the guest
    undoes it by itself. ``KEPT``: set up and confirmed, and not all is as wanted. ``UNKNOWN``: the guest could not be
    read.
    """

    PROVEN = "proven"
    TAKEN_BACK = "taken_back"
    NOT_SENT = "not_sent"
    ARMED = "armed"
    KEPT = "kept"
    UNKNOWN = "unknown"


class Cause(StrEnum):
    """Why a delivery ended as it did, or what a question is about."""

    NONE = "none"
    AGENT_OFFLINE = "agent_offline"
    REFUSED_BY_CLOUD = "refused_by_cloud"
    NOT_RUN = "not_run"
    NO_ANSWER = "no_answer"
    UNREADABLE = "unreadable"
    NIC_MISSING = "nic_missing"
    OTHER_STACK = "other_stack"
    OTHER_PLAN = "other_plan"
    ARMED_ALREADY = "armed_already"
    UNDOING = "undoing"
    NOTHING_SET_UP = "nothing_set_up"
    SCRIPT_FAILED = "script_failed"
    CHECK_WRONG = "check_wrong"
    CHECK_UNSURE = "check_unsure"
    CHECK_UNREAD = "check_unread"
    NOT_CONFIRMED = "not_confirmed"
    NOT_COMPLETE = "not_complete"
    UNDONE_BY_GUEST = "undone_by_guest"
    UNDONE = "undone"
    USER = "user"
    STOPPED = "stopped"


class Choice(StrEnum):
    """The answers to questions."""

    GO_ON = "go_on"
    CANCEL = "cancel"
    UNDO_NOW = "undo_now"
    LEAVE = "leave"
    KEEP = "keep"


BEFORE = (Choice.GO_ON, Choice.CANCEL)
"""What can be chosen while nothing was changed."""
ARMED = (Choice.UNDO_NOW, Choice.LEAVE, Choice.KEEP)
"""What can be chosen while the guest is set up and armed."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only the user can decide.

    Attributes:
        cause: what it is about.
        choices: the answers that are taken.
        text: what the guest said, to be shown as plain text.
        seconds: how long the guest waits at least before it undoes everything by itself; None while nothing is armed.
    """

    cause: Cause
    choices: tuple[Choice, ...]
    text: str = ""
    seconds: float | None = None


class Phase(StrEnum):
    """Where a delivery is."""

    AGENT = "agent"
    BEFORE = "before"
    APPLYING = "applying"
    SEARCHING = "searching"
    CHECKING = "checking"
    CONFIRMING = "confirming"
    UNDOING = "undoing"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class PhaseBegan:
    """The delivery goes on with ``phase``."""

    phase: Phase


@dataclass(frozen=True, slots=True)
class StepEnded:
    """A command ended, or was given up.

    Attributes:
        step: which.
        code: exit code of its script; None where that is not known.
        text: what it printed, as plain text; empty where that is not known.
        error: why it was refused, not run or lost; None where it ended.
    """

    step: Step
    code: int | None
    text: str = ""
    error: CloudError | None = None


@dataclass(frozen=True, slots=True)
class StateRead:
    """The guest was read."""

    state: GuestState


@dataclass(frozen=True, slots=True)
class Checked:
    """The guest was checked, address by address."""

    addresses: tuple[CheckedAddress, ...]


@dataclass(frozen=True, slots=True)
class ArmedFor:
    """The guest undoes the plan by itself.

    Attributes:
        at_least: seconds from now during which it does not.
        at_most: seconds from now until it has, whatever happens.
    """

    at_least: float
    at_most: float


DeliveryEvent = PhaseBegan | StepEnded | StateRead | Checked | ArmedFor


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """How a delivery ended.

    Attributes:
        outcome: in one word.
        cause: why.
        state: the last status that was read; None where none was.
        text: what the guest's script said, as plain text; may be empty.
        error: the cloud's reason; None where there is none.
        undone_within: seconds from the end of the delivery until the guest has undone the plan by itself; None where
            nothing is armed.
        addresses: what the last check said of each address.
    """

    outcome: DeliveryOutcome
    cause: Cause = Cause.NONE
    state: GuestState | None = None
    text: str = ""
    error: CloudError | None = None
    undone_within: float | None = None
    addresses: tuple[CheckedAddress, ...] = ()
