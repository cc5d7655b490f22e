"""What the wizard that binds begins with: what is selected in the window, as far as it can be bound."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from gui.domain.choices.selection import Begun, Method, Selection
from gui.domain.cloud.eip import MAX_EIPS_PER_ENI, AllocationId
from gui.domain.cloud.eni import EniId
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import ProblemCode, blocking
from gui.domain.rules.interface import eni_problems
from gui.domain.rules.multi_eip import eip_problems
from gui.domain.rules.new_blocks import needs_network
from gui.domain.rules.remaining import nothing_left


@dataclass(frozen=True, slots=True)
class Opening:
    """What the wizard begins with.

    Attributes:
        event: the answers.
        left_out: ids of the selected EIPs that are not taken: they can't be bound, or are too many.
    """

    event: Begun = field(default_factory=Begun)
    left_out: tuple[AllocationId, ...] = ()


def opening(selected: Sequence[str], inventory: Inventory | None, method: Method) -> Opening:
    """Return what to begin with.

    Args:
        selected: ids of the EIPs, ENIs and instances that are selected in the window; of ENIs and instances, only one
            that is alone in its kind is taken.
        inventory: of the region, None until read.
        method: the one that is proposed.

    What can't be bound is left out, and named.
    """
    if inventory is None:
        return Opening(Begun(method=method))
    known = (inventory.eip_by_id.get(AllocationId(each)) for each in dict.fromkeys(selected))
    eips = [each for each in known if each is not None]
    free = [each.allocation_id for each in eips if not eip_problems(each)][:MAX_EIPS_PER_ENI]
    left_out = tuple(each.allocation_id for each in eips if each.allocation_id not in free)
    instances = [InstanceId(each) for each in selected if InstanceId(each) in inventory.instance_by_id]
    instance = instances[0] if len(instances) == 1 else None
    eni = _interface(selected, inventory) if method is Method.MULTI_EIP else None
    return Opening(Begun(tuple(free), eni, instance, method), left_out)


def _interface(selected: Sequence[str], inventory: Inventory) -> EniId | None:
    """Return the one ENI that is selected, where it takes an EIP, be it after it was detached."""
    known = (inventory.eni_by_id.get(EniId(each)) for each in selected)
    enis = [each for each in known if each is not None]
    if len(enis) != 1:
        return None
    found = blocking(eni_problems(enis[0], inventory))
    return enis[0].id if all(each.code is ProblemCode.ENI_ATTACHED for each in found) else None


def still_a_draft(draft: Selection, now: Selection, inventory: Inventory | None) -> bool:
    """Return whether ``draft`` is of the region that is shown, and is not what is chosen ``now`` anyway."""
    same = (draft.eips, draft.eni, draft.instance, draft.method) == (now.eips, now.eni, now.instance, now.method)
    return is_draft(draft, inventory) and not same


def is_draft(chosen: Selection, inventory: Inventory | None) -> bool:
    """Return whether ``chosen`` was not finished: it names resources, and not all of it is so in the cloud."""
    if not chosen.names_resources or inventory is None or inventory.region != chosen.region:
        return False
    if chosen.method is Method.MULTI_EIP:
        return not nothing_left(chosen, inventory)
    return not chosen.eips or chosen.instance is None or needs_network(chosen, inventory)
