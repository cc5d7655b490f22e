"""Which ENI takes EIPs in multi-EIP mode, and which can be unbound for it. The sources are in ``ProblemCode``."""

from collections.abc import Iterator

from gui.domain.cloud.eip import MAX_EIPS_PER_ENI, AssociationMode
from gui.domain.cloud.eni import EniStatus, EniType, NetworkInterface
from gui.domain.cloud.instance import Instance, InstanceId, InstanceStatus
from gui.domain.cloud.inventory import Inventory
from gui.domain.cloud.problems import Problem, ProblemCode, Values
from gui.domain.cloud.region import Catalog
from gui.domain.rules.instance import must_stop


def eni_problems(eni: NetworkInterface, inventory: Inventory, adding: int = 1) -> tuple[Problem, ...]:
    """Return why ``eni`` can't take EIPs in multi-EIP mode and then be attached.

    Args:
        eni: the interface in question.
        inventory: where its present EIPs are looked up.
        adding: number of EIPs to be added to those already there; with 0 only the rules of attaching count.
    """
    return tuple(_eni_problems(eni, inventory, adding))


def _eni_problems(eni: NetworkInterface, inventory: Inventory, adding: int) -> Iterator[Problem]:
    if eni.service_managed:
        yield Problem(ProblemCode.ENI_SERVICE_MANAGED, eni.id)
    if eni.type is not EniType.SECONDARY:
        primary = eni.type is EniType.PRIMARY
        yield Problem(ProblemCode.ENI_PRIMARY if primary else ProblemCode.ENI_OTHER_TYPE, eni.id)
    if eni.service_managed or eni.type is not EniType.SECONDARY:
        return  # whatever else is true of it, it can't be made to fit
    if eni.status is EniStatus.IN_USE:
        yield Problem(ProblemCode.ENI_ATTACHED, eni.id, (("instance", eni.instance_id or "?"),))
    elif eni.status is not EniStatus.AVAILABLE:
        yield Problem(ProblemCode.ENI_UNSETTLED, eni.id, (("status", eni.status.value),))
    yield from _moving_eip(eni, inventory)
    if adding:
        yield from _binding_problems(eni, inventory, adding)


def _moving_eip(eni: NetworkInterface, inventory: Inventory) -> Iterator[Problem]:
    moving = next((eip for eip in inventory.eips_on(eni.id) if not eip.status.settled), None)
    if moving is not None:
        values: Values = (("address", str(moving.address)), ("status", moving.status.value))
        yield Problem(ProblemCode.ENI_BUSY, eni.id, values)


def _binding_problems(eni: NetworkInterface, inventory: Inventory, adding: int) -> Iterator[Problem]:
    present = inventory.eips_on(eni.id)
    # The mode of an EIP on its way may come or go with it.
    other = next((eip for eip in present if eip.status.settled and eip.mode is not AssociationMode.MULTI_EIP), None)
    room = MAX_EIPS_PER_ENI - len(present)
    if other is not None:
        mode = other.mode.value if other.mode else "?"
        yield Problem(ProblemCode.ENI_OTHER_MODE, eni.id, (("address", str(other.address)), ("mode", mode)))
    elif room <= 0:
        yield Problem(ProblemCode.ENI_FULL, eni.id, (("present", len(present)), ("limit", MAX_EIPS_PER_ENI)))
    elif adding > room:
        counts: Values = (("present", len(present)), ("chosen", adding), ("room", room), ("limit", MAX_EIPS_PER_ENI))
        yield Problem(ProblemCode.TOO_MANY_EIPS, eni.id, counts)
    if eni.prefixes:
        yield Problem(ProblemCode.ENI_PREFIXES, eni.id)
    if eni.secondary_addresses:
        yield Problem(ProblemCode.ENI_SECONDARY_ADDRESSES, eni.id, (("count", len(eni.secondary_addresses)),))
    vpc = inventory.vpc_by_id.get(eni.vpc_id)
    behind = vpc.ipv4_gateway if vpc else None
    if behind is not False:
        code = ProblemCode.ENI_BEHIND_IPV4_GATEWAY if behind else ProblemCode.ENI_IPV4_GATEWAY
        yield Problem(code, eni.id, (("vpc", eni.vpc_id),))


def unbind_problems(eni: NetworkInterface, inventory: Inventory, catalog: Catalog) -> tuple[Problem, ...]:
    """Return what keeps an attached ``eni`` from being unbound from the instance that has it now."""
    host = _host(eni, inventory)
    if host is None or eni.service_managed or eni.type is not EniType.SECONDARY:
        return ()
    if host.status not in {InstanceStatus.RUNNING, InstanceStatus.STOPPED}:
        values: Values = (("instance", host.id), ("status", host.status.value))
        return (Problem(ProblemCode.ENI_HOST_STATE, eni.id, values),)
    if must_stop(host, catalog):
        return (Problem(ProblemCode.ENI_HOST_MUST_STOP, eni.id, (("instance", host.id), ("type", host.type))),)
    return ()


def host_to_stop(eni: NetworkInterface, inventory: Inventory, catalog: Catalog) -> Instance | None:
    """Return the instance of ``eni`` where that has to be stopped to detach it, None where it need not be."""
    host = _host(eni, inventory)
    return host if host is not None and must_stop(host, catalog) else None


def _host(eni: NetworkInterface, inventory: Inventory) -> Instance | None:
    attached = eni.status is EniStatus.IN_USE and eni.instance_id
    return inventory.instance_by_id.get(InstanceId(attached)) if attached else None
