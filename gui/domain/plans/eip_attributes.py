"""The plan that gives an EIP another name or another bandwidth: carried out at once."""

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, ProblemCode, blocking
from gui.domain.operations.eips import ModifyEip
from gui.domain.plans.plan import Plan, PlanBlockedError, relying
from gui.domain.rules.multi_eip import eip_problems

_FORBIDS = {ProblemCode.EIP_LOCKED, ProblemCode.EIP_SERVICE_MANAGED, ProblemCode.EIP_UNSETTLED}


def build(eip_id: AllocationId, inventory: Inventory, name: str, bandwidth: int | None) -> Plan:
    """Return the plan that gives the EIP ``name`` and ``bandwidth``; empty when it has both already.

    Args:
        eip_id: the EIP.
        inventory: what was read of the region.
        name: what it is to be called; empty to leave that as it is.
        bandwidth: Mbit/s; None to leave that as it is.

    Raises:
        PlanBlockedError: the EIP is gone, locked, owned by a service, or between two states.
    """
    eip = inventory.eip_by_id.get(eip_id)
    if eip is None:
        raise PlanBlockedError((Problem(ProblemCode.EIP_GONE, eip_id),))
    renamed = name if name != eip.name else ""
    resized = bandwidth if bandwidth != eip.bandwidth else None
    found = tuple(each for each in blocking(eip_problems(eip)) if each.code in _FORBIDS)
    if found:
        raise PlanBlockedError(found)
    operation = ModifyEip(
        *(inventory.region, eip_id, renamed, resized),
        name_before=eip.name if renamed else "",
        bandwidth_before=eip.bandwidth if resized else None,
    )
    operations = (operation,) if renamed or resized else ()
    return relying(Plan(inventory.region, operations, Selection(inventory.region)), inventory)
