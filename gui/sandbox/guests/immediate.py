"""Guests whose answer is known at once."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256

from gui.sandbox.guests import environment
from gui.sandbox.guests.protocol import Progress, Running, Task
from gui.sandbox.pace import Clock
from gui.sandbox.resources import Instance


@dataclass(slots=True)
class Answer:
    """A task whose end is known; it shows at ``at``, in seconds of ``clock``."""

    end: Progress
    clock: Clock
    at: float = 0.0
    killed: bool = False

    def poll(self) -> Progress:
        """Return the end once its time has come; until then nothing was printed."""
        if self.killed:
            return self.end
        return replace(self.end, ended_at=self.at or None) if self.clock() >= self.at else Progress()

    def kill(self, *, tree: bool) -> None:  # noqa: ARG002 - nothing runs, so there is no tree either
        """End it now."""
        self.end, self.killed = Progress(exit_code=1), True


def _never() -> float:
    return 0.0


@dataclass(slots=True)
class Immediate:
    """A guest that a function stands for.

    Attributes:
        answer: what a task leaves behind; must return at once.
        files: what was sent to the instances.
    """

    answer: Callable[[Task], Progress]
    files: environment.Files = field(default_factory=environment.Files)

    def start(self, task: Task) -> Running:
        """Run ``task``: it is over at once."""
        environment.check(task)
        if task.dry_run:
            return Answer(Progress(exit_code=0), _never)
        if task.file is not None:
            code = self.files.save(task.instance.id, task.file)
            return Answer(Progress(exit_code=int(bool(code)), error=code), _never)
        return Answer(self.answer(task), _never)

    def reaches_cloud(self, instance: Instance) -> bool:  # noqa: ARG002 - all do
        """Return that it does."""
        return True

    def obstacle(self, instance: Instance) -> str:  # noqa: ARG002 - none has one
        """Return that there is none."""
        return ""

    def close(self) -> None:
        """Do nothing: nothing runs."""


def _accept(task: Task) -> Progress:
    digest = sha256(task.script).hexdigest()
    line = f"{task.instance.id}: {task.kind} of {len(task.script)} bytes accepted, sha256 {digest}\n"
    return Progress(output=line.encode(), exit_code=0)


class AcceptAnything(Immediate):
    """A guest that runs nothing and says so: no emulator can know what a script would do."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(_accept)
