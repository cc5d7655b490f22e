"""Operations, their parts and their failures, in words."""

from collections.abc import Iterable

from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.errors import CloudErrorKind
from gui.domain.cloud.inventory import Inventory
from gui.domain.engine.progress import Failure, ItemState, Outcome, Report, WaitReason
from gui.domain.operations.eips import AllocateEip, ModifyEip, ReleaseEip
from gui.domain.operations.instance_eips import AssociateWithInstance, InstanceEipChange, UnassociateFromInstance
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.judgements import Reason
from gui.domain.operations.networks import AddBlock, CreateVSwitch, DeleteVSwitch, RemoveBlock, VpcChange
from gui.domain.operations.operation import (
    AssociateEips,
    AttachEni,
    BindingChange,
    DetachEni,
    Making,
    Operation,
    UnassociateEips,
)
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.plan import Plan
from gui.words import states
from gui.words.errors import error_text
from gui.words.joining import listed, paragraph, with_subject
from gui.words.names import resource_name, short_name
from gui.words.states import Word
from gui.words.tone import Tone
from gui.words.translation import QT_TRANSLATE_NOOP, Counted, translate

REASONS = {
    Reason.GONE: QT_TRANSLATE_NOOP("Operations", "It no longer exists."),
    Reason.TAKEN: QT_TRANSLATE_NOOP("Operations", "Another user has bound it to {target}. It was not changed."),
    Reason.OTHER_MODE: QT_TRANSLATE_NOOP(
        "Operations", "It is bound there in another mode ({mode}). It was not changed."
    ),
    Reason.OTHER_VALUE: QT_TRANSLATE_NOOP(
        "Operations", "Its name or bandwidth is {value} now, which this run can't replace. It was not changed."
    ),
    Reason.LEAVING: QT_TRANSLATE_NOOP("Operations", "Another user is unbinding or deleting it ({status})."),
    Reason.FELL_BACK: QT_TRANSLATE_NOOP(
        "Operations", "The cloud accepted the call, then returned to the previous state."
    ),
    Reason.NOT_TAKEN_UP: QT_TRANSLATE_NOOP("Operations", "The cloud accepted the call, but nothing changed."),
    Reason.STILL_PENDING: QT_TRANSLATE_NOOP(
        "Operations", "Its state is still changing. Refresh later to see the result."
    ),
    Reason.REFUSED: QT_TRANSLATE_NOOP("Operations", "The cloud refused the call."),
    Reason.UNREAD: QT_TRANSLATE_NOOP("Operations", "Its state could not be read, so it is not known."),
    Reason.BLOCKED: QT_TRANSLATE_NOOP("Operations", "An earlier step did not succeed."),
    Reason.NOT_STARTED: QT_TRANSLATE_NOOP("Operations", "It was not started."),
    Reason.CHANGED_LATER: QT_TRANSLATE_NOOP("Operations", "It was done, but was changed before the final check."),
}
"""Why one resource is not as wanted."""

OUTCOMES = {
    Outcome.APPLIED: QT_TRANSLATE_NOOP("Operations", "Done and verified: everything is as planned."),
    Outcome.UNDONE: QT_TRANSLATE_NOOP("Operations", "The run did not succeed. Everything is as it was before."),
    Outcome.KEPT: QT_TRANSLATE_NOOP("Operations", "Stopped. What was done so far is kept."),
    Outcome.LEFT: QT_TRANSLATE_NOOP("Operations", "Some steps could be neither finished nor rolled back."),
    Outcome.CHANGED: QT_TRANSLATE_NOOP("Operations", "Nothing was sent: what the plan relies on has changed."),
    Outcome.PAUSED: QT_TRANSLATE_NOOP("Operations", "Paused: the credentials have expired."),
    Outcome.INTERRUPTED: QT_TRANSLATE_NOOP("Operations", "Interrupted. The run is not finished."),
}
"""How a run ended; window and commands add what to do there."""


class _Counted(Counted):
    """Sentences with a number: the collector of sentences sees that they need plural forms only in ``self.tr``."""

    def bind(self, count: int) -> str:
        """Return what binding ``count`` EIPs is called."""
        return self.tr("Bind %n EIP(s) to interface {eni}", "", count)

    def unbind(self, count: int) -> str:
        """Return what disassociating ``count`` EIPs is called."""
        return self.tr("Unbind %n EIP(s) from interface {eni}", "", count)


