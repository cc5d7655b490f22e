"""States and modes in words, each with the icon and tone that go with it."""

from collections.abc import Callable
from dataclasses import dataclass

from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.cloud.eni import EniStatus, EniType
from gui.domain.cloud.instance import InstanceStatus, OsType
from gui.words import labels
from gui.words.plain_text import without_mnemonic
from gui.words.tone import Tone
from gui.words.translation import translate


@dataclass(frozen=True, slots=True)
class Word:
    """A state as shown: the text says all; icon and tone repeat it."""

    text: str
    icon: str
    tone: Tone


def eip_status(status: EipStatus) -> Word:
    """Return how to show the state of an EIP."""
    match status:
        case EipStatus.AVAILABLE:
            return Word(translate("Words", "Available"), "open", Tone.QUIET)
        case EipStatus.IN_USE:
            return Word(translate("Words", "Bound"), "good", Tone.GOOD)
        case EipStatus.ASSOCIATING:
            return Word(translate("Words", "Associating"), "busy", Tone.BUSY)
        case EipStatus.UNASSOCIATING:
            return Word(translate("Words", "Disassociating"), "busy", Tone.BUSY)
        case EipStatus.RELEASING:
            return Word(translate("Words", "Releasing"), "busy", Tone.BUSY)
        case EipStatus.UNKNOWN:
            return Word(translate("Words", "Unknown"), "warning", Tone.WARNING)


def eni_status(status: EniStatus) -> Word:
    """Return how to show the state of an ENI."""
    match status:
        case EniStatus.AVAILABLE:
            return Word(translate("Words", "Available"), "open", Tone.QUIET)
        case EniStatus.IN_USE:
            return Word(translate("Words", "Attached"), "good", Tone.GOOD)
        case EniStatus.ATTACHING:
            return Word(translate("Words", "Attaching"), "busy", Tone.BUSY)
        case EniStatus.DETACHING:
            return Word(translate("Words", "Detaching"), "busy", Tone.BUSY)
        case EniStatus.DELETING:
            return Word(translate("Words", "Deleting"), "busy", Tone.BUSY)
        case EniStatus.UNKNOWN:
            return Word(translate("Words", "Unknown"), "warning", Tone.WARNING)


def instance_status(status: InstanceStatus) -> Word:
    """Return how to show the state of an instance."""
    match status:
        case InstanceStatus.RUNNING:
            return Word(translate("Words", "Running"), "good", Tone.GOOD)
        case InstanceStatus.STOPPED:
            return Word(translate("Words", "Stopped"), "stop", Tone.QUIET)
        case InstanceStatus.PENDING:
            return Word(translate("Words", "Being created"), "busy", Tone.BUSY)
        case InstanceStatus.STARTING:
            return Word(translate("Words", "Starting"), "busy", Tone.BUSY)
        case InstanceStatus.STOPPING:
            return Word(translate("Words", "Stopping"), "busy", Tone.BUSY)
        case InstanceStatus.UNKNOWN:
            return Word(translate("Words", "Unknown"), "warning", Tone.WARNING)


def longest_state(width: Callable[[str], int]) -> str:
    """Return the word for a state that is the widest as ``width`` measures it."""
    words = (*map(eip_status, EipStatus), *map(eni_status, EniStatus), *map(instance_status, InstanceStatus))
    return max((each.text for each in words), key=width)


def state(value: str) -> str:
    """Return the word for a state of an EIP, an ENI or an instance; a new one stands as it is."""
    if value in set(EipStatus):
        return eip_status(EipStatus(value)).text
    if value in set(EniStatus):
        return eni_status(EniStatus(value)).text
    return instance_status(InstanceStatus(value)).text if value in set(InstanceStatus) else value


def lock(reason: str) -> str:
    """Return why the cloud has locked an EIP; a reason that the API has added later stands as it is."""
    match reason:
        case "financial":
            return translate("Words", "overdue payment")
        case "security":
            return translate("Words", "security reasons")
    return reason


def mode(association_mode: AssociationMode | None) -> str:
    """Return the vendor's name of an association mode, empty where it is not known."""
    match association_mode:
        case AssociationMode.NAT:
            return translate("Words", "NAT mode")
        case AssociationMode.MULTI_EIP:
            return without_mnemonic(labels.text(labels.MULTI_EIP_METHOD))
        case AssociationMode.CUT_THROUGH:
            return translate("Words", "Cut-through mode")
        case None:
            return ""


def eni_type(kind: EniType) -> str:
    """Return the kind of an ENI."""
    match kind:
        case EniType.PRIMARY:
            return translate("Words", "Primary")
        case EniType.SECONDARY:
            return translate("Words", "Secondary")
        case EniType.OTHER:
            return translate("Words", "Other")


def os_type(kind: OsType) -> str:
    """Return the kind of guest."""
    return "Windows" if kind is OsType.WINDOWS else "Linux"


def charge_type(kind: str) -> str:
    """Return how an EIP is paid for; the vendor's own word where it is a new one."""
    match kind:
        case "PostPaid":
            return translate("Words", "Pay-as-you-go")
        case "PrePaid":
            return translate("Words", "Subscription")
    return kind
