"""Which blocks and vSwitches a VPC can take beside what it has.

Sources: [C] AssociateVpcCidrBlock, [S] CreateVSwitch, both VPC API 2016-04-28: their pages and their error codes.
"""

from dataclasses import dataclass
from functools import cached_property
from ipaddress import IPv4Address, IPv4Network
from typing import Final, NamedTuple

from gui.domain.blocks.model import BlockLimits, Ground
from gui.domain.blocks.troubles import TroubleCode
from gui.domain.cloud.eni import VSwitch, VSwitchId

# [C] [S]: what begins with 0, the cloud's own services, loopback, link-local, multicast.
EXCLUDED: Final = tuple(
    IPv4Network(text) for text in ("0.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4")
)

_KEPT_AT_THE_END = 3


class Obstacle(NamedTuple):
    """What stands in the way of a new block or vSwitch; ``vswitch`` is set where it is one."""

    code: TroubleCode
    other: IPv4Network
    vswitch: VSwitchId | None = None


@dataclass(frozen=True)
class _Obstacles:
    """Obstacles to be overlapped by nothing; as numbers, since a search asks tens of thousands of times."""

    every: tuple[Obstacle, ...]

    @cached_property
    def _spans(self) -> tuple[tuple[int, int, Obstacle], ...]:
        return tuple((*_span(each.other), each) for each in self.every)

    def overlapped_by(self, network: IPv4Network) -> Obstacle | None:
        """Return the first one that ``network`` overlaps."""
        first, last = _span(network)
        return next((each for start, end, each in self._spans if start <= last and first <= end), None)


def _span(network: IPv4Network) -> tuple[int, int]:
    first = int(network.network_address)
    return first, first + network.num_addresses - 1


def keeps(network: IPv4Network, address: IPv4Address) -> bool:
    """Whether the cloud keeps ``address`` of a vSwitch for itself: the first and the last three are [S].

    What a network keeps, every narrower one around the same address keeps as well: only wider ones can help.
    """
    return address == network.network_address or address > network.broadcast_address - _KEPT_AT_THE_END


@dataclass(frozen=True)
class Rules:
    """The rules on one ground."""

    ground: Ground
    limits: BlockLimits

    @cached_property
    def present(self) -> tuple[IPv4Network, ...]:
        """The blocks of the VPC."""
        return (self.ground.vpc.cidr, *self.ground.vpc.secondary_cidrs)

    @cached_property
    def _routes(self) -> dict[IPv4Network, None]:
        # Every block overlaps a default route, and a VPC that has one takes blocks all the same.
        return dict.fromkeys(route for route in self.ground.routes if route.prefixlen)

    @cached_property
    def free_blocks(self) -> int:
        """How many more secondary blocks the VPC takes [C]."""
        return max(0, self.limits.secondary_blocks - len(self.ground.vpc.secondary_cidrs))

    @cached_property
    def free_vswitches(self) -> int:
        """How many more vSwitches the VPC takes [S]."""
        return max(0, self.limits.vswitches - len(self.ground.vswitches))

    def block_of(self, network: IPv4Network) -> IPv4Network | None:
        """Return the block of the VPC that ``network`` lies in."""
        return next((block for block in self.present if network.subnet_of(block)), None)

    def vswitch_of(self, address: IPv4Address) -> VSwitch | None:
        """Return the vSwitch of the VPC that ``address`` lies in."""
        return next((vswitch for vswitch in self.ground.vswitches if address in vswitch.cidr), None)

    def against_vswitch(self, network: IPv4Network) -> Obstacle | None:
        """Return what keeps ``network`` from being a vSwitch of some block [S]; its mask is not looked at."""
        # Being a part of a destination is allowed.
        same = Obstacle(TroubleCode.EQUALS_ROUTE, network) if network in self._routes else None
        return self._beside_vswitches.overlapped_by(network) or same

    def against_block(self, network: IPv4Network) -> Obstacle | None:
        """Return what keeps ``network`` from being a secondary block [C]; its mask is not looked at."""
        return self._beside_blocks.overlapped_by(network)

    @cached_property
    def _beside_vswitches(self) -> _Obstacles:
        excluded = (Obstacle(TroubleCode.RANGE_EXCLUDED, each) for each in EXCLUDED)
        present = (Obstacle(TroubleCode.OVERLAPS_VSWITCH, each.cidr, each.id) for each in self.ground.vswitches)
        return _Obstacles((*excluded, *present))

    @cached_property
    def _beside_blocks(self) -> _Obstacles:
        kinds = (
            (TroubleCode.RANGE_EXCLUDED, EXCLUDED),
            (TroubleCode.OVERLAPS_BLOCK, self.present),
            (TroubleCode.OVERLAPS_ROUTE, self._routes),
        )
        return _Obstacles(tuple(Obstacle(code, each) for code, others in kinds for each in others))

    def can_be_vswitch(self, network: IPv4Network) -> bool:
        """Whether ``network`` could be a vSwitch, where a block lies around it."""
        masks = self.limits.widest_vswitch, self.limits.narrowest_vswitch
        return masks[0] <= network.prefixlen <= masks[1] and self.against_vswitch(network) is None

    def can_be_block(self, network: IPv4Network) -> bool:
        """Whether ``network`` could be a new secondary block."""
        masks = self.limits.widest_block, self.limits.narrowest_block
        return masks[0] <= network.prefixlen <= masks[1] and self.against_block(network) is None
