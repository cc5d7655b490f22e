"""DescribeEipAddresses and DescribeEipGatewayInfo."""

from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network

from gui.sandbox import lookups, paging
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params, invalid
from gui.sandbox.resources import Eip, EipStatus, Lock, Mode, TargetType
from gui.sandbox.switches import NoGateways, Omitted, PrivateIp, UnboundMode

_TARGET_TYPES = ("EcsInstance", "SlbInstance", "Nat", "HaVip", "NetworkInterface", "IpAddress")
_CHARGE_TYPES = ("PostPaid", "PrePaid")
_MOST_LISTED = 50
_MOST_PER_PAGE = 100

Condition = Callable[[Eip], bool]


def describe_eip_addresses(account: Account, params: Params) -> Answer:
    """List EIPs. An id that does not exist gives an empty list, not an error."""
    region = lookups.region(account, params, "Forbidden.RegionNotFound").id
    found: Sequence[Eip] = _candidates(account, params, region)
    conditions = [*_conditions(params), *_time_conditions(params)]
    if conditions:
        found = [eip for eip in found if all(condition(eip) for condition in conditions)]
    named = params.comma_list("AllocationId", _MOST_LISTED)
    lookups.check_ids(account, named, account.eips.of_region(region), "InvalidAllocationId.NotFound")
    status = params.choice("Status", tuple(EipStatus))
    if status:
        account.look(eip.id for eip in found)
        found = [eip for eip in found if eip.status == status]
    page = paging.numbered(params, found, _MOST_PER_PAGE)
    if not status:
        account.look(eip.id for eip in page.records)
    # The SDK's models lack AvailableRegions by now; the cloud sends it still, and Terraform's provider ends without it.
    about = {**page.about, "AvailableRegions": {"AvailableRegion": [region]}}
    return {**about, "EipAddresses": {"EipAddress": [_describe(account, eip) for eip in page.records]}}


def _candidates(account: Account, params: Params, region: str) -> list[Eip]:
    """Return the EIPs of the region that the call names by id, address or target: the filters with an index."""
    named = params.comma_list("AllocationId", _MOST_LISTED)
    addresses = params.comma_list("EipAddress", _MOST_LISTED)
    target = params.text("AssociatedInstanceId")
    kind = params.choice(
        "AssociatedInstanceType", _TARGET_TYPES, "", "InvalidIAssociatedInstanceType.ValueNotSupported"
    )
    documented = account.switches.associated_type_when_omitted is Omitted.DOCUMENTED_DEFAULT
    if target and not kind and documented:
        # The page names EcsInstance as the default; without an id too, all EIPs are listed in practice.
        kind = TargetType.ECS_INSTANCE.value
    if named:
        by_id = (account.eips.get(identifier) for identifier in dict.fromkeys(named))
        found = [eip for eip in by_id if eip is not None]
    elif addresses:
        by_address = (account.eips.at(address) for address in dict.fromkeys(addresses))
        found = [eip for eip in by_address if eip is not None]
    elif target:
        found = account.eips.bound_to(target)
    else:
        found = list(account.eips.of_region(region).values())
        return [eip for eip in found if eip.target_type == kind] if kind else found
    wanted = set(addresses)
    return [
        eip
        for eip in found
        if eip.region == region
        and (not wanted or eip.address in wanted)
        and (not target or eip.bound_to == target)
        and (not kind or eip.target_type == kind)
    ]


def _conditions(params: Params) -> list[Condition]:
    charge = params.choice("ChargeType", _CHARGE_TYPES, "", "InvalidChargeType.ValueNotSupported")
    name = params.text("EipName")
    line = params.text("ISP")
    managed = params.flag("ServiceManaged")
    tags, group = params.tags(), params.text("ResourceGroupId")
    lock = params.text("LockReason")
    if lock and lock not in {Lock.FINANCIAL, Lock.SECURITY}:
        raise Refusal("InvalidLockReason.NotFound", "The specified LockReason does not exist.", 404)
    found: list[tuple[object, Condition]] = [
        (charge, lambda eip: eip.charge_type == charge),
        (name, lambda eip: eip.name == name),
        (line, lambda eip: eip.isp == line),
        (managed is not None, lambda eip: eip.service_managed is managed),
        (tags, lambda eip: tags.items() <= eip.tags.items()),
        (lock, lambda eip: eip.lock == lock),
        (group, lambda eip: eip.resource_group == group),
    ]
    return [condition for wanted, condition in found if wanted]


