"""The plan that undoes a binding: [detach the ENI] -> unbind its EIPs. The exact reverse of how it was made.

An instance whose type supports detaching an ENI only while stopped is stopped first, where that was agreed to, and
started again after that: should a part fail, the ENI is attached to it again before it is started, and it is stopped
only once.

Where that is wanted, the interface is deleted and EIPs are released at the very end, with the instance running again:
what nothing brings back comes last.

Order from the vendor's pages: EIPs of the direct modes are unbound from a detached ENI only. EIPs that the plan does
not list, and EIPs in another mode, are never touched; EIPs and ENI are kept unless something else is asked for.
"""

from collections.abc import Iterator, Sequence

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AllocationId, AssociationMode, ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import blocking
from gui.domain.cloud.region import Catalog
from gui.domain.operations.operation import DetachEni, Operation, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.deletion import Deletion, delete_problems, free_already, released
from gui.domain.plans.in_use import (
    attached_to,
    cost_notes,
    detach_problems,
    interface,
    interface_problems,
    outage_notes,
    removable,
    stopped_meanwhile,
)
from gui.domain.plans.notes import NotedPlan, PlanNote, PlanNoteCode
from gui.domain.plans.plan import Plan, PlanBlockedError, relying


def build(
    eni_id: EniId,
    inventory: Inventory,
    catalog: Catalog,
    eips: Sequence[AllocationId] | None = None,
    *,
    stop: InstanceId | None = None,
    delete_eni: bool = False,
    release: Sequence[AllocationId] = (),
) -> NotedPlan:
    """Return the plan that frees ``eni_id`` from its instance and from its multi-mode EIPs.

    Args:
        eni_id: the secondary ENI.
        inventory: what was read of the region.
        catalog: which instance types can't lose an ENI while they run.
        eips: the EIPs to unbind; None for every one that is on the ENI in multi-EIP mode.
        stop: the instance that may be stopped for it, where its type needs that; agreed to by name.
        delete_eni: delete the ENI, on which no EIP may stay then.
        release: EIPs to release: those that the plan unbinds, or that ``eips`` names and that are free already (the
            caller knows that they were on this ENI: the cloud keeps no record of it).

    Raises:
        PlanBlockedError: a rule is not met.
    """
    eni = interface(eni_id, inventory)
    present = inventory.eips_on(eni_id)
    multi = tuple(each.allocation_id for each in present if each.mode is AssociationMode.MULTI_EIP)
    going, problems = removable(eni, multi if eips is None else eips, inventory)
    chosen = tuple(each.allocation_id for each in going)
    leaving = (*chosen, *free_already(eips or (), inventory))
    released_eips, unreleased = released(release, leaving, inventory)
    staying = tuple(each for each in present if each not in going)
    undeleted = delete_problems(eni, staying) if delete_eni else ()
    deletion = Deletion(inventory.region, eni if delete_eni else None, released_eips)
    rules = (
        *interface_problems(eni, inventory),
        *detach_problems(eni, inventory, catalog, stop),
        *problems,
        *undeleted,
        *unreleased,
    )
    if blocked := blocking(rules):
        raise PlanBlockedError(blocked)
    instance_id = attached_to(eni)
    concerned = tuple(dict.fromkeys((*chosen, *(each.allocation_id for each in released_eips))))
    selection = Selection(inventory.region, concerned, eni_id, instance_id)
    cold = stopped_meanwhile(eni, inventory, catalog)
    operations = (*_operations(inventory, eni, chosen, instance_id, cold), *deletion.operations())
    plan = relying(Plan(inventory.region, operations, selection), inventory)
    notes = (*_notes(eni, going, present, instance_id, cold), *_kept(eni, going, deletion), *deletion.notes())
    return NotedPlan(plan, notes)


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
        yield PlanNote(PlanNoteCode.GUEST_UNDO_FIRST, (eni.id, instance_id), values)
        yield from outage_notes(PlanNoteCode.TRAFFIC_ENDS, eni, instance_id, present, cold)
    if others := tuple(each.allocation_id for each in present if each not in going):
        yield PlanNote(PlanNoteCode.OTHERS_STAY, (eni.id, *others), (("eni", eni.id), ("count", len(others))))


def _kept(eni: NetworkInterface, going: tuple[ElasticIp, ...], deletion: Deletion) -> Iterator[PlanNote]:
    yield from cost_notes(each for each in going if each not in deletion.eips)
    if deletion.eni is None:
        yield PlanNote(PlanNoteCode.ENI_STAYS, (eni.id,), (("eni", eni.id),))
