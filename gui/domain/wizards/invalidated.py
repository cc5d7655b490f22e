"""Which earlier answers a new one takes back, without the user having named them."""

from dataclasses import dataclass
from enum import StrEnum

from gui.domain.choices.selection import EniChosen, Event, InstanceChosen, InventoryRead, RegionChosen, Selection
from gui.domain.wizards.in_use_choice import AlsoWanted, InUseChoice, InUseEvent


class ChoiceKind(StrEnum):
    """What can become void that way; ``gui.words.invalidated`` has the words."""

    EIPS = "eips"
    INTERFACE = "interface"
    INSTANCE = "instance"
    UNBINDING = "unbinding"
    STOP_HOST = "stop_host"
    STOP = "stop"
    GROUP = "group"
    HIDING = "hiding"
    DELETION = "deletion"
    RELEASE = "release"
    EIPS_ADDED = "eips_added"
    EIPS_REMOVED = "eips_removed"
    MORE_INTERFACES = "more_interfaces"
    KEPT_VSWITCHES = "kept_vswitches"
    KEPT_BLOCKS = "kept_blocks"


_FIELDS = {
    ChoiceKind.EIPS: "eips",
    ChoiceKind.INTERFACE: "eni",
    ChoiceKind.INSTANCE: "instance",
    ChoiceKind.UNBINDING: "detach_from",
    ChoiceKind.STOP_HOST: "stop_host",
    ChoiceKind.STOP: "stop",
    ChoiceKind.GROUP: "group",
    ChoiceKind.HIDING: "hide",
}

_IN_USE_FIELDS = {
    ChoiceKind.STOP: "stop",
    ChoiceKind.DELETION: "delete",
    ChoiceKind.RELEASE: "release",
    ChoiceKind.EIPS_ADDED: "added",
    ChoiceKind.EIPS_REMOVED: "removed",
    ChoiceKind.MORE_INTERFACES: "also",
    ChoiceKind.KEPT_VSWITCHES: "keep_vswitches",
    ChoiceKind.KEPT_BLOCKS: "keep_blocks",
}
"""The answers of the wizards for an interface in use; consents of the review are asked for each time it is shown."""


@dataclass(frozen=True, slots=True)
class Invalidated:
    """What one answer took back.

    Attributes:
        answers: which, in the order of the pages.
        before: all answers as they were; see ``selection.Restored`` and ``in_use_choice.ChoiceRestored``.
    """

    answers: tuple[ChoiceKind, ...]
    before: Selection | InUseChoice


def set_aside(chosen: Selection) -> Invalidated:
    """Return the EIPs, ENI and instance of ``chosen`` as answers that can be given again."""
    named = (ChoiceKind.EIPS, ChoiceKind.INTERFACE, ChoiceKind.INSTANCE)
    return Invalidated(tuple(each for each in named if getattr(chosen, _FIELDS[each])), chosen)


def invalidated(before: Selection, event: Event, now: Selection) -> Invalidated | None:
    """Return what ``event`` took back beside what it answers itself, None where that is nothing.

    Args:
        before: the answers before it.
        event: what the user answered; what a reading of the region takes back is told by ``as_chosen``.
        now: the answers after it.
    """
    if not isinstance(event, RegionChosen | EniChosen | InstanceChosen):
        return None
    own = {EniChosen: "eni", InstanceChosen: "instance"}.get(type(event))
    lost = tuple(
        answer
        for answer, field in _FIELDS.items()
        if field != own and getattr(before, field) and not getattr(now, field)
    )
    return Invalidated(lost, before) if lost else None


def invalidated_in_use(before: InUseChoice, event: InUseEvent, now: InUseChoice) -> Invalidated | None:
    """Return what ``event`` took back beside what it answers itself, None where that is nothing.

    Args:
        before: the choice before it.
        event: what the user answered, or a reading of the region.
        now: the choice after it.
    """
    if not isinstance(event, EniChosen | AlsoWanted | InventoryRead):
        return None
    own = "also" if isinstance(event, AlsoWanted) else ""
    lost = tuple(
        answer
        for answer, field in _IN_USE_FIELDS.items()
        if field != own and _taken_back(getattr(before, field, None), getattr(now, field, None))
    )
    return Invalidated(lost, before) if lost else None


def _taken_back(before: object, now: object) -> bool:
    if isinstance(before, frozenset) and isinstance(now, frozenset):
        return not before <= now
    return bool(before) and before != now
