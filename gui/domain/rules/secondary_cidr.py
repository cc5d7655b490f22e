"""The rules of the method by a secondary CIDR block, checked before any call is made.

For each EIP a new secondary ENI gets the EIP itself as its primary private address, and the EIP is bound to it in NAT
mode. Any region and any instance family will do. ``ProblemCode`` lists the rules with their sources.
"""

from collections.abc import Iterator, Sequence
from ipaddress import IPv4Network

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eni import SecurityGroup
from gui.domain.cloud.instance import Instance
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.problems import Problem, ProblemCode, Values
from gui.domain.cloud.region import Catalog, RegionId
from gui.domain.rules.instance import free_interfaces, instance_problems
from gui.domain.rules.multi_eip import eip_problems, eips_problems, once, unread_problems
from gui.domain.rules.new_blocks import (
    eips_to_expose,
    needs_network,
    network_problems,
)

_INSTANCE_RULES = {ProblemCode.INSTANCE_STATE, ProblemCode.INSTANCE_MUST_STOP, ProblemCode.INSTANCE_TYPE_UNKNOWN}


def secondary_cidr_problems(
    selection: Selection,
    inventory: Inventory,
    catalog: Catalog,
    routes: tuple[IPv4Network, ...] = (),
    groups: Sequence[SecurityGroup] | None = None,
) -> tuple[Problem, ...]:
    """Return everything to say about ``selection``, in the order of the pages; what blocks keeps it from being done.

    Args:
        selection: the answers.
        inventory: of the chosen region; of another one, it says nothing.
        catalog: which regions are closed, and which instance types take an ENI only while stopped.
        routes: see ``find_network``.
        groups: see ``group_problems``.
    """
    region = region_problems(selection.region, catalog)
    if selection.region is not None and inventory.region != selection.region:
        return (*region, Problem(ProblemCode.INVENTORY_MISSING))
    return (
        *region,
        *once(
            (
                *chosen_eips_problems(selection, inventory),
                *chosen_instance_problems(selection, inventory, catalog),
                *group_problems(selection, inventory, groups),
                *network_problems(selection, inventory, routes),
            )
        ),
    )


def region_problems(region: RegionId | None, catalog: Catalog) -> tuple[Problem, ...]:
    """Return why ``region`` can't be used: all have the means of this method, only closed ones are gone."""
    if region is None:
        return (Problem(ProblemCode.REGION_MISSING),)
    closed = Problem(ProblemCode.REGION_CLOSED, region, (("region", region),))
    return (closed,) if region in catalog.closed_regions else ()


def chosen_eips_problems(selection: Selection, inventory: Inventory) -> tuple[Problem, ...]:
    """Return what is wrong with the chosen EIPs: each must be Available, unlocked and of no other service."""
    left = eips_to_expose(selection, inventory)
    return eips_problems(selection.eips, inventory, lambda eip: eip_problems(eip) if eip.allocation_id in left else ())


def chosen_instance_problems(selection: Selection, inventory: Inventory, catalog: Catalog) -> tuple[Problem, ...]:
    """Return what is wrong with the chosen instance, its room for one more ENI per EIP included."""
    # Without the ENIs nobody knows which slots are free, nor what is exposed already.
    return (
        *unread_problems(inventory, ListName.INTERFACES, ListName.INSTANCES, ListName.INSTANCE_TYPES),
        *_chosen_instance(selection, inventory, catalog),
    )


def _chosen_instance(selection: Selection, inventory: Inventory, catalog: Catalog) -> Iterator[Problem]:
    if selection.instance is None:
        yield Problem(ProblemCode.INSTANCE_MISSING)
        return
    instance = inventory.instance_by_id.get(selection.instance)
    if instance is None:
        if inventory.has_read(ListName.INSTANCES):
            yield Problem(ProblemCode.INSTANCE_GONE, selection.instance)
        return
    # Before any EIP is chosen, there must be room for one.
    coming = len(eips_to_expose(selection, inventory)) if selection.eips else 1
    if coming:
        yield from expose_on_problems(instance, selection, inventory, catalog, coming)
    yield Problem(ProblemCode.EXPOSED_BY_DHCP, instance.id)


def expose_on_problems(
    instance: Instance, selection: Selection, inventory: Inventory, catalog: Catalog, coming: int = 1
) -> tuple[Problem, ...]:
    """Return why ``instance`` can't take ``coming`` new ENIs; what was agreed to in ``selection`` is no reason."""
    # Agreed to for this method: consent to stop it for detaching an ENI was given to something else.
    agreed = selection.instance == instance.id == selection.stop
    rules = _INSTANCE_RULES - ({ProblemCode.INSTANCE_MUST_STOP} if agreed else set())
    found = instance_problems(instance, None, inventory, catalog)
    return (*(each for each in found if each.code in rules), *_room_problems(instance, inventory, coming))


def _room_problems(instance: Instance, inventory: Inventory, coming: int) -> Iterator[Problem]:
    known = free_interfaces(instance, inventory)
    if known is None:
        return  # unknown is not "no room"; INSTANCE_TYPE_UNKNOWN says it
    room, limit = known
    if coming > room:
        values: Values = (("room", room), ("needed", coming), ("limit", limit), ("type", instance.type))
        yield Problem(ProblemCode.INSTANCE_ROOM, instance.id, values)


def group_problems(
    selection: Selection, inventory: Inventory, groups: Sequence[SecurityGroup] | None
) -> tuple[Problem, ...]:
    """Return what is wrong with the chosen security group.

    Args:
        selection: the answers.
        inventory: of the chosen region.
        groups: those of the instance's VPC; None while they are not read, which says nothing.
    """
    instance = inventory.instance_by_id.get(selection.instance) if selection.instance else None
    if instance is None or not needs_network(selection, inventory):
        return ()
    if selection.group is None:
        return (Problem(ProblemCode.GROUP_MISSING),)
    if groups is None:
        return ()
    group = next((each for each in groups if each.id == selection.group), None)
    if group is None:
        return (Problem(ProblemCode.GROUP_GONE, selection.group),)
    if group.service_managed:
        return (Problem(ProblemCode.GROUP_SERVICE_MANAGED, group.id),)
    if group.vpc_id != instance.vpc_id:
        values: Values = (("group_vpc", group.vpc_id or "?"), ("instance_vpc", instance.vpc_id or "?"))
        return (Problem(ProblemCode.GROUP_OTHER_VPC, group.id, values),)
    return ()
