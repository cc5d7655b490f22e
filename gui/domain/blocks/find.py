"""Find the secondary blocks and vSwitches in which ENIs can have some EIPs as their private addresses."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network

from gui.domain.blocks.alone import Reach, crowding, inspect
from gui.domain.blocks.model import BlockLimits, Blocks, Ground, NewVSwitch, Place
from gui.domain.blocks.rules import Rules
from gui.domain.blocks.search import Search
from gui.domain.blocks.troubles import NoBlocksError, Trouble
from gui.domain.cloud.eni import VSwitch

_REAL = BlockLimits()


def find_blocks(addresses: Sequence[IPv4Address], ground: Ground, limits: BlockLimits = _REAL) -> Blocks:
    """Return what to add to a VPC so that every one of ``addresses`` can be the private address of an ENI.

    What the VPC has already is used wherever it serves. Of all that is possible the best is returned; what is better,
    ``gui.domain.blocks.search`` says. The same question always gets the same answer.

    Args:
        addresses: the EIPs, each once.
        ground: what there is.
        limits: what the cloud allows.

    Raises:
        NoBlocksError: it can't be done for all of them; each reason is given.
        ValueError: an address is there twice.
    """
    if len(set(addresses)) < len(addresses):
        raise ValueError("an address is there twice")
    rules = Rules(ground, limits)
    found = {address: inspect(address, rules) for address in addresses}
    reaches = [each for each in found.values() if isinstance(each, Reach)]
    troubles = [each for each in found.values() if isinstance(each, Trouble)]
    troubles += crowding(reaches, rules)
    if troubles:
        raise NoBlocksError(tuple(troubles))
    answer = Search(rules).best(reach.address for reach in reaches)
    made = tuple(NewVSwitch(each, _block_around(each, answer.blocks, rules)) for each in answer.vswitches)
    places = tuple(
        Place(address, each.id if isinstance(each, VSwitch) else _made_around(address, made))
        for address, each in found.items()
    )
    shown = sum(reach.block is not None for reach in reaches)
    return Blocks(answer.blocks, made, places, answer.hidden - shown)


def _block_around(vswitch: IPv4Network, new: tuple[IPv4Network, ...], rules: Rules) -> IPv4Network:
    (block,) = (each for each in (*rules.present, *new) if vswitch.subnet_of(each))
    return block


def _made_around(address: IPv4Address, made: tuple[NewVSwitch, ...]) -> NewVSwitch:
    (vswitch,) = (each for each in made if address in each.cidr)
    return vswitch
