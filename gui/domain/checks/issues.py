"""What in a region deserves a look: money spent for nothing, bindings that can't work, and what is not known.

Sources: the vendor's pages on multi-EIP-to-ENI mode (families, regions, no mixture of modes) and on EIP billing
(a pay-as-you-go EIP costs money until it is released, bound or not). An EIP in NAT mode deserves no look: by a
secondary CIDR block it may well be what the guest sees.

Of a list that could not be read nothing is claimed, neither because it is empty nor by what was known of it before.
"""

from collections.abc import Iterable, Iterator, Mapping

from gui.domain.checks.guest_issues import GuestViews, guest_issues
from gui.domain.checks.issue import Issue, IssueCode, Remedy
from gui.domain.cloud.eip import ENI_TARGET, AssociationMode, EipGateway, EipStatus, ElasticIp
from gui.domain.cloud.eni import EniId, EniStatus, NetworkInterface
from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.instance import InstanceId
from gui.domain.cloud.interface_address import is_left_over
from gui.domain.cloud.inventory import Inventory, ListName
from gui.domain.cloud.problems import Severity, Values
from gui.domain.cloud.region import Catalog
from gui.domain.rules.unused_networks import abandoned

GatewayAnswers = Mapping[EniId, tuple[EipGateway, ...] | CloudError]
"""What DescribeEipGatewayInfo said of each ENI that was asked about, or why it said nothing."""


_UNREAD_REMEDIES: Mapping[CloudErrorKind, Remedy] = {
    CloudErrorKind.DENIED: Remedy.GRANT_PERMISSION,
    CloudErrorKind.BAD_CREDENTIALS: Remedy.CHECK_ACCOUNT,
    CloudErrorKind.EXPIRED_CREDENTIALS: Remedy.CHECK_ACCOUNT,
}


def findings(
    inventory: Inventory,
    catalog: Catalog,
    gateways: GatewayAnswers | None = None,
    guests: GuestViews | None = None,
) -> tuple[Issue, ...]:
    """Return everything worth knowing about ``inventory``.

    Args:
        inventory: what was read of the region.
        catalog: where the mode exists.
        gateways: the gateway answers at hand; an ENI that is not among them was not asked about.
        guests: the readings of guests at hand; a guest that is not among them was never read.
    """
    return tuple(found for some in findings_by_resource(inventory, catalog, gateways, guests) for found in some)


def findings_by_resource(
    inventory: Inventory,
    catalog: Catalog,
    gateways: GatewayAnswers | None = None,
    guests: GuestViews | None = None,
) -> Iterator[tuple[Issue, ...]]:
    """Yield the same bit by bit, what there is to say of one resource at a time: a large region takes a while."""
    eips = inventory.has_read(ListName.EIPS)
    both = eips and inventory.has_read(ListName.INTERFACES)
    yield (*_unread(inventory), *(_region(inventory, catalog) if both else ()))
    for eip in inventory.eips if eips else ():
        yield tuple(_eip(eip, inventory))
    for eni in inventory.interfaces if both else ():
        yield tuple(_interface(eni, inventory, catalog, gateways or {}))
    yield tuple(_abandoned(inventory))
    yield tuple(guest_issues(guests or {}, inventory))


def multi_eip_interfaces(inventory: Inventory) -> tuple[EniId, ...]:
    """Return the ENIs that carry EIPs in multi-EIP mode: those DescribeEipGatewayInfo has answers for."""
    carrying = {*multi_eip_carriers(inventory.eips)}
    return tuple(eni.id for eni in inventory.interfaces if eni.id in carrying)


def multi_eip_carriers(eips: Iterable[ElasticIp]) -> tuple[EniId, ...]:
    """Return the ids of the ENIs that ``eips`` are on in multi-EIP mode, each once."""
    return tuple(dict.fromkeys(EniId(eip.target_id) for eip in eips if eip.target_id and _is_multi(eip)))


def multi_eips_on(eni_id: EniId, inventory: Inventory) -> tuple[ElasticIp, ...]:
    """Return the EIPs in multi-EIP mode on the ENI ``eni_id``."""
    return tuple(filter(_is_multi, inventory.eips_on(eni_id)))


def _is_multi(eip: ElasticIp) -> bool:
    return eip.mode is AssociationMode.MULTI_EIP and eip.status is EipStatus.IN_USE


def _abandoned(inventory: Inventory) -> Iterator[Issue]:
    left = abandoned(inventory)
    for vswitch in left.vswitches:
        values: Values = (("vswitch", vswitch.id), ("cidr", str(vswitch.cidr)))
        code, remedy = IssueCode.VSWITCH_ABANDONED, Remedy.TAKE_AWAY
        yield Issue(code, (vswitch.id, vswitch.vpc_id), values, Severity.INFORMS, remedy)
    for each in left.blocks:
        values = (("block", str(each.block)), ("vpc", each.vpc_id))
        yield Issue(IssueCode.BLOCK_ABANDONED, (each.vpc_id,), values, remedy=Remedy.TAKE_AWAY)


def _ids(eips: tuple[ElasticIp, ...]) -> tuple[str, ...]:
    return tuple(eip.allocation_id for eip in eips)


def unread_remedy(error: CloudError) -> Remedy:
    """Return what helps after ``error`` kept something from being read."""
    # By kind, never by HTTP status: throttled calls are answered with 403 too.
    return _UNREAD_REMEDIES.get(error.kind, Remedy.READ_AGAIN)


def why(error: CloudError) -> str:
    """Return the cloud's code of ``error``, or the kind where no answer came."""
    return error.code or error.kind.value


