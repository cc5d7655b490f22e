"""A second opinion on address blocks, by plain counting: what is wrong with an answer, and which would be the best.

Shares nothing with the product but its dataclasses. A network is (first address, mask) here, addresses are numbers.
"""

from collections.abc import Iterator, Sequence
from ipaddress import IPv4Address, IPv4Network
from itertools import combinations, product

from gui.domain.blocks.model import BlockLimits, Blocks, Ground, NewVSwitch

Net = tuple[int, int]
Cost = tuple[int, int, int, int, list[Net], list[Net]]

NOBODYS = ("0.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4")


def net(network: IPv4Network) -> Net:
    return int(network.network_address), network.prefixlen


def size(one: Net) -> int:
    return 2 ** (32 - one[1])


def overlap(one: Net, other: Net) -> bool:
    return one[0] < other[0] + size(other) and other[0] < one[0] + size(one)


def within(one: Net, other: Net) -> bool:
    return other[0] <= one[0] and one[0] + size(one) <= other[0] + size(other)


def present_blocks(ground: Ground) -> list[Net]:
    return [net(ground.vpc.cidr), *map(net, ground.vpc.secondary_cidrs)]


def block_fits(one: Net, ground: Ground, limits: BlockLimits) -> bool:
    if not limits.widest_block <= one[1] <= limits.narrowest_block:
        return False
    routes = [net(route) for route in ground.routes if route.prefixlen > 0]
    nobodys = [net(IPv4Network(each)) for each in NOBODYS]
    return not any(overlap(one, other) for other in (*present_blocks(ground), *routes, *nobodys))


def vswitch_fits(one: Net, ground: Ground, limits: BlockLimits) -> bool:
    if not limits.widest_vswitch <= one[1] <= limits.narrowest_vswitch or one in map(net, ground.routes):
        return False
    present = [net(vswitch.cidr) for vswitch in ground.vswitches]
    nobodys = [net(IPv4Network(each)) for each in NOBODYS]
    return not any(overlap(one, other) for other in (*present, *nobodys))


def usable(address: int, one: Net) -> bool:
    return address - one[0] in range(1, size(one) - 3)


def faults(addresses: Sequence[IPv4Address], ground: Ground, limits: BlockLimits, answer: Blocks) -> Iterator[str]:
    """Yield what is wrong with ``answer``; nothing about whether it is the best."""
    blocks = [net(each) for each in answer.new_blocks]
    vswitches = [net(each.cidr) for each in answer.new_vswitches]
    for kind, made in (("block", blocks), ("vSwitch", vswitches)):
        if made != sorted(made):
            yield f"{kind} out of order"
        if any(overlap(one, other) for one, other in combinations(made, 2)):
            yield f"a new {kind} overlaps another"
    yield from (f"no block: {each}" for each in blocks if not block_fits(each, ground, limits))
    yield from (f"no vSwitch: {each}" for each in vswitches if not vswitch_fits(each, ground, limits))
    if blocks and len(blocks) + len(ground.vpc.secondary_cidrs) > limits.secondary_blocks:
        yield "too many blocks"
    if vswitches and len(vswitches) + len(ground.vswitches) > limits.vswitches:
        yield "too many vSwitches"
    for each in answer.new_vswitches:
        if net(each.block) not in [*present_blocks(ground), *blocks] or not within(net(each.cidr), net(each.block)):
            yield f"{each.cidr} is in no block of the VPC"
    yield from _faults_of_places(addresses, ground, answer)
    foreign = sum(map(size, blocks)) - sum(within((int(each), 32), block) for each in addresses for block in blocks)
    if answer.hidden != foreign:
        yield f"hides {foreign}, not {answer.hidden}"


def _faults_of_places(addresses: Sequence[IPv4Address], ground: Ground, answer: Blocks) -> Iterator[str]:
    if [place.address for place in answer.places] != list(addresses):
        yield "not every EIP has its place, in order"
    if {place.vswitch for place in answer.places} & set(answer.new_vswitches) != set(answer.new_vswitches):
        yield "a vSwitch is not needed"
    present = {vswitch.id: vswitch for vswitch in ground.vswitches}
    for place in answer.places:
        if isinstance(place.vswitch, NewVSwitch):
            cidr, good = place.vswitch.cidr, place.vswitch in answer.new_vswitches
        else:
            vswitch = present[place.vswitch]
            cidr, good = vswitch.cidr, vswitch.zone_id == ground.zone and place.address not in ground.taken
        if not good or not usable(int(place.address), net(cidr)):
            yield f"{place.address} can't be had in {place.vswitch}"


def cost(answer: Blocks) -> Cost:
    """Return what answers are compared by, the smaller the better."""
    return _cost([net(each) for each in answer.new_blocks], [net(each.cidr) for each in answer.new_vswitches])


def _cost(blocks: list[Net], vswitches: list[Net]) -> Cost:
    return sum(map(size, blocks)), len(blocks), sum(map(size, vswitches)), len(vswitches), blocks, vswitches


def cheapest(addresses: Sequence[IPv4Address], ground: Ground, limits: BlockLimits) -> Cost | None:
    """Return the cost of the best answer, having tried every one; None where there is none.

    Only for a few addresses: for each, every vSwitch around it is tried with every one of the others; and for all of
    these sets, around each vSwitch every block with every one of the others.
    """
    searched = []
    for address in map(int, addresses):
        present = [vswitch for vswitch in ground.vswitches if within((address, 32), net(vswitch.cidr))]
        if not present:
            searched.append(address)
            continue
        right = present[0].zone_id == ground.zone and usable(address, net(present[0].cidr))
        if not right or IPv4Address(address) in ground.taken:
            return None
    choices = [
        [one for one in _around(address) if vswitch_fits(one, ground, limits) and usable(address, one)]
        for address in searched
    ]
    costs = (
        _cost(blocks, vswitches)
        for vswitches in _sets(choices, limits.vswitches - len(ground.vswitches))
        for blocks in _block_sets(vswitches, ground, limits)
    )
    return min(costs, default=None)


def _block_sets(vswitches: list[Net], ground: Ground, limits: BlockLimits) -> Iterator[list[Net]]:
    beyond = [one for one in vswitches if not any(within(one, block) for block in present_blocks(ground))]
    choices = [
        [block for block in _around(one[0]) if within(one, block) and block_fits(block, ground, limits)]
        for one in beyond
    ]
    return _sets(choices, limits.secondary_blocks - len(ground.vpc.secondary_cidrs))


def _around(address: int) -> list[Net]:
    return [(address - address % 2 ** (32 - mask), mask) for mask in range(33)]


def _sets(choices: list[list[Net]], most: int) -> Iterator[list[Net]]:
    """Yield every set of networks apart from each other, with one of each of ``choices``, that is not too large."""
    seen = set()
    for chosen in product(*choices):
        one = frozenset(chosen)
        if one in seen or len(one) > max(0, most):
            continue
        seen.add(one)
        if not any(overlap(a, b) for a, b in combinations(one, 2)):
            yield sorted(one)
