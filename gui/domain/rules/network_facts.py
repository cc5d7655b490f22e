"""Facts of one VPC for the secondary CIDR method, and the problems of its network page: group, blocks, consent.

The facts are not in the inventory; they are read for one VPC when the page comes up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Network

from gui.domain.blocks.model import Blocks
from gui.domain.blocks.troubles import NoBlocksError
from gui.domain.choices.selection import Selection
from gui.domain.cloud.eni import SecurityGroup, VpcId
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.rules import multi_eip, new_blocks, secondary_cidr


@dataclass(frozen=True, slots=True)
class VpcFacts:
    """Facts of one VPC that the inventory does not hold.

    Attributes:
        vpc_id: which.
        routes: destinations of its custom routes (``kinds.ROUTES``).
        groups: its security groups.
    """

    vpc_id: VpcId
    routes: tuple[IPv4Network, ...] = ()
    groups: tuple[SecurityGroup, ...] = ()


def vpc_of(selection: Selection, inventory: Inventory | None) -> VpcId | None:
    """Return the VPC of the chosen instance, None while there is no instance or it is in none."""
    instance = inventory.instance_by_id.get(selection.instance) if inventory and selection.instance else None
    return instance.vpc_id or None if instance else None


def facts_for(facts: VpcFacts | None, selection: Selection, inventory: Inventory | None) -> VpcFacts | None:
    """Return ``facts`` if they are about the chosen instance's VPC; those of another one say nothing."""
    return facts if facts is not None and facts.vpc_id == vpc_of(selection, inventory) else None


def may_hide(selection: Selection, blocks: Blocks) -> bool:
    """Return whether the user agreed that the VPC can't reach the other addresses of these very new blocks."""
    return not blocks.hidden or selection.hide == blocks.new_blocks


def network_problems(selection: Selection, inventory: Inventory, facts: VpcFacts | None) -> tuple[Problem, ...]:
    """Return what is wrong with security group and network, or has not been agreed to.

    Args:
        selection: the answers.
        inventory: of the chosen region.
        facts: what was read of a VPC; those of another one than the instance's are as good as none.
    """
    if unread := multi_eip.unread_problems(inventory, ListName.EIPS, ListName.INSTANCES):
        return unread  # neither which addresses, nor which VPC
    if vpc_of(selection, inventory) is None or not new_blocks.needs_network(selection, inventory):
        return ()
    known = facts_for(facts, selection, inventory)
    if known is None:
        return (Problem(ProblemCode.VPC_FACTS_MISSING),)
    return (
        *secondary_cidr.group_problems(selection, inventory, known.groups),
        *new_blocks.network_problems(selection, inventory, known.routes),
        *_consent(selection, inventory, known),
    )


def _consent(selection: Selection, inventory: Inventory, facts: VpcFacts) -> Iterator[Problem]:
    try:
        blocks = new_blocks.find_network(selection, inventory, facts.routes)
    except (NoBlocksError, LookupError):
        return  # the rules of the network say so
    if not may_hide(selection, blocks):
        named = ", ".join(str(each) for each in blocks.new_blocks)
        yield Problem(ProblemCode.HIDING_NOT_AGREED, "", (("blocks", named),))
