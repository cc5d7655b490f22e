"""Events of a run as lines for a terminal."""

from collections.abc import Iterator, Mapping

from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.errors import CloudError
from gui.domain.engine.progress import (
    CallAnswered,
    CallSent,
    Failure,
    Finished,
    ItemChanged,
    ItemState,
    Left,
    Outcome,
    Paused,
    PlanStarted,
    ProgressEvent,
    Report,
    StopChoice,
    UndoStarted,
    Waiting,
    WaitReason,
)
from gui.domain.operations.eips import AllocateEip, ReleaseEip
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.judgements import Reason
from gui.domain.operations.networks import AddBlock, CreateVSwitch, DeleteVSwitch, RemoveBlock
from gui.domain.operations.operation import (
    AssociateEips,
    AttachEni,
    BindingChange,
    DetachEni,
    Making,
    Operation,
    UnassociateEips,
    VpcChange,
)
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.plan import FactChange
from gui.words.command_line import cloud_facts, error_sentences
from gui.words.errors import error_text

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.APPLIED: "Done: everything is as planned, and was read back.",
    Outcome.UNDONE: "Not done: everything is as it was.",
    Outcome.KEPT: "Stopped: what was done stays; this is left:",
    Outcome.LEFT: "Something is left that could be neither finished nor undone:",
    Outcome.CHANGED: "Nothing was sent: what the plan relied on has changed.",
    Outcome.PAUSED: "The credentials have ended. After a new sign-in, 'multi-eip resume' goes on; until then:",
    Outcome.INTERRUPTED: "Interrupted: the run is not finished. 'multi-eip resume' goes on or undoes it. Still open:",
}

_GONE = "no longer exists; this run did not remove it"

REASONS: Mapping[Reason, str] = {
    Reason.GONE: "it does not exist any more",
    Reason.TAKEN: "somebody bound it to {target}",
    Reason.OTHER_MODE: "somebody bound it in mode {mode}",
    Reason.LEAVING: "it is being removed (state {status})",
    Reason.FELL_BACK: "the cloud accepted the call, and then fell back to the state before",
    Reason.NOT_TAKEN_UP: "the cloud accepted the call, but nothing changed",
    Reason.STILL_PENDING: "it is still on its way from one state to another",
    Reason.REFUSED: "the cloud refused the call",
    Reason.UNREAD: "its state could not be read",
    Reason.BLOCKED: "something before it could not be undone",
    Reason.NOT_STARTED: "the run was stopped before it",
    Reason.CHANGED_LATER: "somebody changed it after it was done",
}

_WAITS: Mapping[WaitReason, str] = {
    WaitReason.THROTTLED: "the cloud is throttling",
    WaitReason.BUSY: "the cloud is busy with another task",
    WaitReason.UNANSWERED: "no answer came",
    WaitReason.RATE_LIMIT: "the limit of calls per minute is reached",
}


def lines(event: ProgressEvent) -> Iterator[str]:
    """Yield the lines that tell ``event``; none for what a terminal need not know."""
    match event:
        case PlanStarted(run_id, rows, resumed):
            yield f"run {run_id} {'goes on' if resumed else 'begins'}: {len(rows)} operations"
        case CallSent(_, action, items, attempt, undoing):
            again = f" (attempt {attempt})" if attempt > 1 else ""
            yield f"{'undo: ' if undoing else ''}{action} {' '.join(items)}{again}"
        case CallAnswered(error=CloudError() as error):
            yield f"  {'refused' if error.answered else 'not answered'}: {error_text(error).what} {cloud_facts(error)}"
        case ItemChanged(_, resource, ItemState.GONE):
            yield f"  {resource} {_GONE}"
        case ItemChanged(_, resource, state, failure):
            yield f"  {resource} {state.value}" + (f": {reason_of(failure)}" if failure else "")
        case Waiting(seconds, reason) if reason is not WaitReason.SETTLING:
            yield f"  waiting {seconds:.1f} s: {_WAITS[reason]}"
        case UndoStarted(failures, stopped):
            why = "stopped: " if stopped else "failed: " if failures else ""
            yield f"{why}taking everything back"
        case Paused(error):
            yield f"paused: {sentence_of(error)}"
        case Finished(report):
            yield from report_lines(report)
        case _:
            return


