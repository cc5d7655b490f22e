"""What an unfinished run left behind, read from the cloud; and how it goes on."""

from collections.abc import Callable
from dataclasses import dataclass

from gui.domain.contracts import CloudApi
from gui.domain.operations import Operation
from gui.domain.progress import ProgressEvent
from gui.domain.proof import Reads, Reason, Verdict
from gui.services.clock import Clock
from gui.services.execution import Execution
from gui.services.journal import Journal
from gui.services.looking import look
from gui.services.records import Run


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one operation of an unfinished run stands now.

    Attributes:
        index: row of the plan.
        operation: what was to be done.
        verdicts: what the cloud says now about each of its items.
        touched: ids for which the run may have had an effect.
    """

    index: int
    operation: Operation
    verdicts: tuple[Verdict, ...]
    touched: frozenset[str]


def survey(cloud: CloudApi, run: Run) -> tuple[Standing, ...]:
    """Read the cloud and say where each operation of ``run`` stands: to be shown before anybody decides.

    Raises:
        CloudError: it can't be read.
    """
    reads = Reads()
    for operation in run.plan.operations:
        reads |= operation.reads
    seen = look(cloud, run.plan.region, reads)
    touched = run.start(undo=False).touched
    return tuple(
        Standing(index, operation, operation.judge(seen), touched.get(index, frozenset()))
        for index, operation in enumerate(run.plan.operations)
    )


def elsewhere(standings: tuple[Standing, ...]) -> bool:
    """Return whether none of the run's resources exists here: then the run was another account's."""
    verdicts = [verdict for standing in standings for verdict in standing.verdicts]
    return bool(verdicts) and all(verdict.reason is Reason.GONE for verdict in verdicts)


def resume(
    cloud: CloudApi,
    run: Run,
    journal: Journal,
    report: Callable[[ProgressEvent], None] | None = None,
    *,
    undo: bool,
    can_sign_in: bool = False,
    clock: Clock | None = None,
) -> Execution:
    """Return the execution that goes on with ``run``, or takes it back.

    Args:
        cloud: where to read and write.
        run: the unfinished run.
        journal: where it was found.
        report: told of every event.
        undo: take everything back; a run that had turned back already goes on doing so in any case.
        can_sign_in: see Execution.
        clock: see Execution.
    """
    return Execution(
        cloud,
        run.plan,
        journal,
        report,
        can_sign_in=can_sign_in,
        clock=clock,
        run_id=run.run_id,
        start=run.start(undo=undo),
    )
