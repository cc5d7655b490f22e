"""Work that goes on after the answer: which resource is in transition, and when the transition ends."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from gui.sandbox.pace import Clock, Pace


class Fate(StrEnum):
    """How a transition ends."""

    SUCCEED = "succeed"
    FAIL = "fail"
    STICK = "stick"


@dataclass(slots=True)
class Task:
    """One transition under way.

    Attributes:
        subject: id of the resource that shows the transitional state.
        action: the operation that started it.
        finish: brings the resource to the state after the transition.
        holds: ids of other resources that may not start a task until then.
        due: time of the end in seconds of the clock; infinity for a transition that hangs.
        looks: how often the resource must still be listed before the end.
    """

    subject: str
    action: str
    finish: Callable[[], None]
    holds: tuple[str, ...] = ()
    due: float = 0.0
    looks: int = 0


class Tasks:
    """All transitions of one account: at most one per resource, and one per resource held."""

    def __init__(self, pace: Pace, clock: Clock) -> None:
        self.pace = pace
        self.clock = clock
        self.fate: Callable[[str], Fate] = lambda _action: Fate.SUCCEED
        self._running: dict[str, Task] = {}
        self._held: dict[str, set[str]] = {}

    def start(
        self,
        subject: str,
        action: str,
        finish: Callable[[], None],
        fail: Callable[[], None] | None = None,
        holds: Iterable[str] = (),
    ) -> None:
        """Begin a transition of ``subject``; at an instant pace it ends here.

        Args:
            subject: id of the resource.
            action: name of the operation; chooses the duration and the fate.
            finish: called when the transition succeeds.
            fail: called instead of ``finish`` when the transition was ordered to fail.
            holds: ids of resources that are busy as long as this lasts.
        """
        self.drop(subject)
        fate = self.fate(action)
        end = fail if fate is Fate.FAIL and fail is not None else finish
        due = float("inf") if fate is Fate.STICK else self.clock() + self.pace.duration(action, subject)
        task = Task(subject, action, end, tuple(holds), due, self.pace.count)
        self._keep(task)
        self._settle(task)

    def hang(self, subject: str, action: str, finish: Callable[[], None], holds: Iterable[str] = ()) -> None:
        """Put ``subject`` in a transition that does not end by itself."""
        self._keep(Task(subject, action, finish, tuple(holds), float("inf")))

    def busy(self, resource: str) -> bool:
        """Return whether a task runs on this resource or holds it."""
        return resource in self._running or resource in self._held

    def advance(self, ended: Callable[[float], None] = lambda _at: None) -> None:
        """End every transition whose time has come, in their order; tell ``ended`` when each of them was over."""
        for task in sorted(self._running.values(), key=lambda task: task.due):
            before = len(self._running)
            self._settle(task)
            if len(self._running) < before:
                ended(self.clock() if self.pace.count else task.due)

    def look(self, resource: str) -> None:
        """Count one look at a resource that is about to be listed."""
        task = self._running.get(resource)
        if task is not None and task.looks > 0:
            task.looks -= 1

    def drop(self, subject: str) -> Task | None:
        """Forget the transition of ``subject``, if there is one, and return it."""
        task = self._running.pop(subject, None)
        if task is not None:
            for resource in task.holds:
                self._held[resource].discard(subject)
                if not self._held[resource]:
                    del self._held[resource]
        return task

    def _keep(self, task: Task) -> None:
        self._running[task.subject] = task
        for resource in task.holds:
            self._held.setdefault(resource, set()).add(task.subject)

    def _settle(self, task: Task) -> None:
        current = self._running.get(task.subject) is task  # the end of another task may have ended this one too
        if current and task.looks <= 0 and task.due <= self.clock():
            self.drop(task.subject)
            task.finish()
