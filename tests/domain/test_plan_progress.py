"""How far a plan has come, by its events; and which steps need consent."""

from gui.domain.engine.irreversible import needs_consent
from gui.domain.engine.plan_progress import TELLING, PlanProgress
from gui.domain.engine.progress import (
    Finished,
    OperationFinished,
    OperationSkipped,
    Outcome,
    PlanStarted,
    Report,
    UndoStarted,
    Waiting,
    WaitReason,
)
from gui.domain.operations.interfaces import DeleteEni
from gui.domain.operations.operation import AttachEni
from gui.domain.operations.power import StopInstance
from tests.helpers.region_values import ENI, INSTANCE, REGION

REPORT = Report("run", Outcome.APPLIED)


def test_a_plan_comes_further_with_each_operation_that_ends() -> None:
    progress = PlanProgress(2)
    for event, done in (
        (PlanStarted("run", ()), 0),
        (OperationFinished(0), 1),
        (Waiting(1.0, WaitReason.SETTLING), 1),
        (OperationSkipped(1), 2),
        (OperationFinished(1), 2),
    ):
        progress = progress.after(event)
        assert (progress.begun, progress.done) == (True, done)
    assert progress.after(Finished(REPORT)).report == REPORT


def test_what_is_rolled_back_counts_no_further() -> None:
    progress = PlanProgress(2).after(PlanStarted("run", ())).after(OperationFinished(0)).after(UndoStarted())
    assert progress.undoing
    assert progress.after(OperationFinished(1)).done == 1
    again = progress.after(PlanStarted("run", ()))
    assert (again.done, again.undoing) == (0, False)
    assert Waiting not in TELLING


def test_what_stops_or_ends_something_needs_consent() -> None:
    assert needs_consent(StopInstance(REGION, INSTANCE))
    assert needs_consent(DeleteEni(REGION, ENI))
    assert not needs_consent(AttachEni(REGION, ENI, INSTANCE))
