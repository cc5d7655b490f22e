"""The picture of a change in words: its lines, what each step interrupts, and the button that begins it."""

from math import ceil

from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.inventory import Inventory
from gui.domain.operations.instance_eips import UnassociateFromInstance
from gui.domain.operations.operation import DetachEni, Operation, UnassociateEips
from gui.domain.operations.power import StopInstance
from gui.domain.plans.change_picture import Element, ElementChange, PictureLine
from gui.domain.plans.interruption import ChangeStep, InterruptedKind, Interruption, gravest
from gui.domain.plans.plan import Plan
from gui.words.joining import listed, paragraph, with_subject
from gui.words.names import place_name, resource_name, short_name
from gui.words.states import Word
from gui.words.tone import Tone
from gui.words.translation import Counted, translate

SIGNS = {
    ElementChange.KEPT: "·",
    ElementChange.ADDED: "+",
    ElementChange.CREATED: "+",
    ElementChange.REMOVED: "−",
    ElementChange.DELETED: "−",
    ElementChange.INTERRUPTED: "~",
    ElementChange.CHANGED: "~",
}
"""One sign for each change; the word beside it says the same."""

MOST_NAMED = 10
"""So many addresses are named in a sentence; of more, the others are counted."""


class _Counted(Counted):
    def eips(self, count: int) -> str:
        return self.tr("%n EIP(s)", "", count)

    def more(self, count: int) -> str:
        return self.tr("and %n more", "", count)


def line_text(line: PictureLine, inventory: Inventory | None) -> str:
    """Return what ``line`` is: its kind, the names a person knows it by, and the id of an instance or interface."""
    names = listed(place_name(each, inventory) for each in line.ids)
    if line.element in {Element.INSTANCE, Element.INTERFACE}:
        names = resource_name(line.ids[0], inventory)
    match line.element:
        case Element.INSTANCE:
            return translate("ChangePicture", "Instance {name}").format(name=names)
        case Element.INTERFACE:
            return translate("ChangePicture", "Interface {name}").format(name=names)
        case Element.EIPS:
            return with_subject(_Counted().eips(len(line.ids)), names)
        case Element.VPC:
            return translate("ChangePicture", "VPC {name}").format(name=names)
        case Element.VSWITCH:
            return translate("ChangePicture", "vSwitch {name}").format(name=names)
        case Element.BLOCK:
            return translate("ChangePicture", "CIDR block {name}").format(name=names)


def line_word(line: PictureLine, *, after: bool = False) -> Word:
    """Return what happens to ``line``, with its colour; the text is empty for what only stays at its place.

    Args:
        line: of either side.
        after: whether it is of the side that shows the end.
    """
    match line.change:
        case ElementChange.ADDED:
            return Word(_added(line), "good", Tone.GOOD)
        case ElementChange.CREATED:
            return Word(translate("ChangePicture", "new"), "good", Tone.GOOD)
        case ElementChange.REMOVED:
            return Word(_removed(line), "warning", Tone.WARNING)
        case ElementChange.DELETED:
            return Word(_deleted(line), "bad", Tone.BAD)
        case ElementChange.INTERRUPTED:
            return Word(_started_again(line) if after else _interrupted(line), "warning", Tone.WARNING)
        case ElementChange.CHANGED:
            text = translate("ChangePicture", "changed") if after else translate("ChangePicture", "will be changed")
            return Word(text, "warning", Tone.WARNING)
        case ElementChange.KEPT:
            return Word(_free(line) if line.free else "", "open", Tone.QUIET)


def _free(line: PictureLine) -> str:
    if line.element is Element.INTERFACE:
        return translate("ChangePicture", "not attached")
    return translate("ChangePicture", "not bound")


def _added(line: PictureLine) -> str:
    if line.element is Element.INTERFACE:
        return translate("ChangePicture", "attached")
    return translate("ChangePicture", "bound")


def _removed(line: PictureLine) -> str:
    if line.element is Element.INTERFACE:
        return translate("ChangePicture", "will be detached")
    return translate("ChangePicture", "will be unbound")


def _deleted(line: PictureLine) -> str:
    if line.element is Element.EIPS:
        return translate("ChangePicture", "will be released permanently")
    if line.element is Element.BLOCK:
        return translate("ChangePicture", "will be removed from the VPC")
    return translate("ChangePicture", "will be deleted permanently")


def _interrupted(line: PictureLine) -> str:
    if line.element is Element.INTERFACE:
        return translate("ChangePicture", "will be detached and attached again")
    return translate("ChangePicture", "will be stopped and started again")


def _started_again(line: PictureLine) -> str:
    if line.element is Element.INTERFACE:
        return translate("ChangePicture", "attached again")
    return translate("ChangePicture", "started again")