def report_lines(report: Report) -> Iterator[str]:
    """Yield the lines that tell how a run ended."""
    for failure in report.failures:
        yield f"failed: {failure.resource}: {reason_of(failure)}"
    yield OUTCOMES[report.outcome]
    if report.stopped is StopChoice.UNDO and report.outcome is Outcome.KEPT:
        yield "  (Nothing was taken back: a deletion or release had been sent. 'multi-eip resume' goes on.)"
    if report.resume_after is not None:
        yield f"  The cloud asks to wait {report.resume_after:.0f} s before the next call."
    for resource in report.gone:
        yield f"  {resource} {_GONE}"
    for change in report.changes:
        yield f"  {change_line(change)}"
    for left in report.left:
        yield f"  {left_line(left)}"
    if report.journal_error:
        yield f"  The journal failed on the way: {report.journal_error}"


def change_line(change: FactChange) -> str:
    """Return one changed fact in words."""
    return f"{change.resource} {change.name}: was {change.before or 'nothing'!s}, is {change.after or 'nothing'!s}"


def left_line(left: Left) -> str:
    """Return in words what is left, why, and how to finish it in the console."""
    return f"{left.failure.resource}: {reason_of(left.failure)}. To finish it: {by_hand(left.operation)}."


def by_hand(operation: Operation) -> str:
    """Return what a person does in the vendor's console instead of ``operation``."""
    match operation:
        case AssociateEips() | UnassociateEips() | AttachEni() | DetachEni():
            return _binding_by_hand(operation)
        case CreateEni() | DeleteEni() | AllocateEip() | ReleaseEip():
            return _making_by_hand(operation)
        case AddBlock() | RemoveBlock() | CreateVSwitch() | DeleteVSwitch():
            return _vpc_by_hand(operation)
        case StopInstance():
            return f"ECS console > Instances > {operation.instance_id} > Stop"
        case StartInstance():
            return f"ECS console > Instances > {operation.instance_id} > Start"


def _binding_by_hand(operation: BindingChange) -> str:
    match operation:
        case AssociateEips():
            mode = "NAT Mode" if operation.mode is AssociationMode.NAT else "Multi-EIP to ENI Mode"
            return (
                f"EIP console > {' '.join(operation.items)} > Associate with Resource > Secondary ENI >"
                f" {mode} > {operation.eni_id}"
            )
        case UnassociateEips():
            return f"EIP console > {' '.join(operation.items)} > Disassociate (from {operation.eni_id})"
        case AttachEni():
            return f"ECS console > Network Interfaces > {operation.eni_id} > Bind to Instance > {operation.instance_id}"
        case DetachEni():
            return f"ECS console > Network Interfaces > {operation.eni_id} > Unbind (from {operation.instance_id})"


def _making_by_hand(operation: Making) -> str:
    match operation:
        case CreateEni():
            return f"ECS console > Network Interfaces > Create ENI > {operation.name or 'any name'}"
        case DeleteEni():
            return f"ECS console > Network Interfaces > {operation.eni_id} > Delete"
        case AllocateEip():
            return "EIP console > Create EIP"
        case ReleaseEip():
            return f"EIP console > {operation.name or operation.eip} > Release"


def _vpc_by_hand(operation: VpcChange) -> str:
    match operation:
        case AddBlock():
            return f"VPC console > {operation.vpc_id} > CIDR Block > Add Secondary IPv4 CIDR Block {operation.block}"
        case RemoveBlock():
            return f"VPC console > {operation.vpc_id} > CIDR Block > {operation.block} > Delete"
        case CreateVSwitch():
            return f"VPC console > vSwitch > Create vSwitch {operation.cidr} in {operation.vpc_id}, {operation.zone_id}"
        case DeleteVSwitch():
            return f"VPC console > vSwitch > {operation.name or operation.vswitch_id} > Delete"


def reason_of(failure: Failure) -> str:
    """Return in words why a resource is not as wanted."""
    text = REASONS[failure.reason].format(**dict(failure.values))
    return f"{text}. {sentence_of(failure.error)}" if failure.error else text


def sentence_of(error: CloudError) -> str:
    """Return what went wrong, what to do, and everything the support of Alibaba Cloud asks for."""
    return " ".join(error_sentences(error))
