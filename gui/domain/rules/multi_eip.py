"""The rules of multi-EIP mode over a whole selection, checked before any call is made.

``ProblemCode`` lists the rules with their sources; ``eni_rules`` and ``instance_rules`` hold those of one ENI and of
one instance. What is bound or attached as wanted already breaks no rule: see ``remaining``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from gui.domain.choices.selection import Selection
from gui.domain.cloud.codes import MODE_REFUSALS
from gui.domain.cloud.eip import AllocationId, AssociationMode, EipStatus, ElasticIp
from gui.domain.cloud.errors import CloudError
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.problems import Problem, ProblemCode
from gui.domain.cloud.region import Catalog, RegionId
from gui.domain.rules.instance import instance_problems
from gui.domain.rules.interface import eni_problems, unbind_problems
from gui.domain.rules.rebinding import after_unbinding, holder_problems, rebinding_problems, trial_selection
from gui.domain.rules.remaining import (
    bound_as_wanted,
    eips_to_bind,
    host_may_be_stopped,
    may_be_stopped,
    may_be_unbound,
    nothing_left,
)

__all__ = [
    "chosen_eips_problems",
    "chosen_eni_problems",
    "chosen_instance_problems",
    "eip_problems",
    "eni_problems",
    "instance_problems",
    "once",
    "problems",
    "region_problems",
    "unread_problems",
]

_UNREAD: Final[Mapping[ListName, ProblemCode]] = MappingProxyType(
    {
        ListName.EIPS: ProblemCode.EIPS_UNREAD,
        ListName.INTERFACES: ProblemCode.INTERFACES_UNREAD,
        ListName.INSTANCES: ProblemCode.INSTANCES_UNREAD,
        ListName.INSTANCE_TYPES: ProblemCode.INSTANCE_TYPES_UNREAD,
        ListName.VSWITCHES: ProblemCode.VSWITCHES_UNREAD,
        ListName.VPCS: ProblemCode.VPCS_UNREAD,
    }
)


def problems(
    selection: Selection, inventory: Inventory, catalog: Catalog, mode_refusal: str = ""
) -> tuple[Problem, ...]:
    """Return everything to say about ``selection``, in the order of the pages; what blocks keeps it from being done.

    Args:
        selection: the answers.
        inventory: of the chosen region; of another one, it says nothing.
        catalog: what the documents say.
        mode_refusal: see ``admission.mode_problems``.
    """
    selection = trial_selection(selection, inventory)
    region = region_problems(selection.region, catalog)
    if selection.region is not None and inventory.region != selection.region:
        return (*region, Problem(ProblemCode.INVENTORY_MISSING))
    return (
        *region,
        *mode_problems(inventory, mode_refusal),
        *once(
            (
                *chosen_eips_problems(selection, inventory),
                *chosen_eni_problems(selection, inventory, catalog),
                *chosen_instance_problems(selection, inventory, catalog),
            )
        ),
    )


def once(found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return ``found`` in order, each once: several pages need the same list, and each says that it is missing."""
    return tuple(dict.fromkeys(found))


def region_problems(region: RegionId | None, catalog: Catalog) -> tuple[Problem, ...]:
    """Return why ``region`` can't be used for multi-EIP mode."""
    if region is None:
        return (Problem(ProblemCode.REGION_MISSING),)
    if region in catalog.closed_regions:
        return (Problem(ProblemCode.REGION_CLOSED, region, (("region", region),)),)
    if region not in catalog.multi_eip_regions:
        return (Problem(ProblemCode.REGION_WITHOUT_MODE, region, (("region", region),)),)
    return ()


def unread_problems(inventory: Inventory, *names: ListName) -> tuple[Problem, ...]:
    """Return which of the lists ``names`` could not be read."""
    return tuple(Problem(_UNREAD[unread.name], "", unread.cause) for unread in inventory.unread if unread.name in names)


def eip_problems(eip: ElasticIp, eni_id: str | None = None) -> tuple[Problem, ...]:
    """Return why ``eip`` can't be bound: it must be Available, unlocked and not managed by a cloud service.

    Args:
        eip: the EIP in question.
        eni_id: the ENI that is to take it; an EIP that is on it in multi-EIP mode already has no problem.
    """
    return () if bound_as_wanted(eip, eni_id) else tuple(_eip_problems(eip))


def _eip_problems(eip: ElasticIp) -> Iterator[Problem]:
    if eip.service_managed:
        yield Problem(ProblemCode.EIP_SERVICE_MANAGED, eip.allocation_id)
    if eip.locks:
        yield Problem(ProblemCode.EIP_LOCKED, eip.allocation_id, (("reason", ", ".join(eip.locks)),))
    if eip.status is EipStatus.IN_USE:
        yield Problem(ProblemCode.EIP_BOUND, eip.allocation_id, (("target", eip.target_id or "?"),))
    elif eip.status is not EipStatus.AVAILABLE:
        yield Problem(ProblemCode.EIP_UNSETTLED, eip.allocation_id, (("status", eip.status.value),))


