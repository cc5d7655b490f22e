"""The rules of the method by a secondary CIDR block, checked before any call is made.

For each EIP a new secondary ENI gets the EIP itself as its primary private address, and the EIP is bound to it in NAT
mode. Any region and any instance family will do. ``ProblemCode`` lists the rules with their sources.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network

from gui.domain.blocks.find import find_blocks
from gui.domain.blocks.model import Blocks, Ground
from gui.domain.blocks.troubles import NoBlocksError, Trouble, TroubleCode
from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AllocationId, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniId, EniStatus, NetworkInterface, SecurityGroup, Vpc
from gui.domain.cloud.instance import Instance, InstanceId
from gui.domain.cloud.interface_address import exposed_eip
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.problems import Problem, ProblemCode, Values
from gui.domain.cloud.region import Catalog, RegionId
from gui.domain.rules.hidden_addresses import hidden_problems
from gui.domain.rules.instance import free_interfaces, instance_problems
from gui.domain.rules.multi_eip import eip_problems, once, unread_problems

_INSTANCE_RULES = {ProblemCode.INSTANCE_STATE, ProblemCode.INSTANCE_MUST_STOP, ProblemCode.INSTANCE_TYPE_UNKNOWN}
_RULES = {each.value: each for each in ProblemCode}
_NOTHING = Blocks((), (), (), 0)


def exposure_problems(
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


def is_exposed_on(eip: ElasticIp, instance_id: InstanceId | None, inventory: Inventory) -> bool:
    """Return whether the guest of ``instance_id`` has ``eip`` as the address of a NIC already."""
    if instance_id is None or eip.status is not EipStatus.IN_USE or eip.target_id is None:
        return False
    eni = inventory.eni_by_id.get(EniId(eip.target_id))
    if eni is None or eni.status is not EniStatus.IN_USE or eni.instance_id != instance_id:
        return False
    return exposed_eip(eni, inventory) == eip


def eips_to_expose(selection: Selection, inventory: Inventory) -> tuple[AllocationId, ...]:
    """Return the chosen EIPs that are not exposed on the chosen instance yet, each once, in the order chosen."""
    eips = ((each, inventory.eip_by_id.get(each)) for each in dict.fromkeys(selection.eips))
    return tuple(each for each, eip in eips if eip is None or not is_exposed_on(eip, selection.instance, inventory))


def chosen_eips_problems(selection: Selection, inventory: Inventory) -> tuple[Problem, ...]:
    """Return what is wrong with the chosen EIPs: each must be Available, unlocked and nobody else's."""
    unread = unread_problems(inventory, ListName.EIPS)
    if unread:
        return unread
    if not selection.eips:
        return (Problem(ProblemCode.EIPS_MISSING),)
    return tuple(_chosen_eips(selection, inventory))


def _chosen_eips(selection: Selection, inventory: Inventory) -> Iterator[Problem]:
    left = eips_to_expose(selection, inventory)
    for allocation_id in dict.fromkeys(selection.eips):
        if selection.eips.count(allocation_id) > 1:
            yield Problem(ProblemCode.EIP_TWICE, allocation_id)
        eip = inventory.eip_by_id.get(allocation_id)
        if eip is None:
            yield Problem(ProblemCode.EIP_GONE, allocation_id)
        elif allocation_id in left:
            yield from eip_problems(eip)


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
    # Agreed to for this method: consent to stop it while it lets go of an ENI was given to something else.
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


def needs_network(selection: Selection, inventory: Inventory) -> bool:
    """Return whether some EIP is chosen that is not exposed yet."""
    return bool(eips_to_expose(selection, inventory))


def network_problems(
    selection: Selection, inventory: Inventory, routes: tuple[IPv4Network, ...]
) -> tuple[Problem, ...]:
    """Return why no blocks and vSwitches can hold the chosen EIPs, and what those that can will bring with them.

    Args:
        selection: the answers; while EIPs or instance are missing there is nothing to say.
        inventory: of the chosen region.
        routes: see ``find_network``.
    """
    if not needs_network(selection, inventory):
        return ()
    unread = tuple(unread_networks(inventory))
    if unread:
        return unread
    instance = inventory.instance_by_id.get(selection.instance) if selection.instance else None
    if instance is None or any(each not in inventory.eip_by_id for each in selection.eips):
        return ()
    vpc = _vpc_of(instance, inventory)
    if vpc is None:
        return (Problem(ProblemCode.VPC_GONE, instance.id, (("vpc", instance.vpc_id or "?"),)),)
    try:
        blocks = find_network(selection, inventory, routes)
    except NoBlocksError as none:
        return tuple(as_problem(each, inventory) for each in none.troubles)
    return (*hidden_problems(blocks, inventory), *_gateway_problems(instance, vpc))


