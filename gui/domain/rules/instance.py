"""Which instance takes the ENI. The sources are in ``ProblemCode``."""

from collections.abc import Iterator

from gui.domain.cloud.eni import NetworkInterface
from gui.domain.cloud.instance import Instance, InstanceStatus
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.problems import Problem, ProblemCode, Values
from gui.domain.cloud.region import Catalog

FIT = frozenset({ProblemCode.INSTANCE_OTHER_VPC, ProblemCode.INSTANCE_OTHER_ZONE, ProblemCode.INSTANCE_ADDRESS_QUOTA})
"""Rules that an instance and an ENI meet or break together."""


def fit_problems(instance: Instance, eni: NetworkInterface, inventory: Inventory) -> tuple[Problem, ...]:
    """Return why ``instance`` and ``eni`` do not fit each other."""
    found = (*_place_problems(instance, eni), *_quota_problems(instance, eni, inventory))
    return tuple(each for each in found if each.code in FIT)


def free_interfaces(instance: Instance, inventory: Inventory) -> tuple[int, int] | None:
    """Return how many more ENIs ``instance`` takes, and how many in all; None where its type's limit is not known."""
    kind = inventory.type_by_id.get(instance.type)
    if kind is None or kind.eni_quantity <= 0:
        return None
    # Both lists are asked: an ENI on its way may still be missing from one of them.
    used = {*instance.eni_ids, *(each.id for each in inventory.interfaces_of(instance.id))}
    return max(0, kind.eni_quantity - len(used)), kind.eni_quantity


def instance_problems(
    instance: Instance, eni: NetworkInterface | None, inventory: Inventory, catalog: Catalog
) -> tuple[Problem, ...]:
    """Return why ``instance`` can't take ``eni`` (or any ENI, where ``eni`` is None)."""
    return (
        *_family_problems(instance, catalog),
        *_state_problems(instance, catalog),
        *(_place_problems(instance, eni) if eni else ()),
        *_quota_problems(instance, eni, inventory),
    )


def must_stop(instance: Instance, catalog: Catalog) -> bool:
    """Return whether ``instance`` supports attaching and detaching an ENI only while stopped, and runs."""
    return instance.status is InstanceStatus.RUNNING and instance.type in catalog.cold_attach_types


def _family_problems(instance: Instance, catalog: Catalog) -> Iterator[Problem]:
    if instance.family in catalog.multi_eip_families:
        return
    unsure = instance.family in catalog.possible_families
    code = ProblemCode.INSTANCE_FAMILY_UNSURE if unsure else ProblemCode.INSTANCE_FAMILY
    yield Problem(code, instance.id, (("family", instance.family or "?"),))


def _state_problems(instance: Instance, catalog: Catalog) -> Iterator[Problem]:
    if instance.status not in {InstanceStatus.RUNNING, InstanceStatus.STOPPED}:
        yield Problem(ProblemCode.INSTANCE_STATE, instance.id, (("status", instance.status.value),))
    elif must_stop(instance, catalog):
        yield Problem(ProblemCode.INSTANCE_MUST_STOP, instance.id, (("type", instance.type),))


def _place_problems(instance: Instance, eni: NetworkInterface) -> Iterator[Problem]:
    same = True
    if instance.vpc_id != eni.vpc_id:
        same = False
        values: Values = (("instance_vpc", instance.vpc_id or "?"), ("eni_vpc", eni.vpc_id or "?"))
        yield Problem(ProblemCode.INSTANCE_OTHER_VPC, instance.id, values)
    if instance.zone_id != eni.zone_id:
        same = False
        zones: Values = (("instance_zone", instance.zone_id or "?"), ("eni_zone", eni.zone_id or "?"))
        yield Problem(ProblemCode.INSTANCE_OTHER_ZONE, instance.id, zones)
    if same and instance.vswitch_id == eni.vswitch_id:
        yield Problem(ProblemCode.SAME_VSWITCH, instance.id, (("vswitch", eni.vswitch_id),))
    elif same:
        vswitches: Values = (("instance_vswitch", instance.vswitch_id), ("eni_vswitch", eni.vswitch_id))
        yield Problem(ProblemCode.OTHER_VSWITCH, instance.id, vswitches)


def _quota_problems(instance: Instance, eni: NetworkInterface | None, inventory: Inventory) -> Iterator[Problem]:
    kind = inventory.type_by_id.get(instance.type)
    if kind is None or kind.eni_quantity <= 0 or kind.private_addresses_per_eni <= 0:
        # The limits may not have been sent: unknown is not "no room". An unread list has a warning of its own.
        if inventory.has_read(ListName.INSTANCE_TYPES):
            yield Problem(ProblemCode.INSTANCE_TYPE_UNKNOWN, instance.id, (("type", instance.type),))
        return
    # Both lists are asked: an ENI on its way may still be missing from one of them.
    used = {*instance.eni_ids, *(each.id for each in inventory.interfaces_of(instance.id))}
    used -= {eni.id} if eni else set()
    if len(used) >= kind.eni_quantity:
        values: Values = (("used", len(used)), ("limit", kind.eni_quantity), ("type", kind.id))
        yield Problem(ProblemCode.INSTANCE_ENI_QUOTA, instance.id, values)
    addresses = 1 + len(eni.secondary_addresses) if eni else 0
    if addresses > kind.private_addresses_per_eni:
        limits: Values = (("count", addresses), ("limit", kind.private_addresses_per_eni), ("type", kind.id))
        yield Problem(ProblemCode.INSTANCE_ADDRESS_QUOTA, instance.id, limits)
