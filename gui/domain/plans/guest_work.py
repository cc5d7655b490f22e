"""What a plan means for guests: where the setup of an interface is undone first, and where it is made afterwards."""

from dataclasses import dataclass, replace

from gui.domain.cloud.eip import ENI_TARGET, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniId, EniStatus, NetworkInterface
from gui.domain.cloud.inventory import Inventory
from gui.domain.plans.expected import Expected, expected
from gui.domain.plans.plan import Plan


@dataclass(frozen=True, slots=True)
class GuestWork:
    """The work in guests that a plan needs.

    Attributes:
        undone: interfaces that leave their instance, or keep no EIP: undone in the guest before the run.
        set_up: interfaces whose EIPs or whose instance change: set up in the guest after it.
    """

    undone: tuple[EniId, ...] = ()
    set_up: tuple[EniId, ...] = ()


def guest_work(plan: Plan, inventory: Inventory) -> GuestWork:
    """Return the work that ``plan`` needs in guests; an interface that it makes is not known yet, and not in it.

    Args:
        plan: what is going to be carried out.
        inventory: of its region, before that.
    """
    after = projected(inventory, plan)
    undone, set_up = [], []
    for eni_id in expected(plan).attachments:
        before, then = inventory.eni_by_id.get(eni_id), after.eni_by_id.get(eni_id)
        if before is None or then is None:
            continue
        had = {each.allocation_id for each in inventory.eips_on(eni_id)}
        has = {each.allocation_id for each in after.eips_on(eni_id)}
        elsewhere = before.instance_id != then.instance_id
        if before.instance_id and had and (elsewhere or not has):
            undone.append(eni_id)
        if then.instance_id and has and (elsewhere or had != has):
            set_up.append(eni_id)
    return GuestWork(tuple(undone), tuple(set_up))


def projected(inventory: Inventory, plan: Plan) -> Inventory:
    """Return ``inventory`` as it is once ``plan`` is applied: by it the guest's files are made before the run."""
    wanted = expected(plan)
    return replace(
        inventory,
        eips=tuple(_bound(each, wanted) for each in inventory.eips),
        interfaces=tuple(_attached(each, wanted) for each in inventory.interfaces),
    )


def _bound(eip: ElasticIp, wanted: Expected) -> ElasticIp:
    binding = wanted.bindings.get(eip.allocation_id)
    if binding is None or (binding.eni is not None and eip.is_on(binding.eni) and binding.mode in {None, eip.mode}):
        return eip
    if binding.eni is None:
        return eip.unbound()
    return replace(
        eip, status=EipStatus.IN_USE, target_id=binding.eni, target_type=ENI_TARGET, mode=binding.mode or eip.mode
    )


def _attached(eni: NetworkInterface, wanted: Expected) -> NetworkInterface:
    if eni.id not in wanted.attachments:
        return eni
    instance = wanted.attachments[eni.id]
    return replace(eni, instance_id=instance, status=EniStatus.IN_USE if instance else EniStatus.AVAILABLE)
