"""The rules of multi-EIP mode, checked before any call: which EIP, ENI and instance can be chosen, and why not.

Sources: the vendor's page "Associate EIPs with secondary ENIs in multi-EIP-to-ENI mode", the API pages of
AssociateEipAddress and AttachNetworkInterface.
"""

from collections.abc import Iterator

from gui.domain.catalog import Catalog
from gui.domain.eip import MAX_EIPS_PER_ENI, AssociationMode, EipStatus, ElasticIp
from gui.domain.eni import EniStatus, EniType, NetworkInterface
from gui.domain.instance import Instance, InstanceStatus
from gui.domain.inventory import Inventory
from gui.domain.problems import Problem, ProblemCode, Severity, Values
from gui.domain.region import RegionId
from gui.domain.selection import Selection


def region_problems(region: RegionId | None, catalog: Catalog) -> tuple[Problem, ...]:
    """Return why ``region`` can't be used for multi-EIP mode."""
    if region is None:
        return (Problem(ProblemCode.REGION_MISSING),)
    if region not in catalog.multi_eip_regions:
        return (Problem(ProblemCode.REGION_WITHOUT_MODE, region, (("region", region),)),)
    return ()


def eip_problems(eip: ElasticIp) -> tuple[Problem, ...]:
    """Return why ``eip`` can't be bound: it must be Available, unlocked and not managed by a cloud service."""
    return tuple(_eip_problems(eip))


def _eip_problems(eip: ElasticIp) -> Iterator[Problem]:
    if eip.service_managed:
        yield Problem(ProblemCode.EIP_SERVICE_MANAGED, eip.allocation_id)
    if eip.locks:
        yield Problem(ProblemCode.EIP_LOCKED, eip.allocation_id, (("reason", ", ".join(eip.locks)),))
    if eip.status is EipStatus.IN_USE:
        yield Problem(ProblemCode.EIP_BOUND, eip.allocation_id, (("target", eip.target_id or "?"),))
    elif eip.status is not EipStatus.AVAILABLE:
        yield Problem(ProblemCode.EIP_UNSETTLED, eip.allocation_id, (("status", eip.status.value),))


def eni_problems(eni: NetworkInterface, inventory: Inventory, adding: int = 0) -> tuple[Problem, ...]:
    """Return why ``eni`` can't take EIPs in multi-EIP mode.

    Args:
        eni: the interface in question.
        inventory: where its present EIPs are looked up.
        adding: number of EIPs to be added to those already there.
    """
    return tuple(_eni_problems(eni, inventory, adding))


def _eni_problems(eni: NetworkInterface, inventory: Inventory, adding: int) -> Iterator[Problem]:
    if eni.type is EniType.PRIMARY:
        yield Problem(ProblemCode.ENI_PRIMARY, eni.id)
        return
    if eni.type is EniType.OTHER:
        yield Problem(ProblemCode.ENI_OTHER_TYPE, eni.id)
    if eni.service_managed:
        yield Problem(ProblemCode.ENI_SERVICE_MANAGED, eni.id)
    if eni.status is EniStatus.IN_USE:
        yield Problem(ProblemCode.ENI_ATTACHED, eni.id, (("instance", eni.instance_id or "?"),))
    elif eni.status is not EniStatus.AVAILABLE:
        yield Problem(ProblemCode.ENI_UNSETTLED, eni.id, (("status", eni.status.value),))
    if eni.prefixes:
        yield Problem(ProblemCode.ENI_PREFIXES, eni.id)
    yield from _occupancy(eni, inventory, adding)
    if eni.secondary_addresses:
        # Documented as forbidden for the cut-through mode only; the vendor is silent on this one.
        values: Values = (("count", len(eni.secondary_addresses)),)
        yield Problem(ProblemCode.ENI_SECONDARY_ADDRESSES, eni.id, values, Severity.WARNS)


def _occupancy(eni: NetworkInterface, inventory: Inventory, adding: int) -> Iterator[Problem]:
    present = inventory.eips_on(eni.id)
    others = tuple(eip for eip in present if eip.mode is not AssociationMode.MULTI_EIP)
    if others:
        mode = others[0].mode
        values: Values = (("address", str(others[0].address)), ("mode", mode.value if mode else "?"))
        yield Problem(ProblemCode.ENI_OTHER_MODE, eni.id, values)
        return
    if len(present) >= MAX_EIPS_PER_ENI:
        yield Problem(ProblemCode.ENI_FULL, eni.id, (("present", len(present)), ("limit", MAX_EIPS_PER_ENI)))
    elif len(present) + adding > MAX_EIPS_PER_ENI:
        room = MAX_EIPS_PER_ENI - len(present)
        counts: Values = (("present", len(present)), ("chosen", adding), ("room", room), ("limit", MAX_EIPS_PER_ENI))
        yield Problem(ProblemCode.TOO_MANY_EIPS, eni.id, counts)


def instance_problems(
    instance: Instance, eni: NetworkInterface | None, inventory: Inventory, catalog: Catalog
) -> tuple[Problem, ...]:
    """Return why ``instance`` can't take ``eni`` (or any ENI, where ``eni`` is None)."""
    return (
        *_family_problems(instance, catalog),
        *_state_problems(instance, catalog),
        *(_place_problems(instance, eni) if eni else ()),
        *_quota_problems(instance, eni, inventory),
    )


