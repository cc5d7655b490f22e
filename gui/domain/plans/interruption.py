"""What each step of a plan interrupts: which resources, until which step, and for about how long."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gui.domain.cloud.references import EniRef, item_of
from gui.domain.operations.eips import ReleaseEip
from gui.domain.operations.instance_eips import UnassociateFromInstance
from gui.domain.operations.interfaces import DeleteEni
from gui.domain.operations.networks import DeleteVSwitch, RemoveBlock
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.operations.power import StopInstance
from gui.domain.plans.outages import estimated_seconds, outages
from gui.domain.plans.plan import Plan


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
        (UnassociateEips, UnassociateFromInstance),
    )
    found = (each for kind in kinds for each in plan.operations if isinstance(each, kind))
    return next(found, None)


def _interruption(plan: Plan, index: int, stopped: frozenset[str]) -> Interruption | None:
    operation = plan.operations[index]
    match operation:
        case StopInstance(instance_id=instance):
            until = _end(plan, index, lambda each: each == operation.undo)
            return Interruption(InterruptedKind.INSTANCE, (instance,), (), instance, until, _span(plan, index, until))
        case DetachEni(eni_id=eni, instance_id=instance):
            until = _end(plan, index, lambda each: isinstance(each, AttachEni) and each.eni_id == eni)
            key = item_of(eni)
            eips = tuple(each for each in _carried(plan, key) if not _moves(plan, eni, each))
            return Interruption(InterruptedKind.INTERFACE, (key,), eips, instance, until, _span(plan, index, until))
        case UnassociateEips() | UnassociateFromInstance():
            working = tuple(each for each in operation.items if each not in stopped)
            if not working:
                return None
            until, seconds = _eips_end(plan, index, working)
            return Interruption(InterruptedKind.EIPS, working, working, "", until, seconds)
    return None


def _moves(plan: Plan, detached: EniRef, eip: str) -> bool:
    """Return whether ``eip`` does not come back with the interface ``detached``: it is bound to something else."""
    bindings = [each for each in plan.operations if isinstance(each, AssociateEips) and eip in each.items]
    return bool(bindings) and bindings[-1].eni_id != detached


def _eips_end(plan: Plan, index: int, eips: Sequence[str]) -> tuple[int | None, tuple[int, int] | None]:
    """Return the step that ends the interruption of ``eips``, of which step ``index`` is part, and the estimate.

    That is the attachment of what they are bound to then. Where nothing is told of it, it is the binding.
    """
    again = frozenset(eips)
    found = [each for each in outages(plan) if each.eip in again and each.first <= index + 1 <= (each.until or 0)]
    if {each.eip for each in found} == again:
        last = max(found, key=lambda each: each.until or 0)
        return last.until, last.seconds
    until = _end(plan, index, lambda each: isinstance(each, AssociateEips) and again <= frozenset(each.allocation_ids))
    return until, _span(plan, index, until)


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
