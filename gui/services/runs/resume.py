"""What an unfinished run left behind, read from the cloud; and how it goes on."""

from collections.abc import Callable
from dataclasses import dataclass

from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.kinds import INSTANCES, VPCS
from gui.domain.contracts import CloudApi
from gui.domain.engine.irreversible import held_before, irreversible
from gui.domain.engine.progress import ProgressEvent
from gui.domain.operations.judgements import Judgement, Reason, Verdict
from gui.domain.operations.operation import Operation
from gui.domain.operations.reading import Reads
from gui.domain.plans.plan import Plan
from gui.services.runs.clock import Clock
from gui.services.runs.execution import Budget, Execution
from gui.services.runs.journal import Journal
from gui.services.runs.journal_records import Run
from gui.services.runs.reading import look
from gui.services.runs.shared_looks import Looks


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one operation of an unfinished run stands now.

    Attributes:
        index: row of the plan.
        operation: what was to be done.
        verdicts: what the cloud says now about each of its items.
        touched: ids for which the run may have had an effect.
        found: whether anything is there that tells that this is the account of the run, the same for all rows.
    """

    index: int
    operation: Operation
    verdicts: tuple[Verdict, ...]
    touched: frozenset[str]
    found: bool


def survey(cloud: CloudApi, run: Run) -> tuple[Standing, ...]:
    """Read the cloud and say where each operation of ``run`` stands: to be shown before anybody decides.

    Raises:
        CloudError: it can't be read.
    """
    plan, touched = run.plan, run.touched
    reads = Reads()
    for operation in plan.operations:
        reads |= operation.reads
    seen = look(cloud, plan.region, reads)
    judged = [operation.judge(seen) for operation in plan.operations]
    found = any(_proves(*each) for each in zip(plan.operations, judged, strict=True))
    if not found and run.beyond_return:
        found = _account_of(cloud, plan)
    return tuple(
        Standing(index, operation, _as_done(judged[index], held), touched.get(index, frozenset()), found)
        for index, operation in enumerate(plan.operations)
        for held in (held_before(plan, touched, index),)
    )


def _as_done(verdicts: tuple[Verdict, ...], held: frozenset[str]) -> tuple[Verdict, ...]:
    """Return ``verdicts``; what the run went on from was as wanted then, whatever is said of it now."""
    return tuple(Verdict(each.resource, Judgement.HOLDS) if each.resource in held else each for each in verdicts)


def _proves(operation: Operation, verdicts: tuple[Verdict, ...]) -> bool:
    """Return whether anything of the operation is there; that nothing is there to be deleted proves nothing."""
    ends = irreversible(operation)
    return not all(each.reason is Reason.GONE or (ends and each.judgement is Judgement.HOLDS) for each in verdicts)


def _account_of(cloud: CloudApi, plan: Plan) -> bool:
    """Return whether what outlives a deletion is here: the instance that had the ENI, or the VPC it was in."""
    instance = plan.selection.instance
    vpcs = tuple(fact.value for fact in plan.relied_on if fact.name == "vpc")
    reads = Reads.of(INSTANCES, *((instance,) if instance else ())) | Reads.of(VPCS, *vpcs)
    try:
        seen = look(cloud, plan.region, reads)
    except CloudError:
        return True  # it can't be told, so nothing is claimed
    return any(seen.answers.values()) or not reads


def elsewhere(standings: tuple[Standing, ...]) -> bool:
    """Return whether none of the run's resources exists here: then the run was another account's."""
    return bool(standings) and not any(standing.found for standing in standings)


def resume(
    cloud: CloudApi,
    run: Run,
    journal: Journal,
    report: Callable[[ProgressEvent], None] | None = None,
    *,
    undo: bool,
    can_sign_in: bool = False,
    clock: Clock | None = None,
    budget: Budget | None = None,
    looks: Looks | None = None,
) -> Execution:
    """Return the execution that goes on with ``run``, or takes it back.

    Args:
        cloud: where to read and write.
        run: the unfinished run.
        journal: where it was found.
        report: told of every event.
        undo: take everything back; a run that had turned back already goes on doing so in any case. Of a run beyond
            the point of no return nothing is rolled back, see ``Run.beyond_return``: ask before.
        can_sign_in: see Execution.
        clock: see Execution.
        budget: see Execution.
        looks: see Execution.
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
        budget=budget,
        looks=looks,
    )
