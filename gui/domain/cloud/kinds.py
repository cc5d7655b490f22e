"""The kinds of resource that are read: how each is asked from the cloud, found in an inventory, and told as facts.

The one place that says so. Only the decoder of a record stands elsewhere (``gui.cloud.decode``), beside the others that
know the cloud's spelling. Sources: the API pages of the Describe operations of VPC 2016-04-28 and ECS 2014-05-26,
and of ListResourceGroups of ResourceManager 2020-03-31.
"""

from collections.abc import Mapping
from ipaddress import IPv4Network
from typing import Any, Final

from gui.domain.cloud.account import ResourceGroup
from gui.domain.cloud.code_meaning import Named
from gui.domain.cloud.eip import ENI_TARGET, EipGateway, ElasticIp
from gui.domain.cloud.eni import NetworkInterface, NetworkStatus, SecurityGroup, Vpc, VSwitch
from gui.domain.cloud.instance import Instance, InstanceType
from gui.domain.cloud.inventory import ListName
from gui.domain.cloud.kind import By, Facts, Form, Kind, ListCall, ListFilter, Paging

_MANAGED = "by a cloud service"


_TAG = ListFilter("Tag", Form.TAG)


def _eip_facts(eip: ElasticIp) -> Facts:
    yield "status", eip.status.value
    yield "address", str(eip.address)
    yield "target", eip.target_id or ""
    yield "locks", " ".join(eip.locks)
    yield "managed", _MANAGED if eip.service_managed else ""


def _eni_facts(eni: NetworkInterface) -> Facts:
    yield "status", eni.status.value
    yield "instance", eni.instance_id or ""
    yield "zone", eni.zone_id
    yield "vpc", eni.vpc_id
    yield "prefixes", " ".join(eni.prefixes)
    yield "secondary", " ".join(sorted(map(str, eni.secondary_addresses)))
    yield "managed", _MANAGED if eni.service_managed else ""


def _instance_facts(instance: Instance) -> Facts:
    yield "status", instance.status.value
    yield "type", instance.type
    yield "zone", instance.zone_id
    yield "vpc", instance.vpc_id


def _vpc_facts(vpc: Vpc) -> Facts:
    yield "blocks", " ".join(sorted(str(each) for each in (vpc.cidr, *vpc.secondary_cidrs)))


def _vswitch_facts(vswitch: VSwitch) -> Facts:
    yield "cidr", str(vswitch.cidr)
    yield "zone", vswitch.zone_id


EIPS: Final[Kind[ElasticIp]] = Kind(
    ListCall(
        "vpc",
        "DescribeEipAddresses",
        ("EipAddresses", "EipAddress"),
        ("AllocationId", "IpAddress"),
        Paging.NUMBERED,
        100,
        {
            By.ID: ListFilter("AllocationId", Form.JOINED, 50),
            By.MARK: _TAG,
            By.INTERFACE: ListFilter("AssociatedInstanceId", fixed={"AssociatedInstanceType": ENI_TARGET}),
        },
    ),
    Named.EIP,
    lambda eip: eip.allocation_id,
    ListName.EIPS,
    lambda inventory: inventory.eip_by_id,
    lambda eip: eip.status.settled,
    _eip_facts,
)
INTERFACES: Final[Kind[NetworkInterface]] = Kind(
    ListCall(
        "ecs",
        "DescribeNetworkInterfaces",
        ("NetworkInterfaceSets", "NetworkInterfaceSet"),
        ("NetworkInterfaceId", "PrivateIpAddress"),
        Paging.TOKENS,
        500,
        {By.ID: ListFilter("NetworkInterfaceId", Form.LIST, 100), By.MARK: _TAG},
    ),
    Named.INTERFACE,
    lambda eni: eni.id,
    ListName.INTERFACES,
    lambda inventory: inventory.eni_by_id,
    lambda eni: eni.status.settled,
    _eni_facts,
)
INSTANCES: Final[Kind[Instance]] = Kind(
    ListCall(
        "ecs",
        "DescribeInstances",
        ("Instances", "Instance"),
        ("InstanceId",),
        Paging.TOKENS,
        100,
        {By.ID: ListFilter("InstanceIds", Form.JSON, 100)},
    ),
    Named.INSTANCE,
    lambda instance: instance.id,
    ListName.INSTANCES,
    lambda inventory: inventory.instance_by_id,
    lambda instance: instance.status.settled,
    _instance_facts,
)
VPCS: Final[Kind[Vpc]] = Kind(
    ListCall(
        "vpc",
        "DescribeVpcs",
        ("Vpcs", "Vpc"),
        ("VpcId",),
        Paging.NUMBERED,
        50,
        {By.ID: ListFilter("VpcId", Form.JOINED, 20)},
    ),
    Named.VPC,
    lambda vpc: vpc.id,
    ListName.VPCS,
    lambda inventory: inventory.vpc_by_id,
    lambda vpc: vpc.status is NetworkStatus.AVAILABLE,
    _vpc_facts,
)
"""All of a region come with what is known of their IPv4 gateways; of those asked for by id nobody asks that."""

