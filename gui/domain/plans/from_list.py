"""The plans of a list of bindings, checked against each other: each finds the state that those before it leave."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import ENI_TARGET, AllocationId, AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniStatus, NetworkInterface
from gui.domain.cloud.instance import Instance, InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem
from gui.domain.cloud.region import Catalog, RegionId
from gui.domain.plans import multi_eip
from gui.domain.plans.binding_list import Cell, Fault, ListFault, Wanted, fault_at
from gui.domain.plans.plan import Plan, PlanBlockedError

_T = TypeVar("_T", NetworkInterface, Instance)
_TAG = "tag:"


@dataclass(frozen=True, slots=True)
class Blocked:
    """A rule of the cloud that an interface of the list does not meet.

    Attributes:
        line: of its first row.
        problem: which rule.
    """

    line: int
    problem: Problem


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


def plans_of(entries: Iterable[Wanted], inventories: Mapping[RegionId, Inventory], catalog: Catalog) -> ListedPlans:
    """Return the plans of ``entries``, or everything that is wrong with them.

    Args:
        entries: the interfaces of the list.
        inventories: by region; the region of an entry that is missing could not be read.
        catalog: where the mode exists.
    """
    states = dict(inventories)
    plans: list[Plan] = []
    faults: list[Fault] = []
    blocked: list[Blocked] = []
    bound: dict[AllocationId, int] = {}
    for entry in entries:
        inventory = states.get(entry.region)
        if inventory is None:
            faults.append(Fault(ListFault.REGION_UNREAD, entry.eni.line, "region", entry.region))
            continue
        chosen, wrong = _selection(entry, inventory)
        wrong += _bound_twice(chosen, entry, bound)
        faults += wrong
        if wrong:
            continue
        try:
            plan = multi_eip.build(chosen, inventory, catalog, detach_first=entry.detach_first)
        except PlanBlockedError as error:
            blocked += [Blocked(entry.eni.line, problem) for problem in error.problems]
            continue
        states[entry.region] = after(inventory, chosen)
        plans.append(plan)
    if faults or blocked:
        return ListedPlans(faults=tuple(faults), blocked=tuple(blocked))
    changing = tuple(plan for plan in plans if plan.operations)
    return ListedPlans(changing, len(plans) - len(changing))


def after(inventory: Inventory, chosen: Selection) -> Inventory:
    """Return ``inventory`` as it is once ``chosen`` is bound and attached: what the next plan finds."""
    host = next((each.instance_id for each in inventory.interfaces if each.id == chosen.eni), None)
    return replace(
        inventory,
        eips=tuple(_bound(each, chosen) for each in inventory.eips),
        interfaces=tuple(
            replace(each, status=EniStatus.IN_USE, instance_id=chosen.instance) if each.id == chosen.eni else each
            for each in inventory.interfaces
        ),
        instances=tuple(_with_eni(each, chosen, host) for each in inventory.instances),
    )


def _bound(eip: ElasticIp, chosen: Selection) -> ElasticIp:
    if eip.allocation_id not in chosen.eips:
        return eip
    return replace(
        eip,
        status=EipStatus.IN_USE,
        target_id=chosen.eni,
        target_type=ENI_TARGET,
        mode=AssociationMode.MULTI_EIP,
    )


def _with_eni(instance: Instance, chosen: Selection, host: str | None) -> Instance:
    if chosen.eni is None or instance.id not in {chosen.instance, host}:
        return instance
    others = tuple(each for each in instance.eni_ids if each != chosen.eni)
    return replace(instance, eni_ids=(*others, chosen.eni) if instance.id == chosen.instance else others)


def _selection(entry: Wanted, inventory: Inventory) -> tuple[Selection, list[Fault]]:
    faults: list[Fault] = []
    eni = _one(entry.eni, inventory.interfaces, faults, ListFault.ENI_UNKNOWN, ListFault.ENI_AMBIGUOUS)
    instance = _one(
        entry.instance, inventory.instances, faults, ListFault.INSTANCE_UNKNOWN, ListFault.INSTANCE_AMBIGUOUS
    )
    eips: dict[AllocationId, Cell] = {}
    for cell in entry.eips:
        for eip in _eips(cell, inventory, faults):
            if eip.allocation_id in eips:
                faults.append(fault_at(ListFault.EIP_TWICE, cell, str(eips[eip.allocation_id].line)))
            eips[eip.allocation_id] = cell
    host = InstanceId(eni.instance_id) if eni and eni.instance_id else None
    chosen = Selection(
        entry.region,
        tuple(eips),
        eni.id if eni else None,
        instance.id if instance else None,
        stop=instance.id if instance and entry.stop_instance else None,
        stop_host=host if entry.stop_instance and entry.detach_first else None,
    )
    return chosen, faults


def _one(
    cell: Cell, resources: tuple[_T, ...], faults: list[Fault], unknown: ListFault, ambiguous: ListFault
) -> _T | None:
    """Return the resource that ``cell`` names by its id, or by a name that no other one has."""
    found = [each for each in resources if each.id == cell.text] or [
        each for each in resources if each.name == cell.text
    ]
    if len(found) == 1:
        return found[0]
    others = ", ".join(sorted(each.id for each in found))
    faults.append(fault_at(ambiguous, cell, others) if found else fault_at(unknown, cell))
    return None


def _eips(cell: Cell, inventory: Inventory, faults: list[Fault]) -> tuple[ElasticIp, ...]:
    """Return the EIPs that ``cell`` names: one by id, address or name, or all that have a tag."""
    if cell.text.startswith(_TAG):
        key, _, value = cell.text.removeprefix(_TAG).partition("=")
        found = [eip for eip in inventory.eips if (key, value) in eip.tags]
    else:
        found = list(_named(cell.text, inventory.eips))
        if len(found) > 1:
            others = ", ".join(sorted(each.allocation_id for each in found))
            faults.append(fault_at(ListFault.EIP_AMBIGUOUS, cell, others))
            return ()
    if not found:
        faults.append(fault_at(ListFault.EIP_UNKNOWN, cell))
    return tuple(found)


def _named(text: str, eips: tuple[ElasticIp, ...]) -> Iterator[ElasticIp]:
    exact = [eip for eip in eips if text in {eip.allocation_id, str(eip.address)}]
    yield from exact or (eip for eip in eips if eip.name == text)


def _bound_twice(chosen: Selection, entry: Wanted, bound: dict[AllocationId, int]) -> list[Fault]:
    """Return the EIPs that another interface of the list takes too, whatever they are called there."""
    faults = []
    for eip in chosen.eips:
        line = bound.setdefault(eip, entry.eni.line)
        if line != entry.eni.line:
            faults.append(Fault(ListFault.EIP_TWICE, entry.eni.line, "eips", eip, str(line)))
    return faults
