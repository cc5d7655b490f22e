"""What the network page of the secondary CIDR method says: facts of the VPC, security group, blocks, and consent."""

from collections.abc import Iterator

from gui.domain.blocks.model import Blocks
from gui.domain.blocks.troubles import NoBlocksError
from gui.domain.choices.selection import Selection
from gui.domain.choices.vpc_facts import VpcFacts, facts_for, vpc_of
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.rules import multi_eip as association
from gui.domain.rules import secondary_cidr as exposure


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
    if unread := association.unread_problems(inventory, ListName.EIPS, ListName.INSTANCES):
        return unread  # neither which addresses, nor which VPC
    if vpc_of(selection, inventory) is None or not exposure.needs_network(selection, inventory):
        return ()
    known = facts_for(facts, selection, inventory)
    if known is None:
        return (Problem(ProblemCode.VPC_FACTS_MISSING),)
    return (
        *exposure.group_problems(selection, inventory, known.groups),
        *exposure.network_problems(selection, inventory, known.routes),
        *_consent(selection, inventory, known),
    )


def _consent(selection: Selection, inventory: Inventory, facts: VpcFacts) -> Iterator[Problem]:
    try:
        blocks = exposure.find_network(selection, inventory, facts.routes)
    except (NoBlocksError, LookupError):
        return  # the rules of the network say so
    if not may_hide(selection, blocks):
        named = ", ".join(str(each) for each in blocks.new_blocks)
        yield Problem(ProblemCode.HIDING_NOT_AGREED, "", (("blocks", named),))
