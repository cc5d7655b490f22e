"""The plan that allocates EIPs: carried out at once, before there is anything to bind them to."""

import re

from gui.domain.choices.selection import Selection
from gui.domain.cloud.region import RegionId
from gui.domain.operations.eips import AllocateEip
from gui.domain.plans.plan import Plan
from gui.domain.rules.new_eips import NewEips

# Of the 128 characters that a tag's value takes, number and token need their part.
_LONGEST_STEM = 64
_NOT_PLAIN = re.compile(r"[^\w.-]+")
_RESERVED = "aliyun"


def build(new: NewEips, region: RegionId, token: str) -> Plan:
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
    stem = _stem(new.name)
    operations = tuple(
        AllocateEip(region, f"{stem}-{number}-{token}", new.bandwidth, new.charge, name)
        for number, name in enumerate(new.names, 1)
    )
    return Plan(region, operations, Selection(region))


def _stem(name: str) -> str:
    """Return the part of the marks that a person knows the EIPs by.

    The value of a tag may not begin with ``aliyun`` or ``acs:`` nor hold ``http://``; a name may.
    """
    stem = _NOT_PLAIN.sub("-", name)[:_LONGEST_STEM] or "EIP"
    return f"EIP-{stem}" if stem.casefold().startswith(_RESERVED) else stem


def allocations_of(plan: Plan) -> tuple[AllocateEip, ...]:
    """Return what ``plan`` allocates when it does nothing else; empty otherwise."""
    found = tuple(each for each in plan.operations if isinstance(each, AllocateEip))
    return found if len(found) == len(plan.operations) else ()
