"""What can be done for each EIP by itself; and whether the limits leave room for all together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network

from gui.domain.blocks.rules import Obstacle, Rules, keeps
from gui.domain.blocks.troubles import Trouble, TroubleCode
from gui.domain.cloud.eni import VSwitch


@dataclass(frozen=True, slots=True)
class Reach:
    """The widest that could be made around an EIP that lies in no vSwitch.

    Attributes:
        address: the EIP.
        vswitch: the widest vSwitch.
        block: the widest new block; None in a block that the VPC has.
    """

    address: IPv4Address
    vswitch: IPv4Network
    block: IPv4Network | None


def inspect(address: IPv4Address, rules: Rules) -> VSwitch | Reach | Trouble:
    """Return the present vSwitch to have ``address`` in, or the widest that can be made around it, or why none can."""
    present = rules.vswitch_of(address)
    if present is not None:
        return _in_vswitch(address, present, rules) or present
    limits = rules.limits
    block = rules.block_of(IPv4Network(address))
    widest = max(limits.widest_vswitch, limits.widest_block if block is None else block.prefixlen)
    usable = [each for each in _around(address, limits.narrowest_vswitch, widest) if not keeps(each, address)]
    if not usable:
        return _trouble(TroubleCode.EDGE_OF_BLOCK, address, network=IPv4Network((int(address), widest), strict=False))
    # A block or vSwitch is overlapped by all that overlaps a narrower one: when nothing is clear, the first tells why.
    around, new = block, None
    if around is None:
        narrowest = min(limits.narrowest_block, usable[0].prefixlen)
        blocks, obstructed = _sift(_around(address, narrowest, limits.widest_block), rules.against_block)
        if not blocks:
            return _obstructed(address, *obstructed[0])
        around = new = blocks[-1]
    vswitches, obstructed = _sift(usable, rules.against_vswitch)
    if not vswitches:
        return _obstructed(address, *obstructed[0])
    return Reach(address, [each for each in vswitches if each.subnet_of(around)][-1], new)


def crowding(reaches: Sequence[Reach], rules: Rules) -> Iterator[Trouble]:
    """Yield the limits that these EIPs exceed however blocks and vSwitches are chosen.

    The widest around two EIPs are either the same or apart, and what suits an EIP suits it when wider, too: taking the
    widest everywhere needs the fewest blocks and the fewest vSwitches at once.
    """
    blocks = {reach.block for reach in reaches if reach.block is not None}
    beyond = tuple(reach.address for reach in reaches if reach.block is not None)
    vswitches = {reach.vswitch for reach in reaches}
    every = tuple(reach.address for reach in reaches)
    # Where nothing is free, EIPs that lie closer together would be no help.
    of_blocks = TroubleCode.TOO_MANY_BLOCKS if rules.free_blocks else TroubleCode.NO_BLOCK_LEFT
    of_vswitches = TroubleCode.TOO_MANY_VSWITCHES if rules.free_vswitches else TroubleCode.NO_VSWITCH_LEFT
    for code, about, needed, free, limit in (
        (of_blocks, beyond, len(blocks), rules.free_blocks, rules.limits.secondary_blocks),
        (of_vswitches, every, len(vswitches), rules.free_vswitches, rules.limits.vswitches),
    ):
        if needed > free:
            yield Trouble(code, about, (("needed", needed), ("free", free), ("limit", limit)))


def _in_vswitch(address: IPv4Address, present: VSwitch, rules: Rules) -> Trouble | None:
    """Return why no ENI can have ``address`` in the vSwitch around it: ECS API 2014-05-26, CreateNetworkInterface."""
    zone = rules.ground.zone
    if present.zone_id != zone:
        code = TroubleCode.VSWITCH_IN_OTHER_ZONE
        return _trouble(code, address, vswitch=present.id, zone=present.zone_id, wanted=zone)
    if keeps(present.cidr, address):
        return _trouble(TroubleCode.VSWITCH_KEEPS_ADDRESS, address, vswitch=present.id, network=present.cidr)
    if address in rules.ground.taken:
        return _trouble(TroubleCode.ADDRESS_TAKEN, address, vswitch=present.id)
    return None


def _around(address: IPv4Address, narrowest: int, widest: int) -> Iterator[IPv4Network]:
    """Yield the networks around ``address``, the narrowest first."""
    for mask in range(narrowest, widest - 1, -1):
        yield IPv4Network((int(address), mask), strict=False)


def _sift(
    networks: Iterable[IPv4Network], against: Callable[[IPv4Network], Obstacle | None]
) -> tuple[list[IPv4Network], list[tuple[IPv4Network, Obstacle]]]:
    """Return those that nothing speaks against, and the others with what does."""
    clear, obstructed = [], []
    for network in networks:
        obstacle = against(network)
        if obstacle is None:
            clear.append(network)
        else:
            obstructed.append((network, obstacle))
    return clear, obstructed


def _obstructed(address: IPv4Address, network: IPv4Network, obstacle: Obstacle) -> Trouble:
    return _trouble(obstacle.code, address, network=network, other=obstacle.other, vswitch=obstacle.vswitch)


def _trouble(code: TroubleCode, address: IPv4Address, **facts: object) -> Trouble:
    values = (("address", str(address)), *((name, str(fact)) for name, fact in facts.items() if fact is not None))
    return Trouble(code, (address,), values)
