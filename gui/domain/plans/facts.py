"""The facts of an inventory that a plan relies on: exactly what ``Plan.reads`` will read again."""

from dataclasses import replace

from gui.domain.cloud.eni import EniId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.kind import By
from gui.domain.operations.reading import Query, Reads, Snapshot
from gui.domain.plans.plan import Plan, facts


def relying(plan: Plan, inventory: Inventory) -> Plan:
    """Return ``plan`` with what it relies on, as ``inventory`` has it."""
    return replace(plan, relied_on=facts(seen_in(inventory, plan.reads)))


def seen_in(inventory: Inventory, reads: Reads) -> Snapshot:
    """Return what ``reads`` would see if the cloud were as in ``inventory``; nothing is found by its mark."""
    return Snapshot({query: _answer(inventory, query) for query in reads})


def _answer(inventory: Inventory, query: Query) -> tuple[object, ...]:
    if query.by is By.INTERFACE:
        return inventory.eips_on(EniId(query.value))
    found = query.kind.find(inventory).get(query.value) if query.by is By.ID else None
    return (found,) if found else ()
