"""One command, or one file, on its way through one instance."""

from dataclasses import dataclass, field
from enum import Enum, auto

from gui.sandbox.assistant.output import OutputWindow
from gui.sandbox.assistant.records import Invocation, Record
from gui.sandbox.guests.protocol import Progress, Running, Task


class Phase(Enum):
    """Where a task is."""

    FETCH = auto()
    RUN = auto()
    REPORT = auto()
    STOP = auto()
    LOST = auto()
    OVER = auto()


@dataclass(slots=True, kw_only=True)
class Assignment:
    """A task and how far it is. Times are seconds since 1970.

    Attributes:
        due: when the agent fetches it, or when its end may show at the earliest.
        looks: how often it must still be listed before that.
        boots: the number of the instance's start in which it runs.
        reported_at: when the agent last told of the running command.
        end: how it ended in the guest, as soon as it did.
        timed_out: it ended because its timeout was over.
        restarted: the instance went down while it ran.
    """

    invocation: Invocation
    record: Record
    task: Task
    created_at: float
    due: float
    looks: int
    phase: Phase = Phase.FETCH
    boots: int = 0
    running: Running | None = None
    window: OutputWindow = field(default_factory=OutputWindow)
    started_at: float = 0.0
    reported_at: float = 0.0
    end: Progress = field(default_factory=Progress)
    ended_at: float = 0.0
    timed_out: bool = False
    restarted: bool = False

    @property
    def deadline(self) -> float:
        """Return when the timeout of the command is over."""
        return self.started_at + self.invocation.timeout

    def kill(self) -> None:
        """End what runs in the guest, as far as the command's TerminationMode says."""
        if self.running is not None:
            self.running.kill(tree=self.invocation.termination == "ProcessTree")
