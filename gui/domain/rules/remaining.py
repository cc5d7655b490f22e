"""What is left to do for a selection: an EIP that is where it is to be, or an ENI that is, is no obstacle."""

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AllocationId, AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniStatus, NetworkInterface
from gui.domain.cloud.instance import Instance
from gui.domain.cloud.inventory import Inventory


def bound_as_wanted(eip: ElasticIp, eni_id: str | None) -> bool:
    """Return whether ``eip`` is on the ENI ``eni_id`` in multi-EIP mode already."""
    on_it = eni_id is not None and eip.is_on(eni_id)
    return on_it and eip.status is EipStatus.IN_USE and eip.mode is AssociationMode.MULTI_EIP


def eips_to_bind(selection: Selection, inventory: Inventory) -> tuple[AllocationId, ...]:
    """Return the chosen EIPs that are not bound as wanted yet, in the order chosen; unknown ones are among them."""
    eips = ((each, inventory.eip_by_id.get(each)) for each in selection.eips)
    return tuple(each for each, eip in eips if eip is None or not bound_as_wanted(eip, selection.eni))


def in_place(eni: NetworkInterface, instance_id: str | None) -> bool:
    """Return whether ``eni`` is attached to the instance ``instance_id`` already."""
    return eni.status is EniStatus.IN_USE and instance_id is not None and eni.instance_id == instance_id


def may_be_unbound(eni: NetworkInterface, selection: Selection) -> bool:
    """Return whether the user agreed that ``eni`` is unbound first from the very instance that has it now."""
    chosen = selection.eni == eni.id and selection.detach_from is not None
    return chosen and eni.status is EniStatus.IN_USE and eni.instance_id == selection.detach_from


def may_be_stopped(instance: Instance, selection: Selection) -> bool:
    """Return whether the user agreed that ``instance`` is stopped while it takes the ENI, and started again.

    An instance that gets back the ENI that it has now is stopped once for both, and so agreed to once.
    """
    return selection.instance == instance.id and instance.id in {selection.stop, selection.stop_host}


def host_may_be_stopped(eni: NetworkInterface, selection: Selection) -> bool:
    """Return whether the user agreed that the very instance that has ``eni`` now is stopped to let go of it."""
    chosen = selection.eni == eni.id and selection.stop_host is not None
    return chosen and eni.instance_id == selection.stop_host


def nothing_left(selection: Selection, inventory: Inventory) -> bool:
    """Return whether everything chosen is bound and attached as wanted already."""
    eni = inventory.eni_by_id.get(selection.eni) if selection.eni else None
    if eni is None or not selection.eips or not in_place(eni, selection.instance):
        return False
    return not eips_to_bind(selection, inventory)
