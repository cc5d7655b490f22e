"""The plan that would make a binding that exists: for a script that makes it again, here or on another day.

It relies on the state in which nothing is bound yet, so it is carried out only after a teardown.
"""

from dataclasses import replace

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import AssociationMode, EipStatus
from gui.domain.cloud.eni import EniId, EniStatus
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.operations.operation import AssociateEips, AttachEni, Operation
from gui.domain.plans.in_use import attached_to, interface
from gui.domain.plans.plan import Plan, PlanBlockedError, facts, seen_in


def build(eni_id: EniId, inventory: Inventory) -> Plan:
    """Return the plan that binds what is on ``eni_id`` in multi-EIP mode, and attaches it where it is attached.

    Args:
        eni_id: the secondary ENI.
        inventory: what was read of the region.

    Raises:
        PlanBlockedError: the ENI is not in the inventory, or carries no EIP in multi-EIP mode.
    """
    eni = interface(eni_id, inventory)
    present = tuple(
        each
        for each in inventory.eips_on(eni_id)
        if each.mode is AssociationMode.MULTI_EIP and each.status is EipStatus.IN_USE
    )
    if not present:
        raise PlanBlockedError((Problem(ProblemCode.EIPS_MISSING, eni_id),))
    ids = tuple(each.allocation_id for each in present)
    instance_id = attached_to(eni)
    operations: list[Operation] = [AssociateEips(inventory.region, ids, eni_id, private_address=eni.private_address)]
    if instance_id:
        operations.append(AttachEni(inventory.region, eni_id, instance_id))
    plan = Plan(inventory.region, tuple(operations), Selection(inventory.region, ids, eni_id, instance_id))
    # Only what the plan reads: of a large region there is one plan for each of many interfaces.
    unbound = tuple(each.unbound() for each in inventory.eips_on(eni_id))
    loose = replace(eni, status=EniStatus.AVAILABLE, instance_id=None)
    before = seen_in(replace(inventory, eips=unbound, interfaces=(loose,)), plan.reads)
    return replace(plan, relied_on=facts(before))
