"""EIPs that are bound in another mode, and are unbound first where the user agreed to that by name.

Sources: UnassociateEipAddress (VPC 2016-04-28): in NAT mode an EIP is unbound while its interface is attached; in
cut-through mode the interface must be detached first (``Eni.Attached``).
"""

from collections.abc import Iterator
from dataclasses import replace

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import ENI_TARGET, INSTANCE_TARGET, AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniId, EniStatus, NetworkInterface
from gui.domain.cloud.interface_address import shows
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.cloud.region import Catalog
from gui.domain.rules.interface import unbind_problems


def can_be_rebound(eip: ElasticIp, inventory: Inventory) -> bool:
    """Return whether ``eip`` is bound to an interface or instance in another mode, from which a plan may unbind it.

    What is bound to anything else, to a NAT gateway for example, is never touched; an EIP that its guest sees already,
    as the private address of its interface, has no need of it.
    """
    if eip.status is not EipStatus.IN_USE or eip.mode is AssociationMode.MULTI_EIP:
        return False
    if eip.target_type == INSTANCE_TARGET:
        return True
    eni = holder(eip, inventory)
    return eip.target_type == ENI_TARGET and not (eni is not None and shows(eip, eni))


def holder(eip: ElasticIp, inventory: Inventory) -> NetworkInterface | None:
    """Return the interface that ``eip`` is bound to, None where it is bound to none that is known."""
    return inventory.eni_by_id.get(EniId(eip.target_id or "")) if eip.target_type == ENI_TARGET else None


def attached_holder(eip: ElasticIp, inventory: Inventory) -> NetworkInterface | None:
    """Return the interface that must be detached before ``eip`` can be unbound from it; None where none must."""
    eni = holder(eip, inventory)
    return eni if eni and eip.mode is not AssociationMode.NAT and eni.status is EniStatus.IN_USE else None


def eips_to_rebind(selection: Selection, inventory: Inventory) -> tuple[ElasticIp, ...]:
    """Return the chosen EIPs that are unbound first: those agreed to that are bound as they were then."""
    agreed = dict(selection.rebind)
    eips = (inventory.eip_by_id.get(each) for each in selection.eips)
    return tuple(
        eip
        for eip in eips
        if eip is not None and agreed.get(eip.allocation_id) == eip.target_id and can_be_rebound(eip, inventory)
    )


def trial_selection(selection: Selection, inventory: Inventory) -> Selection:
    """Return ``selection`` with the one EIP that is tried out first; itself where no trial is wanted, or possible."""
    going = eips_to_rebind(selection, inventory)
    return replace(selection, eips=(going[0].allocation_id,)) if selection.trial and going else selection


def after_unbinding(selection: Selection, inventory: Inventory) -> Inventory:
    """Return ``inventory`` as it will be once ``eips_to_rebind`` are free; the very same where none is."""
    going = {each.allocation_id for each in eips_to_rebind(selection, inventory)}
    if not going:
        return inventory
    eips = tuple(each.unbound() if each.allocation_id in going else each for each in inventory.eips)
    return replace(inventory, eips=eips)


def rebinding_problems(selection: Selection, inventory: Inventory) -> Iterator[Problem]:
    """Yield why EIPs can't be unbound first, although that was agreed to."""
    going = eips_to_rebind(selection, inventory)
    for agreed in selection.rebind:
        eip = inventory.eip_by_id.get(agreed.eip)
        if eip is None or agreed.eip not in selection.eips or eip in going or eip.status is not EipStatus.IN_USE:
            continue
        if eip.target_id == agreed.target and eip.mode is not AssociationMode.MULTI_EIP:
            values = (("target", eip.target_id or "?"), ("kind", eip.target_type or "?"))
            yield Problem(ProblemCode.EIP_NOT_REBOUND, eip.allocation_id, values)
    for eni in dict.fromkeys(holder(each, inventory) for each in going):
        if eni is not None and eni.service_managed:
            yield Problem(ProblemCode.ENI_SERVICE_MANAGED, eni.id)


def holder_problems(selection: Selection, inventory: Inventory, catalog: Catalog) -> Iterator[Problem]:
    """Yield why interfaces can't be detached for a while from which EIPs are unbound.

    The consent to stop an instance is about the one it names, whichever of its interfaces is meant.
    """
    agreed = {selection.stop, selection.stop_host}
    for eni in dict.fromkeys(attached_holder(each, inventory) for each in eips_to_rebind(selection, inventory)):
        if eni is None or eni.id == selection.eni:
            continue
        for each in unbind_problems(eni, inventory, catalog):
            if each.code is not ProblemCode.ENI_HOST_MUST_STOP or eni.instance_id not in agreed:
                yield each
