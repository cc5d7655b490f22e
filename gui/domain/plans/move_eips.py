"""The plan that moves some EIPs of an interface to another interface: of another instance, or of the same one.

The interface that they leave goes back to its instance before the other one is touched: what stays on it is not
interrupted for longer than it takes to unbind.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId, NetworkInterface
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.cloud.region import Catalog
from gui.domain.operations.operation import Operation
from gui.domain.operations.power import StopInstance
from gui.domain.plans import change, multi_eip
from gui.domain.plans.immediate import create_eni
from gui.domain.plans.in_use import attached_to, interface, stop_note
from gui.domain.plans.list_state import NO_ADDRESS, planned_eni, with_eni
from gui.domain.plans.notes import NotedPlan, PlanNote, PlanNoteCode
from gui.domain.plans.plan import Plan, PlanBlockedError, relying
from gui.domain.rules.new_eni import NewEni

_NOT_HERE = frozenset({PlanNoteCode.EIPS_STILL_COST})
"""Notes of the halves that the other half makes void."""


@dataclass(frozen=True, slots=True)
class NewInterface:
    """The interface that is made for the EIPs.

    Attributes:
        given: vSwitch and security group, which nothing speaks against (``new_eni.objections``).
        mark: what it is found by; used once.
    """

    given: NewEni
    mark: str


@dataclass(frozen=True, slots=True)
class EipMove:
    """The move of EIPs without their interface; arguments as in ``move.build``."""

    eni: NetworkInterface
    eips: tuple[AllocationId, ...]
    to: InstanceId
    onto: EniId | NewInterface
    inventory: Inventory
    catalog: Catalog
    stop: frozenset[InstanceId]

    def plan(self) -> Plan:
        """Return the plan.

        Raises:
            PlanBlockedError: a rule is not met.
        """
        leaving, arriving = self._leaving().plan.operations, self._arriving().plan.operations
        # A plan that makes its interface knows no other than the one that the EIPs leave.
        eni_id, made = self.eni.id, tuple[Operation, ...]()
        if isinstance(self.onto, NewInterface):
            made = create_eni(self.onto.given, self.inventory, self.onto.mark).operations
            arriving = multi_eip.on_new_eni(arriving, self.onto.mark)
        else:
            eni_id = self.onto
        selection = Selection(self.inventory.region, self.eips, eni_id, self.to)
        return relying(Plan(self.inventory.region, (*made, *leaving, *arriving), selection), self.inventory)

    def notes(self) -> Iterator[PlanNote]:
        """Yield what to know first."""
        leaving, coming = self._leaving(), self._coming()
        if coming:
            values = (("count", len(coming)), ("eni", self.eni.id), ("target", self._name()), ("instance", self.to))
            yield PlanNote(PlanNoteCode.EIPS_MOVED, (self.eni.id, *coming), values)
        both = (*leaving.notes, *self._arriving().notes)
        yield from (each for each in both if each.code not in _NOT_HERE)

    def _coming(self) -> tuple[AllocationId, ...]:
        """Return the EIPs that still are on the interface that they leave."""
        return tuple(
            each.allocation_id for each in self.inventory.eips_on(self.eni.id) if each.allocation_id in self.eips
        )

    def _leaving(self) -> NotedPlan:
        """Return the half that unbinds them."""
        source = attached_to(self.eni)
        stop = source if source in self.stop else None
        return change.build(self.eni.id, self.inventory, self.catalog, remove=self._coming(), stop=stop)

    def _arriving(self) -> NotedPlan:
        """Return the half that binds them; an interface that is made has its mark for an id there."""
        taker, stop = self._taker(), self.to if self.to in self.stop else None
        between = self._between(taker)
        if attached_to(taker) == self.to:
            return change.build(taker.id, between, self.catalog, add=self.eips, stop=stop)
        selection = Selection(self.inventory.region, self.eips, taker.id, self.to, stop=stop)
        plan = multi_eip.build(selection, between, self.catalog)
        return NotedPlan(plan, tuple(self._attached_notes(plan, taker)))

    def _attached_notes(self, plan: Plan, taker: NetworkInterface) -> Iterator[PlanNote]:
        if any(isinstance(each, StopInstance) for each in plan.operations):
            yield stop_note(self.to, taker)
        values = (("eni", self._name()), ("instance", self.to))
        yield PlanNote(PlanNoteCode.GUEST_CHANGE_AFTER, (self._name(), self.to), values)

    def _name(self) -> str:
        """Return what the interface that takes them is called: by its id, once it has one."""
        return self.onto if isinstance(self.onto, str) else self.onto.given.name or self.onto.mark

    def _taker(self) -> NetworkInterface:
        """Return the interface that takes them; one that is made as it will be, so that the rules can be asked.

        Raises:
            PlanBlockedError: it is not there, or its vSwitch is not.
        """
        if isinstance(self.onto, str):
            return interface(self.onto, self.inventory)
        given = self.onto.given
        vswitch = self.inventory.vswitch_by_id.get(given.vswitch) if given.vswitch else None
        if vswitch is None:
            raise PlanBlockedError((Problem(ProblemCode.VSWITCH_GONE, given.vswitch or ""),))
        return planned_eni(self.onto.mark, given.name, vswitch, given.primary or NO_ADDRESS)

    def _between(self, taker: NetworkInterface) -> Inventory:
        """Return the inventory as it is once they are free, with the interface that is made for them."""
        coming = {*self._coming()}
        eips = tuple(each.unbound() if each.allocation_id in coming else each for each in self.inventory.eips)
        free = replace(self.inventory, eips=eips)
        return free if isinstance(self.onto, str) else with_eni(free, taker)
