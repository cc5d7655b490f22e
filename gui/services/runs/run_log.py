"""What the engine writes down while it runs, so that a crash loses nothing. ``gui.services.runs.journal`` keeps it."""

from typing import Protocol

from gui.domain.cloud.errors import CloudError
from gui.domain.engine.effects import Do, Start
from gui.domain.engine.progress import ProgressEvent, Report
from gui.domain.plans.plan import Plan


class RunLog(Protocol):
    """Keeps the record of runs; every method returns only when what it was given is safe, or raises JournalError."""

    def begin(self, run_id: str, plan: Plan, start: Start | None) -> None:
        """Note that the run begins, or goes on when it is known; make sure that there is room for its record."""

    def intent(self, effect: Do) -> int:
        """Note that the write is about to be sent; return the number of the entry."""

    def accepted(self, entry: int, request_id: str) -> None:
        """Note that the write was accepted."""

    def refused(self, entry: int, error: CloudError) -> None:
        """Note that the write was refused, or not answered."""

    def record(self, event: ProgressEvent) -> None:
        """Note what was read back, and the turn to undoing; other events are not kept."""

    def finish(self, report: Report) -> None:
        """Note how the run ended."""


class NoLog(RunLog):
    """Keeps nothing."""

    def begin(self, run_id: str, plan: Plan, start: Start | None) -> None:
        """Keep nothing."""

    def intent(self, effect: Do) -> int:  # noqa: ARG002 - nothing is kept
        """Keep nothing."""
        return 0

    def accepted(self, entry: int, request_id: str) -> None:
        """Keep nothing."""

    def refused(self, entry: int, error: CloudError) -> None:
        """Keep nothing."""

    def record(self, event: ProgressEvent) -> None:
        """Keep nothing."""

    def finish(self, report: Report) -> None:
        """Keep nothing."""
