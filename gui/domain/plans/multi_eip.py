"""The plan of multi-EIP mode: [detach the ENI] -> bind the EIPs to it -> attach it to the instance.

An instance whose type supports attaching and detaching an ENI only while stopped is stopped just before that and
started again after it, where that was agreed to; one that gets back the ENI it has now is stopped once for both.
Another instance that has the ENI now runs again before the rest is done, which does not need it.
EIPs that are bound in another mode are unbound just before they are bound anew, where that was agreed to: see
``rebinding``.

Order from the vendor's page on multi-EIP-to-ENI mode: the ENI must not be attached while EIPs are bound to it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gui.domain.choices.selection import Method, Selection
from gui.domain.cloud.eni import EniStatus, NetworkInterface
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import ProblemCode, blocking
from gui.domain.cloud.references import MarkRef
from gui.domain.cloud.region import Catalog, RegionId
from gui.domain.operations.interfaces import CreateEni
from gui.domain.operations.operation import AssociateEips, AttachEni, DetachEni, Operation
from gui.domain.operations.power import StartInstance, StopInstance
from gui.domain.plans.plan import Plan, PlanBlockedError, relying
from gui.domain.plans.rebinding import unbindings
from gui.domain.rules.instance import must_stop
from gui.domain.rules.interface import host_to_stop
from gui.domain.rules.multi_eip import problems
from gui.domain.rules.rebinding import eips_to_rebind, trial_selection
from gui.domain.rules.remaining import eips_to_bind, in_place


def build(selection: Selection, inventory: Inventory, catalog: Catalog, *, detach_first: bool = False) -> Plan:
    """Return the plan that carries out ``selection``.

    EIPs that are on that very ENI in multi-EIP mode already, and an ENI that is attached to that very instance, are
    left alone; when both hold for everything the plan is empty.

    Args:
        selection: region, EIPs, ENI and instance, and what was agreed to.
        inventory: what was read of the region.
        catalog: where the mode exists.
        detach_first: whether an attached ENI may be detached, which cuts its traffic; without it, and without the
            consent that ``selection`` may hold, that blocks.

    Raises:
        PlanBlockedError: a rule is not met.
    """
    # What it forbids is wanted then, and the plan itself ends it first.
    void = frozenset({ProblemCode.ENI_ATTACHED}) if detach_first else frozenset()
    operations = _steps(selection, inventory, catalog, void)
    chosen = _agreed(trial_selection(selection, inventory))
    return relying(Plan(inventory.region, operations, chosen), inventory)


def build_on_new(selection: Selection, inventory: Inventory, catalog: Catalog, making: CreateEni) -> Plan:
    """Return the plan that makes an ENI and carries out ``selection`` with it.

    Args:
        selection: see ``build``; its ENI is the one to be made, as ``inventory`` has it.
        inventory: what was read of the region, and the ENI as it will be.
        catalog: see ``build``.
        making: makes the ENI.

    Raises:
        PlanBlockedError: a rule is not met.
    """
    steps = on_new_eni(_steps(selection, inventory, catalog), making.mark)
    chosen = replace(_agreed(selection), eni=None)
    return relying(Plan(inventory.region, (making, *steps), chosen), inventory)


def on_new_eni(operations: Iterable[Operation], mark: str) -> tuple[Operation, ...]:
    """Return ``operations`` with the ENI of ``mark``, which has no id yet, in place of the one that they name."""
    ref = MarkRef(mark)
    return tuple(
        replace(each, eni_id=ref, private_address=None)
        if isinstance(each, AssociateEips)
        else replace(each, eni_id=ref)
        if isinstance(each, AttachEni)
        else each
        for each in operations
    )


def creation_of(plan: Plan) -> CreateEni | None:
    """Return what makes the ENI that ``plan`` binds EIPs to in multi-EIP mode, None where it is there already."""
    first = plan.operations[0] if plan.operations and plan.selection.method is Method.MULTI_EIP else None
    return first if isinstance(first, CreateEni) else None


def _agreed(selection: Selection) -> Selection:
    """Return ``selection`` without what was agreed to: that is in the operations now."""
    return replace(
        selection,
        detach_from=None,
        stop=None,
        stop_host=None,
        interface_first=False,
        instance_first=False,
        rebind=(),
        trial=False,
    )


def _steps(
    selection: Selection, inventory: Inventory, catalog: Catalog, void: frozenset[ProblemCode] = frozenset()
) -> tuple[Operation, ...]:
    """Return the operations; raises PlanBlockedError for a rule that is not met and not ``void``."""
    selection = trial_selection(selection, inventory)
    missing = eips_to_bind(selection, inventory)
    eni = inventory.eni_by_id.get(selection.eni) if selection.eni else None
    instance = inventory.instance_by_id.get(selection.instance) if selection.instance else None
    blocked = tuple(each for each in blocking(problems(selection, inventory, catalog)) if each.code not in void)
    if selection.region is None or eni is None or instance is None or blocked:
        raise PlanBlockedError(blocked)
    host = host_to_stop(eni, inventory, catalog)
    cold = frozenset({*((host.id,) if host else ()), *((instance.id,) if must_stop(instance, catalog) else ())})
    freeing = tuple(unbindings(eips_to_rebind(selection, inventory), eni.id, inventory, catalog))
    associate = AssociateEips(selection.region, missing, eni.id, private_address=eni.private_address)
    binding = (*freeing, associate) if missing else ()
    return tuple(_operations(eni, selection.region, instance.id, cold, binding))


def _operations(
    eni: NetworkInterface,
    region: RegionId,
    instance_id: InstanceId,
    cold: frozenset[InstanceId],
    binding: tuple[Operation, ...],
) -> Iterator[Operation]:
    if not binding and in_place(eni, instance_id):
        return
    host = InstanceId(eni.instance_id) if eni.status is EniStatus.IN_USE and eni.instance_id else None
    if host in cold:
        yield StopInstance(region, host)
    if host:
        yield DetachEni(region, eni.id, host)
    if host in cold and host != instance_id:
        yield StartInstance(region, host)
    yield from binding
    if instance_id in cold and host != instance_id:
        yield StopInstance(region, instance_id)
    yield AttachEni(region, eni.id, instance_id)
    if instance_id in cold:
        yield StartInstance(region, instance_id)