def _unread(inventory: Inventory) -> Iterator[Issue]:
    for each in inventory.unread:
        values: Values = (("list", each.name.value), ("reason", why(each.error)))
        code = IssueCode.LIST_READ_IN_PART if each.partly else IssueCode.LIST_UNREAD
        yield Issue(code, (), values, Severity.INFORMS, unread_remedy(each.error))


def _region(inventory: Inventory, catalog: Catalog) -> Iterator[Issue]:
    if inventory.region not in catalog.multi_eip_regions and (enis := multi_eip_interfaces(inventory)):
        values: Values = (("region", inventory.region), ("count", len(enis)))
        yield Issue(IssueCode.REGION_UNLISTED, enis, values, Severity.INFORMS, Remedy.ASK_VENDOR)


def _eip(eip: ElasticIp, inventory: Inventory) -> Iterator[Issue]:
    if eip.service_managed:
        return
    values: Values = (("eip", str(eip.address)),)
    if eip.locks:
        reasons: Values = (*values, ("reason", ", ".join(eip.locks)))
        yield Issue(IssueCode.EIP_LOCKED, (eip.allocation_id,), reasons, remedy=Remedy.SETTLE_LOCK)
    if eip.status is EipStatus.AVAILABLE:
        if eip.charge_type == "PrePaid":
            code, severity, remedy = IssueCode.EIP_UNUSED_SUBSCRIPTION, Severity.INFORMS, Remedy.BIND_OR_CANCEL
        else:
            code, severity, remedy = IssueCode.EIP_UNBOUND, Severity.WARNS, Remedy.BIND_OR_RELEASE
        # As long as it is locked, it can be neither bound nor released.
        yield Issue(code, (eip.allocation_id,), values, severity, Remedy.SETTLE_LOCK if eip.locks else remedy)
    elif _leads_nowhere(eip, inventory):
        missing = eip.target_id or ""
        target: Values = (*values, ("eni", missing))
        yield Issue(IssueCode.EIP_TARGET_MISSING, (eip.allocation_id, missing), target, remedy=Remedy.CHECK_ACCOUNT)


def _leads_nowhere(eip: ElasticIp, inventory: Inventory) -> bool:
    """Return whether ``eip`` is bound to an ENI that does not exist; not where that only could not be read."""
    if eip.target_type != ENI_TARGET or not eip.target_id or not inventory.has_read(ListName.INTERFACES):
        return False
    return EniId(eip.target_id) not in inventory.eni_by_id


def _interface(
    eni: NetworkInterface, inventory: Inventory, catalog: Catalog, gateways: GatewayAnswers
) -> Iterator[Issue]:
    carried = inventory.eips_on(eni.id)
    if is_left_over(eni, inventory) and eni.status.settled:
        about: Values = (("eni", eni.id), ("eip", str(eni.private_address)))
        yield Issue(IssueCode.ENI_LEFT_OVER, (eni.id,), about, remedy=Remedy.TAKE_AWAY)
    if eni.service_managed or not carried:
        return
    multi = multi_eips_on(eni.id, inventory)
    if eni.status is EniStatus.AVAILABLE:
        values: Values = (("eni", eni.id), ("count", len(carried)))
        remedy = Remedy.ATTACH_OR_TEAR_DOWN
        yield Issue(IssueCode.ENI_WITHOUT_INSTANCE, (eni.id, *_ids(carried)), values, remedy=remedy)
    modes = sorted({eip.mode.value for eip in carried if eip.mode})
    if len(modes) > 1:
        mixed: Values = (("eni", eni.id), ("modes", ", ".join(modes)))
        yield Issue(IssueCode.ENI_MIXED_MODES, (eni.id, *_ids(carried)), mixed, remedy=Remedy.UNBIND_OTHER_MODE)
    if multi:
        yield from _family(eni, multi, inventory, catalog)
        yield from _gateways(eni, multi, gateways)


def _family(
    eni: NetworkInterface, multi: tuple[ElasticIp, ...], inventory: Inventory, catalog: Catalog
) -> Iterator[Issue]:
    if not eni.instance_id or not inventory.has_read(ListName.INSTANCES):
        return
    values: Values = (("eni", eni.id), ("instance", eni.instance_id))
    ids = (eni.instance_id, eni.id, *_ids(multi))
    instance = inventory.instance_by_id.get(InstanceId(eni.instance_id))
    if instance is None:
        yield Issue(IssueCode.INSTANCE_NOT_READ, ids, values, Severity.INFORMS, Remedy.READ_AGAIN)
        return
    values = (*values, ("family", instance.family))
    if instance.family in catalog.multi_eip_families:
        return
    if instance.family in catalog.possible_families:
        yield Issue(IssueCode.FAMILY_UNSURE, ids, values, Severity.INFORMS, Remedy.VERIFY_IN_GUEST)
    else:
        yield Issue(IssueCode.FAMILY_UNLISTED, ids, values, remedy=Remedy.MOVE_TO_LISTED_FAMILY)


def _gateways(eni: NetworkInterface, multi: tuple[ElasticIp, ...], gateways: GatewayAnswers) -> Iterator[Issue]:
    answer = gateways.get(eni.id)
    if answer is None:
        return
    values: Values = (("eni", eni.id),)
    if isinstance(answer, CloudError):
        values = (*values, ("reason", why(answer)))
        remedy = unread_remedy(answer)
        yield Issue(IssueCode.GATEWAY_UNREAD, (eni.id, *_ids(multi)), values, Severity.INFORMS, remedy)
        return
    known = {gateway.address for gateway in answer}
    if missing := tuple(eip for eip in multi if eip.address not in known):
        values = (*values, ("eips", ", ".join(str(eip.address) for eip in missing)))
        yield Issue(IssueCode.GATEWAY_MISSING, (eni.id, *_ids(missing)), values, remedy=Remedy.READ_AGAIN)
