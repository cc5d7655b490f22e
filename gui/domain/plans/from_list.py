"""The plans of a list of bindings, checked against each other: each finds the state that those before it leave."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from ipaddress import IPv4Network
from typing import Final

from gui.domain.choices.selection import Method, Selection
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.eni import EniId, VpcId
from gui.domain.cloud.instance import InstanceId, OsType
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Against, Problem, ProblemCode
from gui.domain.cloud.region import Catalog, RegionId
from gui.domain.operations.interfaces import CreateEni
from gui.domain.operations.networks import AddBlock, CreateVSwitch
from gui.domain.plans import multi_eip, secondary_cidr
from gui.domain.plans.binding_list import Cell, Fault, ListColumn, ListFault, Wanted, fault_at
from gui.domain.plans.immediate import mark_stem
from gui.domain.plans.list_resources import EipNames, Found, Networks, find
from gui.domain.plans.list_state import after, after_blocks, planned_eni, with_eni
from gui.domain.plans.plan import Plan, PlanBlockedError
from gui.domain.rules.new_eni import EniObjection, NewEni, objections
from gui.domain.rules.secondary_cidr import region_problems

_COLUMNS: Final[Mapping[ProblemCode, ListColumn]] = {
    ProblemCode.TOO_MANY_EIPS: ListColumn.EIPS,
    ProblemCode.ENI_FULL: ListColumn.EIPS,
    ProblemCode.GROUP_MISSING: ListColumn.SECURITY_GROUP,
    ProblemCode.GROUP_GONE: ListColumn.SECURITY_GROUP,
    ProblemCode.GROUP_OTHER_VPC: ListColumn.SECURITY_GROUP,
    ProblemCode.GROUP_SERVICE_MANAGED: ListColumn.SECURITY_GROUP,
    ProblemCode.REGION_CLOSED: ListColumn.REGION,
    ProblemCode.REGION_WITHOUT_MODE: ListColumn.REGION,
}
"""Where rules are named that are not about the resource of one cell."""

_NOT_FOUND: Final = {
    ProblemCode.EIPS_MISSING,
    ProblemCode.ENI_MISSING,
    ProblemCode.INSTANCE_MISSING,
    ProblemCode.GROUP_MISSING,
}
"""What follows from a cell that names nothing, which is a fault of its own."""

Rule = Problem | Against[EniObjection]


@dataclass(frozen=True, slots=True)
class Blocked:
    """A rule of the cloud that an interface of the list does not meet.

    Attributes:
        cell: where the list says so.
        problem: which rule.
    """

    cell: Cell
    problem: Rule


@dataclass(frozen=True, slots=True)
class ListedPlans:
    """What a list comes to. There are plans only where nothing is wrong anywhere in the list.

    Attributes:
        plans: one for each interface, in the order of the list; those that change nothing are left out.
        settled: how many interfaces have everything already.
        faults: what is wrong with the list.
        blocked: rules of the cloud that are not met.
    """

    plans: tuple[Plan, ...] = ()
    settled: int = 0
    faults: tuple[Fault, ...] = ()
    blocked: tuple[Blocked, ...] = ()


def plans_of(
    entries: Iterable[Wanted],
    inventories: Mapping[RegionId, Inventory],
    catalog: Catalog,
    *,
    networks: Networks | None = None,
    stacks: Mapping[str, OsType] | None = None,
    series: str = "0",
) -> ListedPlans:
    """Return the plans of ``entries``, or everything that is wrong with them.

    Args:
        entries: the interfaces of the list.
        inventories: by region; the region of an entry that is missing could not be read.
        catalog: where the mode exists.
        networks: of the VPCs of ``list_resources.vpcs_of``.
        stacks: the network stacks of guests that there are, with the system that each is for.
        series: letters and digits that make the marks of these plans unlike those of any other.
    """
    making = _Making(dict(inventories), catalog, networks or Networks(), stacks or {}, series)
    for entry in entries:
        making.add(entry)
    if making.faults or making.blocked:
        return ListedPlans(faults=tuple(making.faults), blocked=tuple(making.blocked))
    changing = tuple(plan for plan in making.plans if plan.operations)
    return ListedPlans(changing, len(making.plans) - len(changing))


@dataclass
class _Making:
    """The plans so far, and the regions as they leave them."""

    states: dict[RegionId, Inventory]
    catalog: Catalog
    networks: Networks
    stacks: Mapping[str, OsType]
    series: str
    plans: list[Plan] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    blocked: list[Blocked] = field(default_factory=list)
    bound: dict[AllocationId, tuple[int, Cell]] = field(default_factory=dict)
    enis: dict[EniId, Cell] = field(default_factory=dict)
    blocks: dict[tuple[VpcId, IPv4Network], Cell] = field(default_factory=dict)
    vswitches: dict[str, Cell] = field(default_factory=dict)
    names: dict[RegionId, EipNames] = field(default_factory=dict)
    number: int = 0

    def add(self, entry: Wanted) -> None:
        """Make the plan of ``entry``, or note what is wrong with it."""
        self.number += 1
        if closed := region_problems(entry.region, self.catalog):
            self.blocked += [Blocked(entry.place, each) for each in closed]
            return
        inventory = self.states.get(entry.region)
        if inventory is None:
            self.faults.append(fault_at(ListFault.REGION_UNREAD, entry.place))
            return
        if entry.region not in self.names:
            self.names[entry.region] = EipNames.of(inventory)
        found = find(entry, inventory, self.names[entry.region], self.networks, self.stacks)
        wrong = [*found.faults, *self._taken(entry, found)]
        try:
            plan, state = self._made(entry, found, inventory)
        except PlanBlockedError as error:
            rules = [each for each in error.problems if not wrong or each.code not in _NOT_FOUND]
            self.blocked += [Blocked(_cell_of(each, entry, found), each) for each in rules]
            self.faults += wrong
            return
        wrong += self._on_blocks_of_others(plan, entry)
        self.faults += wrong
        if not wrong:
            self.states[entry.region] = state
            self.plans.append(replace(plan, selection=replace(plan.selection, stacks=_names(entry.stacks))))

    def _taken(self, entry: Wanted, found: Found) -> Iterator[Fault]:
        """Yield what another interface of the list takes too, whatever it is called there."""
        for eip, cell in found.eips:
            number, before = self.bound.setdefault(eip.allocation_id, (self.number, cell))
            # The same text twice was found without the cloud.
            if number != self.number and before.text != cell.text:
                yield replace(fault_at(ListFault.EIP_TWICE, cell, str(before.line)), value=eip.allocation_id)
        if found.eni is not None:
            before = self.enis.setdefault(found.eni.id, entry.eni)
            if before is not entry.eni:
                yield fault_at(ListFault.ENI_TWICE, entry.eni, str(before.line))

    def _made(self, entry: Wanted, found: Found, inventory: Inventory) -> tuple[Plan, Inventory]:
        """Return the plan, and the region as it leaves it.

        Raises:
            PlanBlockedError: a rule is not met.
        """
        chosen = _selection(entry, found)
        token = f"{self.series}{self.number}"
        if entry.method is Method.SECONDARY_CIDR:
            vpc = found.instance.vpc_id if found.instance else None
            groups = self.networks.groups.get(vpc) if vpc else None
            routes = self.networks.routes.get(vpc, ()) if vpc else ()
            plan = secondary_cidr.build(chosen, inventory, self.catalog, routes=routes, token=token, groups=groups)
            return plan, after_blocks(inventory, plan)
        if not entry.makes_eni:
            plan = multi_eip.build(chosen, inventory, self.catalog, detach_first=entry.detach_first)
            return plan, after(inventory, chosen)
        return self._with_new_eni(entry, found, chosen, inventory, token)

    def _with_new_eni(
        self, entry: Wanted, found: Found, chosen: Selection, inventory: Inventory, token: str
    ) -> tuple[Plan, Inventory]:
        name = entry.eni_name.text if entry.eni_name else ""
        mark = f"{mark_stem(name, 'eni')}-{token}"
        if found.vswitch is None or found.group is None:
            raise PlanBlockedError(())
        if found.group.service_managed:
            raise PlanBlockedError((Problem(ProblemCode.GROUP_SERVICE_MANAGED, found.group.id),))
        new = NewEni(found.vswitch.id, found.group.id, name)
        groups = self.networks.groups.get(found.vswitch.vpc_id, ())
        against = objections(new, inventory, groups)
        self.blocked += [Blocked(_cell_of_new(each, entry), each) for each in against]
        eni = planned_eni(mark, name, found.vswitch)
        state = with_eni(inventory, eni)
        chosen = replace(chosen, eni=eni.id)
        first = CreateEni(inventory.region, mark, found.vswitch.id, found.group.id, name)
        plan = multi_eip.build_on_new(chosen, state, self.catalog, first)
        return plan, after(state, chosen)

    def _on_blocks_of_others(self, plan: Plan, entry: Wanted) -> list[Fault]:
        """Return what ``plan`` would need of an earlier plan of the list, which may fail or be rolled back."""
        place = entry.eips[0]
        needed = [*self._needed(plan)]
        for each in plan.operations:
            if isinstance(each, AddBlock):
                self.blocks[each.vpc_id, each.block] = place
            elif isinstance(each, CreateVSwitch):
                self.vswitches[each.mark] = place
        return [fault_at(ListFault.BLOCK_TWICE, place, str(cell.line)) for cell in needed[:1]]

    def _needed(self, plan: Plan) -> Iterator[Cell]:
        """Yield where the list has what ``plan`` needs and an earlier plan makes."""
        for each in plan.operations:
            if isinstance(each, CreateEni) and str(each.vswitch_id) in self.vswitches:
                yield self.vswitches[str(each.vswitch_id)]
            elif isinstance(each, CreateVSwitch):
                yield from (
                    cell
                    for (vpc, block), cell in self.blocks.items()
                    if vpc == each.vpc_id and each.cidr.subnet_of(block)
                )


def _selection(entry: Wanted, found: Found) -> Selection:
    eni, instance = found.eni, found.instance
    host = InstanceId(eni.instance_id) if eni and eni.instance_id else None
    return Selection(
        entry.region,
        tuple(dict.fromkeys(eip.allocation_id for eip, _cell in found.eips)),
        eni.id if eni else None,
        instance.id if instance else None,
        stop=instance.id if instance and entry.stop_instance else None,
        method=entry.method,
        group=found.group.id if found.group and entry.method is Method.SECONDARY_CIDR else None,
        stop_host=host if entry.stop_instance and entry.detach_first else None,
    )


def _names(cells: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.text for each in cells))


def _cell_of(problem: Problem, entry: Wanted, found: Found) -> Cell:
    """Return the cell that ``problem`` is about."""
    column = _COLUMNS.get(problem.code)
    if column is ListColumn.REGION:
        return entry.place
    if column is ListColumn.SECURITY_GROUP and entry.group:
        return entry.group
    for eip, cell in found.eips:
        if eip.allocation_id == problem.subject:
            return cell
    if column is None and found.instance is not None and problem.subject == found.instance.id:
        return entry.instance
    if column is None and problem.subject and entry.method is Method.MULTI_EIP:
        return entry.eni
    return entry.eips[0]


def _cell_of_new(against: Against[EniObjection], entry: Wanted) -> Cell:
    if against.objection is EniObjection.NAME and entry.eni_name:
        return entry.eni_name
    group = against.objection in {EniObjection.GROUP_MISSING, EniObjection.GROUP_OTHER_VPC}
    return (entry.group if group else entry.vswitch) or entry.place
