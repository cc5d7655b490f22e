"""Whether the account may use multi-EIP mode. No call tells; the vendor admits nobody new, and old accounts keep it.

Source: the vendor's page on the mode (2026: closed to new applicants); ``gui.domain.cloud.codes`` has the refusals.
"""

from gui.domain.cloud.codes import MODE_REFUSALS
from gui.domain.cloud.eip import AssociationMode
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.problems import Problem, ProblemCode


def mode_refusal(error: BaseException | None) -> str:
    """Return the cloud's code if ``error`` refuses the mode to the account, an empty text otherwise."""
    return error.code if isinstance(error, CloudError) and error.code in MODE_REFUSALS else ""


def mode_problems(inventory: Inventory, refusal: str = "") -> tuple[Problem, ...]:
    """Return what is known of the account's right to the mode.

    Args:
        inventory: an EIP in the mode there proves the right.
        refusal: the code by which the cloud refused the mode in this region since signing in, empty if it did not.
    """
    if refusal:
        return (Problem(ProblemCode.MODE_REFUSED, inventory.region, (("code", refusal),)),)
    if proven(inventory) or not inventory.has_read(ListName.EIPS):
        return ()
    return (Problem(ProblemCode.MODE_UNPROVEN, inventory.region),)


def proven(inventory: Inventory) -> bool:
    """Return whether an EIP in the mode shows that the account has it; one that was there before does so, too."""
    return any(eip.mode is AssociationMode.MULTI_EIP for eip in inventory.eips)
