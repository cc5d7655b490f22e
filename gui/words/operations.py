"""Operations, their parts and their failures, in words."""

from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.references import MarkRef
from gui.domain.engine.progress import Failure, ItemState, Outcome, Report, WaitReason
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
from gui.words.errors import error_text
from gui.words.names import short_name
from gui.words.states import Word
from gui.words.tone import Tone
from gui.words.translation import QT_TRANSLATE_NOOP, Counted, translate

REASONS = {
    Reason.GONE: QT_TRANSLATE_NOOP("Operations", "It no longer exists."),
    Reason.TAKEN: QT_TRANSLATE_NOOP("Operations", "Somebody else has bound it meanwhile. It was left alone."),
    Reason.OTHER_MODE: QT_TRANSLATE_NOOP("Operations", "It is bound there in another mode. It was left alone."),
    Reason.LEAVING: QT_TRANSLATE_NOOP("Operations", "Somebody else is taking it away."),
    Reason.FELL_BACK: QT_TRANSLATE_NOOP("Operations", "The cloud took the call, then went back to the state before."),
    Reason.NOT_TAKEN_UP: QT_TRANSLATE_NOOP("Operations", "The cloud took the call, but nothing changed."),
    Reason.STILL_PENDING: QT_TRANSLATE_NOOP(
        "Operations", "Its state has been changing for too long; it may still end."
    ),
    Reason.REFUSED: QT_TRANSLATE_NOOP("Operations", "The cloud refused."),
    Reason.UNREAD: QT_TRANSLATE_NOOP("Operations", "Its state could not be read, so it is not known."),
    Reason.BLOCKED: QT_TRANSLATE_NOOP("Operations", "An earlier step did not succeed."),
    Reason.NOT_STARTED: QT_TRANSLATE_NOOP("Operations", "It was not begun."),
    Reason.CHANGED_LATER: QT_TRANSLATE_NOOP(
        "Operations", "It was done, but was no longer so when everything was read."
    ),
}


class _Counted(Counted):
    """Sentences with a number: the collector of sentences sees that they need plural forms only in ``self.tr``."""

    def bind(self, count: int) -> str:
        """Return what binding ``count`` EIPs is called."""
        return self.tr("Bind %n EIP(s) to interface {eni}", "", count)

    def unbind(self, count: int) -> str:
        """Return what disassociating ``count`` EIPs is called."""
        return self.tr("Disassociate %n EIP(s) from interface {eni}", "", count)


def operation_title(operation: Operation, inventory: Inventory | None) -> str:
    """Return what ``operation`` does, with the names a person knows the resources by."""
    match operation:
        case AssociateEips() | UnassociateEips() | AttachEni() | DetachEni():
            return _binding_title(operation, inventory)
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


def _binding_title(operation: BindingChange, inventory: Inventory | None) -> str:
    eni = short_name(operation.eni_id, inventory)
    match operation:
        case AssociateEips(allocation_ids=ids):
            return _Counted().bind(len(ids)).format(eni=eni)
        case UnassociateEips(allocation_ids=ids):
            return _Counted().unbind(len(ids)).format(eni=eni)
        case AttachEni(instance_id=instance):
            text = translate("Operations", "Bind interface {eni} to instance {instance}")
            return text.format(eni=eni, instance=short_name(instance, inventory))
        case DetachEni(instance_id=instance):
            text = translate("Operations", "Unbind interface {eni} from instance {instance}")
            return text.format(eni=eni, instance=short_name(instance, inventory))


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


def operation_proof(operation: Operation) -> str:
    """Return by what reading ``operation`` is proven."""
    match operation:
        case AssociateEips() | UnassociateEips():
            return _eips_proof(operation)
        case DeleteEni() | ReleaseEip():
            return translate("Operations", "reading until the cloud does not list it any more")
        case AllocateEip():
            return translate("Operations", "reading the EIP back until its state is as wanted")
        case AddBlock() | RemoveBlock() | CreateVSwitch() | DeleteVSwitch():
            return translate("Operations", "reading VPC and vSwitch back until they are as wanted")
        case StopInstance():
            return translate("Operations", "reading the instance back until it is stopped")
        case StartInstance():
            return translate("Operations", "reading the instance back until it runs")
        case _:
            return translate("Operations", "reading the interface back until its state is as wanted")


def _eips_proof(operation: AssociateEips | UnassociateEips) -> str:
    match operation:
        case AssociateEips(mode=AssociationMode.MULTI_EIP):
            return translate(
                "Operations", "reading each EIP back until it is bound to this interface in multi-EIP to ENI mode"
            )
        case AssociateEips():
            return translate("Operations", "reading each EIP back until it is bound to this interface")
        case UnassociateEips():
            return translate("Operations", "reading each EIP back until it is bound to nothing")


def console_steps(operation: Operation) -> str:
    """Return how a person finishes ``operation`` in the vendor's console."""
    match operation:
        case AssociateEips() | UnassociateEips() | AttachEni() | DetachEni():
            return _binding_steps(operation)
        case CreateEni() | DeleteEni() | AllocateEip() | ReleaseEip():
            return _making_steps(operation)
        case AddBlock() | RemoveBlock():
            return translate("Operations", "VPC console: the VPC, CIDR Block.")
        case CreateVSwitch() | DeleteVSwitch():
            return translate("Operations", "VPC console: vSwitch.")
        case StopInstance():
            return translate("Operations", "ECS console, Instances: the instance, Stop.")
        case StartInstance():
            return translate("Operations", "ECS console, Instances: the instance, Start.")


