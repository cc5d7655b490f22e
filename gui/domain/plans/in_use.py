"""What plans for an interface that carries EIPs have in common: its rules, and what it interrupts."""

from collections.abc import Iterable, Iterator

from gui.domain.cloud.eip import AllocationId, AssociationMode, ElasticIp
from gui.domain.cloud.eni import EniId, EniStatus, NetworkInterface
from gui.domain.cloud.instance import InstanceId, InstanceStatus
from gui.domain.cloud.inventory import MAIN_LISTS, Inventory
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.cloud.region import Catalog
from gui.domain.plans.notes import PlanNote, PlanNoteCode
from gui.domain.plans.outages import Outage, outages
from gui.domain.plans.plan import Plan, PlanBlockedError
from gui.domain.rules.interface import host_to_stop, unbind_problems
from gui.domain.rules.multi_eip import eip_problems, eni_problems, unread_problems

_ENI_RULES = {
    ProblemCode.ENI_PRIMARY,
    ProblemCode.ENI_OTHER_TYPE,
    ProblemCode.ENI_SERVICE_MANAGED,
    ProblemCode.ENI_UNSETTLED,
}


def interface(eni_id: EniId, inventory: Inventory) -> NetworkInterface:
    """Return the ENI ``eni_id``, for a plan that relies on all that is on it and behind it.

    Raises:
        PlanBlockedError: it does not exist, or a main list could not be read: what was known of it before is no ground
            for a plan.
    """
    if unread := unread_problems(inventory, *MAIN_LISTS):
        raise PlanBlockedError(unread)
    eni = inventory.eni_by_id.get(eni_id)
    if eni is None:
        raise PlanBlockedError((Problem(ProblemCode.ENI_GONE, eni_id),))
    return eni


def attached_to(eni: NetworkInterface) -> InstanceId | None:
    """Return the instance that ``eni`` is attached to and would have to leave, None when there is none."""
    return InstanceId(eni.instance_id) if eni.status is EniStatus.IN_USE and eni.instance_id else None


def interface_problems(eni: NetworkInterface, inventory: Inventory) -> Iterator[Problem]:
    """Yield why ``eni`` can't be worked on at all: its kind, its owner, its state."""
    yield from (each for each in eni_problems(eni, inventory) if each.code in _ENI_RULES)


def detach_problems(
    eni: NetworkInterface, inventory: Inventory, catalog: Catalog, stop: InstanceId | None
) -> Iterator[Problem]:
    """Yield why ``eni`` can't leave its instance now; DetachNetworkInterface wants it Running or Stopped.

    Args:
        eni: the ENI.
        inventory: where its instance is looked up.
        catalog: which instance types can't lose an ENI while they run.
        stop: the instance that may be stopped for it; agreed to by name, so that it is no consent to stop whatever
            instance has the ENI later.
    """
    agreed = {ProblemCode.ENI_HOST_MUST_STOP} if stop is not None and stop == attached_to(eni) else set()
    yield from (each for each in unbind_problems(eni, inventory, catalog) if each.code not in agreed)


def stopped_meanwhile(eni: NetworkInterface, inventory: Inventory, catalog: Catalog) -> InstanceId | None:
    """Return the instance that is stopped to let go of ``eni`` and started again, None when there is none."""
    host = host_to_stop(eni, inventory, catalog)
    return host.id if host else None


def removable(
    eni: NetworkInterface, wanted: Iterable[AllocationId], inventory: Inventory
) -> tuple[tuple[ElasticIp, ...], tuple[Problem, ...]]:
    """Return which of ``wanted`` are to be unbound from ``eni``, and why some can't be.

    An EIP that is free already is neither; one that is bound elsewhere, or here in another mode, is another user's.
    """
    going: list[ElasticIp] = []
    found: list[Problem] = []
    for allocation_id in dict.fromkeys(wanted):
        eip = inventory.eip_by_id.get(allocation_id)
        if eip is None:
            found.append(Problem(ProblemCode.EIP_GONE, allocation_id))
            continue
        here = eip.is_on(eni.id)
        rules = eip_problems(eip)
        found.extend(each for each in rules if not (here and each.code is ProblemCode.EIP_BOUND))
        if here and eip.mode is not AssociationMode.MULTI_EIP:
            mode = eip.mode.value if eip.mode else "?"
            found.append(Problem(ProblemCode.ENI_OTHER_MODE, eni.id, (("address", str(eip.address)), ("mode", mode))))
        if here:
            going.append(eip)
    return tuple(going), tuple(found)


