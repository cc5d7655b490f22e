"""What the window knows of one run of a plan, from the events that the run sends and the report with which it ends."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from gui.domain.choices.selection import Method
from gui.domain.engine.irreversible import Way
from gui.domain.engine.progress import (
    CallAnswered,
    Failure,
    Finished,
    Outcome,
    Paused,
    PlanStarted,
    ProgressEvent,
    Report,
    Resumed,
)
from gui.domain.engine.step_count import StepCount
from gui.domain.plans.plan import Plan
from gui.domain.rules.multi_eip import mode_refusal


class RunState(QObject):
    """The plan and how far it is; ``RunController`` carries it out."""

    progressed = Signal(object)
    """One ProgressEvent, on the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan: Plan | None = None
        self.report: Report | None = None
        self.error: BaseException | None = None
        self.started: datetime | None = None
        self.starting = False
        self.resumed = False
        """Whether it goes on with a run that was interrupted."""
        self.wrote = False
        """Whether a write of the run may have had an effect."""
        self.paused = False
        """Whether the run waits for a sign-in."""
        self.steps = StepCount()
        """How far the run is."""
        self._way: Way | None = None
        self._rest_of = ""
        # Before anybody else: who hears of an event asks for what it means.
        self.progressed.connect(self._follow)

    @property
    def beyond_return(self) -> bool:
        """Whether something was sent that can't be rolled back, so that the run can only be finished."""
        return self._way is not None and self._way.beyond_return

    @property
    def can_carry_on(self) -> bool:
        """Whether the run has ended beyond the point of no return and left something to do."""
        ended = (self.error is not None or self.report is not None) and not self.applied
        return ended and self.beyond_return and bool(self._rest_of)

    @property
    def running(self) -> bool:
        """Whether a plan is being carried out."""
        return self.starting and self.report is None and self.error is None

    @property
    def exposes(self) -> bool:
        """Whether the plan is of the secondary CIDR method: each EIP has an interface of its own."""
        return self.plan is not None and self.plan.selection.method is Method.SECONDARY_CIDR

    @property
    def applied(self) -> bool:
        """Whether everything planned holds, read back from the cloud."""
        return self.report is not None and self.report.outcome is Outcome.APPLIED

    @property
    def changed_nothing(self) -> bool:
        """Whether the run has ended, and no write of it had an effect."""
        return self.report is not None and self.report.outcome is Outcome.UNDONE and not self.wrote

    @property
    def report_failures(self) -> tuple[Failure, ...]:
        """Why the run did not reach its end; empty while it goes on, and where it was only stopped."""
        return self.report.failures if self.report else ()

    @property
    def refused_mode(self) -> str:
        """The code by which the cloud refused multi-EIP mode in this run, empty if it did not."""
        return next((code for each in self.report_failures if (code := mode_refusal(each.error))), "")

    def forget(self) -> None:
        """Begin anew with the plan as it is: nothing of it was done yet."""
        self.report = self.error = None
        self.starting = self.paused = self.wrote = self.resumed = False
        self.steps = StepCount()
        self._way, self._rest_of = Way(self.plan) if self.plan else None, ""

    def _follow(self, event: ProgressEvent) -> None:
        self.steps = self.steps.after(event)
        if isinstance(event, PlanStarted):
            self._rest_of = event.run_id
        if isinstance(event, CallAnswered) and (event.error is None or not event.error.answered):
            self.wrote = True
        if isinstance(event, Paused | Resumed | Finished):
            self.paused = isinstance(event, Paused)
        if self._way is not None:
            self._way = self._way.after(event)
