"""The plan that releases EIPs that are bound to nothing: one operation for each; none can be rolled back."""

from collections.abc import Sequence

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AllocationId, ElasticIp
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, blocking
from gui.domain.plans.deletion import Deletion, release_problems
from gui.domain.plans.notes import PlanNote
from gui.domain.plans.plan import Plan, PlanBlockedError, relying
from gui.domain.rules.multi_eip import eip_problems, eips_problems


def build(eips: Sequence[AllocationId], inventory: Inventory) -> tuple[Plan, tuple[PlanNote, ...]]:
    """Return the plan that releases ``eips``, in this order, and what must be agreed to before it is applied.

    Args:
        eips: the EIPs; one that is named twice is released once.
        inventory: what was read of the region.

    Raises:
        PlanBlockedError: no EIP is named, one can't be released, or the EIPs could not be read.
    """
    wanted = tuple(dict.fromkeys(eips))
    if blocked := blocking(eips_problems(wanted, inventory, unbound_eip_problems)):
        raise PlanBlockedError(blocked)
    gone = Deletion(inventory.region, eips=tuple(inventory.eip_by_id[each] for each in wanted))
    plan = Plan(inventory.region, tuple(gone.operations()), Selection(inventory.region, wanted))
    return relying(plan, inventory), tuple(gone.notes())


def unbound_eip_problems(eip: ElasticIp) -> tuple[Problem, ...]:
    """Return why ``eip`` can't be released as it is now: it must be bound to nothing, unlocked and pay-as-you-go."""
    found = (*eip_problems(eip), *release_problems(eip, (eip.allocation_id,)))
    return tuple(dict.fromkeys(found))
