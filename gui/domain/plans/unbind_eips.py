"""The plan that unbinds EIPs from interfaces that no instance has; the interfaces keep their other EIPs.

On a free interface nothing is detached, and no guest has to be undone: the EIPs of several interfaces go in one plan.
Source: the page on multi-EIP-to-ENI mode (an EIP is unbound while its interface is not attached).
"""

from collections.abc import Sequence

from gui.domain.choices.selection import Selection
from gui.domain.cloud.eip import ENI_TARGET, AllocationId, AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.problems import Problem, ProblemCode, blocking
from gui.domain.operations.operation import UnassociateEips
from gui.domain.plans.in_use import attached_to, cost_notes, interface_problems
from gui.domain.plans.notes import PlanNote
from gui.domain.plans.plan import Plan, PlanBlockedError, relying
from gui.domain.rules.multi_eip import eip_problems, eips_problems


def build(eips: Sequence[AllocationId], inventory: Inventory) -> tuple[Plan, tuple[PlanNote, ...]]:
    """Return the plan that unbinds ``eips``, one call for each interface, and what to know before it is applied.

    Args:
        eips: bound EIPs; one that is named twice is unbound once, one that is free already is left out.
        inventory: what was read of the region.

    Raises:
        PlanBlockedError: no EIP is named, one can't be unbound, or EIPs or interfaces could not be read.
    """
    wanted = tuple(dict.fromkeys(eips))
    found = eips_problems(wanted, inventory, lambda eip: bound_eip_problems(eip, inventory), ListName.INTERFACES)
    if blocked := blocking(found):
        raise PlanBlockedError(blocked)
    known = tuple(eip for eip in (inventory.eip_by_id[each] for each in wanted) if not _is_free(eip))
    enis = tuple(dict.fromkeys(EniId(each.target_id or "") for each in known))
    operations = tuple(
        UnassociateEips(
            inventory.region,
            tuple(each.allocation_id for each in known if each.is_on(eni)),
            eni,
            private_address=inventory.eni_by_id[eni].private_address,
        )
        for eni in enis
    )
    plan = relying(Plan(inventory.region, operations, Selection(inventory.region, wanted)), inventory)
    return plan, tuple(cost_notes(known))


def bound_eip_problems(eip: ElasticIp, inventory: Inventory) -> tuple[Problem, ...]:
    """Return why ``eip`` can't be unbound in such a plan: its interface must be free, and its mode multi-EIP."""
    found = [each for each in eip_problems(eip) if each.code is not ProblemCode.EIP_BOUND]
    if _is_free(eip):
        return tuple(found)
    eni = inventory.eni_by_id.get(EniId(eip.target_id or ""))
    if eip.target_id and (eip.target_type != ENI_TARGET or eip.mode is not AssociationMode.MULTI_EIP):
        values = (("address", str(eip.address)), ("mode", eip.mode.value if eip.mode else "?"))
        found.append(Problem(ProblemCode.ENI_OTHER_MODE, eip.target_id, values))
    elif eni is None:
        found.append(Problem(ProblemCode.ENI_GONE, eip.target_id or ""))
    else:
        found.extend(interface_problems(eni, inventory))
        if instance := attached_to(eni):
            found.append(Problem(ProblemCode.ENI_ATTACHED, eni.id, (("instance", instance),)))
    return tuple(found)


def _is_free(eip: ElasticIp) -> bool:
    return eip.status is EipStatus.AVAILABLE
