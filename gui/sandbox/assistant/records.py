"""What the cloud keeps of commands, of their invocations, and of files that were sent."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from gui.sandbox.guests.protocol import SentFile


class State(StrEnum):
    """States of a command in one instance (``InvocationStatus``). A record may hold another word, told by a test."""

    PENDING = "Pending"
    RUNNING = "Running"
    SUCCESS = "Success"
    FAILED = "Failed"
    ABORTED = "Aborted"
    INVALID = "Invalid"
    TIMEOUT = "Timeout"
    ERROR = "Error"
    CANCELLED = "Cancelled"
    STOPPING = "Stopping"
    TERMINATED = "Terminated"


UNFINISHED: Final = frozenset({State.PENDING, State.RUNNING, State.STOPPING})
_STOPPED: Final = frozenset({State.CANCELLED, State.TERMINATED})


@dataclass(slots=True, kw_only=True)
class Command:
    """A script that the account keeps, or kept for one invocation; ``content`` is Base64."""

    id: str
    region: str
    created: str
    kind: str
    script: bytes
    content: str
    name: str = ""
    description: str = ""
    folder: str = ""
    timeout: int = 60
    kept: bool = False


@dataclass(slots=True, kw_only=True)
class Record:
    """One command, or one file, in one instance.

    Attributes:
        serial: number in the order of creation, for pages by token.
        status: of ``State``, or any other word.
        repeats: how often it was started.
    """

    instance: str
    serial: int
    created: str
    updated: str
    status: str = State.PENDING
    error: str = ""
    info: str = ""
    exit_code: int = 0
    output: bytes = b""
    dropped: int = 0
    started: str = ""
    finished: str = ""
    stopped: str = ""
    repeats: int = 0


@dataclass(slots=True, kw_only=True)
class Invocation:
    """A command, or a file, sent to some instances."""

    id: str
    region: str
    created: str
    created_at: float
    command: Command
    timeout: int
    user: str = ""
    shown_user: str = ""
    folder: str = ""
    termination: str = "Process"
    repeat_mode: str = "Once"
    resource_group: str = ""
    description: str = ""
    tags: dict[str, str] = field(default_factory=dict)
    file: SentFile | None = None
    records: dict[str, Record] = field(default_factory=dict)


def overall(invocation: Invocation) -> str:
    """Return the state over all instances of ``invocation`` (``InvocationStatus`` of DescribeInvocations)."""
    states = {record.status for record in invocation.records.values()}
    for state in (State.STOPPING, State.RUNNING):
        if state in states:
            return state
    if State.PENDING in states:
        return State.PENDING if states == {State.PENDING} else State.RUNNING
    if states <= {State.SUCCESS}:
        return State.SUCCESS
    if states <= _STOPPED:
        return "Stopped"
    return "PartialFailed" if State.SUCCESS in states else State.FAILED


def older_word(state: str, failed: str) -> str:
    """Return the older word for a state (``InvokeRecordStatus``, ``InvokeStatus``); ``failed`` stands for Failed."""
    words: dict[str, str] = {
        State.PENDING: "Running",
        State.RUNNING: "Running",
        State.SUCCESS: "Finished",
        State.FAILED: failed,
        State.STOPPING: "Stopping",
        State.CANCELLED: "Stopped",
        State.TERMINATED: "Stopped",
    }
    if state in {"Stopped", "PartialFailed"}:
        return state
    return words.get(state, "Failed")
