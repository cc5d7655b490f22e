"""What the search for address blocks is given, and what it answers.

Background: the vendor's page on exposing an EIP by a secondary CIDR block. In a VPC that has a block around an EIP, the
private address of an ENI can *be* the EIP; bound to it in NAT mode, the guest sees the public address.
"""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network

from gui.domain.cloud.eni import Vpc, VSwitch, VSwitchId


@dataclass(frozen=True, slots=True)
class BlockLimits:
    """How wide blocks may be, as mask lengths, and how many there may be.

    Sources: VPC API 2016-04-28, AssociateVpcCidrBlock and CreateVSwitch. The documents disagree on secondary blocks
    wider than /16; all of them allow /16 to /28.

    Attributes:
        widest_block: shortest mask of a secondary block.
        narrowest_block: longest mask of a secondary block.
        secondary_blocks: secondary IPv4 blocks per VPC, those it has included.
        widest_vswitch: shortest mask of a vSwitch.
        narrowest_vswitch: longest mask of a vSwitch.
        vswitches: vSwitches per VPC, those it has included.
    """

    widest_block: int = 16
    narrowest_block: int = 28
    secondary_blocks: int = 5
    widest_vswitch: int = 16
    narrowest_vswitch: int = 29
    vswitches: int = 150


@dataclass(frozen=True, slots=True)
class Ground:
    """What there is already.

    Attributes:
        vpc: the VPC with its blocks.
        vswitches: all vSwitches of that VPC, whatever their zone.
        zone: the instance's; an ENI can only be attached in its own zone.
        routes: destinations of the VPC's custom route entries; a default route among them is passed over.
        taken: private addresses that interfaces of the VPC have.
    """

    vpc: Vpc
    vswitches: tuple[VSwitch, ...]
    zone: str
    routes: tuple[IPv4Network, ...] = ()
    taken: frozenset[IPv4Address] = frozenset()


@dataclass(frozen=True, slots=True)
class NewVSwitch:
    """A vSwitch to create in the instance's zone.

    Attributes:
        cidr: its addresses.
        block: the block of the VPC it lies in, present or new.
    """

    cidr: IPv4Network
    block: IPv4Network


@dataclass(frozen=True, slots=True)
class Place:
    """Where an ENI gets one EIP as its private address.

    Attributes:
        address: the EIP.
        vswitch: one that exists, by its id, or one of ``Blocks.new_vswitches``.
    """

    address: IPv4Address
    vswitch: VSwitchId | NewVSwitch


@dataclass(frozen=True, slots=True)
class Blocks:
    """The answer: what to add, and where each EIP then lies.

    Attributes:
        new_blocks: to add to the VPC, in the order of their addresses.
        new_vswitches: to create, in the order of their addresses.
        places: one per EIP, in the order asked.
        hidden: how many addresses of others lie in ``new_blocks``: what the VPC can no longer reach on the Internet.
    """

    new_blocks: tuple[IPv4Network, ...]
    new_vswitches: tuple[NewVSwitch, ...]
    places: tuple[Place, ...]
    hidden: int