def chosen_eips_problems(selection: Selection, inventory: Inventory) -> tuple[Problem, ...]:
    """Return what is wrong with the chosen EIPs, those that are to be unbound from another mode first included."""
    free = after_unbinding(selection, inventory)
    found = eips_problems(selection.eips, free, lambda eip: eip_problems(eip, selection.eni))
    if unread_problems(inventory, ListName.EIPS):
        return found
    refused = tuple(rebinding_problems(selection, inventory))
    not_rebound = {each.subject for each in refused if each.code is ProblemCode.EIP_NOT_REBOUND}
    # That it is bound is said already, and why it stays so.
    others = (each for each in found if each.code is not ProblemCode.EIP_BOUND or each.subject not in not_rebound)
    return (*refused, *others)


def eips_problems(
    eips: Sequence[AllocationId],
    inventory: Inventory,
    rules: Callable[[ElasticIp], Iterable[Problem]],
    *lists: ListName,
) -> tuple[Problem, ...]:
    """Return what is wrong with EIPs that a plan is about.

    Args:
        eips: those that were named.
        inventory: of the region.
        rules: what is wrong with one EIP that is there.
        lists: what must have been read besides the EIPs.
    """
    if unread := unread_problems(inventory, ListName.EIPS, *lists):
        return unread
    return tuple(_eips_problems(eips, inventory, rules)) if eips else (Problem(ProblemCode.EIPS_MISSING),)


def _eips_problems(
    eips: Sequence[AllocationId], inventory: Inventory, rules: Callable[[ElasticIp], Iterable[Problem]]
) -> Iterator[Problem]:
    for allocation_id in dict.fromkeys(eips):
        if eips.count(allocation_id) > 1:
            yield Problem(ProblemCode.EIP_TWICE, allocation_id)
        eip = inventory.eip_by_id.get(allocation_id)
        yield from rules(eip) if eip else (Problem(ProblemCode.EIP_GONE, allocation_id),)


def chosen_eni_problems(selection: Selection, inventory: Inventory, catalog: Catalog) -> tuple[Problem, ...]:
    """Return what is wrong with the chosen ENI, the number of EIPs it would carry included."""
    # Without the EIPs nobody knows what is on it.
    return (
        *unread_problems(inventory, ListName.EIPS, ListName.INTERFACES, ListName.VSWITCHES, ListName.VPCS),
        *_chosen_eni(selection, inventory, catalog),
    )


def _chosen_eni(selection: Selection, inventory: Inventory, catalog: Catalog) -> tuple[Problem, ...]:
    if selection.eni is None:
        return (Problem(ProblemCode.ENI_MISSING),)
    eni = inventory.eni_by_id.get(selection.eni)
    if eni is None:
        read = inventory.has_read(ListName.INTERFACES)
        return (Problem(ProblemCode.ENI_GONE, selection.eni),) if read else ()
    if nothing_left(selection, inventory):
        return ()
    # Before any EIP is chosen, there must be room for one.
    adding = len(eips_to_bind(selection, inventory)) if selection.eips else 1
    agreed = {ProblemCode.ENI_ATTACHED} if may_be_unbound(eni, selection) else set()
    agreed |= {ProblemCode.ENI_HOST_MUST_STOP} if host_may_be_stopped(eni, selection) else set()
    free = after_unbinding(selection, inventory)
    found = (*eni_problems(eni, free, adding), *unbind_problems(eni, inventory, catalog))
    holders = holder_problems(selection, inventory, catalog)
    return (*(each for each in found if each.code not in agreed), *holders)


def chosen_instance_problems(selection: Selection, inventory: Inventory, catalog: Catalog) -> tuple[Problem, ...]:
    """Return what is wrong with the chosen instance, its match with the chosen ENI included."""
    # Without the ENIs nobody knows which slots are free.
    return (
        *unread_problems(inventory, ListName.INTERFACES, ListName.INSTANCES, ListName.INSTANCE_TYPES),
        *_chosen_instance(selection, inventory, catalog),
    )


def _chosen_instance(selection: Selection, inventory: Inventory, catalog: Catalog) -> tuple[Problem, ...]:
    if selection.instance is None:
        return (Problem(ProblemCode.INSTANCE_MISSING),)
    instance = inventory.instance_by_id.get(selection.instance)
    if instance is None:
        read = inventory.has_read(ListName.INSTANCES)
        return (Problem(ProblemCode.INSTANCE_GONE, selection.instance),) if read else ()
    dhcp = Problem(ProblemCode.DHCP_NEEDED, instance.id)
    if nothing_left(selection, inventory):
        return (dhcp,)
    eni = inventory.eni_by_id.get(selection.eni) if selection.eni else None
    agreed = {ProblemCode.INSTANCE_MUST_STOP} if may_be_stopped(instance, selection) else set()
    found = instance_problems(instance, eni, inventory, catalog)
    return (*(each for each in found if each.code not in agreed), dhcp)


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
