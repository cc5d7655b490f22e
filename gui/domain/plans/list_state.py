"""What a region is like once a plan of a list is applied: what the plans after it find."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from ipaddress import IPv4Address

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import ENI_TARGET, AllocationId, AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniId, EniStatus, EniType, NetworkInterface, Vpc, VSwitch, VSwitchId
from gui.domain.cloud.instance import Instance
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.references import item_of
from gui.domain.operations.interfaces import CreateEni
from gui.domain.operations.networks import AddBlock, CreateVSwitch
from gui.domain.operations.operation import AssociateEips
from gui.domain.plans.plan import Plan

NO_ADDRESS = IPv4Address(0)
"""The private address of an interface that is not made yet: any that is free."""


def planned_eni(mark: str, name: str, vswitch: VSwitch, address: IPv4Address = NO_ADDRESS) -> NetworkInterface:
    """Return the interface that a plan makes, as it will be before anything is bound to it; its id is ``mark``."""
    return NetworkInterface(
        EniId(mark),
        EniType.SECONDARY,
        EniStatus.AVAILABLE,
        address,
        "",
        vswitch.vpc_id,
        vswitch.id,
        vswitch.zone_id,
        name,
        mark=mark,
    )


def with_eni(inventory: Inventory, eni: NetworkInterface) -> Inventory:
    """Return ``inventory`` with a new interface, which takes an address of its vSwitch."""
    return replace(
        inventory,
        interfaces=(*inventory.interfaces, eni),
        vswitches=tuple(_with_one_less(each) if each.id == eni.vswitch_id else each for each in inventory.vswitches),
    )


def _with_one_less(vswitch: VSwitch) -> VSwitch:
    free = vswitch.free_addresses
    return vswitch if free is None else replace(vswitch, free_addresses=max(0, free - 1))


def after(inventory: Inventory, chosen: Selection) -> Inventory:
    """Return ``inventory`` as it is once ``chosen`` is bound in multi-EIP mode and attached."""
    host = next((each.instance_id for each in inventory.interfaces if each.id == chosen.eni), None)
    targets = dict.fromkeys(chosen.eips, chosen.eni) if chosen.eni else {}
    return replace(
        inventory,
        eips=_bound(inventory.eips, targets, AssociationMode.MULTI_EIP),
        interfaces=tuple(
            replace(each, status=EniStatus.IN_USE, instance_id=chosen.instance) if each.id == chosen.eni else each
            for each in inventory.interfaces
        ),
        instances=tuple(_with_enis(each, chosen, host, chosen.eni) for each in inventory.instances),
    )


def after_blocks(inventory: Inventory, plan: Plan) -> Inventory:
    """Return ``inventory`` as it is once ``plan``, of the secondary CIDR method, is applied."""
    made = {each.mark: each for each in plan.operations if isinstance(each, CreateVSwitch)}
    vswitches = {
        **inventory.vswitch_by_id,
        **{VSwitchId(mark): VSwitch(VSwitchId(mark), new.vpc_id, new.zone_id, new.cidr) for mark, new in made.items()},
    }
    found = replace(
        inventory,
        vpcs=tuple(_with_blocks(each, plan) for each in inventory.vpcs),
        vswitches=tuple(vswitches.values()),
    )
    for eni in _made_enis(plan, vswitches):
        found = with_eni(found, replace(eni, status=EniStatus.IN_USE, instance_id=plan.selection.instance))
        found = replace(
            found, instances=tuple(_with_enis(each, plan.selection, None, eni.id) for each in found.instances)
        )
    targets = {
        eip: item_of(each.eni_id)
        for each in plan.operations
        if isinstance(each, AssociateEips)
        for eip in each.allocation_ids
    }
    return replace(
        found,
        eips=_bound(found.eips, targets, AssociationMode.NAT),
    )


def _made_enis(plan: Plan, vswitches: Mapping[VSwitchId, VSwitch]) -> Iterator[NetworkInterface]:
    for each in plan.operations:
        if isinstance(each, CreateEni):
            vswitch = vswitches[VSwitchId(item_of(each.vswitch_id))]
            yield planned_eni(each.mark, each.name, vswitch, each.address or NO_ADDRESS)


def _with_blocks(vpc: Vpc, plan: Plan) -> Vpc:
    added = [each.block for each in plan.operations if isinstance(each, AddBlock) and each.vpc_id == vpc.id]
    return replace(vpc, secondary_cidrs=(*vpc.secondary_cidrs, *added))


def _bound(
    eips: tuple[ElasticIp, ...], targets: Mapping[AllocationId, str], mode: AssociationMode
) -> tuple[ElasticIp, ...]:
    return tuple(
        replace(eip, status=EipStatus.IN_USE, target_id=targets[eip.allocation_id], target_type=ENI_TARGET, mode=mode)
        if eip.allocation_id in targets
        else eip
        for eip in eips
    )


def _with_enis(instance: Instance, chosen: Selection, host: str | None, eni: EniId | None) -> Instance:
    if eni is None or instance.id not in {chosen.instance, host}:
        return instance
    others = tuple(each for each in instance.eni_ids if each != eni)
    return replace(instance, eni_ids=(*others, eni) if instance.id == chosen.instance else others)
