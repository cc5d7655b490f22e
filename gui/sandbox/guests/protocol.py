"""What the emulated agent asks of a guest. A guest only runs; the agent's rules are in ``gui.sandbox.assistant``."""

from dataclasses import dataclass, field
from typing import Final, Protocol

from gui.sandbox.pace import Clock
from gui.sandbox.resources import Instance

SEND_FILE: Final = "SendFile"
"""The kind of a task that brings a file instead of a script."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A file on its way to a guest; ``mode`` is octal, such as ``0644``."""

    name: str
    folder: str
    content: bytes
    mode: str = "0644"
    owner: str = "root"
    group: str = "root"
    overwrite: bool = False

    @property
    def path(self) -> str:
        """Where it goes."""
        return f"{self.folder.rstrip('/')}/{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a guest is to run.

    Attributes:
        invoke_id: the invocation that it belongs to.
        instance: where it runs.
        kind: ``RunShellScript``, ``RunPowerShellScript``, ``RunBatScript`` or ``SendFile``.
        script: the command's content, decoded; empty for a file.
        name: the command's name; the agent puts it into the path of the script.
        user: empty for the agent's own (root, or System).
        folder: working directory; empty for the user's home.
        file: what ``SendFile`` brings.
        dry_run: only user and folder are looked at; nothing runs.
    """

    invoke_id: str
    instance: Instance
    kind: str
    script: bytes = b""
    name: str = ""
    user: str = ""
    folder: str = ""
    file: SentFile | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a task is.

    Attributes:
        output: every byte printed so far, standard output and errors mixed.
        exit_code: of the direct child; None while it runs.
        error: a code of the result that the guest itself knows, such as ``FileAlreadyExists`` or ``ClientRestarted``.
        status: the final state, word for word, for guests whose answers are written down; else empty.
        info: the sentence beside ``error``; empty for the usual one.
        ended_at: when the task ended, in seconds since 1970, where that is not the moment of asking.
    """

    output: bytes = b""
    exit_code: int | None = None
    error: str = ""
    status: str = ""
    info: str = ""
    ended_at: float | None = None

    @property
    def ended(self) -> bool:
        """Return whether the task is over."""
        return self.exit_code is not None or bool(self.error or self.status)


class TaskRefusedError(Exception):
    """The guest does not fit the task: no such user, no such folder. Nothing ran.

    Args:
        reason: the code of the result, ``AccountNotExists`` for example.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Running(Protocol):
    """A task that was started. Its methods return at once."""

    def poll(self) -> Progress:
        """Return how far it is.

        Raises:
            TaskRefusedError: it turned out that the guest does not fit the task; nothing ran.
        """

    def kill(self, *, tree: bool) -> None:
        """End the direct child, or with ``tree`` everything that it started."""


class Guest(Protocol):
    """The inside of the emulated instances. Its methods return at once: what takes time runs in a thread of its own."""

    def start(self, task: Task) -> Running:
        """Begin to run ``task``.

        Raises:
            TaskRefusedError: the guest does not fit the task; nothing ran.
        """

    def reaches_cloud(self, instance: Instance) -> bool | None:
        """Return whether a task can be fetched, or a result reported, now; None where that is not known yet."""

    def obstacle(self, instance: Instance) -> str:
        """Return the code with which the agent takes no task now, ``ClientIsUpgrading`` for example; empty for none."""

    def close(self) -> None:
        """End what still runs: the sandbox ends."""


@dataclass(slots=True)
class Cuts:
    """Guests that do not reach the cloud for a while; ``clock`` gives seconds since 1970."""

    clock: Clock
    until: dict[str, float] = field(default_factory=dict)

    def cut(self, instance: str, seconds: float) -> None:
        """Cut the guest of the instance with this id off, from now for ``seconds``; 0 mends it."""
        self.until[instance] = self.clock() + seconds

    def reaches_cloud(self, instance: Instance) -> bool:
        """Return whether the guest is not cut off."""
        return self.clock() >= self.until.get(instance.id, 0.0)