def _gateway_problems(instance: Instance, vpc: Vpc) -> Iterator[Problem]:
    if vpc.ipv4_gateway is not False:
        code = ProblemCode.NAT_BEHIND_IPV4_GATEWAY if vpc.ipv4_gateway else ProblemCode.NAT_IPV4_GATEWAY
        yield Problem(code, instance.id, (("vpc", vpc.id),))


def unread_networks(inventory: Inventory) -> Iterator[Problem]:
    """Yield which of the lists were not read without which nobody knows what lies where in a VPC."""
    yield from unread_problems(inventory, ListName.INTERFACES)
    needed = {ListName.VPCS: ProblemCode.VPCS_NEEDED, ListName.VSWITCHES: ProblemCode.VSWITCHES_NEEDED}
    for unread in inventory.unread:
        if unread.name in needed:
            yield Problem(needed[unread.name], "", unread.cause)


def as_problem(trouble: Trouble, inventory: Inventory) -> Problem:
    """Return the rule of the same name; it is about the EIP where it is about one only."""
    about = [each.allocation_id for each in inventory.eips if each.address in trouble.addresses]
    subject = about[0] if len(trouble.addresses) == 1 and about else ""
    values = trouble.values
    if trouble.code is TroubleCode.ADDRESS_TAKEN:
        vpc_id = next(each.vpc_id for each in inventory.vswitches if each.id == dict(values)["vswitch"])
        beside = (each for each in inventory.interfaces if each.vpc_id == vpc_id)
        holder = next(each.id for each in beside if {*trouble.addresses} & {*_addresses(each)})
        values = (*values, ("eni", holder))
    return Problem(_RULES[trouble.code.value], subject, values)


def find_network(selection: Selection, inventory: Inventory, routes: tuple[IPv4Network, ...]) -> Blocks:
    """Return the blocks and vSwitches to add to the instance's VPC, and where each EIP will be a private address.

    EIPs that are exposed on the instance already have no place in the answer.

    Args:
        selection: the answers.
        inventory: of the chosen region, with its VPCs, vSwitches and ENIs.
        routes: destinations of the custom routes of the instance's VPC (``CloudApi.routes``).

    Raises:
        NoBlocksError: it can't be done for all of them.
        LookupError: EIP, instance or VPC is not in the inventory; ``network_problems`` says so.
    """
    left = eips_to_expose(selection, inventory)
    if not left:
        return _NOTHING
    instance = inventory.instance_by_id.get(selection.instance) if selection.instance else None
    vpc = _vpc_of(instance, inventory) if instance else None
    if instance is None or vpc is None:
        raise LookupError("the instance or its VPC is not known")
    addresses = [inventory.eip_by_id[each].address for each in left]
    vswitches = tuple(each for each in inventory.vswitches if each.vpc_id == vpc.id)
    interfaces = (each for each in inventory.interfaces if each.vpc_id == vpc.id)
    taken = frozenset(address for each in interfaces for address in _addresses(each))
    found = _found(tuple(addresses), Ground(vpc, vswitches, instance.zone_id, routes, taken))
    if isinstance(found, NoBlocksError):
        raise NoBlocksError(found.troubles)
    return found


@lru_cache(maxsize=4)
def _found(addresses: tuple[IPv4Address, ...], ground: Ground) -> Blocks | NoBlocksError:
    """Search, and remember: a page asks the same question at every turn, and a search takes up to 50 ms."""
    try:
        return find_blocks(addresses, ground)
    except NoBlocksError as none:
        return none


def _vpc_of(instance: Instance, inventory: Inventory) -> Vpc | None:
    return inventory.vpc_by_id.get(instance.vpc_id)


def _addresses(eni: NetworkInterface) -> Iterator[IPv4Address]:
    yield eni.private_address
    yield from eni.secondary_addresses
    for prefix in eni.prefixes:
        yield from IPv4Network(prefix)
