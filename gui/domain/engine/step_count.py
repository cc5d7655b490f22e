"""How far a run is: which steps are verified, counted by its events."""

from dataclasses import dataclass, replace

from gui.domain.engine.progress import (
    OperationFailed,
    OperationFinished,
    OperationSkipped,
    OperationStarted,
    PlanStarted,
    ProgressEvent,
    UndoStarted,
)
from gui.domain.plans.plan import Plan


@dataclass(frozen=True, slots=True)
class StepCount:
    """The steps of a run.

    Attributes:
        total: how many there are, 0 before the run begins.
        current: number of the step under way, counted from 1; 0 before the first.
        verified: indexes of the steps that hold, counted from 0.
        undoing: whether they are being rolled back.
    """

    total: int = 0
    current: int = 0
    verified: frozenset[int] = frozenset()
    undoing: bool = False

    @property
    def percent(self) -> int:
        """The share of steps that are verified, 0 to 100."""
        return 100 * len(self.verified) // self.total if self.total else 0

    def after(self, event: ProgressEvent) -> "StepCount":
        """Return the count after ``event``."""
        match event:
            case PlanStarted(rows=rows):
                return StepCount(len(rows))
            case UndoStarted():
                return replace(self, undoing=True)
            case OperationStarted(index=index):
                return replace(self, current=index + 1)
            case OperationFinished(index=index, undoing=undoing) | OperationSkipped(index=index, undoing=undoing):
                if undoing:
                    return replace(self, current=index + 1, verified=self.verified - {index})
                return replace(self, current=index + 1, verified=self.verified | {index})
            case OperationFailed(index=index):
                return replace(self, verified=self.verified - {index})
            case _:
                return self


def verified_ids(plan: Plan, verified: frozenset[int]) -> frozenset[str]:
    """Return the ids of what ``plan`` changes for which every step is among the ``verified`` ones."""
    done: set[str] = set()
    pending: set[str] = set()
    for index, operation in enumerate(plan.operations):
        (done if index in verified else pending).update(operation.items)
    return frozenset(done - pending)
