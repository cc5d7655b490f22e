"""A guest whose commands are functions that may take their time: each runs in a thread of its own."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from gui.sandbox.guests import environment
from gui.sandbox.guests.protocol import Progress, Running, Task, TaskRefusedError
from gui.sandbox.resources import Instance


class ThreadedTask:
    """One call of a function in a thread of its own.

    A thread cannot be ended from outside: after ``kill`` it goes on, and nobody reads its result.
    """

    def __init__(self, work: Callable[[Task], Progress], task: Task) -> None:
        self._lock = threading.Lock()
        self._progress = Progress()
        self._refused: TaskRefusedError | None = None
        self._thread = threading.Thread(target=self._run, args=(work, task), name="sandbox guest", daemon=True)
        self._thread.start()

    def _run(self, work: Callable[[Task], Progress], task: Task) -> None:
        try:
            self._keep(work(task))
        except TaskRefusedError as refused:
            self._refused = refused
        except Exception as defect:  # noqa: BLE001 - whatever it is, the task is over
            self._keep(Progress(error="ExecutionException", info=f"{type(defect).__name__} in the guest."))

    def _keep(self, progress: Progress) -> None:
        with self._lock:
            if not self._progress.ended:
                self._progress = progress

    def poll(self) -> Progress:
        """Return the result, once it is there."""
        if self._refused is not None:
            raise self._refused
        with self._lock:
            return self._progress

    def kill(self, *, tree: bool) -> None:  # noqa: ARG002 - a thread has no children
        """Stop waiting for it."""
        self._keep(Progress(exit_code=1))


@dataclass(slots=True)
class InThread:
    """A guest that a function stands for which may block.

    Attributes:
        work: runs one task and returns its end.
        reach: whether an instance reaches the cloud; must return at once.
    """

    work: Callable[[Task], Progress]
    reach: Callable[[Instance], bool | None] = lambda _instance: True
    files: environment.Files = field(default_factory=environment.Files)

    def start(self, task: Task) -> Running:
        """Begin to run ``task`` in a new thread."""
        environment.check(task)
        if task.dry_run:
            return ThreadedTask(lambda _task: Progress(exit_code=0), task)
        if task.file is not None:
            code = self.files.save(task.instance.id, task.file)
            return ThreadedTask(lambda _task: Progress(exit_code=int(bool(code)), error=code), task)
        return ThreadedTask(self.work, task)

    def reaches_cloud(self, instance: Instance) -> bool | None:
        """Return what ``reach`` says."""
        return self.reach(instance)

    def obstacle(self, instance: Instance) -> str:  # noqa: ARG002 - none has one
        """Return that there is none."""
        return ""

    def close(self) -> None:
        """Leave the threads alone: they end with their functions."""