def _binding_steps(operation: BindingChange) -> str:
    match operation:
        case AssociateEips(mode=AssociationMode.NAT):
            return translate("Operations", "EIP console: Bind Resource, Secondary ENI, NAT mode.")
        case AssociateEips():
            return translate("Operations", "EIP console: Bind Resource, Secondary ENI, Multi-EIP to ENI mode.")
        case UnassociateEips():
            return translate("Operations", "EIP console: the EIP, Disassociate.")
        case AttachEni():
            return translate("Operations", "ECS console, Network Interfaces: the interface, Bind to Instance.")
        case DetachEni():
            return translate("Operations", "ECS console, Network Interfaces: the interface, Unbind.")


def _making_steps(operation: Making) -> str:
    match operation:
        case CreateEni():
            return translate("Operations", "ECS console, Network Interfaces: Create ENI.")
        case DeleteEni(eni_id=MarkRef(mark)):
            text = translate("Operations", "ECS console, Network Interfaces: the one with the tag {mark}, Delete.")
            return text.format(mark=mark)
        case DeleteEni():
            return translate("Operations", "ECS console, Network Interfaces: the interface, Delete.")
        case AllocateEip():
            return translate("Operations", "EIP console: Create EIP.")
        case ReleaseEip():
            return translate("Operations", "EIP console: the EIP, Release.")


def failure_text(failure: Failure) -> str:
    """Return why one resource is not as wanted."""
    text = translate("Operations", str(REASONS[failure.reason])).format(**dict(failure.values))
    if failure.error is None:
        return text
    refusal = error_text(failure.error)
    return f"{refusal.what} {refusal.fix}"


def item_state(state: ItemState) -> Word:
    """Return how to show the state of one EIP or ENI of a run."""
    match state:
        case ItemState.WAITING:
            word = Word(translate("Operations", "Not begun"), "open", Tone.QUIET)
        case ItemState.ALREADY:
            word = Word(translate("Operations", "Was so already"), "good", Tone.GOOD)
        case ItemState.GONE:
            word = Word(translate("Operations", "Gone, not removed by this run"), "warning", Tone.WARNING)
        case ItemState.SENT:
            word = Word(translate("Operations", "Sent"), "busy", Tone.BUSY)
        case ItemState.PENDING:
            word = Word(translate("Operations", "The cloud is at work"), "busy", Tone.BUSY)
        case ItemState.DONE:
            word = Word(translate("Operations", "Done, read back"), "good", Tone.GOOD)
        case ItemState.FAILED:
            word = Word(translate("Operations", "Failed"), "bad", Tone.BAD)
        case ItemState.UNDONE:
            word = Word(translate("Operations", "Undone, read back"), "open", Tone.QUIET)
        case ItemState.LEFT:
            word = Word(translate("Operations", "Left as it is"), "warning", Tone.WARNING)
    return word


def wait_reason(reason: WaitReason, seconds: float) -> str:
    """Return why the run waits, and how long."""
    match reason:
        case WaitReason.SETTLING:
            text = translate("Operations", "Waiting for the cloud, next look in {seconds} s")
        case WaitReason.THROTTLED:
            text = translate("Operations", "Throttled by the cloud, next try in {seconds} s")
        case WaitReason.BUSY:
            text = translate("Operations", "Another task is at work on it, next try in {seconds} s")
        case WaitReason.UNANSWERED:
            text = translate("Operations", "No answer, next try in {seconds} s")
        case WaitReason.RATE_LIMIT:
            text = translate("Operations", "Holding back to stay under the rate limit, {seconds} s")
    return text.format(seconds=max(1, round(seconds)))


def outcome_text(report: Report) -> tuple[Tone, str, str]:
    """Return how a run ended: tone, what happened, what to do."""
    match report.outcome:
        case Outcome.APPLIED:
            return (
                Tone.GOOD,
                translate("Operations", "Everything is bound, read back from the cloud."),
                translate("Operations", "Next: the guest configuration, without which the guest can't use the EIPs."),
            )
        case Outcome.UNDONE:
            return (
                Tone.WARNING,
                translate("Operations", "It did not work, and everything is as it was before."),
                translate("Operations", "The rows say why. Go back to the review when the cause is gone."),
            )
        case Outcome.KEPT:
            return (
                Tone.WARNING,
                translate("Operations", "Stopped. What was done so far stays."),
                translate("Operations", "Go back to the review to do the rest; what is done is not done twice."),
            )
        case Outcome.LEFT:
            return (
                Tone.BAD,
                translate("Operations", "Some things could be neither finished nor undone."),
                translate("Operations", "They are listed below with what remains to be done."),
            )
        case Outcome.CHANGED:
            return (
                Tone.WARNING,
                translate("Operations", "Nothing was sent: the cloud is no longer as it was at the review."),
                translate("Operations", "Go back to the review and look at what changed."),
            )
        case Outcome.INTERRUPTED:
            return (
                Tone.WARNING,
                translate("Operations", "Interrupted. The run is not finished."),
                translate("Operations", "Sign in again to resume the run or to roll it back."),
            )
        case Outcome.PAUSED:
            return (
                Tone.WARNING,
                translate("Operations", "Paused: the credentials have ended."),
                translate("Operations", "Sign in again, then go back to the review; what is done is not done twice."),
            )
