"""What becomes unreachable from a VPC when a block of public addresses becomes part of it.

Inferred from routing: a block of the VPC is local to it, so nothing in it is looked for on the Internet.
"""

from collections.abc import Iterator

from gui.domain.blocks.model import Blocks
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, ProblemCode

_MOST_NAMED = 8


def hidden_problems(blocks: Blocks, inventory: Inventory) -> Iterator[Problem]:
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