def outage_notes(
    code: PlanNoteCode,
    eni: NetworkInterface,
    instance_id: InstanceId,
    present: tuple[ElasticIp, ...],
    cold: InstanceId | None,
) -> Iterator[PlanNote]:
    """Yield what detaching ``eni`` from its instance interrupts.

    Args:
        code: whether the traffic ends, or pauses.
        eni: the interface.
        instance_id: its instance.
        present: the EIPs on it.
        cold: the instance, where it is stopped for that.
    """
    addresses = 1 + len(eni.secondary_addresses) + len(present)
    values = (("eni", eni.id), ("instance", instance_id), ("count", addresses))
    yield PlanNote(code, (eni.id, instance_id), values)
    if cold:
        yield stop_note(cold, eni)
    yield sessions_note(present, eni)


def cost_notes(eips: Iterable[ElasticIp]) -> Iterator[PlanNote]:
    """Yield which of ``eips``, which are bound to nothing then, go on being charged for."""
    if costing := tuple(each.allocation_id for each in eips if each.charge_type != "PrePaid"):
        yield PlanNote(PlanNoteCode.EIPS_STILL_COST, costing, (("count", len(costing)),))


def guest_undo_note(eni: NetworkInterface, instance_id: InstanceId, inventory: Inventory) -> PlanNote:
    """Return what is to be done in the guest that ``eni`` leaves: before the run, or when it starts again."""
    host = inventory.instance_by_id.get(instance_id)
    runs = host is not None and host.status is InstanceStatus.RUNNING
    code = PlanNoteCode.GUEST_UNDO_FIRST if runs else PlanNoteCode.OLD_GUEST_DOWN
    return PlanNote(code, (eni.id, instance_id), (("eni", eni.id), ("instance", instance_id)))


def stop_note(instance_id: InstanceId, eni: NetworkInterface) -> PlanNote:
    """Return the note that names the instance that is stopped for it."""
    return PlanNote(PlanNoteCode.HOST_STOPS, (instance_id, eni.id), (("instance", instance_id),))


def outages_notes(plan: Plan, inventory: Inventory) -> Iterator[PlanNote]:
    """Yield for how long each address can't be reached, and which can't be after the plan, which does not end that."""
    found = [each for each in outages(plan) if each.eip in inventory.eip_by_id]
    for code, some in (
        (PlanNoteCode.OUTAGES, [each for each in found if each.seconds is not None]),
        (PlanNoteCode.UNREACHABLE_AFTER, [each for each in found if each.seconds is None]),
    ):
        ids = tuple(dict.fromkeys(each.eip for each in some))
        addresses = ", ".join(_interrupted(each, inventory) for each in some)
        if some:
            yield PlanNote(code, ids, (("addresses", addresses),))


def _interrupted(outage: Outage, inventory: Inventory) -> str:
    """Return the address, and for how many seconds where the plan ends it."""
    address = str(inventory.eip_by_id[AllocationId(outage.eip)].address)
    return "{} ({}–{} s)".format(address, *outage.seconds) if outage.seconds else address


def sessions_note(eips: Iterable[ElasticIp], eni: NetworkInterface) -> PlanNote:
    """Return the note that names every address over which connections end, the ENI's private ones included."""
    public = [str(eip.address) for eip in eips]
    private = [str(each) for each in (eni.private_address, *eni.secondary_addresses)]
    return PlanNote(PlanNoteCode.SESSIONS_END, (eni.id,), (("addresses", ", ".join((*public, *private))),))
