"""The part of a plan that frees EIPs which are bound in another mode, before they are bound in multi-EIP mode.

An EIP in NAT mode is unbound as it is. One in cut-through mode is unbound from a detached interface only, which is
attached again right after that. The undo of each step binds it again in the mode in which it was.
"""

from collections.abc import Iterable, Iterator, Sequence

from gui.domain.cloud.eip import INSTANCE_TARGET, AllocationId, AssociationMode, ElasticIp
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.region import Catalog
from gui.domain.operations.instance_eips import UnassociateFromInstance
from gui.domain.operations.operation import AttachEni, DetachEni, Operation, UnassociateEips
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.notes import PlanNote, PlanNoteCode
from gui.domain.rules.interface import host_to_stop
from gui.domain.rules.rebinding import attached_holder


def unbindings(eips: Sequence[ElasticIp], eni: EniId, inventory: Inventory, catalog: Catalog) -> Iterator[Operation]:
    """Yield what frees ``eips``.

    Args:
        eips: those that are bound in another mode.
        eni: the interface that takes them, which is detached already.
        inventory: of the region.
        catalog: which instance types can't lose an ENI while they run.
    """
    for eip in eips:
        if eip.target_type == INSTANCE_TARGET:
            yield UnassociateFromInstance(inventory.region, eip.allocation_id, InstanceId(eip.target_id or ""))
    on_interfaces = [each for each in eips if each.target_type != INSTANCE_TARGET]
    for target in dict.fromkeys(EniId(each.target_id or "") for each in on_interfaces):
        here = [each for each in on_interfaces if each.target_id == target]
        first = next((found for each in here if (found := attached_holder(each, inventory))), None)
        if first is None or target == eni or not first.instance_id:
            yield from _from_interface(target, here, inventory)
            continue
        instance = InstanceId(first.instance_id)
        cold = host_to_stop(first, inventory, catalog) is not None
        if cold:
            yield StopInstance(inventory.region, instance)
        yield DetachEni(inventory.region, target, instance)
        yield from _from_interface(target, here, inventory)
        yield AttachEni(inventory.region, target, instance)
        if cold:
            yield StartInstance(inventory.region, instance)


def _from_interface(eni: EniId, eips: Sequence[ElasticIp], inventory: Inventory) -> Iterator[Operation]:
    """Yield one step for each mode and private address: the undo binds every EIP to the address that it had."""
    known = inventory.eni_by_id.get(eni)
    primary = known.private_address if known else None
    groups: dict[tuple[AssociationMode, object], list[ElasticIp]] = {}
    for each in eips:
        address = each.private_address or primary
        groups.setdefault((each.mode or AssociationMode.NAT, address), []).append(each)
    for (mode, _address), found in groups.items():
        ids = tuple(AllocationId(each.allocation_id) for each in found)
        yield UnassociateEips(inventory.region, ids, eni, mode, found[0].private_address or primary)


def rebinding_notes(eips: Iterable[ElasticIp]) -> Iterator[PlanNote]:
    """Yield what changes for the peers of ``eips``, and from what each is unbound."""
    found = tuple(eips)
    if found:
        ids = tuple(each.allocation_id for each in found)
        what = ", ".join(f"{each.address} ({each.target_id})" for each in found)
        yield PlanNote(PlanNoteCode.UNBOUND_FIRST, ids, (("addresses", what),))
        yield PlanNote(PlanNoteCode.PEERS, ids, (("addresses", ", ".join(str(each.address) for each in found)),))
