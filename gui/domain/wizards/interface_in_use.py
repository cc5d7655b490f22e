"""Which interface can be chosen in the wizards that unbind an interface or change its EIPs, and why another can't."""

from enum import StrEnum

from gui.domain.cloud.eni import NetworkInterface
from gui.domain.cloud.instance import Instance
from gui.domain.cloud.interface_address import exposed_eip, is_left_over
from gui.domain.cloud.inventory import MAIN_LISTS, Inventory
from gui.domain.cloud.problems import Problem
from gui.domain.cloud.region import Catalog
from gui.domain.plans import teardown
from gui.domain.plans.plan import PlanBlockedError
from gui.domain.rules.interface import host_to_stop
from gui.domain.rules.multi_eip import unread_problems
from gui.domain.wizards.in_use import multi_eips_on
from gui.domain.wizards.in_use_choice import Drafted


class NotEligible(StrEnum):
    """Why an interface has nothing to unbind here."""

    LEFT_OVER = "left_over"
    NO_EIP = "no_eip"
    ADDRESS_IS_EIP = "address_is_eip"
    OTHER_MODE = "other_mode"


def objection(eni: NetworkInterface, inventory: Inventory | None, catalog: Catalog) -> NotEligible | Problem | None:
    """Return why ``eni`` can't be chosen; that its instance must stop is no reason, because a later page asks."""
    if inventory is None:
        return NotEligible.NO_EIP
    if unread := unread_problems(inventory, *MAIN_LISTS):
        return unread[0]
    if is_left_over(eni, inventory):
        return NotEligible.LEFT_OVER
    if not inventory.eips_on(eni.id):
        return NotEligible.NO_EIP
    if exposed_eip(eni, inventory) is not None:
        return NotEligible.ADDRESS_IS_EIP
    drafted = _unbound(eni, inventory, catalog)
    if drafted.problems and not drafted.needs_only_a_stop:
        return drafted.problems[0]
    return None if multi_eips_on(eni.id, inventory) else NotEligible.OTHER_MODE


def must_stop(eni: NetworkInterface, inventory: Inventory | None, catalog: Catalog) -> Instance | None:
    """Return the instance that must be stopped for ``eni``, where that can be chosen; None where none must."""
    if inventory is None or objection(eni, inventory, catalog) is not None:
        return None
    return host_to_stop(eni, inventory, catalog)


def _unbound(eni: NetworkInterface, inventory: Inventory, catalog: Catalog) -> Drafted:
    eips = tuple(each.allocation_id for each in multi_eips_on(eni.id, inventory))
    try:
        made = teardown.build(eni.id, inventory, catalog, eips)
    except PlanBlockedError as blocked:
        return Drafted(problems=blocked.problems)
    return Drafted(made.plan, made.notes)
