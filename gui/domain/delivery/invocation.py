"""A command of Cloud Assistant as the cloud tells of it.

Sources: pages of RunCommand, DescribeInvocationResults and DescribeCloudAssistantStatus (2025 and 2026).
"""

from dataclasses import dataclass
from enum import StrEnum


class CommandState(StrEnum):
    """``InvocationStatus`` of one instance; a word that is not known is ``UNKNOWN``."""

    PENDING = "Pending"
    SCHEDULED = "Scheduled"
    RUNNING = "Running"
    STOPPING = "Stopping"
    SUCCESS = "Success"
    FAILED = "Failed"
    TIMEOUT = "Timeout"
    ERROR = "Error"
    TERMINATED = "Terminated"
    INVALID = "Invalid"
    ABORTED = "Aborted"
    CANCELLED = "Cancelled"
    UNKNOWN = ""


_NEVER_RAN = frozenset({CommandState.INVALID, CommandState.ABORTED, CommandState.CANCELLED})
_ENDED = frozenset({CommandState.SUCCESS, CommandState.FAILED})
_DOUBTFUL = frozenset({CommandState.TIMEOUT, CommandState.ERROR, CommandState.TERMINATED})


@dataclass(frozen=True, slots=True)
class Invocation:
    """What the cloud knows of one command in one instance.

    Attributes:
        invoke_id: names it.
        state: how far it is.
        word: the cloud's own word for ``state``.
        exit_code: of the script; only meaningful with SUCCESS and FAILED.
        output: standard output and standard error of the script, as they came; bounded.
        dropped: bytes that are missing in the middle of ``output``.
        error_code: the cloud's reason where it did not go well, such as ``ClientNotOnline``; empty otherwise.
        error_info: the same in the cloud's words.
        request_id: of the call that told this.
    """

    invoke_id: str
    state: CommandState
    word: str = ""
    exit_code: int = 0
    output: bytes = b""
    dropped: int = 0
    error_code: str = ""
    error_info: str = ""
    request_id: str = ""

    @property
    def never_ran(self) -> bool:
        """Whether the script was not run and will not be."""
        return self.state in _NEVER_RAN

    @property
    def ended(self) -> bool:
        """Whether the script ended by itself."""
        return self.state in _ENDED

    @property
    def doubtful(self) -> bool:
        """Whether the cloud gave up on it: the script may have run, and may still be running."""
        return self.state in _DOUBTFUL


@dataclass(frozen=True, slots=True)
class SentCommand:
    """A command of a delivery that was found by its tag.

    Attributes:
        invoke_id: names it.
        step: value of its step tag: the step, a hyphen and the number of the command.
    """

    invoke_id: str
    step: str


@dataclass(frozen=True, slots=True)
class AgentState:
    """The Cloud Assistant agent of one instance.

    Attributes:
        instance: whose.
        online: whether a heartbeat came within the last two minutes: a guest that was just cut off still shows it.
        version: of the agent; empty when it is not installed or not running.
        heartbeat: time of the last heartbeat, as the cloud writes it; may be empty.
    """

    instance: str
    online: bool
    version: str = ""
    heartbeat: str = ""
