"""Records of answers -> domain values: the only place that knows the cloud's spelling.

Source: the API pages of the Describe operations. Words the domain does not know become its UNKNOWN or None.
"""

from collections.abc import Callable, Mapping
from ipaddress import IPv4Address, IPv4Network
from types import MappingProxyType
from typing import Any, Final

from gui.cloud.maps import (
    address,
    identifier,
    inner,
    items,
    moment,
    network,
    network_if_any,
    number,
    text,
    truth,
    word,
    words,
)
from gui.cloud.route import Route, RouteTable
from gui.domain.cloud.account import ResourceGroup
from gui.domain.cloud.eip import ENI_TARGET, AllocationId, AssociationMode, EipGateway, EipStatus, ElasticIp
from gui.domain.cloud.eni import (
    EniId,
    EniStatus,
    EniType,
    NetworkInterface,
    NetworkStatus,
    SecurityGroup,
    SecurityGroupId,
    Tags,
    Vpc,
    VpcId,
    VSwitch,
    VSwitchId,
)
from gui.domain.cloud.instance import Instance, InstanceId, InstanceStatus, InstanceType, OsType
from gui.domain.cloud.kind import Kind
from gui.domain.cloud.kinds import (
    EIPS,
    GATEWAYS,
    INSTANCE_TYPES,
    INSTANCES,
    INTERFACES,
    RESOURCE_GROUPS,
    SECURITY_GROUPS,
    VPCS,
    VSWITCHES,
)
from gui.domain.cloud.references import MARK_TAG
from gui.domain.cloud.region import Region, RegionId

Map = Mapping[str, Any]

NO_ADDRESS = IPv4Address(0)
"""Stands for an address that the cloud did not send, as for an ENI that is just being made."""

_NO_NETWORK = IPv4Network("0.0.0.0/32")


def region(found: Map) -> Region:
    """Return one entry of DescribeRegions."""
    return Region(
        RegionId(identifier(found, "RegionId")), text(found.get("LocalName")), text(found.get("RegionEndpoint"))
    )


def eip(found: Map) -> ElasticIp:
    """Return one entry of DescribeEipAddresses."""
    target_type = text(found.get("InstanceType")) or None
    return ElasticIp(
        allocation_id=AllocationId(identifier(found, "AllocationId")),
        address=address(found.get("IpAddress")) or NO_ADDRESS,
        status=word(EipStatus, found.get("Status"), EipStatus.UNKNOWN),
        region=RegionId(text(found.get("RegionId"))),
        name=text(found.get("Name")),
        target_id=text(found.get("InstanceId")) or None,
        target_type=target_type,
        mode=word(AssociationMode, found.get("Mode"), None) if target_type == ENI_TARGET else None,
        private_address=address(found.get("PrivateIpAddress")),
        bandwidth=number(found.get("Bandwidth")),
        charge_type=text(found.get("ChargeType")) or "PostPaid",
        locks=_locks(found),
        service_managed=truth(found.get("ServiceManaged")),
        deletion_protection=truth(found.get("DeletionProtection")),
        segment=text(found.get("SegmentInstanceId")),
        vpc_id=text(found.get("VpcId")),
        resource_group=text(found.get("ResourceGroupId")),
        tags=_tags(found, "Key", "Value"),
        traffic_charge=text(found.get("InternetChargeType")),
        allocated=moment(found.get("AllocationTime")),
    )


def _locks(found: Map) -> tuple[str, ...]:
    reasons = tuple(text(lock.get("LockReason")) for lock in items(found, "OperationLocks", "LockReason"))
    # BusinessStatus alone tells of arrears in older editions of the API, and may stand without a reason in newer ones.
    status = text(found.get("BusinessStatus"))
    return reasons or ((_LOCKING[status],) if status in _LOCKING else ())


_LOCKING = {"FinancialLocked": "financial", "OperationLock": "OperationLock", "Unactivated": "Unactivated"}
"""Words of BusinessStatus for an EIP that can't be used, and the reason that is told where the API tells none."""


