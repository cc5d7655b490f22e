"""Plans that are carried out at once, each asked for in a dialog: EIPs or an ENI are made, or an EIP is changed."""

import re

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AllocationId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, ProblemCode, blocking
from gui.domain.cloud.region import RegionId
from gui.domain.operations.eips import AllocateEip, ModifyEip
from gui.domain.operations.interfaces import CreateEni
from gui.domain.plans.plan import Plan, PlanBlockedError, relying
from gui.domain.rules.multi_eip import eip_problems
from gui.domain.rules.new_eips import NewEips
from gui.domain.rules.new_eni import NewEni

# Of the 128 characters that a tag's value takes, number and token need their part.
_LONGEST_STEM = 64
_NOT_PLAIN = re.compile(r"[^\w.-]+")
_RESERVED = "aliyun"
_FORBIDS = {ProblemCode.EIP_LOCKED, ProblemCode.EIP_SERVICE_MANAGED, ProblemCode.EIP_UNSETTLED}
"""What stands against a change of an EIP itself."""


def allocate_eips(new: NewEips, region: RegionId, token: str) -> Plan:
    """Return the plan that allocates ``new``, one operation for each EIP.

    Args:
        new: what was given; ``new_eips.objections`` said nothing against it.
        region: where.
        token: what tells this run's marks from all others; used once.

    Raises:
        ValueError: it would allocate nothing.
    """
    if new.count < 1:
        raise ValueError("there is nothing to allocate")
    stem = mark_stem(new.name, "EIP")
    operations = tuple(
        AllocateEip(region, f"{stem}-{number}-{token}", new.bandwidth, new.charge, name)
        for number, name in enumerate(new.names, 1)
    )
    return Plan(region, operations, Selection(region))


def mark_stem(name: str, kind: str) -> str:
    """Return the part of a mark that a person knows the resource by: its name, or ``kind`` where it has none.

    The value of a tag may not begin with ``aliyun`` or ``acs:`` nor hold ``http://``; a name may.
    """
    stem = _NOT_PLAIN.sub("-", name)[:_LONGEST_STEM] or kind
    return f"{kind}-{stem}" if stem.casefold().startswith(_RESERVED) else stem


def allocations_of(plan: Plan) -> tuple[AllocateEip, ...]:
    """Return what ``plan`` allocates when it does nothing else; empty otherwise."""
    found = tuple(each for each in plan.operations if isinstance(each, AllocateEip))
    return found if len(found) == len(plan.operations) else ()


def create_eni(new: NewEni, inventory: Inventory, mark: str) -> Plan:
    """Return the plan that makes ``new``.

    Args:
        new: what was given; ``new_eni.objections`` said nothing against it.
        inventory: of the region.
        mark: what the ENI is found by; used once.

    Raises:
        ValueError: vSwitch or security group is not chosen.
    """
    if new.vswitch is None or new.group is None:
        raise ValueError("an ENI needs a vSwitch and a security group")
    operation = CreateEni(inventory.region, mark, new.vswitch, new.group, new.name, new.primary)
    return Plan(inventory.region, (operation,), Selection(inventory.region))


def creation_of(plan: Plan) -> CreateEni | None:
    """Return what ``plan`` makes when it is such a plan, None otherwise."""
    match plan.operations:
        case (CreateEni() as operation,):
            return operation
        case _:
            return None


def modify_eip(eip_id: AllocationId, inventory: Inventory, name: str, bandwidth: int | None) -> Plan:
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
