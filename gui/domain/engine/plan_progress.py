"""How far one of several plans has come, told by its events: what a table of plans shows of it."""

from dataclasses import dataclass, replace

from gui.domain.engine.progress import (
    Finished,
    OperationFailed,
    OperationFinished,
    OperationSkipped,
    PlanStarted,
    ProgressEvent,
    Report,
    UndoStarted,
)


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """How far a plan has come.

    Attributes:
        total: its operations.
        done: those that are over.
        begun: whether its run has begun.
        undoing: whether it is being rolled back.
        report: how it ended, None while it has not.
    """

    total: int
    done: int = 0
    begun: bool = False
    undoing: bool = False
    report: Report | None = None

    def after(self, event: ProgressEvent) -> "PlanProgress":
        """Return how far it has come after ``event``; itself where that changes nothing."""
        match event:
            case PlanStarted():
                return replace(self, done=0, begun=True, undoing=False, report=None)
            case OperationFinished() | OperationSkipped() | OperationFailed() if not self.undoing:
                return replace(self, done=min(self.total, self.done + 1))
            case UndoStarted():
                return replace(self, undoing=True)
            case Finished(report):
                return replace(self, report=report)
            case _:
                return self


TELLING = (PlanStarted, OperationFinished, OperationSkipped, OperationFailed, UndoStarted, Finished)
"""The events that change it; the others need not be passed on."""
