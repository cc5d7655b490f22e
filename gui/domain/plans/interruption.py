"""What each step of a plan interrupts: which resources, until which step, and for about how long.

Alibaba Cloud promises no duration for any of these calls. The seconds are estimates, from the quickest to the slowest
that an administrator should expect; they serve to announce a change, and nothing waits by them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gui.domain.cloud.references import item_of
from gui.domain.operations.eips import ReleaseEip
from gui.domain.operations.interfaces import DeleteEni
from gui.domain.operations.networks import DeleteVSwitch, RemoveBlock
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.plan import Plan

_SECONDS: Final[dict[type[Operation], tuple[int, int]]] = {
    StopInstance: (30, 180),
    StartInstance: (30, 180),
    AttachEni: (5, 30),
    DetachEni: (5, 30),
    AssociateEips: (5, 60),
}
_OTHER_SECONDS: Final = (2, 30)
_UNBIND_SECONDS: Final = (2, 10)
"""For each EIP: they are unbound one after another."""


class InterruptedKind(StrEnum):
    """What stops working: all services of an instance, the addresses of an interface, or single EIPs."""

    INSTANCE = "instance"
    INTERFACE = "interface"
    EIPS = "eips"


@dataclass(frozen=True, slots=True)
class Interruption:
    """What one step interrupts.

    Attributes:
        kind: see InterruptedKind.
        ids: the instance, the interface or the EIPs.
        eips: the EIPs among the addresses, as far as the plan knows them.
        instance: the instance whose traffic is meant, empty where the step names none.
        until: number of the step that ends it, counted from 1; None when the plan does not end it.
        seconds: the shortest and longest estimate; None when the plan does not end it.
    """

    kind: InterruptedKind
    ids: tuple[str, ...]
    eips: tuple[str, ...] = ()
    instance: str = ""
    until: int | None = None
    seconds: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ChangeStep:
    """One step of a plan as it is reviewed.

    Attributes:
        number: counted from 1.
        operation: what is sent.
        interruption: what it interrupts, None for nothing that is not interrupted already.
        permanent: whether nothing takes it back.
    """

    number: int
    operation: Operation
    interruption: Interruption | None = None
    permanent: bool = False


def change_steps(plan: Plan) -> tuple[ChangeStep, ...]:
    """Return the steps of ``plan`` in order, each with what it interrupts."""
    stopped: set[str] = set()
    steps = []
    for index, operation in enumerate(plan.operations):
        interruption = _interruption(plan, index, frozenset(stopped))
        if interruption is not None:
            stopped |= {*interruption.ids, *interruption.eips}
        if isinstance(operation, AssociateEips | AttachEni):
            stopped -= set(operation.items)
        steps.append(ChangeStep(index + 1, operation, interruption, operation.undo is None))
    return tuple(steps)


def gravest(plan: Plan) -> Operation | None:
    """Return the step of ``plan`` with the gravest effect; None where no step stops, ends or deletes anything."""
    kinds: tuple[tuple[type[Operation], ...], ...] = (
        (DeleteEni, ReleaseEip, DeleteVSwitch, RemoveBlock),
        (StopInstance,),
        (DetachEni,),
        (UnassociateEips,),
    )
    found = (each for kind in kinds for each in plan.operations if isinstance(each, kind))
    return next(found, None)


def estimated_seconds(operations: Sequence[Operation]) -> tuple[int, int]:
    """Return in how many seconds ``operations`` are verified, one after another: at least, and at most."""
    low, high = 0, 0
    for each in operations:
        if isinstance(each, UnassociateEips):
            count = len(each.allocation_ids)
            least, most = _UNBIND_SECONDS[0] * count, _UNBIND_SECONDS[1] * count
        else:
            least, most = _SECONDS.get(type(each), _OTHER_SECONDS)
        low, high = low + least, high + most
    return low, high


def _interruption(plan: Plan, index: int, stopped: frozenset[str]) -> Interruption | None:
    operation = plan.operations[index]
    match operation:
        case StopInstance(instance_id=instance):
            until = _end(plan, index, lambda each: each == operation.undo)
            return Interruption(InterruptedKind.INSTANCE, (instance,), (), instance, until, _span(plan, index, until))
        case DetachEni(eni_id=eni, instance_id=instance):
            until = _end(plan, index, lambda each: isinstance(each, AttachEni) and each.eni_id == eni)
            key = item_of(eni)
            eips = _carried(plan, key)
            return Interruption(InterruptedKind.INTERFACE, (key,), eips, instance, until, _span(plan, index, until))
        case UnassociateEips(allocation_ids=ids):
            working = tuple(each for each in ids if each not in stopped)
            if not working:
                return None
            again = frozenset(working)
            until = _end(
                plan, index, lambda each: isinstance(each, AssociateEips) and again <= frozenset(each.allocation_ids)
            )
            return Interruption(InterruptedKind.EIPS, working, working, "", until, _span(plan, index, until))
    return None


def _carried(plan: Plan, eni: str) -> tuple[str, ...]:
    """Return the EIPs that were on ``eni`` when the plan was made."""
    found = next((fact.value.split() for fact in plan.relied_on if (fact.resource, fact.name) == (eni, "eips")), [])
    return tuple(found)


def _end(plan: Plan, index: int, ends: Callable[[Operation], bool]) -> int | None:
    """Return the number of the first step after ``index`` for which ``ends`` holds."""
    later = enumerate(plan.operations[index + 1 :], start=index + 2)
    return next((number for number, each in later if ends(each)), None)


def _span(plan: Plan, index: int, until: int | None) -> tuple[int, int] | None:
    return estimated_seconds(plan.operations[index:until]) if until is not None else None
