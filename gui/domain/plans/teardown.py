"""The plan that takes a binding back: [detach the ENI] -> unbind its EIPs. The exact reverse of how it was made.

An instance whose type lets go of an ENI only while stopped is stopped first, where that was agreed to, and started
again at the end: should a part fail, the ENI goes back to it before it is started, and it is stopped only once.

Order from the vendor's pages: EIPs of the direct modes are unbound from a detached ENI only. EIPs that the plan does
not list, and EIPs in another mode, are never touched; EIPs and ENI are kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gui.domain.catalog import Catalog
from gui.domain.eip import AllocationId, AssociationMode, ElasticIp
from gui.domain.eni import EniId, NetworkInterface
from gui.domain.instance import InstanceId
from gui.domain.inventory import Inventory
from gui.domain.operations import DetachEni, Operation, UnassociateEips
from gui.domain.plans.in_use import (
    attached_to,
    detach_problems,
    facts_of,
    interface,
    interface_problems,
    removable,
    sessions_note,
    stop_note,
    stopped_meanwhile,
)
from gui.domain.plans.notes import NoteCode, PlanNote
from gui.domain.plans.plan import Plan, PlanBlockedError
from gui.domain.power import StartInstance, StopInstance
from gui.domain.problems import blocking
from gui.domain.selection import Selection


@dataclass(frozen=True, slots=True)
class Teardown:
    """How a binding is taken back.

    Attributes:
        plan: detach, then unbind; empty when everything is free already.
        notes: what to know first; those that need consent are to be agreed to before the plan is run.
    """

    plan: Plan
    notes: tuple[PlanNote, ...]


def build(
    eni_id: EniId,
    inventory: Inventory,
    catalog: Catalog,
    eips: Sequence[AllocationId] | None = None,
    *,
    stop: InstanceId | None = None,
) -> Teardown:
    """Return the plan that frees ``eni_id`` from its instance and from its multi-mode EIPs.

    Args:
        eni_id: the secondary ENI.
        inventory: what was read of the region.
        catalog: which instance types can't lose an ENI while they run.
        eips: the EIPs to unbind; None for every one that is on the ENI in multi-EIP mode.
        stop: the instance that may be stopped meanwhile, where its type needs that; agreed to by name.

    Raises:
        PlanBlockedError: a rule is not met.
    """
    eni = interface(eni_id, inventory)
    present = inventory.eips_on(eni_id)
    multi = tuple(each.allocation_id for each in present if each.mode is AssociationMode.MULTI_EIP)
    going, problems = removable(eni, multi if eips is None else eips, inventory)
    rules = (*interface_problems(eni, inventory), *detach_problems(eni, inventory, catalog, stop), *problems)
    if blocked := blocking(rules):
        raise PlanBlockedError(blocked)
    chosen = tuple(each.allocation_id for each in going)
    instance_id = attached_to(eni)
    selection = Selection(inventory.region, chosen, eni_id, instance_id)
    cold = stopped_meanwhile(eni, inventory, catalog)
    operations = tuple(_operations(inventory, eni, chosen, instance_id, cold))
    plan = Plan(inventory.region, operations, selection, facts_of(selection, eni, inventory))
    return Teardown(plan, tuple(_notes(eni, going, present, instance_id, cold)))


def _operations(
    inventory: Inventory,
    eni: NetworkInterface,
    chosen: tuple[AllocationId, ...],
    instance_id: InstanceId | None,
    cold: InstanceId | None,
) -> Iterator[Operation]:
    if cold:
        yield StopInstance(inventory.region, cold)
    if instance_id:
        yield DetachEni(inventory.region, eni.id, instance_id)
    if chosen:
        yield UnassociateEips(inventory.region, chosen, eni.id, private_address=eni.private_address)
    if cold:
        yield StartInstance(inventory.region, cold)


def _notes(
    eni: NetworkInterface,
    going: tuple[ElasticIp, ...],
    present: tuple[ElasticIp, ...],
    instance_id: InstanceId | None,
    cold: InstanceId | None,
) -> Iterator[PlanNote]:
    if instance_id:
        values = (("eni", eni.id), ("instance", instance_id))
        yield PlanNote(NoteCode.GUEST_UNDO_FIRST, (eni.id, instance_id), values)
        addresses = 1 + len(eni.secondary_addresses) + len(present)
        yield PlanNote(NoteCode.TRAFFIC_ENDS, (eni.id, instance_id), (*values, ("count", addresses)))
        if cold:
            yield stop_note(cold, eni)
        yield sessions_note(present, eni)
    if others := tuple(each.allocation_id for each in present if each not in going):
        yield PlanNote(NoteCode.OTHERS_STAY, (eni.id, *others), (("eni", eni.id), ("count", len(others))))
    if costing := tuple(each.allocation_id for each in going if each.charge_type != "PrePaid"):
        yield PlanNote(NoteCode.EIPS_STILL_COST, costing, (("count", len(costing)),))
    yield PlanNote(NoteCode.ENI_STAYS, (eni.id,), (("eni", eni.id),))
