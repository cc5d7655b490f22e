"""Which method is proposed, and what is said of the one that is chosen."""

from gui.domain.choices.selection import Method, Selection
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.cloud.region import Catalog, RegionId
from gui.domain.rules.multi_eip import mode_problems, region_problems


def without_mode(region: RegionId | None, catalog: Catalog) -> tuple[Problem, ...]:
    """Return that the vendor does not offer the mode in ``region``, where that is so."""
    return tuple(each for each in region_problems(region, catalog) if each.code is ProblemCode.REGION_WITHOUT_MODE)


def against_mode(region: RegionId | None, catalog: Catalog, mode_refusal: str = "") -> Problem | None:
    """Return what makes multi-EIP mode hopeless, or nearly so, for this account in ``region``; None: nothing known.

    Args:
        region: the chosen one.
        catalog: where the mode exists.
        mode_refusal: see ``multi_eip.mode_problems``.
    """
    refused = (Problem(ProblemCode.MODE_REFUSED, region or "", (("code", mode_refusal),)),) if mode_refusal else ()
    return next(iter((*without_mode(region, catalog), *refused)), None)


def proposed(region: RegionId | None, catalog: Catalog, mode_refusal: str = "") -> Method:
    """Return the method to begin with: multi-EIP mode, unless something is known to stand against it."""
    return Method.SECONDARY_CIDR if against_mode(region, catalog, mode_refusal) else Method.MULTI_EIP


def method_problems(
    selection: Selection, inventory: Inventory | None, catalog: Catalog, mode_refusal: str = ""
) -> tuple[Problem, ...]:
    """Return what is to be said of the chosen method; for a secondary CIDR block nobody needs to be admitted.

    Args:
        selection: the answers.
        inventory: of the chosen region; until it is read, nothing is said of the account.
        catalog: where the mode exists.
        mode_refusal: see ``admission.mode_problems``.
    """
    if selection.method is Method.SECONDARY_CIDR:
        return ()
    without = without_mode(selection.region, catalog)
    if without or inventory is None or inventory.region != selection.region:
        return without
    return mode_problems(inventory, mode_refusal)
