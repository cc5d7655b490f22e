"""The kinds of resource that are read: how each is asked from the cloud, found in an inventory, and told as facts.

The one place that says so. Only the decoder of a record stands elsewhere (``gui.cloud.decode``), beside the others that
know the cloud's spelling. Sources: the API pages of the Describe operations of VPC 2016-04-28 and ECS 2014-05-26.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import IPv4Network
from typing import Any, Final, Generic, TypeVar

from gui.domain.cloud.code_meaning import Named
from gui.domain.cloud.eip import ENI_TARGET, EipGateway, ElasticIp
from gui.domain.cloud.eni import NetworkInterface, NetworkStatus, SecurityGroup, Vpc, VSwitch
from gui.domain.cloud.instance import Instance, InstanceType
from gui.domain.cloud.inventory import Inventory, ListName

_T = TypeVar("_T")
_MANAGED = "by a cloud service"
Facts = Iterator[tuple[str, str]]


class By(StrEnum):
    """What resources are asked for by: all of the region, their ids, their mark, the ENI or VPC they belong to."""

    REGION = "region"
    ID = "id"
    MARK = "mark"
    INTERFACE = "interface"
    VPC = "vpc"


class Form(StrEnum):
    """How a filter takes its values: one text, texts joined by commas, a list, a JSON array in a text, a tag."""

    TEXT = "text"
    JOINED = "joined"
    LIST = "list"
    JSON = "json"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class ListFilter:
    """A parameter that asks for some of a list.

    Attributes:
        name: on the wire.
        form: see Form.
        most: values of one call.
        fixed: parameters that go with it.
    """

    name: str
    form: Form = Form.TEXT
    most: int = 1
    fixed: Mapping[str, str] = field(default_factory=dict)


class Paging(StrEnum):
    """How a list comes: in pages with numbers and a total, in pages with tokens, or in one answer."""

    NUMBERED = "numbered"
    TOKENS = "tokens"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class ListCall:
    """The API call that lists a kind of resource.

    Attributes:
        product: ``vpc`` or ``ecs``.
        action: its name.
        path: names from the body of the answer down to the list.
        ids: names that hold the id of a record.
        paging: see Paging.
        size: most records of a page.
        filters: what it can be asked for by.
        regional: whether it takes a ``RegionId``.
        per_page: name of the parameter for ``size``, where pages have tokens.
        coded: whether the body has a ``Code`` of its own, which says whether it was done.
    """

    product: str
    action: str
    path: tuple[str, ...]
    ids: tuple[str, ...]
    paging: Paging
    size: int
    filters: Mapping[By, ListFilter]
    regional: bool = True
    per_page: str = "MaxResults"
    coded: bool = False

    @property
    def permission(self) -> str:
        """Its name in RAM policies."""
        return f"{self.product}:{self.action}"


@dataclass(frozen=True, slots=True, eq=False)
class Kind(Generic[_T]):
    """A kind of resource.

    Attributes:
        call: lists it; where that takes several calls, the first.
        named: what the cloud's codes call it; None where no code says that one of it is gone.
        key: gives the id of one.
        listed: its list in an inventory, None where it is in none.
        find: gives those of an inventory by id.
        settled: whether one will stay as it is until somebody acts.
        facts: name and value of everything of one that a plan relies on; names and other decoration are not among them.
    """

    call: ListCall
    named: Named | None = None
    key: Callable[[_T], str] = str
    listed: ListName | None = None
    find: Callable[[Inventory], Mapping[Any, _T]] = lambda _inventory: {}
    settled: Callable[[_T], bool] = lambda _resource: True
    facts: Callable[[_T], Facts] = lambda _resource: iter(())


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
