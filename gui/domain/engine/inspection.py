"""Looks at an operation without sending anything: what a run that stops can say of it."""

from gui.domain.cloud.references import MarkRef
from gui.domain.engine.look_times import poll_interval
from gui.domain.engine.operation_run import Failing, OperationRunner
from gui.domain.engine.progress import Failure, WaitReason
from gui.domain.engine.readings import BRIEFLY, UnreadError
from gui.domain.engine.retry_policy import CONFIRM, LAG, Pause
from gui.domain.engine.write_traces import Traces
from gui.domain.operations.judgements import Judgement, Reason, Verdict
from gui.domain.operations.operation import AttachEni, DetachEni, Operation

_BLAMING = {Reason.TAKEN, Reason.OTHER_MODE}
"""What is said of another user; a run says it of nothing that its own writes may have made so."""


def inspect(
    settler: OperationRunner,
    index: int,
    operation: Operation,
    reason: Reason,
    *,
    undoing: bool = False,
    begun: bool = True,
) -> Failing:
    """Return what of ``operation`` does not hold; of what may have changed since it was read, that it is not known.

    Args:
        settler: of the run; it reads, and knows what was sent.
        index: row of the plan.
        operation: the operation of that row, or when ``undoing`` the one that takes it back.
        reason: why something does not hold, unless the reading says another.
        undoing: see ``operation``.
        begun: whether the run had come to this operation; before that, what stands in its way is the run's own work.
    """
    start = settler.now
    since: dict[str, tuple[Judgement, float]] = {}
    while True:
        try:
            seen = yield from settler.readings.look(operation.reads, BRIEFLY)
        except UnreadError as unread:
            return tuple(Failure(item, Reason.UNREAD, error=unread.error) for item in operation.items)
        verdicts = tuple(_as_detached(operation, each, undoing=undoing) for each in operation.judge(seen))
        waited = settler.now - start
        for each in verdicts:
            if since.get(each.resource, (None, 0.0))[0] is not each.judgement:
                since[each.resource] = (each.judgement, settler.now)
        odd = [each for each in verdicts if _surprises(settler.traces, index, operation, each, undoing=undoing)]
        lasting = all(settler.now - since[each.resource][1] >= CONFIRM for each in odd)
        if lasting or waited >= LAG:
            break
        yield from settler.readings.rest(Pause(poll_interval(waited), 0.0, WaitReason.SETTLING))
    found: list[Failure] = []
    for each in verdicts:
        why = _why_not(settler, index, operation, each, reason, undoing=undoing)
        if why in _BLAMING and (not begun or settler.traces.never_read(each.resource)):
            why = Reason.UNREAD if begun else reason
        if why is not None:
            found.append(Failure(each.resource, why, each.values))
    return tuple(found)


def _as_detached(operation: Operation, verdict: Verdict, *, undoing: bool) -> Verdict:
    """Return ``verdict``; an ENI of the plan's own making that is gone is attached nowhere."""
    made = undoing and isinstance(operation, DetachEni) and _names_made(operation, verdict.resource)
    return Verdict(verdict.resource, Judgement.HOLDS) if made and verdict.reason is Reason.GONE else verdict


def _surprises(traces: Traces, index: int, operation: Operation, verdict: Verdict, *, undoing: bool) -> bool:
    """Return whether the reading is to be taken again: a list may lack an item once."""
    if verdict.judgement is not Judgement.HOLDS:
        return verdict.judgement is Judgement.CONFLICTING
    removal = undoing or operation.undo is None
    return removal and traces.of(index, verdict.resource, undoing=undoing) is None


def _why_not(
    settler: OperationRunner, index: int, operation: Operation, verdict: Verdict, reason: Reason, *, undoing: bool
) -> Reason | None:
    item = verdict.resource
    match verdict.judgement:
        case Judgement.HOLDS:
            return Reason.UNREAD if settler.traces.may_be_old(index, item, undoing=undoing) else None
        case Judgement.PENDING:
            return Reason.STILL_PENDING
        case Judgement.NOT_YET:
            # A later row, or the way back, may have made it so since.
            return Reason.UNREAD if settler.traces.never_read(item) else reason
        case _ if verdict.reason is Reason.GONE and _names_made(operation, item):
            # No reading says that what the run makes is gone: a list may not have it yet, or it was never made.
            return Reason.UNREAD if any(item in items for items in settler.touched.values()) else reason
        case _:
            return verdict.reason


def _names_made(operation: Operation, item: str) -> bool:
    """Return whether ``item`` is the mark of an ENI of the plan's own making."""
    return isinstance(operation, AttachEni | DetachEni) and operation.eni_id == MarkRef(item)