def operation_title(operation: Operation, inventory: Inventory | None) -> str:
    """Return what ``operation`` does, with the names a person knows the resources by."""
    match operation:
        case AssociateEips() | UnassociateEips() | AttachEni() | DetachEni():
            return _binding_title(operation, inventory)
        case AssociateWithInstance() | UnassociateFromInstance():
            return _instance_eip_title(operation, inventory)
        case CreateEni() | DeleteEni() | AllocateEip() | ReleaseEip():
            return _making_title(operation, inventory)
        case AddBlock() | RemoveBlock() | CreateVSwitch() | DeleteVSwitch():
            return _vpc_title(operation)
        case StopInstance(instance_id=instance):
            text = translate("Operations", "Stop instance {instance}")
            return text.format(instance=short_name(instance, inventory))
        case StartInstance(instance_id=instance):
            text = translate("Operations", "Start instance {instance} again")
            return text.format(instance=short_name(instance, inventory))
        case ModifyEip():
            return _attributes_title(operation, inventory)


def _binding_title(operation: BindingChange, inventory: Inventory | None) -> str:
    eni = short_name(operation.eni_id, inventory)
    match operation:
        case AssociateEips(allocation_ids=ids):
            return _Counted().bind(len(ids)).format(eni=eni)
        case UnassociateEips(allocation_ids=ids):
            return _Counted().unbind(len(ids)).format(eni=eni)
        case AttachEni(instance_id=instance):
            text = translate("Operations", "Attach interface {eni} to instance {instance}")
            return text.format(eni=eni, instance=short_name(instance, inventory))
        case DetachEni(instance_id=instance):
            text = translate("Operations", "Detach interface {eni} from instance {instance}")
            return text.format(eni=eni, instance=short_name(instance, inventory))


def _instance_eip_title(operation: InstanceEipChange, inventory: Inventory | None) -> str:
    match operation:
        case AssociateWithInstance():
            text = translate("Operations", "Bind EIP {eip} to instance {instance}")
        case UnassociateFromInstance():
            text = translate("Operations", "Unbind EIP {eip} from instance {instance}")
    instance = short_name(operation.instance_id, inventory)
    return text.format(eip=short_name(operation.eip, inventory), instance=instance)


def _making_title(operation: Making, inventory: Inventory | None) -> str:
    match operation:
        case CreateEni(name=name):
            return translate("Operations", "Create interface {name}").format(name=name).rstrip()
        case DeleteEni(eni_id=eni, name=name):
            return translate("Operations", "Delete interface {name}").format(name=name or short_name(eni, inventory))
        case AllocateEip(name=name):
            return translate("Operations", "Allocate EIP {name}").format(name=name).rstrip()
        case ReleaseEip(eip=eip, name=name):
            return translate("Operations", "Release EIP {name}").format(name=name or short_name(eip, inventory))


def _vpc_title(operation: VpcChange) -> str:
    match operation:
        case AddBlock(block=block):
            return translate("Operations", "Add the secondary CIDR block {block}").format(block=block)
        case RemoveBlock(block=block):
            return translate("Operations", "Remove the secondary CIDR block {block}").format(block=block)
        case CreateVSwitch(cidr=cidr):
            return translate("Operations", "Create vSwitch {name}").format(name=cidr)
        case DeleteVSwitch(vswitch_id=vswitch, name=name):
            return translate("Operations", "Delete vSwitch {name}").format(name=name or vswitch)


def _attributes_title(operation: ModifyEip, inventory: Inventory | None) -> str:
    name, bandwidth = operation.name, operation.bandwidth
    if name and bandwidth:
        text = translate("Operations", "Change EIP {eip}: name {name}, bandwidth {bandwidth} Mbit/s")
    elif bandwidth:
        text = translate("Operations", "Change EIP {eip}: bandwidth {bandwidth} Mbit/s")
    else:
        text = translate("Operations", "Change EIP {eip}: name {name}")
    eip = short_name(operation.eip, inventory)
    return text.format(eip=eip, name=name or operation.name_before, bandwidth=bandwidth)


def operation_proof(operation: Operation) -> str:
    """Return by what reading ``operation`` is proven."""
    match operation:
        case AssociateEips() | UnassociateEips() | AssociateWithInstance() | UnassociateFromInstance():
            return _eips_proof(operation)
        case DeleteEni() | ReleaseEip():
            return translate("Operations", "the cloud no longer lists it")
        case AllocateEip():
            return translate("Operations", "the EIP has the wanted state")
        case ModifyEip():
            return translate("Operations", "the EIP has the wanted name and bandwidth")
        case AddBlock() | RemoveBlock() | CreateVSwitch() | DeleteVSwitch():
            return translate("Operations", "VPC and vSwitch have the wanted state")
        case StopInstance():
            return translate("Operations", "the instance is stopped")
        case StartInstance():
            return translate("Operations", "the instance is running")
        case _:
            return translate("Operations", "the interface has the wanted state")


def _eips_proof(operation: AssociateEips | UnassociateEips | InstanceEipChange) -> str:
    match operation:
        case AssociateEips(mode=AssociationMode.MULTI_EIP):
            return translate("Operations", "each EIP is bound to this interface in multi-EIP mode")
        case AssociateEips():
            return translate("Operations", "each EIP is bound to this interface")
        case AssociateWithInstance():
            return translate("Operations", "the EIP is bound to this instance")
        case UnassociateEips() | UnassociateFromInstance():
            return translate("Operations", "each EIP is unbound")


