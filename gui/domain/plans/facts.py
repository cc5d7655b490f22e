"""The facts of an inventory that a plan relies on: exactly what ``Plan.reads`` will read again."""

from dataclasses import replace

from gui.domain.cloud.inventory import Inventory
from gui.domain.operations.reading import Reads, Snapshot
from gui.domain.plans.plan import Plan, facts


def relying(plan: Plan, inventory: Inventory) -> Plan:
    """Return ``plan`` with what it relies on, as ``inventory`` has it."""
    return replace(plan, relied_on=facts(seen_in(inventory, plan.reads)))


def seen_in(inventory: Inventory, reads: Reads) -> Snapshot:
    """Return what ``reads`` would see if the cloud were as in ``inventory``; nothing is found by its mark."""
    return Snapshot.of(
        (inventory.eip_by_id[each] for each in reads.eips if each in inventory.eip_by_id),
        (inventory.eni_by_id[each] for each in reads.enis if each in inventory.eni_by_id),
        (inventory.instance_by_id[each] for each in reads.instances if each in inventory.instance_by_id),
        {eni: tuple(eip.allocation_id for eip in inventory.eips_on(eni)) for eni in reads.carriers},
        vpcs=(each for each in inventory.vpcs if each.id in reads.vpcs),
        vswitches=(inventory.vswitch_by_id[each] for each in reads.vswitches if each in inventory.vswitch_by_id),
    )