def duration(seconds: tuple[int, int]) -> str:
    """Return an estimate in minutes.

    Args:
        seconds: at least, and at most.
    """
    low, high = max(1, round(seconds[0] / 60)), max(1, ceil(seconds[1] / 60))
    if low >= high:
        return translate("ChangePicture", "about {minutes} min").format(minutes=high)
    return translate("ChangePicture", "about {low} to {high} min").format(low=low, high=high)


def step_interruption(step: ChangeStep, inventory: Inventory | None) -> str:
    """Return which addresses ``step`` interrupts and for how long; empty where it interrupts nothing."""
    found = step.interruption
    if found is None:
        return ""
    addresses = _named(interrupted_addresses(found, inventory))
    if found.seconds is None or found.until is None:
        return _ends(found, inventory).format(addresses=addresses).rstrip(": ：")
    text = _pauses(found, inventory, until=found.until, time=duration(found.seconds))
    text = paragraph((text, addresses)) if addresses else text.rstrip(": ：")
    return f"{text}. {_for_peers()}" if _leaves_mode(step.operation) else text


def _leaves_mode(operation: Operation) -> bool:
    """Return whether ``operation`` frees EIPs of another mode, of which the plan binds each anew."""
    if isinstance(operation, UnassociateEips):
        return operation.mode is not AssociationMode.MULTI_EIP
    return isinstance(operation, UnassociateFromInstance)


def _for_peers() -> str:
    return translate(
        "ChangePicture",
        "The addresses and their DNS records stay the same. Connections that the guest opens have them as their source "
        "only if its routing says so: check the allow lists of your peers.",
    )


def interrupted_addresses(found: Interruption, inventory: Inventory | None) -> tuple[str, ...]:
    """Return the addresses that stop working, as far as they are known: private ones, and EIPs."""
    eips = tuple(dict.fromkeys(found.eips))
    if inventory is None:
        return eips
    enis = [each for each in inventory.interfaces if each.id in found.ids or each.instance_id in found.ids]
    private = (str(each) for eni in enis for each in (eni.private_address, *eni.secondary_addresses))
    here = {eni.id for eni in enis} | set(found.ids)
    public = (str(each.address) for each in inventory.eips if each.target_id in here)
    return tuple(dict.fromkeys((*private, *public, *(short_name(each, inventory) for each in eips))))


def _named(addresses: tuple[str, ...]) -> str:
    named = listed(addresses[:MOST_NAMED])
    left = len(addresses) - MOST_NAMED
    return f"{named} {_Counted().more(left)}" if left > 0 else named


def _pauses(found: Interruption, inventory: Inventory | None, *, until: int, time: str) -> str:
    instance = short_name(found.instance, inventory) if found.instance else ""
    match found.kind:
        case InterruptedKind.INSTANCE:
            text = translate(
                "ChangePicture",
                "All services on {instance} stop here until it is started again in step {step}, {time}:",
            )
        case InterruptedKind.INTERFACE:
            text = translate(
                "ChangePicture",
                "The traffic of {instance} over this interface stops here until step {step}, {time}, and connections "
                "over these addresses end:",
            )
        case InterruptedKind.EIPS:
            text = translate("ChangePicture", "The traffic over these EIPs stops here until step {step}, {time}:")
    return text.format(instance=instance, step=until, time=time)


def _ends(found: Interruption, inventory: Inventory | None) -> str:
    """Return the sentence about what the plan does not bring back; the addresses are put in later."""
    instance = short_name(found.instance, inventory) if found.instance else ""
    match found.kind:
        case InterruptedKind.INSTANCE:
            text = translate("ChangePicture", "All services on {instance} stop here: {addresses}")
        case InterruptedKind.INTERFACE:
            text = translate(
                "ChangePicture",
                "The traffic of {instance} over this interface stops here, and connections over these addresses end: "
                "{addresses}",
            )
        case InterruptedKind.EIPS:
            text = translate("ChangePicture", "The traffic over these EIPs stops here: {addresses}")
    return text.replace("{instance}", instance)


def with_gravest(verb: str, plan: Plan | None, inventory: Inventory | None) -> str:
    """Return ``verb`` with the gravest thing that ``plan`` does besides, where the verb does not name it.

    Args:
        verb: what the button says without it, deletions included.
        plan: what the button begins.
        inventory: gives the names.
    """
    stop = next((each for each in plan.operations if isinstance(each, StopInstance)), None) if plan else None
    if stop is not None:
        text = translate("ChangePicture", "{verb} (stops {name})")
        return text.format(verb=verb, name=_on_button(stop.instance_id, inventory))
    found = gravest(plan) if plan else None
    if isinstance(found, DetachEni):
        text = translate("ChangePicture", "{verb} (interrupts {name})")
        return text.format(verb=verb, name=_on_button(found.instance_id, inventory))
    return verb


def _on_button(resource: str, inventory: Inventory | None) -> str:
    """Return the name of ``resource``; an ampersand in it is no access key."""
    return short_name(resource, inventory).replace("&", "&&")
