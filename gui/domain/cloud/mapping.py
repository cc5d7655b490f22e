"""EIP x ENI x instance joined: the table an administrator keeps by hand otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from gui.domain.cloud.eip import ENI_TARGET, INSTANCE_TARGET, ElasticIp
from gui.domain.cloud.eni import EniId, EniType, NetworkInterface
from gui.domain.cloud.instance import Instance, InstanceId
from gui.domain.cloud.interface_address import shows
from gui.domain.cloud.inventory import Inventory, ListName


class Part(Enum):
    """What a row joins."""

    EIP = auto()
    ENI = auto()
    INSTANCE = auto()


@dataclass(frozen=True, slots=True)
class Mapping:
    """One row: an EIP and what it leads to, or an ENI without an EIP.

    Attributes:
        eip: None for an ENI without an EIP.
        eni: the ENI the EIP is bound to, None when it is unbound, bound to something else, or the ENI was not read.
        instance: the instance behind it, None when there is none or it was not read.
        target: id of what the EIP is bound to, whatever it is; None when unbound.
        instance_id: id of the instance even when the instance itself was not read.
        unknown: the parts of which nobody knows whether there is one, because a list could not be read: such a part is
            None or has no id, and that does not mean that there is none.
    """

    eip: ElasticIp | None
    eni: NetworkInterface | None
    instance: Instance | None
    target: str | None = None
    instance_id: str | None = None
    unknown: frozenset[Part] = frozenset()

    @property
    def key(self) -> str:
        """What names the row: the allocation id, or the ENI's id where there is no EIP."""
        if self.eip is not None:
            return self.eip.allocation_id
        return self.eni.id if self.eni else ""

    @property
    def exposed(self) -> bool:
        """Whether the guest sees the EIP as the address of its NIC, by a secondary CIDR block of the VPC."""
        return self.eip is not None and self.eni is not None and shows(self.eip, self.eni)


def mappings(inventory: Inventory) -> tuple[Mapping, ...]:
    """Return one row for each EIP, in the order of the inventory, then one for each ENI that carries none."""
    return tuple(each_mapping(inventory))


def each_mapping(inventory: Inventory) -> Iterator[Mapping]:
    """Yield the same one by one: a large region takes a while."""
    carrying: set[EniId] = set()
    for row in _with_eip(inventory):
        if row.eni:
            carrying.add(row.eni.id)
        yield row
    for eni in inventory.interfaces:
        if eni.id not in carrying:
            yield _row(inventory, None, eni, eni.instance_id)


def _with_eip(inventory: Inventory) -> Iterator[Mapping]:
    for eip in inventory.eips:
        if eip.target_type == ENI_TARGET and eip.target_id is not None:
            eni = inventory.eni_by_id.get(EniId(eip.target_id))
            yield _row(inventory, eip, eni, eni.instance_id if eni else None)
        elif eip.target_type == INSTANCE_TARGET:
            yield _row(inventory, eip, _primary(inventory, eip.target_id), eip.target_id)
        else:
            yield _row(inventory, eip, None, None)


def _primary(inventory: Inventory, instance_id: str | None) -> NetworkInterface | None:
    """Return the primary ENI of an instance: an EIP bound to the instance itself is bound there."""
    if instance_id is None:
        return None
    found = inventory.interfaces_of(InstanceId(instance_id))
    return next((eni for eni in found if eni.type is EniType.PRIMARY), None)


def _row(inventory: Inventory, eip: ElasticIp | None, eni: NetworkInterface | None, instance_id: str | None) -> Mapping:
    instance = inventory.instance_by_id.get(InstanceId(instance_id)) if instance_id else None
    unknown = frozenset(_unknown(inventory, eip, eni, instance_id))
    return Mapping(eip, eni, instance, eip.target_id if eip else None, instance_id, unknown)


def _unknown(
    inventory: Inventory, eip: ElasticIp | None, eni: NetworkInterface | None, instance_id: str | None
) -> Iterator[Part]:
    if eip is None and not inventory.has_read(ListName.EIPS):
        yield Part.EIP
    leads_on = eni is not None or (eip is not None and eip.target_type in {ENI_TARGET, INSTANCE_TARGET})
    if leads_on and not inventory.has_read(ListName.INTERFACES):
        if eni is None:
            yield Part.ENI
        if instance_id is None:
            yield Part.INSTANCE
