"""What a plan leaves behind when it is applied: the state that drift is measured against, and that exports describe."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

from gui.domain.cloud.eip import AllocationId, AssociationMode
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.references import EniRef, MarkRef
from gui.domain.operations.eips import ReleaseEip
from gui.domain.operations.instance_eips import AssociateWithInstance, UnassociateFromInstance
from gui.domain.operations.interfaces import CreateEni, DeleteEni
from gui.domain.operations.operation import AssociateEips, AttachEni, BindingChange, DetachEni, UnassociateEips
from gui.domain.plans.plan import Plan


@dataclass(frozen=True, slots=True)
class Binding:
    """How one EIP is to be bound.

    Attributes:
        eni: the ENI that carries it, None when it is to be free.
        mode: how, None when the plan found it there and did not say.
    """

    eni: EniId | None
    mode: AssociationMode | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """The state after a plan.

    Attributes:
        bindings: every EIP the plan knows of.
        attachments: the instance of each ENI, None when it is to be unattached.
        carried: all EIPs of each ENI; an ENI whose EIPs the plan did not look at is missing.
        types: the instance type of each instance, as the plan found it.
        addresses: the public address of each EIP, as the plan found it.
        locked: the EIPs that were locked already, and may stay so.
    """

    bindings: Mapping[AllocationId, Binding] = field(default_factory=dict)
    attachments: Mapping[EniId, InstanceId | None] = field(default_factory=dict)
    carried: Mapping[EniId, frozenset[AllocationId]] = field(default_factory=dict)
    types: Mapping[InstanceId, str] = field(default_factory=dict)
    addresses: Mapping[AllocationId, str] = field(default_factory=dict)
    locked: frozenset[AllocationId] = frozenset()

    @property
    def instances(self) -> tuple[InstanceId, ...]:
        """The instances that are to have an ENI."""
        return tuple(dict.fromkeys(each for each in self.attachments.values() if each))

    @property
    def enis(self) -> tuple[EniId, ...]:
        """Every ENI that is named."""
        bound = (binding.eni for binding in self.bindings.values() if binding.eni)
        return tuple(dict.fromkeys((*self.attachments, *bound)))


def expected(plan: Plan, made: Mapping[str, EniId] | None = None) -> Expected:
    """Return the state that holds when ``plan`` is applied: what it relied on, changed by its operations in order.

    Args:
        plan: the plan.
        made: the ENIs that the plan made, by their marks; nothing is expected of one that is not in it.
    """
    known = {(fact.resource, fact.name): fact.value for fact in plan.relied_on}
    bindings, attachments, carried = _found(plan, known)
    for operation in plan.operations:
        match operation:
            case AssociateEips() | UnassociateEips() | AttachEni() | DetachEni():
                eni = _id(operation.eni_id, made or {})
                if eni is not None:
                    _bound(operation, eni, bindings, attachments, carried)
            case UnassociateFromInstance(eip=freed):
                bindings[freed] = Binding(None)
            case AssociateWithInstance(eip=bound):
                bindings.pop(bound, None)  # what is bound to an instance itself is not compared
            case DeleteEni():
                gone = _id(operation.eni_id, made or {})
                if gone is not None:
                    attachments.pop(gone, None)
                    carried.pop(gone, None)
            case ReleaseEip(eip=eip):
                if not isinstance(eip, MarkRef):
                    bindings.pop(eip, None)
            case _:
                pass  # bindings stay as they are; what is made is expected to be there once something is bound to it
    return Expected(
        bindings,
        attachments,
        carried,
        types={InstanceId(each): known[each, "type"] for each, name in known if name == "type"},
        addresses={AllocationId(each): known[each, "address"] for each, name in known if name == "address"},
    )


def with_gone(plan: Plan, made: Mapping[str, EniId]) -> dict[str, EniId]:
    """Return the ENIs that ``plan`` made, by mark; one that is no longer there is known by its mark only."""
    marks = (each.mark for each in plan.operations if isinstance(each, CreateEni))
    return {mark: made.get(mark, EniId(mark)) for mark in marks}


def _bound(
    operation: BindingChange,
    eni: EniId,
    bindings: dict[AllocationId, Binding],
    attachments: dict[EniId, InstanceId | None],
    carried: dict[EniId, frozenset[AllocationId]],
) -> None:
    match operation:
        case AssociateEips(allocation_ids=ids, mode=mode):
            bindings |= dict.fromkeys(ids, Binding(eni, mode))
            if eni in carried:
                carried[eni] |= frozenset(ids)
        case UnassociateEips(allocation_ids=ids):
            bindings |= dict.fromkeys(ids, Binding(None))
            if eni in carried:
                carried[eni] -= frozenset(ids)
        case AttachEni(instance_id=instance):
            attachments[eni] = instance
        case DetachEni():
            attachments[eni] = None
        case _:
            assert_never(operation)


def _id(ref: EniRef, made: Mapping[str, EniId]) -> EniId | None:
    return made.get(ref.mark) if isinstance(ref, MarkRef) else ref


def _found(
    plan: Plan, known: Mapping[tuple[str, str], str]
) -> tuple[dict[AllocationId, Binding], dict[EniId, InstanceId | None], dict[EniId, frozenset[AllocationId]]]:
    """Return what the plan found: bindings, attachment and EIPs of the ENIs that it looked at."""
    eni = plan.selection.eni
    if eni is None:
        return _exposed(plan, known), {}, {}
    carried = {
        EniId(each): frozenset(AllocationId(eip) for eip in value.split())
        for (each, name), value in known.items()
        if name == "eips"
    }
    bindings = {eip: Binding(each) for each, eips in carried.items() for eip in sorted(eips)}
    for each in plan.selection.eips:
        # A chosen EIP that is on the ENI already is there in multi-EIP mode, else there would be no plan.
        if known.get((each, "target")) == eni:
            bindings[each] = Binding(eni, AssociationMode.MULTI_EIP)
    attachments = {
        EniId(each): InstanceId(value) or None for (each, name), value in known.items() if name == "instance"
    }
    return bindings, attachments, carried


def _exposed(plan: Plan, known: Mapping[tuple[str, str], str]) -> dict[AllocationId, Binding]:
    """Return where the chosen EIPs were that the secondary CIDR method found exposed already; others are not bound."""
    return {
        each: Binding(EniId(known[each, "target"]), AssociationMode.NAT)
        for each in plan.selection.eips
        if known.get((each, "target"))
    }
