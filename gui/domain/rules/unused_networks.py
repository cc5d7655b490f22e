"""What is left of the method by a secondary CIDR block when its ENIs are gone: vSwitches and blocks that hold nothing.

An ENI and a vSwitch that this program made carry its mark. A block can carry none, so a block is only ever proposed:
one in which nothing but such vSwitches was, or a block of public addresses in which nothing is.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from ipaddress import IPv4Network

from gui.domain.cloud.eni import EniId, NetworkInterface, VpcId, VSwitch, VSwitchId
from gui.domain.cloud.inventory import Inventory, ListName

_KEPT_BY_THE_CLOUD = 4
LISTS = (ListName.INTERFACES, ListName.VSWITCHES, ListName.VPCS)
"""Without these nobody knows what is left."""


@dataclass(frozen=True, slots=True)
class VpcBlock:
    """One secondary CIDR block, which only its VPC makes unique."""

    vpc_id: VpcId
    block: IPv4Network

    def __str__(self) -> str:
        return str(self.block)


@dataclass(frozen=True, slots=True)
class Leftovers:
    """What nobody needs any more once some ENIs are deleted: a proposal, to be agreed to by name.

    Attributes:
        vswitches: those that this program made and in which nothing else is.
        blocks: secondary blocks in which no vSwitch but those is.
    """

    vswitches: tuple[VSwitch, ...] = ()
    blocks: tuple[VpcBlock, ...] = ()

    def inside(self, vpc_id: VpcId) -> "Leftovers":
        """Return what of it is in one VPC."""
        return Leftovers(
            tuple(each for each in self.vswitches if each.vpc_id == vpc_id),
            tuple(each for each in self.blocks if each.vpc_id == vpc_id),
        )

    def made_in(self, block: VpcBlock) -> bool:
        """Return whether a vSwitch of it lies in ``block``: such a block was most likely added for it."""
        return any(_lies_in(each, block) for each in self.vswitches)

    def without(self, kept: Collection[VSwitch]) -> "Leftovers":
        """Return what of it can go when ``kept`` stays: those vSwitches hold their blocks."""
        held = [each for each in self.blocks if any(_lies_in(one, each) for one in kept)]
        return Leftovers(
            tuple(each for each in self.vswitches if each not in kept),
            tuple(each for each in self.blocks if each not in held),
        )


def leftovers(eni_ids: Collection[EniId], inventory: Inventory) -> Leftovers:
    """Return what will hold nothing any more once the ENIs are deleted; empty where a list was not read."""
    if not all(inventory.has_read(each) for each in LISTS):
        return Leftovers()
    found = vswitches_of(eni_ids, inventory)
    vswitches = tuple(each for each in found if each.mark and _will_be_empty(each, eni_ids, inventory))
    blocks = blocks_around(vswitches, inventory)
    going = {each.id for each in vswitches}
    return Leftovers(vswitches, tuple(each for each in blocks if not others_in(each, going, inventory)))


def vswitches_of(eni_ids: Collection[EniId], inventory: Inventory) -> tuple[VSwitch, ...]:
    """Return the vSwitches that the ENIs are in, whether they can go or not."""
    places = dict.fromkeys(inventory.eni_by_id[each].vswitch_id for each in eni_ids if each in inventory.eni_by_id)
    found = (inventory.vswitch_by_id.get(each) for each in places)
    return tuple(each for each in found if each)


def blocks_around(vswitches: Collection[VSwitch], inventory: Inventory) -> tuple[VpcBlock, ...]:
    """Return the secondary blocks in which one of the vSwitches lies, whether they can go or not."""
    return tuple(each for each in _blocks(inventory) if any(_lies_in(vswitch, each) for vswitch in vswitches))


def abandoned(inventory: Inventory) -> Leftovers:
    """Return what holds nothing now: vSwitches that this program made, and secondary blocks of public addresses.

    Such a block hides all hosts on the Internet in it from its VPC, for nothing.
    """
    if not all(inventory.has_read(each) for each in LISTS):
        return Leftovers()
    vswitches = tuple(each for each in inventory.vswitches if each.mark and _will_be_empty(each, (), inventory))
    going = {each.id for each in vswitches}
    public = (each for each in _blocks(inventory) if not each.block.is_private)
    return Leftovers(vswitches, tuple(each for each in public if not others_in(each, going, inventory)))


def _lies_in(vswitch: VSwitch, block: VpcBlock) -> bool:
    return vswitch.vpc_id == block.vpc_id and vswitch.cidr.subnet_of(block.block)


def _blocks(inventory: Inventory) -> Iterator[VpcBlock]:
    return (VpcBlock(vpc.id, block) for vpc in inventory.vpcs for block in vpc.secondary_cidrs)


def _will_be_empty(vswitch: VSwitch, going: Collection[EniId], inventory: Inventory) -> bool:
    if others_on(vswitch.id, going, inventory):
        return False
    # Load balancers and the like have addresses without being ENIs of this account.
    ours = sum(_addresses_of(each) for each in inventory.interfaces if each.vswitch_id == vswitch.id)
    used = vswitch.cidr.num_addresses - _KEPT_BY_THE_CLOUD - (vswitch.free_addresses or 0)
    return vswitch.free_addresses is None or used <= ours


def _addresses_of(eni: NetworkInterface) -> int:
    prefixes = sum(IPv4Network(each).num_addresses for each in eni.prefixes)
    return 1 + len(eni.secondary_addresses) + prefixes


def others_on(vswitch_id: VSwitchId, going: Collection[EniId], inventory: Inventory) -> tuple[str, ...]:
    """Return the ENIs in the vSwitch, but for those that are ``going``."""
    return tuple(each.id for each in inventory.interfaces if each.vswitch_id == vswitch_id and each.id not in going)


def others_in(block: VpcBlock, going: Collection[VSwitchId], inventory: Inventory) -> tuple[str, ...]:
    """Return the vSwitches in the block, but for those that are ``going``."""
    inside = (each for each in inventory.vswitches if each.vpc_id == block.vpc_id and each.cidr.overlaps(block.block))
    return tuple(each.id for each in inside if each.id not in going)
