"""The topology before and after a plan, told from the plan alone: from the facts it relied on, and its operations."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from gui.domain.cloud.references import item_of
from gui.domain.operations.eips import AllocateEip, ReleaseEip
from gui.domain.operations.instance_eips import AssociateWithInstance, UnassociateFromInstance
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.networks import AddBlock, CreateVSwitch, DeleteVSwitch, RemoveBlock
from gui.domain.operations.operation import (
    AssociateEips,
    AttachEni,
    DetachEni,
    Operation,
    UnassociateEips,
)
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.plan import Plan


class Element(StrEnum):
    """What a line of the picture is."""

    INSTANCE = "instance"
    INTERFACE = "interface"
    EIPS = "eips"
    VPC = "vpc"
    VSWITCH = "vswitch"
    BLOCK = "block"


class ElementChange(StrEnum):
    """What happens to the elements of a line.

    ``ADDED`` and ``REMOVED``: bound or attached at this place, or no longer. ``CREATED`` and ``DELETED``: the thing
    itself. It stays at its place: ``INTERRUPTED`` where it is stopped or detached in between, ``CHANGED`` where it has
    another name or bandwidth.
    """

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    CREATED = "created"
    DELETED = "deleted"
    INTERRUPTED = "interrupted"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class PictureLine:
    """One line of one side.

    Attributes:
        level: how deep below the instance or VPC, from 0.
        element: what it is.
        ids: one id, or several EIPs to which the same happens; what the plan makes has its mark for an id.
        change: what happens to them.
        free: whether it is bound or attached to nothing.
    """

    level: int
    element: Element
    ids: tuple[str, ...]
    change: ElementChange = ElementChange.KEPT
    free: bool = False


@dataclass(frozen=True, slots=True)
class ChangePicture:
    """Both sides of the picture."""

    before: tuple[PictureLine, ...] = ()
    after: tuple[PictureLine, ...] = ()


@dataclass(slots=True)
class _Side:
    """Where each thing is: the id of what carries it, empty for nothing."""

    places: dict[str, str] = field(default_factory=dict)
    elements: dict[str, Element] = field(default_factory=dict)

    def put(self, thing: str, element: Element, place: str = "") -> None:
        self.elements[thing] = element
        self.places[thing] = place

    def lines(self, change: Callable[[str], ElementChange]) -> Iterator[PictureLine]:
        roots = [each for each, place in self.places.items() if place not in self.places]
        yield from self._below(roots, 0, change)

    def _below(self, things: list[str], level: int, change: Callable[[str], ElementChange]) -> Iterator[PictureLine]:
        for element in Element:
            found = [each for each in things if self.elements[each] is element]
            if element is Element.EIPS:
                for happens in ElementChange:
                    ids = tuple(each for each in found if change(each) is happens)
                    if ids:
                        yield PictureLine(level, element, ids, happens, free=level == 0)
                continue
            for each in found:
                free = level == 0 and element is Element.INTERFACE
                yield PictureLine(level, element, (each,), change(each), free=free)
                inside = [thing for thing, place in self.places.items() if place == each]
                yield from self._below(inside, level + 1, change)


def change_picture(plan: Plan) -> ChangePicture:
    """Return the topology that ``plan`` found, and the one that it leaves; empty sides where nothing is known."""
    before = _found(plan)
    after = _Side(dict(before.places), dict(before.elements))
    for operation in plan.operations:
        _apply(operation, after)
    stays = _where_it_is(plan)

    def goes(thing: str) -> ElementChange:
        if thing not in after.places:
            return ElementChange.DELETED
        if after.places[thing] != before.places[thing]:
            return ElementChange.REMOVED if before.places[thing] else ElementChange.KEPT
        return stays.get(thing, ElementChange.KEPT)

    def comes(thing: str) -> ElementChange:
        if thing not in before.places:
            return ElementChange.CREATED
        if after.places[thing] != before.places[thing]:
            return ElementChange.ADDED if after.places[thing] else ElementChange.KEPT
        return stays.get(thing, ElementChange.KEPT)

    return ChangePicture(tuple(before.lines(goes)), tuple(after.lines(comes)))


def _where_it_is(plan: Plan) -> dict[str, ElementChange]:
    """Return what happens to each thing that ``plan`` changes, should it end at its place."""
    # A VPC is no other one for its blocks: they are shown themselves.
    changes = (each for each in plan.operations if not isinstance(each, AddBlock | RemoveBlock))
    interruptions = (each for each in plan.operations if isinstance(each, StopInstance | DetachEni))
    changed = {item: ElementChange.CHANGED for each in changes for item in each.items}
    return changed | {item: ElementChange.INTERRUPTED for each in interruptions for item in each.items}


def _found(plan: Plan) -> _Side:
    """Return where everything was that the plan relied on or takes away."""
    side = _Side()
    for resource, name, value in plan.relied_on:
        _put_fact(resource, name, value, side)
    for operation in plan.operations:
        _put_what_it_names(operation, side)
    for place in tuple(side.places.values()):
        if place and place not in side.places:
            side.put(place, Element.INSTANCE if place.startswith("i-") else Element.INTERFACE)
    return side


def _put_fact(resource: str, name: str, value: str, side: _Side) -> None:
    match name:
        case "type":
            side.put(resource, Element.INSTANCE)
        case "instance":
            side.put(resource, Element.INTERFACE, value)
        case "target":
            side.put(resource, Element.EIPS, value)
        case "eips":
            for eip in value.split():
                side.put(eip, Element.EIPS, resource)


def _put_what_it_names(operation: Operation, side: _Side) -> None:
    """Add what ``operation`` takes as there, and no fact told of."""
    match operation:
        case StopInstance(instance_id=instance) | StartInstance(instance_id=instance) | AttachEni(instance_id=instance):
            side.elements.setdefault(instance, Element.INSTANCE)
            side.places.setdefault(instance, "")
        case AddBlock(vpc_id=vpc) | CreateVSwitch(vpc_id=vpc):
            side.put(vpc, Element.VPC)
        case RemoveBlock(vpc_id=vpc, block=block):
            side.put(vpc, Element.VPC)
            side.put(str(block), Element.BLOCK, vpc)
        case DeleteVSwitch(vswitch_id=vswitch, vpc_id=vpc):
            side.put(vpc, Element.VPC)
            side.put(item_of(vswitch), Element.VSWITCH, vpc)


def _apply(operation: Operation, side: _Side) -> None:
    match operation:
        case AssociateEips(allocation_ids=eips, eni_id=eni):
            for eip in eips:
                side.put(eip, Element.EIPS, item_of(eni))
        case UnassociateEips(allocation_ids=eips):
            for eip in eips:
                side.put(eip, Element.EIPS)
        case AssociateWithInstance(eip=eip, instance_id=instance):
            side.put(eip, Element.EIPS, instance)
        case UnassociateFromInstance(eip=eip):
            side.put(eip, Element.EIPS)
        case AttachEni(eni_id=eni, instance_id=instance):
            side.put(item_of(eni), Element.INTERFACE, instance)
        case DetachEni(eni_id=eni):
            side.put(item_of(eni), Element.INTERFACE)
        case _:
            _make_or_delete(operation, side)


def _make_or_delete(operation: Operation, side: _Side) -> None:
    match operation:
        case CreateEni(mark=mark):
            side.put(mark, Element.INTERFACE)
        case AllocateEip(mark=mark):
            side.put(mark, Element.EIPS)
        case CreateVSwitch(mark=mark, vpc_id=vpc):
            side.put(mark, Element.VSWITCH, vpc)
        case AddBlock(vpc_id=vpc, block=block):
            side.put(str(block), Element.BLOCK, vpc)
        case DeleteEni(eni_id=gone) | ReleaseEip(eip=gone) | DeleteVSwitch(vswitch_id=gone):
            side.places.pop(item_of(gone), None)
        case RemoveBlock(block=block):
            side.places.pop(str(block), None)
        case _:
            pass  # nothing changes its place
