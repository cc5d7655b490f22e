"""Makes a secondary ENI at once, after asking whether its address is free."""

from pathlib import Path

from gui.domain.cloud import references
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.contracts import CloudApi
from gui.domain.operations.interfaces import CreateEni
from gui.domain.plans.new_eni import creation_of
from gui.domain.plans.plan import Plan
from gui.services.runs.immediate_run import ImmediateResult, ProgressListener, Started, make


def make_eni(
    cloud: CloudApi,
    plan: Plan,
    journal_dir: Path,
    started: Started = lambda _execution: None,
    told: ProgressListener | None = None,
) -> ImmediateResult:
    """Carry out ``plan`` as ``making.make`` does, unless the address is taken; blocking.

    Args:
        cloud: where.
        plan: made by ``plans.new_eni``.
        journal_dir: folder of the journal.
        started: told of the run just before it begins, so that it can be stopped.
        told: told of every event of the run, in this thread.

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
    return make(cloud, plan, journal_dir, started, told)


def _may_be_free(cloud: CloudApi, operation: CreateEni) -> bool:
    """Ask whether the address is free, where the account may ask; else the creation itself will tell."""
    if operation.address is None or isinstance(operation.vswitch_id, references.MarkRef):
        return True
    try:
        return cloud.is_free(operation.region, operation.vswitch_id, operation.address)
    except CloudError as error:
        if error.kind is CloudErrorKind.DENIED:
            return True
        raise
