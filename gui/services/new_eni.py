"""Makes a secondary ENI at once: a run of its own, in the journal before it is sent, proven by reading back."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from gui.domain import marks
from gui.domain.contracts import CloudApi
from gui.domain.creation import CreateEni
from gui.domain.eni import EniId
from gui.domain.errors import CloudError, CloudErrorKind
from gui.domain.plans.new_eni import creation_of
from gui.domain.plans.plan import Plan
from gui.domain.progress import Outcome, Report
from gui.services.execution import Execution
from gui.services.journal import Journal
from gui.services.records import Run
from gui.services.resume import resume


@dataclass(frozen=True, slots=True)
class Made:
    """How it ended.

    Attributes:
        report: of the run; None when nothing was sent because the address is taken.
        eni_id: the new ENI, None when there is none.
    """

    report: Report | None
    eni_id: EniId | None = None


def make_eni(
    cloud: CloudApi, plan: Plan, journal_dir: Path, started: Callable[[Execution], None] = lambda _execution: None
) -> Made:
    """Carry out ``plan``; blocking.

    Args:
        cloud: where.
        plan: made by ``plans.new_eni``.
        journal_dir: folder of the journal.
        started: told of the run just before it begins, so that it can be stopped.

    Raises:
        JournalError: it can't be written, or another run is not finished; nothing was sent.
        CloudError: the address could not be checked, or the new ENI not be read.
        ValueError: the plan is of another kind.
    """
    operation = _operation(plan)
    if not _may_be_free(cloud, operation):
        return Made(None)
    with closing(Journal(journal_dir)) as journal:
        execution = Execution(cloud, plan, journal)
        started(execution)
        return _made(cloud, operation, execution.run())


def finish_eni(cloud: CloudApi, run: Run, journal_dir: Path, *, undo: bool) -> Made:
    """Go on with such a run that was interrupted, or take it back; blocking.

    Raises:
        JournalError: the journal can't be written.
        CloudError: the new ENI could not be read.
        ValueError: the run's plan is of another kind.
    """
    operation = _operation(run.plan)
    with closing(Journal(journal_dir)) as journal:
        return _made(cloud, operation, resume(cloud, run, journal, undo=undo).run())


def _operation(plan: Plan) -> CreateEni:
    operation = creation_of(plan)
    if operation is None:
        raise ValueError("the plan does not make an ENI")
    return operation


def _made(cloud: CloudApi, operation: CreateEni, report: Report) -> Made:
    if report.outcome is not Outcome.APPLIED:
        return Made(report)
    eni = cloud.interface_made(operation.region, operation.mark)
    return Made(report, eni.id if eni else None)


def _may_be_free(cloud: CloudApi, operation: CreateEni) -> bool:
    """Ask whether the address is free, where the account may ask; else the creation itself will tell."""
    if operation.address is None or isinstance(operation.vswitch_id, marks.Made):
        return True
    try:
        return cloud.is_free(operation.region, operation.vswitch_id, operation.address)
    except CloudError as error:
        if error.kind is CloudErrorKind.DENIED:
            return True
        raise