def failure_text(failure: Failure) -> str:
    """Return why one resource is not as wanted."""
    values = {"target": "?", "mode": "?", "status": "?", "value": "?", **dict(failure.values)}
    if values["mode"] in set(AssociationMode):
        values["mode"] = states.mode(AssociationMode(str(values["mode"])))
    text = translate("Operations", str(REASONS[failure.reason])).format(**values)
    if failure.error is None:
        return text
    refusal = error_text(failure.error)
    return paragraph((refusal.what, refusal.fix))


def item_state(state: ItemState) -> Word:
    """Return how to show the state of one EIP or ENI of a run."""
    match state:
        case ItemState.WAITING:
            word = Word(translate("Operations", "Not started"), "open", Tone.QUIET)
        case ItemState.ALREADY:
            word = Word(translate("Operations", "Nothing to change"), "good", Tone.GOOD)
        case ItemState.GONE:
            word = Word(translate("Operations", "Already gone, not removed by this run"), "warning", Tone.WARNING)
        case ItemState.SENT:
            word = Word(translate("Operations", "Sending"), "busy", Tone.BUSY)
        case ItemState.PENDING:
            word = Word(translate("Operations", "In progress"), "busy", Tone.BUSY)
        case ItemState.DONE:
            word = Word(translate("Operations", "Verified"), "good", Tone.GOOD)
        case ItemState.FAILED:
            word = Word(translate("Operations", "Failed"), "bad", Tone.BAD)
        case ItemState.UNDONE:
            word = Word(translate("Operations", "Rolled back, verified"), "open", Tone.QUIET)
        case ItemState.LEFT:
            word = Word(translate("Operations", "Not changed back"), "warning", Tone.WARNING)
    return word


def wait_reason(reason: WaitReason, seconds: float) -> str:
    """Return why the run waits, and how long."""
    match reason:
        case WaitReason.SETTLING:
            text = translate("Operations", "Waiting for the cloud, next reading in {seconds} s")
        case WaitReason.THROTTLED:
            text = translate("Operations", "Throttled by the cloud, next try in {seconds} s")
        case WaitReason.BUSY:
            text = translate("Operations", "Another task uses the resource, next try in {seconds} s")
        case WaitReason.UNANSWERED:
            text = translate("Operations", "No answer, next try in {seconds} s")
        case WaitReason.RATE_LIMIT:
            text = translate("Operations", "Waiting {seconds} s to stay under the rate limit")
    return text.format(seconds=max(1, round(seconds)))


def outcome_text(report: Report) -> tuple[Tone, str, str]:
    """Return how a run ended, for the window: tone, what happened, what to do."""
    what = translate("Operations", str(OUTCOMES[report.outcome]))
    match report.outcome:
        case Outcome.APPLIED:
            text = translate("Operations", "Next: the guest configuration, without which the guest can't use the EIPs.")
            return Tone.GOOD, what, text
        case Outcome.UNDONE:
            text = translate("Operations", "The rows give the reason. Remove the cause, then go back to the review.")
        case Outcome.KEPT:
            text = translate("Operations", "Go back to the review to do the rest. Finished steps are not repeated.")
        case Outcome.LEFT:
            text = translate("Operations", "Finish the steps listed below in the console.")
            return Tone.BAD, what, text
        case Outcome.CHANGED:
            text = translate("Operations", "Go back to the review and check what changed.")
        case Outcome.INTERRUPTED:
            text = translate("Operations", "Sign in again to resume the run or to roll it back.")
        case Outcome.PAUSED:
            text = translate(
                "Operations", "Sign in again, then go back to the review. Finished steps are not repeated."
            )
    return Tone.WARNING, what, text


def failure_lines(failures: Iterable[Failure], plan: Plan | None, inventory: Inventory | None) -> list[str]:
    """Return one line for each reason, with the names of the resources it is about.

    Args:
        failures: why resources are not as wanted.
        plan: what was to be done; where a permission was missing, all that it needs are named once.
        inventory: names the resources.
    """
    about: dict[str, list[str]] = {}
    denied = False
    for failure in failures:
        names = about.setdefault(failure_text(failure), [])
        names.append(resource_name(failure.resource, inventory))
        denied |= failure.error is not None and failure.error.kind is CloudErrorKind.DENIED
    lines = [f"• {with_subject(listed(dict.fromkeys(names)), text)}" for text, names in about.items()]
    if denied and plan is not None:
        text = translate("Failures", "The plan needs these RAM actions: {actions}.")
        actions = dict.fromkeys(each.call.permission for each in plan.operations)
        lines.append(text.format(actions=listed(actions)))
    return lines