VSWITCHES: Final[Kind[VSwitch]] = Kind(
    ListCall(
        "vpc",
        "DescribeVSwitches",
        ("VSwitches", "VSwitch"),
        ("VSwitchId",),
        Paging.NUMBERED,
        50,
        # The call takes one id.
        {By.ID: ListFilter("VSwitchId"), By.MARK: _TAG},
    ),
    Named.VSWITCH,
    lambda vswitch: vswitch.id,
    ListName.VSWITCHES,
    lambda inventory: inventory.vswitch_by_id,
    lambda vswitch: vswitch.status is NetworkStatus.AVAILABLE,
    _vswitch_facts,
)
RESOURCES: Final[tuple[Kind[Any], ...]] = (EIPS, INTERFACES, INSTANCES, VPCS, VSWITCHES)
"""What plans name, in the order of their facts."""

INSTANCE_TYPES: Final[Kind[InstanceType]] = Kind(
    ListCall(
        "ecs",
        "DescribeInstanceTypes",
        ("InstanceTypes", "InstanceType"),
        ("InstanceTypeId",),
        Paging.TOKENS,
        100,
        {By.ID: ListFilter("InstanceTypes", Form.LIST, 10)},
        regional=False,
    ),
    key=lambda kind: kind.id,
    listed=ListName.INSTANCE_TYPES,
    find=lambda inventory: inventory.type_by_id,
)
SECURITY_GROUPS: Final[Kind[SecurityGroup]] = Kind(
    ListCall(
        "ecs",
        "DescribeSecurityGroups",
        ("SecurityGroups", "SecurityGroup"),
        ("SecurityGroupId",),
        Paging.TOKENS,
        100,
        {By.VPC: ListFilter("VpcId")},
    ),
    key=lambda group: group.id,
)
GATEWAYS: Final[Kind[EipGateway]] = Kind(
    ListCall(
        "vpc",
        "DescribeEipGatewayInfo",
        ("EipInfos", "EipInfo"),
        ("Ip", "IP"),
        Paging.WHOLE,
        0,
        {By.INTERFACE: ListFilter("InstanceId")},
        coded=True,
    ),
    key=lambda gateway: str(gateway.address),
)
"""Gateway and mask of each multi-mode EIP on an ENI."""

RESOURCE_GROUPS: Final[Kind[ResourceGroup]] = Kind(
    ListCall(
        "resourcemanager",
        "ListResourceGroups",
        ("ResourceGroups", "ResourceGroup"),
        ("Id",),
        Paging.NUMBERED,
        100,
        {},
        regional=False,
    ),
    key=lambda group: group.id,
)
"""Of the account, whatever the region. They only lend names to ids."""

ROUTES: Final[Kind[IPv4Network]] = Kind(
    ListCall(
        "vpc",
        "DescribeRouteTableList",
        ("RouterTableList", "RouterTableListType"),
        ("RouteTableId",),
        Paging.NUMBERED,
        50,
        {By.VPC: ListFilter("VpcId")},
    )
)
"""The destinations of the routes that lead out of a VPC: of all its route tables, each once.

Neither default routes nor those the cloud itself keeps for the VPC's own networks and its services.
"""

KIND_OF: Final[Mapping[Named, Kind[Any]]] = {kind.named: kind for kind in RESOURCES if kind.named}
"""The kinds by what the cloud's codes, and the declarations of operations, call them."""
