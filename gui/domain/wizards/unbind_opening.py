"""Which wizard unbinds what several selected rows are about: no wizard unbinds an EIP that no row named."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gui.domain.cloud.eip import ENI_TARGET, AllocationId
from gui.domain.cloud.eni import EniId, EniType
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.interface_address import has_its_address_for_an_eip
from gui.domain.cloud.inventory import Inventory
from gui.domain.plans.in_use import attached_to
from gui.domain.wizards.secondary_cidr_teardown import others


class UnbindWay(StrEnum):
    """How the selected EIPs are unbound.

    ``INTERFACE``: all EIPs of one interface. ``SOME_EIPS``: some of one interface, which keeps the others.
    ``FREE_INTERFACES``: EIPs of interfaces that no instance has. ``INTERFACE_ADDRESSES``: interfaces of one instance,
    or of none, whose address is the EIP. ``ONE_AT_A_TIME``: several interfaces in use; the guest of each is undone
    first. ``NOTHING``: nothing that is selected is bound to an interface.
    """

    INTERFACE = "interface"
    SOME_EIPS = "some_eips"
    FREE_INTERFACES = "free_interfaces"
    INTERFACE_ADDRESSES = "interface_addresses"
    ONE_AT_A_TIME = "one_at_a_time"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class UnbindOpening:
    """What a wizard begins with.

    Attributes:
        way: which wizard.
        enis: the interfaces that carry the EIPs.
        eips: the EIPs that are unbound.
    """

    way: UnbindWay = UnbindWay.NOTHING
    enis: tuple[EniId, ...] = ()
    eips: tuple[AllocationId, ...] = ()


def unbind_opening(selected: Iterable[str], inventory: Inventory | None) -> UnbindOpening:
    """Return what to begin with.

    Args:
        selected: ids of EIPs, interfaces and instances; an interface stands for all its EIPs, an instance for those of
            all its secondary interfaces.
        inventory: of the region, None until read.
    """
    carried = _carried(selected, inventory) if inventory else {}
    if inventory is None or not carried:
        return UnbindOpening()
    enis = tuple(carried)
    eips = tuple(each for some in carried.values() for each in some)
    return UnbindOpening(_way(carried, inventory), enis, eips)


def _way(carried: dict[EniId, dict[AllocationId, None]], inventory: Inventory) -> UnbindWay:
    enis = [inventory.eni_by_id[each] for each in carried]
    addresses = [has_its_address_for_an_eip(each, inventory) for each in enis]
    if all(addresses):
        together = {each.id for each in (enis[0], *others(enis[0].id, inventory))}
        return UnbindWay.INTERFACE_ADDRESSES if together.issuperset(carried) else UnbindWay.ONE_AT_A_TIME
    if len(enis) == 1:
        whole = all(each.allocation_id in carried[enis[0].id] for each in inventory.eips_on(enis[0].id))
        return UnbindWay.INTERFACE if whole else UnbindWay.SOME_EIPS
    if any(addresses) or any(attached_to(each) for each in enis):
        return UnbindWay.ONE_AT_A_TIME
    return UnbindWay.FREE_INTERFACES


def _carried(selected: Iterable[str], inventory: Inventory) -> dict[EniId, dict[AllocationId, None]]:
    """Return the selected EIPs by the interface that carries them, in the order selected."""
    found: dict[EniId, dict[AllocationId, None]] = {}
    for each in selected:
        eip = inventory.eip_by_id.get(AllocationId(each))
        if eip is not None:
            eni = EniId(eip.target_id or "")
            if eip.target_type == ENI_TARGET and eni in inventory.eni_by_id:
                found.setdefault(eni, {})[eip.allocation_id] = None
            continue
        enis = (EniId(each),) if EniId(each) in inventory.eni_by_id else _secondary(InstanceId(each), inventory)
        for eni in enis:
            for carried in inventory.eips_on(eni):
                found.setdefault(eni, {})[carried.allocation_id] = None
    return found


def _secondary(instance: InstanceId, inventory: Inventory) -> tuple[EniId, ...]:
    return tuple(each.id for each in inventory.interfaces_of(instance) if each.type is EniType.SECONDARY)