def _family_problems(instance: Instance, catalog: Catalog) -> Iterator[Problem]:
    values: Values = (("family", instance.family),)
    if instance.family in catalog.multi_eip_families:
        return
    if instance.family in catalog.possible_families:
        yield Problem(ProblemCode.INSTANCE_FAMILY_UNSURE, instance.id, values, Severity.WARNS)
    else:
        yield Problem(ProblemCode.INSTANCE_FAMILY, instance.id, values)


def _state_problems(instance: Instance, catalog: Catalog) -> Iterator[Problem]:
    if instance.status not in {InstanceStatus.RUNNING, InstanceStatus.STOPPED}:
        yield Problem(ProblemCode.INSTANCE_STATE, instance.id, (("status", instance.status.value),))
    elif instance.status is InstanceStatus.RUNNING and instance.type in catalog.cold_attach_types:
        yield Problem(ProblemCode.INSTANCE_MUST_STOP, instance.id, (("type", instance.type),))


def _place_problems(instance: Instance, eni: NetworkInterface) -> Iterator[Problem]:
    if instance.vpc_id != eni.vpc_id:
        values: Values = (("instance_vpc", instance.vpc_id), ("eni_vpc", eni.vpc_id))
        yield Problem(ProblemCode.INSTANCE_OTHER_VPC, instance.id, values)
    if instance.zone_id != eni.zone_id:
        zones: Values = (("instance_zone", instance.zone_id), ("eni_zone", eni.zone_id))
        yield Problem(ProblemCode.INSTANCE_OTHER_ZONE, instance.id, zones)
    if instance.vswitch_id == eni.vswitch_id:
        yield Problem(ProblemCode.SAME_VSWITCH, instance.id, (("vswitch", eni.vswitch_id),), Severity.INFORMS)


def _quota_problems(instance: Instance, eni: NetworkInterface | None, inventory: Inventory) -> Iterator[Problem]:
    kind = inventory.type_by_id.get(instance.type)
    if kind is None:
        # The read of the type's limits may have been refused: unknown is not "no room".
        yield Problem(ProblemCode.INSTANCE_TYPE_UNKNOWN, instance.id, (("type", instance.type),), Severity.WARNS)
        return
    used = len(inventory.interfaces_of(instance.id))
    if used >= kind.eni_quantity:
        values: Values = (("used", used), ("limit", kind.eni_quantity), ("type", kind.id))
        yield Problem(ProblemCode.INSTANCE_ENI_QUOTA, instance.id, values)
    addresses = 1 + len(eni.secondary_addresses) if eni else 0
    if addresses > kind.private_addresses_per_eni:
        limits: Values = (("count", addresses), ("limit", kind.private_addresses_per_eni), ("type", kind.id))
        yield Problem(ProblemCode.INSTANCE_ADDRESS_QUOTA, instance.id, limits)


def problems(selection: Selection, inventory: Inventory, catalog: Catalog) -> tuple[Problem, ...]:
    """Return everything that keeps ``selection`` from being carried out, in the order of the pages."""
    return (
        *region_problems(selection.region, catalog),
        *chosen_eips_problems(selection, inventory),
        *chosen_eni_problems(selection, inventory),
        *chosen_instance_problems(selection, inventory, catalog),
    )


def chosen_eips_problems(selection: Selection, inventory: Inventory) -> tuple[Problem, ...]:
    """Return what is wrong with the chosen EIPs."""
    if not selection.eips:
        return (Problem(ProblemCode.EIPS_MISSING),)
    found: list[Problem] = []
    for allocation_id in selection.eips:
        eip = inventory.eip_by_id.get(allocation_id)
        found.extend(eip_problems(eip) if eip else [Problem(ProblemCode.EIP_GONE, allocation_id)])
    return tuple(found)


def chosen_eni_problems(selection: Selection, inventory: Inventory) -> tuple[Problem, ...]:
    """Return what is wrong with the chosen ENI, the number of EIPs it would carry included."""
    if selection.eni is None:
        return (Problem(ProblemCode.ENI_MISSING),)
    eni = inventory.eni_by_id.get(selection.eni)
    if eni is None:
        return (Problem(ProblemCode.ENI_GONE, selection.eni),)
    return eni_problems(eni, inventory, adding=len(selection.eips))


def chosen_instance_problems(selection: Selection, inventory: Inventory, catalog: Catalog) -> tuple[Problem, ...]:
    """Return what is wrong with the chosen instance, its match with the chosen ENI included."""
    if selection.instance is None:
        return (Problem(ProblemCode.INSTANCE_MISSING),)
    instance = inventory.instance_by_id.get(selection.instance)
    if instance is None:
        return (Problem(ProblemCode.INSTANCE_GONE, selection.instance),)
    eni = inventory.eni_by_id.get(selection.eni) if selection.eni else None
    return (
        *instance_problems(instance, eni, inventory, catalog),
        Problem(ProblemCode.DHCP_NEEDED, instance.id, severity=Severity.INFORMS),
    )
