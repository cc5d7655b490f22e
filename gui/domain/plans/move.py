"""The plan that moves EIPs from one instance to another: with their interface, or to another interface.

With the interface: [stop] -> detach -> [start] -> [stop the other] -> attach -> [start the other]. The EIPs stay bound,
and so does the interface keep its MAC address, its private addresses and the gateways of its EIPs.

Some EIPs of it: they are unbound from their interface, which goes back to its instance at once, and bound to another
one, which may be new. Each half is the plan that changes the EIPs of one interface.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AllocationId, AssociationMode, ElasticIp
from gui.domain.cloud.eni import EniId, NetworkInterface
from gui.domain.cloud.instance import Instance, InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, ProblemCode, blocking
from gui.domain.cloud.region import Catalog
from gui.domain.operations.operation import AttachEni, DetachEni, Operation
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.in_use import (
    attached_to,
    detach_problems,
    guest_undo_note,
    interface,
    interface_problems,
    outages_notes,
    sessions_note,
    stop_note,
    stopped_meanwhile,
)
from gui.domain.plans.move_eips import EipMove, NewInterface
from gui.domain.plans.notes import NotedPlan, PlanNote, PlanNoteCode
from gui.domain.plans.plan import Plan, PlanBlockedError, relying
from gui.domain.rules.instance import instance_problems, must_stop
from gui.domain.rules.interface import eni_problems
from gui.domain.rules.remaining import in_place

_FAMILY = frozenset({ProblemCode.INSTANCE_FAMILY, ProblemCode.INSTANCE_FAMILY_UNSURE})


def build(
    eni_id: EniId,
    to: InstanceId,
    inventory: Inventory,
    catalog: Catalog,
    *,
    eips: Sequence[AllocationId] | None = None,
    onto: EniId | NewInterface | None = None,
    stop: Collection[InstanceId] = (),
) -> NotedPlan:
    """Return the plan that moves ``eips`` of the interface ``eni_id`` to the instance ``to``.

    Args:
        eni_id: the secondary ENI that has the EIPs.
        to: the instance that gets them.
        inventory: what was read of the region.
        catalog: where the mode exists, and which instance types take an ENI only while stopped.
        eips: the EIPs; None for all of them, which the interface takes along unless ``onto`` is given.
        onto: the interface that takes them over, or what is made for that.
        stop: the instances that may be stopped, where their type needs that; agreed to by name.

    Raises:
        PlanBlockedError: a rule is not met.
        ValueError: ``onto`` is the interface itself.
    """
    if onto == eni_id:
        raise ValueError("EIPs can't be moved to the interface that they are on")
    eni = interface(eni_id, inventory)
    present = inventory.eips_on(eni_id)
    chosen = tuple(dict.fromkeys(eips)) if eips is not None else tuple(each.allocation_id for each in present)
    stray = tuple(_stray(chosen, eni, onto, inventory))
    everything = {each.allocation_id for each in present} <= {*chosen}
    if onto is None and not everything and not stray:
        values = (("eni", eni_id), ("instance", to))
        stray = (Problem(ProblemCode.TARGET_INTERFACE_MISSING, eni_id, values),)
    if not chosen:
        stray = (Problem(ProblemCode.ENI_WITHOUT_EIPS, eni_id),)
    if stray:
        raise PlanBlockedError(stray)
    if onto is not None:
        made = EipMove(eni, chosen, to, onto, inventory, catalog, frozenset(stop))
        return _told(made.plan(), made.notes(), inventory)
    whole = _InterfaceMove(eni, to, inventory, catalog, frozenset(stop))
    if blocked := blocking(tuple(whole.problems())):
        raise PlanBlockedError(blocked)
    selection = Selection(inventory.region, tuple(each.allocation_id for each in present), eni_id, to)
    plan = relying(Plan(inventory.region, tuple(whole.operations()), selection), inventory)
    return _told(plan, whole.notes() if plan.operations else (), inventory)


def _told(plan: Plan, notes: Iterator[PlanNote] | tuple[PlanNote, ...], inventory: Inventory) -> NotedPlan:
    return NotedPlan(plan, (*dict.fromkeys(notes), *outages_notes(plan, inventory)))


def _stray(
    chosen: Sequence[AllocationId], eni: NetworkInterface, onto: EniId | NewInterface | None, inventory: Inventory
) -> Iterator[Problem]:
    """Yield which EIPs are neither on the interface nor on the one that takes them."""
    for each in chosen:
        eip = inventory.eip_by_id.get(each)
        if eip is None:
            yield Problem(ProblemCode.EIP_GONE, each)
        elif not eip.is_on(eni.id) and not (isinstance(onto, str) and eip.is_on(onto)):
            yield Problem(ProblemCode.EIP_NOT_ON_INTERFACE, each, (("eni", eni.id), ("target", eip.target_id or "-")))


@dataclass(frozen=True, slots=True)
class _InterfaceMove:
    """The move of an interface with all that is on it."""

    eni: NetworkInterface
    to: InstanceId
    inventory: Inventory
    catalog: Catalog
    stop: frozenset[InstanceId]

    @property
    def _from(self) -> InstanceId | None:
        return attached_to(self.eni)

    @property
    def _target(self) -> Instance | None:
        return self.inventory.instance_by_id.get(self.to)

    @property
    def _cold(self) -> InstanceId | None:
        """The instance that is stopped to let the interface go."""
        return stopped_meanwhile(self.eni, self.inventory, self.catalog)

    @property
    def _cold_target(self) -> InstanceId | None:
        """The instance that is stopped to take the interface."""
        return self.to if self._target is not None and must_stop(self._target, self.catalog) else None

    @property
    def _present(self) -> tuple[ElasticIp, ...]:
        return self.inventory.eips_on(self.eni.id)

    def problems(self) -> Iterator[Problem]:
        if in_place(self.eni, self.to):
            return
        yield from interface_problems(self.eni, self.inventory)
        yield from (each for each in eni_problems(self.eni, self.inventory, 0) if each.code is ProblemCode.ENI_BUSY)
        agreed = self._from if self._from in self.stop else None
        yield from detach_problems(self.eni, self.inventory, self.catalog, agreed)
        instance = self._target
        if instance is None:
            yield Problem(ProblemCode.INSTANCE_GONE, self.to)
            return
        void = {ProblemCode.INSTANCE_MUST_STOP} if self.to in self.stop else set[ProblemCode]()
        # The family matters to the mode alone.
        multi = any(each.mode is AssociationMode.MULTI_EIP for each in self._present)
        void |= set() if multi else _FAMILY
        found = instance_problems(instance, self.eni, self.inventory, self.catalog)
        yield from (each for each in found if each.code not in void)

    def operations(self) -> Iterator[Operation]:
        if in_place(self.eni, self.to):
            return
        region, source = self.inventory.region, self._from
        if source:
            if self._cold:
                yield StopInstance(region, self._cold)
            yield DetachEni(region, self.eni.id, source)
            if self._cold:
                yield StartInstance(region, self._cold)
        if self._cold_target:
            yield StopInstance(region, self.to)
        yield AttachEni(region, self.eni.id, self.to)
        if self._cold_target:
            yield StartInstance(region, self.to)

    def notes(self) -> Iterator[PlanNote]:
        eni, source = self.eni, self._from
        if source:
            values = (("eni", eni.id), ("instance", source))
            yield guest_undo_note(eni, source, self.inventory)
            yield PlanNote(PlanNoteCode.MOVED, (eni.id, source, self.to), (*values, ("target", self.to)))
        for each in (self._cold, self._cold_target):
            if each:
                yield stop_note(each, eni)
        if source:
            yield sessions_note(self._present, eni)
        after = (("eni", eni.id), ("instance", self.to))
        yield PlanNote(PlanNoteCode.GUEST_PREPARE, (eni.id, self.to), after)