def interface(found: Map) -> NetworkInterface:
    """Return one entry of DescribeNetworkInterfaces."""
    primary = address(found.get("PrivateIpAddress")) or NO_ADDRESS
    private = (address(each.get("PrivateIpAddress")) for each in items(found, "PrivateIpSets", "PrivateIpSet"))
    prefixes = items(found, "Ipv4PrefixSets", "Ipv4PrefixSet")
    return NetworkInterface(
        id=EniId(identifier(found, "NetworkInterfaceId")),
        type=word(EniType, found.get("Type"), EniType.OTHER),
        status=word(EniStatus, found.get("Status"), EniStatus.UNKNOWN),
        private_address=primary,
        mac=text(found.get("MacAddress")),
        vpc_id=VpcId(text(found.get("VpcId"))),
        vswitch_id=VSwitchId(text(found.get("VSwitchId"))),
        zone_id=text(found.get("ZoneId")),
        name=text(found.get("NetworkInterfaceName")),
        # A member of a trunk, and a foreign edition of the API, may say it in the attachment only.
        instance_id=text(found.get("InstanceId")) or text(inner(found, "Attachment").get("InstanceId")) or None,
        secondary_addresses=tuple(each for each in private if each and each != primary),
        prefixes=tuple(text(each.get("Ipv4Prefix")) for each in prefixes),
        service_managed=truth(found.get("ServiceManaged")),
        mark=_mark(found, "TagKey", "TagValue"),
        security_groups=tuple(SecurityGroupId(each) for each in words(found, "SecurityGroupIds", "SecurityGroupId")),
        description=text(found.get("Description")),
        resource_group=text(found.get("ResourceGroupId")),
        tags=_tags(found, "TagKey", "TagValue"),
    )


def _mark(found: Map, key: str, value: str) -> str:
    """Return the value of our own tag."""
    return dict(_tags(found, key, value)).get(MARK_TAG, "")


def _tags(found: Map, key: str, value: str) -> Tags:
    """Return every tag; ECS and VPC name the parts of a tag differently."""
    return tuple((text(tag.get(key)), text(tag.get(value))) for tag in items(found, "Tags", "Tag"))


def instance(found: Map) -> Instance:
    """Return one entry of DescribeInstances."""
    place = inner(found, "VpcAttributes")
    nics = tuple(items(found, "NetworkInterfaces", "NetworkInterface"))
    nics = tuple(sorted(nics, key=lambda nic: text(nic.get("Type")) != EniType.PRIMARY.value))
    windows = text(found.get("OSType")).lower() == OsType.WINDOWS.value
    return Instance(
        id=InstanceId(identifier(found, "InstanceId")),
        type=text(found.get("InstanceType")),
        family=text(found.get("InstanceTypeFamily")),
        status=word(InstanceStatus, found.get("Status"), InstanceStatus.UNKNOWN),
        zone_id=text(found.get("ZoneId")),
        vpc_id=VpcId(text(place.get("VpcId"))),
        vswitch_id=VSwitchId(text(place.get("VSwitchId"))),
        name=text(found.get("InstanceName")),
        os_type=OsType.WINDOWS if windows else OsType.LINUX,
        os_name=text(found.get("OSNameEn")) or text(found.get("OSName")),
        image_id=text(found.get("ImageId")),
        eni_ids=tuple(EniId(text(nic.get("NetworkInterfaceId"))) for nic in nics),
        resource_group=text(found.get("ResourceGroupId")),
        tags=_tags(found, "TagKey", "TagValue"),
    )


def instance_type(found: Map) -> InstanceType:
    """Return one entry of DescribeInstanceTypes."""
    return InstanceType(
        id=identifier(found, "InstanceTypeId"),
        family=text(found.get("InstanceTypeFamily")),
        eni_quantity=number(found.get("EniQuantity")) or 0,
        private_addresses_per_eni=number(found.get("EniPrivateIpAddressQuantity")) or 0,
    )


