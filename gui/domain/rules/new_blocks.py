"""The blocks and vSwitches that chosen EIPs need in a VPC, why there are none, and what those that are bring with them.

What becomes unreachable from a VPC when a block of public addresses becomes part of it is inferred from routing: a
block of the VPC is local to it, so nothing in it is looked for on the Internet.
"""

from collections.abc import Iterator
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network

from gui.domain.blocks.find import find_blocks
from gui.domain.blocks.model import Blocks, Ground
from gui.domain.blocks.troubles import NoBlocksError, Trouble, TroubleCode
from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AllocationId, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniId, EniStatus, NetworkInterface, Vpc
from gui.domain.cloud.instance import Instance, InstanceId
from gui.domain.cloud.interface_address import exposed_eip
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.rules.multi_eip import unread_problems

_RULES = {each.value: each for each in ProblemCode}
_NOTHING = Blocks((), (), (), 0)
_MOST_NAMED = 8


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
    return (*_hidden_problems(blocks, inventory), *_gateway_problems(instance, vpc))


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


def _hidden_problems(blocks: Blocks, inventory: Inventory) -> Iterator[Problem]:
    """Yield what the VPC can't reach any more once ``blocks`` are added.

    Args:
        blocks: what is to be added.
        inventory: of the region, for the account's own EIPs among the hidden addresses.
    """
    if blocks.hidden:
        new = ", ".join(str(each) for each in blocks.new_blocks)
        yield Problem(ProblemCode.ADDRESSES_HIDDEN, "", (("count", blocks.hidden), ("blocks", new)))
    # Of all that is hidden, the account's own EIPs are what the VPC talks to most likely.
    placed = {each.address for each in blocks.places}
    own = sorted(
        eip.address
        for eip in inventory.eips
        if eip.address not in placed and any(eip.address in block for block in blocks.new_blocks)
    )
    if own:
        named = ", ".join(str(each) for each in own[:_MOST_NAMED])
        more = ", …" if len(own) > _MOST_NAMED else ""
        yield Problem(ProblemCode.OWN_EIPS_HIDDEN, "", (("count", len(own)), ("eips", named + more)))
