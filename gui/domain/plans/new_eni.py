"""The plan that makes one secondary ENI: carried out at once, before there is anything to bind to it."""

from gui.domain.choices.selection import Selection
from gui.domain.cloud.inventory import Inventory
from gui.domain.operations.interfaces import CreateEni
from gui.domain.plans.plan import Plan
from gui.domain.rules.new_eni import NewEni


def build(new: NewEni, inventory: Inventory, mark: str) -> Plan:
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