def vswitch(found: Map) -> VSwitch:
    """Return one entry of DescribeVSwitches."""
    return VSwitch(
        id=VSwitchId(identifier(found, "VSwitchId")),
        vpc_id=VpcId(text(found.get("VpcId"))),
        zone_id=text(found.get("ZoneId")),
        cidr=network(found.get("CidrBlock")) or _NO_NETWORK,
        name=text(found.get("VSwitchName")),
        free_addresses=number(found.get("AvailableIpAddressCount")),
        status=word(NetworkStatus, found.get("Status"), NetworkStatus.UNKNOWN),
        mark=_mark(found, "Key", "Value"),
        description=text(found.get("Description")),
        tags=_tags(found, "Key", "Value"),
    )


def route_table(found: Map) -> RouteTable:
    """Return one entry of DescribeRouteTableList."""
    return RouteTable(identifier(found, "RouteTableId"), text(found.get("AssociateType")) == "Gateway")


def route(found: Map) -> Route:
    """Return one entry of DescribeRouteEntryList.

    Its Type is Custom, System, BGP, CEN or ECR; all but System may be in the way of a block.
    """
    destination = text(found.get("DestinationCidrBlock"))
    # Entries of the cloud's own may have no id.
    name = text(found.get("RouteEntryId")) or destination
    return Route(name, network_if_any(destination), text(found.get("Type")).lower() == "system")


def security_group(found: Map) -> SecurityGroup:
    """Return one entry of DescribeSecurityGroups."""
    return SecurityGroup(
        id=SecurityGroupId(identifier(found, "SecurityGroupId")),
        vpc_id=VpcId(text(found.get("VpcId"))),
        name=text(found.get("SecurityGroupName")),
        service_managed=truth(found.get("ServiceManaged")),
    )


def vpc(found: Map) -> Vpc:
    """Return one entry of DescribeVpcs."""
    blocks = (network(each) for each in words(found, "SecondaryCidrBlocks", "SecondaryCidrBlock"))
    return Vpc(
        id=VpcId(identifier(found, "VpcId")),
        cidr=network(found.get("CidrBlock")) or _NO_NETWORK,
        secondary_cidrs=tuple(block for block in blocks if block),
        name=text(found.get("VpcName")),
        status=word(NetworkStatus, found.get("Status"), NetworkStatus.UNKNOWN),
    )


def vpc_of_ipv4_gateway(found: Map) -> VpcId | None:
    """Return the VPC of one entry of ListIpv4Gateways; None when the gateway is gone. One on its way still counts.

    Whether it is activated makes no difference: the cloud refuses the modes for its being there.
    """
    return None if text(found.get("Status")) == "Deleted" else VpcId(identifier(found, "VpcId"))


def gateway(found: Map) -> EipGateway:
    """Return one entry of DescribeEipGatewayInfo.

    Raises:
        ValueError: an address is missing or is none: nothing in a guest may be built on a guess.
    """
    # Samples of the API's page before 2022 print IP.
    return EipGateway(
        address=IPv4Address((text(found.get("Ip")) or text(found.get("IP"))).strip()),
        mask=text(found.get("IpMask")).strip(),
        gateway=IPv4Address(text(found.get("IpGw")).strip()),
    )


def resource_group(found: Map) -> ResourceGroup:
    """Return one entry of ListResourceGroups."""
    return ResourceGroup(identifier(found, "Id"), text(found.get("DisplayName")) or text(found.get("Name")))


OF_KIND: Final[Mapping[Kind[Any], Callable[[Map], Any]]] = MappingProxyType(
    {
        EIPS: eip,
        INTERFACES: interface,
        INSTANCES: instance,
        INSTANCE_TYPES: instance_type,
        VSWITCHES: vswitch,
        VPCS: vpc,
        SECURITY_GROUPS: security_group,
        GATEWAYS: gateway,
        RESOURCE_GROUPS: resource_group,
    }
)
"""What reads a record of each kind; ROUTES come from more than one list, see ``gui.cloud.route_lists``."""
