"""What a dialog carries out at once: a run of its own, in the journal before it is sent, proven by reading back."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.references import MarkRef
from gui.domain.contracts import CloudApi
from gui.domain.engine.progress import Outcome, ProgressEvent, Report
from gui.domain.operations.interfaces import CreateEni
from gui.domain.plans.immediate import creation_of
from gui.domain.plans.plan import Plan
from gui.services.runs.clock import Clock
from gui.services.runs.execution import Execution
from gui.services.runs.journal import Journal
from gui.services.runs.journal_records import Run
from gui.services.runs.reading import look
from gui.services.runs.resume import resume

ProgressListener = Callable[[ProgressEvent], None]
Started = Callable[[Execution], None]


@dataclass(frozen=True, slots=True)
class ImmediateResult:
    """How it ended.

    Attributes:
        report: of the run; None when nothing was sent because an address is taken.
        ids: of what is there now, in the order of the plan; empty unless everything was made. It may lack what the
            cloud does not show at once.
        unread: why ids are missing, None when all could be asked for.
    """

    report: Report | None
    ids: tuple[str, ...] = ()
    unread: CloudError | None = None


def is_immediate(plan: Plan) -> bool:
    """Return whether ``plan`` is carried out at once: everything in it is declared so."""
    return bool(plan.operations) and all(each.immediate for each in plan.operations)


def make(
    cloud: CloudApi,
    plan: Plan,
    journal_dir: Path,
    started: Started = lambda _execution: None,
    report: ProgressListener | None = None,
) -> ImmediateResult:
    """Carry out ``plan``; blocking. Stopped or refused, what it made until then is rolled back.

    Args:
        cloud: where.
        plan: one that ``is_immediate``.
        journal_dir: folder of the journal.
        started: told of the run just before it begins, so that it can be stopped.
        report: told of every event of the run, in this thread.

    Raises:
        JournalError: it can't be written, or another run is not finished; nothing was sent.
        ValueError: the plan is of another kind.
    """
    _check(plan)
    with closing(Journal(journal_dir)) as journal:
        execution = Execution(cloud, plan, journal, report)
        started(execution)
        return _read_back(cloud, plan, execution.run())


def make_eni(
    cloud: CloudApi,
    plan: Plan,
    journal_dir: Path,
    started: Started = lambda _execution: None,
    report: ProgressListener | None = None,
) -> ImmediateResult:
    """Carry out ``plan``, made by ``plans.immediate``, as ``make`` does, unless the address is taken; blocking.

    The parameters are those of ``make``.

    Raises:
        JournalError: it can't be written, or another run is not finished; nothing was sent.
        CloudError: the address could not be checked; nothing was sent.
        ValueError: the plan is of another kind.
    """
    operation = creation_of(plan)
    if operation is None:
        raise ValueError("the plan does not make an ENI")
    if not _may_be_free(cloud, operation):
        return ImmediateResult(None)
    return make(cloud, plan, journal_dir, started, report)


def _may_be_free(cloud: CloudApi, operation: CreateEni) -> bool:
    """Ask whether the address is free, where the account may ask; else the creation itself will tell."""
    if operation.address is None or isinstance(operation.vswitch_id, MarkRef):
        return True
    try:
        return cloud.is_free(operation.region, operation.vswitch_id, operation.address)
    except CloudError as error:
        if error.kind is CloudErrorKind.DENIED:
            return True
        raise


def finish(cloud: CloudApi, run: Run, journal_dir: Path, *, undo: bool, clock: Clock | None = None) -> ImmediateResult:
    """Go on with such a run that was interrupted, or take it back; blocking.

    Args:
        cloud: where.
        run: the run.
        journal_dir: folder of the journal.
        undo: take it back.
        clock: see Execution.

    Raises:
        JournalError: the journal can't be written.
        ValueError: the run's plan is of another kind.
    """
    _check(run.plan)
    with closing(Journal(journal_dir)) as journal:
        return _read_back(cloud, run.plan, resume(cloud, run, journal, undo=undo, clock=clock).run())


def _check(plan: Plan) -> None:
    if not is_immediate(plan):
        raise ValueError("the plan is not carried out at once")


def _read_back(cloud: CloudApi, plan: Plan, report: Report) -> ImmediateResult:
    if report.outcome is not Outcome.APPLIED:
        return ImmediateResult(report)
    found: list[str] = []
    try:
        for operation in plan.operations:
            seen = look(cloud, operation.region, operation.reads)
            found.extend(query.kind.key(each) for query, there in seen.answers.items() for each in there)
    except CloudError as error:
        # The run has proven it; that it can't be read a second time makes it no failure.
        return ImmediateResult(report, tuple(found), error)
    return ImmediateResult(report, tuple(found))