def _time_conditions(params: Params) -> list[Condition]:
    members: dict[int, dict[str, str]] = {}
    for index, rest, value in params.members("Filter"):
        members.setdefault(index, {})[rest] = value
    found: list[Condition] = []
    for member in members.values():
        key, moment = member.get("Key", ""), member.get("Value", "")
        if key not in {"CreationStartTime", "CreationEndTime"}:
            raise Refusal("InvalidFilterKey.NotFound", "The specified filter key does not exist.", 404)
        if len(moment) != len("2025-01-01T00:00Z"):
            raise Refusal("InvalidFilterValue", "The specified filter value is not a time YYYY-MM-DDThh:mmZ.", 404)
        found.append(_since(moment) if key == "CreationStartTime" else _until(moment))
    return found


def _since(moment: str) -> Condition:
    return lambda eip: eip.created[:16] >= moment[:16]


def _until(moment: str) -> Condition:
    return lambda eip: eip.created[:16] <= moment[:16]


def _describe(account: Account, eip: Eip) -> dict[str, object]:
    unbound_mode = "" if account.switches.mode_while_unbound is UnboundMode.EMPTY else Mode.NAT.value
    lock = Lock.FINANCIAL if account.overdue else eip.lock
    unnamed = eip.mode is Mode.MULTI_BINDED and not eip.private_ip_named
    hidden = unnamed and account.switches.private_ip_of_multi_eip is PrivateIp.EMPTY
    return {
        "AllocationId": eip.id,
        "IpAddress": eip.address,
        "Status": eip.status.value,
        "InstanceType": eip.target_type.value if eip.target_type else "",
        "InstanceId": eip.bound_to,
        "InstanceRegionId": eip.region if eip.bound_to else "",
        "Mode": eip.mode.value if eip.mode else unbound_mode,
        "PrivateIpAddress": "" if hidden else eip.private_ip,
        "Bandwidth": str(eip.bandwidth),
        "EipBandwidth": str(eip.bandwidth),
        "BandwidthPackageId": eip.bandwidth_package,
        "BandwidthPackageType": "CommonBandwidthPackage" if eip.bandwidth_package else "",
        "BandwidthPackageBandwidth": "200" if eip.bandwidth_package else "",
        "ChargeType": eip.charge_type,
        "InternetChargeType": eip.internet_charge_type,
        "ISP": eip.isp,
        "BizType": "Default",
        "BusinessStatus": "Normal" if lock is Lock.NONE else "OperationLock",
        "OperationLocks": {"LockReason": [] if lock is Lock.NONE else [{"LockReason": lock.value}]},
        "Name": eip.name,
        "Description": eip.description,
        "AllocationTime": eip.created,
        "ExpiredTime": eip.expires,
        "HDMonitorStatus": eip.monitored,
        "Netmode": "public",
        "RegionId": eip.region,
        "ResourceGroupId": lookups.shown_group(account, eip.resource_group),
        "Tags": {"Tag": [{"Key": key, "Value": value} for key, value in eip.tags.items()]},
        "SecurityProtectionTypes": {"SecurityProtectionType": []},
        "PublicIpAddressPoolId": "",
        "SegmentInstanceId": eip.segment,
        "ServiceManaged": int(eip.service_managed),
        "ServiceID": 0,
        "SecondLimited": False,
        "DeletionProtection": eip.deletion_protection,
        "HasReservationData": "false",  # a text in the schema
        "VpcId": "",
        "Zone": "",
    }


def describe_eip_gateway_info(account: Account, params: Params) -> Answer:
    """Give mask and gateway of the multi-mode EIPs of one interface (help page 123060)."""
    region = lookups.region(account, params)
    eni = account.interfaces.get(params.required("InstanceId"), region.id)
    if eni is None:
        raise Refusal("InvalidNetworkInterface.NotFound", "The specified network interface does not exist.")
    bound = [eip for eip in account.eips.bound_to(eni.id) if eip.mode is Mode.MULTI_BINDED]
    account.look(eip.id for eip in bound)
    ready = [eip for eip in bound if eip.status is EipStatus.IN_USE]
    if not bound and account.switches.no_gateways is NoGateways.NOT_FOUND:
        raise Refusal("Instance.NotExist", "The network interface has no EIP in multi-EIP mode.")
    return {"Code": "200", "Message": "successful", "EipInfos": {"EipInfo": [_gateway(account, eip) for eip in ready]}}


def _gateway(account: Account, eip: Eip) -> dict[str, str]:
    address = IPv4Address(eip.address)
    for block in account.blocks:
        if address in IPv4Network(block.cidr):
            return {"Ip": eip.address, "IpMask": block.mask, "IpGw": block.gateway}
    raise invalid("InstanceId", f"an interface whose EIPs are in an address block, which {eip.address} is not")


OPERATIONS = (
    Operation("DescribeEipAddresses", describe_eip_addresses, dry_run=True),
    Operation("DescribeEipGatewayInfo", describe_eip_gateway_info),
)
