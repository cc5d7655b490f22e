"""Which resources the cells of a list name: by id, address, tag, or a name that no other one has."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import AddressValueError, IPv4Address, IPv4Network
from typing import Generic, Protocol, TypeVar

from gui.domain.cloud.eip import AllocationId, ElasticIp
from gui.domain.cloud.eni import NetworkInterface, SecurityGroup, VpcId, VSwitch
from gui.domain.cloud.instance import Instance, OsType
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.region import RegionId
from gui.domain.plans.binding_list import Cell, Fault, ListFault, Wanted, fault_at

TAG = "tag:"
"""What an EIP cell begins with that means all EIPs that have a tag."""


class _Named(Protocol):
    @property
    def id(self) -> str:
        """The id."""

    @property
    def name(self) -> str:
        """The name, which others may have too."""


_T = TypeVar("_T", bound=_Named)


@dataclass(frozen=True, slots=True)
class Networks:
    """What is known of VPCs beyond the inventory; one that is in neither could not be read.

    Attributes:
        groups: the security groups of each VPC.
        routes: the destinations of its custom routes.
    """

    groups: Mapping[VpcId, tuple[SecurityGroup, ...]] = field(default_factory=dict)
    routes: Mapping[VpcId, tuple[IPv4Network, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class EipNames:
    """By what cells name the EIPs of a region besides their ids; no plan changes that, so once serves a whole list.

    Attributes:
        by_address: those that have an address.
        by_name: those that have a name.
        by_tag: those that have key and value.
    """

    by_address: dict[IPv4Address, list[AllocationId]] = field(default_factory=dict)
    by_name: dict[str, list[AllocationId]] = field(default_factory=dict)
    by_tag: dict[tuple[str, str], list[AllocationId]] = field(default_factory=dict)

    @classmethod
    def of(cls, inventory: Inventory) -> "EipNames":
        """Return the names of the EIPs of ``inventory``."""
        names = cls()
        for eip in inventory.eips:
            names.by_address.setdefault(eip.address, []).append(eip.allocation_id)
            if eip.name:
                names.by_name.setdefault(eip.name, []).append(eip.allocation_id)
            for tag in eip.tags:
                names.by_tag.setdefault(tag, []).append(eip.allocation_id)
        return names


@dataclass(slots=True)
class Found:
    """What the cells of one interface of the list name, and what was wrong with them.

    Attributes:
        eips: each with the cell that names it, in the order of the list.
        eni: the interface, None where the plan makes it or it was not found.
        instance: the instance.
        vswitch: of a new interface.
        group: the security group of new interfaces.
        faults: what was wrong.
    """

    eips: list[tuple[ElasticIp, Cell]] = field(default_factory=list)
    eni: NetworkInterface | None = None
    instance: Instance | None = None
    vswitch: VSwitch | None = None
    group: SecurityGroup | None = None
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Table(Generic[_T]):
    """The resources among which a cell names one.

    Attributes:
        resources: all that are known.
        whole: whether that is all there are: otherwise what is not among them may be there, and a name be another's.
        unknown: the fault of a name that none has.
        ambiguous: the fault of a name that several have.
    """

    resources: Sequence[_T]
    whole: bool
    unknown: ListFault
    ambiguous: ListFault

    def one(self, cell: Cell, faults: list[Fault]) -> _T | None:
        """Return the resource that ``cell`` names by its id, or by a name that no other one has."""
        for each in self.resources:
            if each.id == cell.text:
                return each
        if not self.whole:
            faults.append(fault_at(ListFault.LIST_UNREAD, cell))
            return None
        found = [each for each in self.resources if each.name == cell.text]
        if len(found) == 1:
            return found[0]
        others = ", ".join(sorted(each.id for each in found))
        faults.append(fault_at(self.ambiguous, cell, others) if found else fault_at(self.unknown, cell))
        return None


def _interfaces(inventory: Inventory) -> _Table[NetworkInterface]:
    whole = inventory.has_read(ListName.INTERFACES)
    return _Table(inventory.interfaces, whole, ListFault.ENI_UNKNOWN, ListFault.ENI_AMBIGUOUS)


def _instances(inventory: Inventory) -> _Table[Instance]:
    whole = inventory.has_read(ListName.INSTANCES)
    return _Table(inventory.instances, whole, ListFault.INSTANCE_UNKNOWN, ListFault.INSTANCE_AMBIGUOUS)


def _vswitches(inventory: Inventory) -> _Table[VSwitch]:
    whole = inventory.has_read(ListName.VSWITCHES)
    return _Table(inventory.vswitches, whole, ListFault.VSWITCH_UNKNOWN, ListFault.VSWITCH_AMBIGUOUS)


def vpcs_of(entries: Sequence[Wanted], inventories: Mapping[RegionId, Inventory]) -> tuple[tuple[RegionId, VpcId], ...]:
    """Return the VPCs whose security groups and routes must be known for ``entries``, each once."""
    found: dict[tuple[RegionId, VpcId], None] = {}
    for entry in entries:
        inventory = inventories.get(entry.region)
        if inventory is None or entry.group is None or not entry.group.text:
            continue
        host: VSwitch | Instance | None
        if entry.makes_eni and entry.vswitch:
            host = _vswitches(inventory).one(entry.vswitch, [])
        else:
            host = _instances(inventory).one(entry.instance, [])
        if host is not None:
            found[entry.region, host.vpc_id] = None
    return tuple(found)


def find(
    entry: Wanted, inventory: Inventory, names: EipNames, networks: Networks, stacks: Mapping[str, OsType]
) -> Found:
    """Return what the cells of ``entry`` name.

    Args:
        entry: one interface of the list.
        inventory: of its region.
        names: of the EIPs of its region.
        networks: of the VPCs of ``vpcs_of``.
        stacks: the network stacks that there are, with the system that each is for.
    """
    found = Found()
    faults = found.faults
    found.instance = _instances(inventory).one(entry.instance, faults)
    if entry.makes_eni and entry.vswitch:
        found.vswitch = _vswitches(inventory).one(entry.vswitch, faults)
    elif entry.eni.text:
        found.eni = _interfaces(inventory).one(entry.eni, faults)
    host = found.vswitch if entry.makes_eni else found.instance
    if entry.group is not None and entry.group.text and host is not None:
        found.group = _group(entry.group, host.vpc_id, networks, faults)
    for cell in entry.eips:
        found.eips += [(eip, cell) for eip in _eips(cell, inventory, names, faults)]
    faults += _repeated(found.eips)
    faults += _stack_faults(entry, found.instance, stacks)
    return found


def _repeated(eips: Sequence[tuple[ElasticIp, Cell]]) -> Iterator[Fault]:
    first: dict[str, Cell] = {}
    for eip, cell in eips:
        before = first.setdefault(eip.allocation_id, cell)
        # The same text twice was found without the cloud.
        if before.text != cell.text:
            yield fault_at(ListFault.EIP_TWICE, cell, str(before.line))


def _stack_faults(entry: Wanted, instance: Instance | None, stacks: Mapping[str, OsType]) -> Iterator[Fault]:
    for cell in entry.stacks:
        system = stacks.get(cell.text)
        if system is None:
            yield fault_at(ListFault.STACK_UNKNOWN, cell, ", ".join(stacks))
        elif instance is not None and instance.os_type is not system:
            yield fault_at(ListFault.STACK_OTHER_SYSTEM, cell, instance.os_type.value)


def _group(cell: Cell, vpc: VpcId, networks: Networks, faults: list[Fault]) -> SecurityGroup | None:
    groups = networks.groups.get(vpc)
    if groups is None:
        faults.append(fault_at(ListFault.NETWORK_UNREAD, cell, vpc))
        return None
    return _Table(groups, True, ListFault.GROUP_UNKNOWN, ListFault.GROUP_AMBIGUOUS).one(cell, faults)


def _address(text: str) -> IPv4Address | None:
    """Return the address that ``text`` is, None where it is none."""
    try:
        return IPv4Address(text)
    except AddressValueError:
        return None


def _eips(cell: Cell, inventory: Inventory, names: EipNames, faults: list[Fault]) -> tuple[ElasticIp, ...]:
    """Return the EIPs that ``cell`` names: one by id, address or name, or all that have a tag."""
    address, id_ = _address(cell.text), AllocationId(cell.text)
    found = [id_] if id_ in inventory.eip_by_id else names.by_address.get(address, []) if address else []
    tagged = not found and cell.text.startswith(TAG)
    if not found and not inventory.has_read(ListName.EIPS):
        faults.append(fault_at(ListFault.LIST_UNREAD, cell))
    elif tagged:
        key, _, value = cell.text.removeprefix(TAG).partition("=")
        found = names.by_tag.get((key, value), [])
    elif not found:
        found = names.by_name.get(cell.text, [])
    if len(found) > 1 and not tagged:
        faults.append(fault_at(ListFault.EIP_AMBIGUOUS, cell, ", ".join(sorted(found))))
        return ()
    if not found and inventory.has_read(ListName.EIPS):
        faults.append(fault_at(ListFault.EIP_UNKNOWN, cell))
    return tuple(inventory.eip_by_id[each] for each in found)
