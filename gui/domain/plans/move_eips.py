"""The plan that moves some EIPs of an interface to another interface: of another instance, or of the same one.

The interface that they leave goes back to its instance before the other one is touched: what stays on it is not
interrupted for longer than it takes to unbind.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from ipaddress import IPv4Address

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AllocationId, EipStatus
from gui.domain.cloud.eni import EniId, EniStatus, EniType, NetworkInterface
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.cloud.references import MarkRef
from gui.domain.cloud.region import Catalog
from gui.domain.operations.operation import AssociateEips, AttachEni, Operation
from gui.domain.plans import change, multi_eip
from gui.domain.plans.immediate import create_eni
from gui.domain.plans.in_use import attached_to, interface
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
        leaving, arriving = self._leaving(), self._arriving()
        made: tuple[Operation, ...] = ()
        if isinstance(self.onto, NewInterface):
            made = create_eni(self.onto.given, self.inventory, self.onto.mark).operations
        operations = (*made, *leaving.plan.operations, *arriving)
        # A plan that makes its interface knows no other than the one that the EIPs leave.
        eni_id = self.eni.id if isinstance(self.onto, NewInterface) else self.onto
        selection = Selection(self.inventory.region, self.eips, eni_id, self.to)
        return relying(Plan(self.inventory.region, operations, selection), self.inventory)

    def notes(self) -> Iterator[PlanNote]:
        """Yield what to know first."""
        leaving = self._leaving()
        if not leaving.plan.operations:
            return
        target = self.onto.given.name or self.onto.mark if isinstance(self.onto, NewInterface) else self.onto
        values = (("count", len(self._coming())), ("eni", self.eni.id), ("target", target), ("instance", self.to))
        yield PlanNote(PlanNoteCode.EIPS_MOVED, (self.eni.id, *self._coming()), values)
        yield from (each for each in leaving.notes if each.code not in _NOT_HERE)
        yield from self._arriving_notes()

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

    def _between(self) -> Inventory:
        """Return the inventory as it is once they are free, with the interface that is made for them."""
        coming = {*self._coming()}
        eips = tuple(
            replace(each, status=EipStatus.AVAILABLE, target_id=None, target_type=None, mode=None)
            if each.allocation_id in coming
            else each
            for each in self.inventory.eips
        )
        made = (self._imagined(self.onto),) if isinstance(self.onto, NewInterface) else ()
        return replace(self.inventory, eips=eips, interfaces=(*self.inventory.interfaces, *made))

    def _arriving(self) -> tuple[Operation, ...]:
        """Return the half that binds them."""
        if isinstance(self.onto, NewInterface):
            operations = self._bound_and_attached(EniId(self.onto.mark))
            return tuple(_by_mark(each, self.onto.mark) for each in operations)
        eni = interface(self.onto, self.inventory)
        if attached_to(eni) == self.to:
            return self._added().plan.operations
        return self._bound_and_attached(eni.id)

    def _added(self) -> NotedPlan:
        eni_id = self.onto if isinstance(self.onto, str) else EniId(self.onto.mark)
        stop = self.to if self.to in self.stop else None
        return change.build(eni_id, self._between(), self.catalog, add=self.eips, stop=stop)

    def _bound_and_attached(self, eni_id: EniId) -> tuple[Operation, ...]:
        stop = self.to if self.to in self.stop else None
        selection = Selection(self.inventory.region, self.eips, eni_id, self.to, stop=stop)
        return multi_eip.build(selection, self._between(), self.catalog).operations

    def _arriving_notes(self) -> Iterator[PlanNote]:
        """Yield what the interface needs that takes them: it is interrupted itself where it is in use."""
        if isinstance(self.onto, str) and attached_to(interface(self.onto, self.inventory)) == self.to:
            yield from (each for each in self._added().notes if each.code not in _NOT_HERE)
            return
        name = self.onto if isinstance(self.onto, str) else self.onto.given.name or self.onto.mark
        yield PlanNote(PlanNoteCode.GUEST_CHANGE_AFTER, (name, self.to), (("eni", name), ("instance", self.to)))

    def _imagined(self, new: NewInterface) -> NetworkInterface:
        """Return the interface as it will be, so that the rules can be asked about it.

        Raises:
            PlanBlockedError: its vSwitch is not there.
        """
        vswitch = self.inventory.vswitch_by_id.get(new.given.vswitch) if new.given.vswitch else None
        if vswitch is None:
            raise PlanBlockedError((Problem(ProblemCode.VSWITCH_GONE, new.given.vswitch or ""),))
        address = new.given.primary or IPv4Address(vswitch.cidr[-1])
        kind, status = EniType.SECONDARY, EniStatus.AVAILABLE
        eni_id = EniId(new.mark)
        return NetworkInterface(eni_id, kind, status, address, "", vswitch.vpc_id, vswitch.id, vswitch.zone_id)


def _by_mark(operation: Operation, mark: str) -> Operation:
    """Return ``operation`` on the interface that the plan makes."""
    match operation:
        case AssociateEips():
            return replace(operation, eni_id=MarkRef(mark), private_address=None)
        case AttachEni():
            return replace(operation, eni_id=MarkRef(mark))
        case _:
            return operation
