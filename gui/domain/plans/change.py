"""The plan that adds EIPs to an interface, or takes some off: [detach] -> unbind -> bind -> [attach again].

As the vendor's page on multi-EIP-to-ENI mode has it, the ENI is not attached while its EIPs change; an ENI that is in
use goes back to the very instance it came from, in the same run, and is attached there again when a part fails.
An instance whose type supports attaching and detaching an ENI only while stopped is stopped around all that, where
that was agreed to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AllocationId, AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniId, EniStatus, NetworkInterface
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, ProblemCode, blocking
from gui.domain.cloud.region import Catalog
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
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
from gui.domain.rules.multi_eip import eip_problems, eni_problems, instance_problems, region_problems

_SAID_OF_DETACHING = {ProblemCode.INSTANCE_STATE, ProblemCode.INSTANCE_MUST_STOP}
"""What would keep the instance from taking the ENI back keeps it from letting go of it first."""


def build(
    eni_id: EniId,
    inventory: Inventory,
    catalog: Catalog,
    *,
    add: Sequence[AllocationId] = (),
    remove: Sequence[AllocationId] = (),
    stop: InstanceId | None = None,
) -> NotedPlan:
    """Return the plan that adds ``add`` to the EIPs of ``eni_id`` and takes ``remove`` off.

    EIPs that are there already, or free already, need nothing; EIPs in neither list stay as they are.

    Args:
        eni_id: the secondary ENI, attached or not.
        inventory: what was read of the region.
        catalog: where the mode exists.
        add: EIPs that the ENI is to carry in multi-EIP mode.
        remove: EIPs that it is to carry no longer.
        stop: the instance that may be stopped for it, where its type needs that; agreed to by name.

    Raises:
        PlanBlockedError: a rule is not met.
        ValueError: an EIP is in both lists.
    """
    if set(add) & set(remove):
        raise ValueError("an EIP can't be both added and removed")
    eni = interface(eni_id, inventory)
    going, problems = removable(eni, remove, inventory)
    coming = tuple(each for each in dict.fromkeys(add) if not _in_place(inventory.eip_by_id.get(each), eni))
    wanted = _Wanted(inventory, catalog, eni, coming, tuple(each.allocation_id for each in going), stop)
    rules = (*interface_problems(eni, inventory), *problems, *wanted.problems())
    if blocked := blocking(rules):
        raise PlanBlockedError(blocked)
    selection = Selection(inventory.region, wanted.concerned(), eni_id, attached_to(eni))
    plan = relying(Plan(inventory.region, tuple(wanted.operations()), selection), inventory)
    return NotedPlan(plan, tuple(wanted.notes()))


def _in_place(eip: ElasticIp | None, eni: NetworkInterface) -> bool:
    if eip is None or not eip.is_on(eni.id):
        return False
    return eip.status is EipStatus.IN_USE and eip.mode is AssociationMode.MULTI_EIP


@dataclass(frozen=True, slots=True)
class _Wanted:
    inventory: Inventory
    catalog: Catalog
    eni: NetworkInterface
    coming: tuple[AllocationId, ...]
    going: tuple[AllocationId, ...]
    stop: InstanceId | None

    @property
    def _instance_id(self) -> InstanceId | None:
        """The instance that the ENI leaves and goes back to; None when it stays where it is."""
        return attached_to(self.eni) if self.coming or self.going else None

    @property
    def _cold(self) -> InstanceId | None:
        """The instance that is stopped around it, None when it need not be."""
        return stopped_meanwhile(self.eni, self.inventory, self.catalog) if self._instance_id else None

    def problems(self) -> Iterator[Problem]:
        """Yield what keeps it from being done, with the rules asked about the moment between detach and attach."""
        if not (self.coming or self.going):
            return
        eni, between = self._between()
        if self.coming:
            yield from region_problems(between.region, self.catalog)
            for allocation_id in self.coming:
                eip = between.eip_by_id.get(allocation_id)
                yield from eip_problems(eip) if eip else [Problem(ProblemCode.EIP_GONE, allocation_id)]
            yield from eni_problems(eni, between, adding=len(self.coming))
        if self._instance_id:
            instance = between.instance_by_id.get(self._instance_id)
            if instance is None:
                yield Problem(ProblemCode.INSTANCE_GONE, self._instance_id)
            else:
                yield from detach_problems(self.eni, self.inventory, self.catalog, self.stop)
                found = instance_problems(instance, eni, between, self.catalog)
                yield from (each for each in found if each.code not in _SAID_OF_DETACHING)

    def _between(self) -> tuple[NetworkInterface, Inventory]:
        """Return the ENI and the inventory as they will be once the ENI is detached and ``going`` is unbound."""
        inventory = self.inventory
        eni = self.eni
        if self._instance_id:
            eni = replace(eni, status=EniStatus.AVAILABLE, instance_id=None)
        interfaces = tuple(eni if each.id == eni.id else each for each in inventory.interfaces)
        eips = tuple(each.unbound() if each.allocation_id in self.going else each for each in inventory.eips)
        return eni, replace(inventory, interfaces=interfaces, eips=eips)

    def concerned(self) -> tuple[AllocationId, ...]:
        """Return every EIP the plan relies on: those that stay, those that come, those that go."""
        staying = (
            each.allocation_id
            for each in self.inventory.eips_on(self.eni.id)
            if _in_place(each, self.eni) and each.allocation_id not in self.going
        )
        return (*staying, *self.coming, *self.going)

    def operations(self) -> Iterator[Operation]:
        """Yield what is to be done, in order."""
        region, eni, instance_id, cold = self.inventory.region, self.eni, self._instance_id, self._cold
        if cold:
            yield StopInstance(region, cold)
        if instance_id:
            yield DetachEni(region, eni.id, instance_id)
        if self.going:
            yield UnassociateEips(region, self.going, eni.id, private_address=eni.private_address)
        if self.coming:
            yield AssociateEips(region, self.coming, eni.id, private_address=eni.private_address)
        if instance_id:
            yield AttachEni(region, eni.id, instance_id)
        if cold:
            yield StartInstance(region, cold)

    def notes(self) -> Iterator[PlanNote]:
        """Yield what to know first."""
        eni, instance_id = self.eni, self._instance_id
        present = self.inventory.eips_on(eni.id)
        if instance_id:
            values = (("eni", eni.id), ("instance", instance_id))
            yield from outage_notes(PlanNoteCode.OUTAGE, eni, instance_id, present, self._cold)
            yield PlanNote(PlanNoteCode.GUEST_CHANGE_AFTER, (eni.id, instance_id), values)
        yield from cost_notes(self.inventory.eip_by_id[each] for each in self.going)
